import type { Language } from "../content/schema.ts";
import type { Both } from "./event.ts";
import type { LocalDate, Zone } from "./schedule.ts";

/** The bot's own text by its key. */
export type Say = (key: string, variables?: Readonly<Record<string, string | number>>) => string;

const LOCALES: Readonly<Record<Language, string>> = { ru: "ru", en: "en-GB" };

/** «4 сентября 2027 года», “4 September 2027”; the year only where it is not the reader's present one. */
export function dateWords(date: LocalDate, today: LocalDate, language: Language): string {
  const hasYear = date.slice(0, 4) !== today.slice(0, 4);
  const style: Intl.DateTimeFormatOptions = {
    day: "numeric",
    month: "long",
    ...(hasYear ? { year: "numeric" } : {}),
  };
  return format(language, style, "UTC", Date.parse(date)).replace(/\s?г\.$/u, " года");
}

/** "19:00" in the zone. */
export function timeWords(at: Date, zone: Zone): string {
  return format("en", { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }, zone, at.getTime());
}

/** An own text of the calendar with its {days} and {years} filled in. */
export function fillIn(text: Both, language: Language, days: string, years: string): string {
  return text[language].replaceAll("{days}", days).replaceAll("{years}", years);
}

/** «1 000 дней» as its number and the word that goes with it. */
export function numberAndUnit(span: string): readonly [string, string] {
  const at = /\s(?=\S+$)/u.exec(span)?.index ?? span.length;
  return [span.slice(0, at), span.slice(at + 1)];
}

function format(language: Language, style: Intl.DateTimeFormatOptions, timeZone: Zone, at: number): string {
  return new Intl.DateTimeFormat(LOCALES[language], { ...style, timeZone }).format(at);
}
