import { keyOf, type CountdownCard } from "../cards/card.ts";
import type { Language } from "../content/schema.ts";
import { CAPTION_CHARS_MAX, type Content, type StyledText } from "../delivery/content.ts";
import { bold, joined } from "../delivery/styled.ts";
import type { Follow } from "./follow.ts";
import type { Occurrence } from "./occurrence.ts";
import { instantOf, localDateOf, type LocalDate, type Zone } from "./schedule.ts";
import { dateWords, fillIn, numberAndUnit, timeWords, type Say } from "./words.ts";

/** Events told in full; the rest are named in a line each. */
const FULL_EVENTS_MAX = 3;
/** Closer than this, an event with a time is told in hours. */
export const HOURS_WITHIN_MS = 48 * 3_600_000;
const HOUR_MS = 3_600_000;
/** Room kept for «…and 12 more events». */
const REST_CHARS = 60;

/** What one post says, for all places that hear the same. */
export interface Post {
  readonly date: LocalDate;
  /** The most important first. */
  readonly due: readonly Occurrence[];
  readonly isSilent: boolean;
  /** A live message is begun, or edited. */
  readonly live: "none" | "new" | "edit";
  readonly zone: Zone;
}

/** How, where and when a text is read. */
export interface Reading {
  readonly t: Say;
  readonly language: Language;
  readonly zone: Zone;
  readonly now: Date;
}

export function liveOf({ isLive, liveMessageId }: Pick<Follow, "isLive" | "liveMessageId">): Post["live"] {
  if (!isLive) return "none";
  return liveMessageId === undefined ? "new" : "edit";
}

/** Keys of the countdown's batches: the kind of post and its local date. */
export function refOf({ live, date }: Pick<Post, "live" | "date">): string {
  return `${live === "none" ? "post" : live}:${date}`;
}

/** The date in a key of a countdown's batch; empty in another's. */
export function dateOf(ref: string): LocalDate {
  return /^(?:post|new|edit):(.*)$/u.exec(ref)?.[1] ?? "";
}

/** What is sent for a post: a picture with its caption, or the live message's text. */
export function contentOf(post: Post, reading: Reading): Content {
  const [first] = post.due;
  if (first === undefined) throw new Error("Cannot write a post: nothing is due");
  if (post.live !== "none") {
    const text = { kind: "text", ...liveText(post.due, reading), showsPreview: false } as const;
    return post.live === "new" ? text : { kind: "edit", to: text };
  }
  return {
    kind: "photo",
    file: { card: keyOf(cardFor(first, reading)) },
    caption: postText(post.due, reading),
  };
}

/**
 * The text of a post or an answer: the first events in full, the next in a line
 * each, the rest counted. Never longer than a caption may be.
 *
 * @param fullMax events told in full
 */
export function postText(
  due: readonly Occurrence[],
  reading: Reading,
  fullMax: number = FULL_EVENTS_MAX,
): StyledText {
  const parts: StyledText[] = [];
  let left = CAPTION_CHARS_MAX - REST_CHARS;
  for (const [index, occurrence] of due.entries()) {
    const isFull = index < fullMax;
    const part = isFull ? fullText(occurrence, reading) : lineText(occurrence, reading);
    const between = index === 0 ? "" : isFull || index === fullMax ? "\n\n" : "\n";
    const fits = part.text.length + between.length <= left;
    const chosen = fits || !isFull ? part : lineText(occurrence, reading);
    if (chosen.text.length + between.length > left) break;
    left -= chosen.text.length + between.length;
    parts.push({ text: between }, chosen);
  }
  const told = parts.length / 2;
  if (told < due.length)
    parts.push({ text: `\n\n${reading.t("countdown-rest", { count: due.length - told })}` });
  return joined(parts);
}

/** What is next, a line for each event, under a heading. */
export function calendarText(coming: readonly Occurrence[], reading: Reading): StyledText {
  const { t, language } = reading;
  if (coming.length === 0) return { text: t("calendar-empty") };
  const lines = coming.map((occurrence) => {
    const { event, phase, years } = occurrence;
    const aged = years > 0 ? ` (${t("countdown-years", { years })})` : "";
    const span = phase === "today" ? t("countdown-line-today") : spanWords(occurrence, reading);
    return joined([
      { text: "\n\n" },
      phase === "today" ? { text: capitalized(t("countdown-line-today")) } : whenText(occurrence, reading),
      { text: phase === "today" ? "" : ` · ${span}` },
      { text: "\n" },
      bold(event.title[language]),
      { text: aged },
    ]);
  });
  return joined([bold(t("calendar-title")), ...lines]);
}

/** An event was given another date; followers hear of it once. */
export function movedText(occurrence: Occurrence, reading: Reading): StyledText {
  const { t, language } = reading;
  const span = occurrence.phase === "today" ? t("countdown-line-today") : spanWords(occurrence, reading);
  return joined([
    { text: `${t("countdown-moved")}\n\n` },
    bold(occurrence.event.title[language]),
    { text: "\n" },
    whenText(occurrence, reading),
    { text: ` · ${span}` },
  ]);
}

/** One pinned message: each client counts in it by itself. */
export function liveText(due: readonly Occurrence[], reading: Reading): StyledText {
  return joined(
    due.flatMap((occurrence, index): StyledText[] => {
      const { title } = occurrence.event;
      const at = occurrence.startsAt ?? instantOf(occurrence.date, { hour: 0, minute: 0 }, reading.zone);
      const counting =
        occurrence.phase === "today" && occurrence.startsAt === undefined
          ? { text: statusText(occurrence, reading).text }
          : dateTime(spanWords(occurrence, reading), at, "r");
      return [
        { text: index === 0 ? "" : "\n\n" },
        bold(title[reading.language]),
        { text: "\n" },
        counting,
        { text: ` · ` },
        whenText(occurrence, reading),
      ];
    }),
  );
}

/** «4 сентября», with its time where there is one: a date_time entity shows each reader their own. */
export function whenText({ date, startsAt }: Occurrence, { language, zone, now, t }: Reading): StyledText {
  const day = dateWords(date, localDateOf(now, zone), language);
  if (startsAt === undefined) return { text: day };
  return dateTime(t("countdown-at", { date: day, time: timeWords(startsAt, zone) }), startsAt, "Dt");
}

/** The picture of an event: how long to it, or what it is today. */
export function cardFor(occurrence: Occurrence, reading: Reading): CountdownCard {
  const { t, language, zone, now } = reading;
  const { phase, years, event, date } = occurrence;
  const title = event.title[language];
  const today = localDateOf(now, zone);
  const foot = dateWords(date, phase === "today" ? date : today, language);
  if (phase === "today") {
    const [number, unit] =
      years > 0 ? numberAndUnit(t("countdown-years", { years })) : [t("countdown-card-today"), ""];
    return { kind: "countdown", over: years > 0 ? t("countdown-card-today") : "", number, unit, title, foot };
  }
  const [number, unit] = numberAndUnit(t("countdown-days", { days: Math.abs(occurrence.days) }));
  const over = phase === "after" ? t("countdown-card-passed") : t("countdown-card-left");
  return { kind: "countdown", over, number, unit, title, foot };
}

function fullText(occurrence: Occurrence, reading: Reading): StyledText {
  const { event } = occurrence;
  const parts = [bold(event.title[reading.language]), { text: "\n" }, statusText(occurrence, reading)];
  if (event.certainty === "low") parts.push({ text: `\n${reading.t("countdown-uncertain")}` });
  if (event.link !== undefined)
    parts.push({ text: `\n${reading.t("countdown-link", { link: event.link })}` });
  return joined(parts);
}

function lineText(occurrence: Occurrence, reading: Reading): StyledText {
  return joined([
    { text: `• ${occurrence.event.title[reading.language]} — ` },
    occurrence.phase === "today"
      ? { text: reading.t("countdown-line-today") }
      : whenText(occurrence, reading),
  ]);
}

/** The event's own text for the moment where it has one, else how long it is or was. */
function statusText(occurrence: Occurrence, reading: Reading): StyledText {
  const { t, language } = reading;
  const { event, phase, years } = occurrence;
  const own = event.texts?.[phase];
  // «До премьеры…» is said of the first showing; its later years are anniversaries.
  const isFirstsOwn = phase !== "after" && years > 0 && event.kind === "premiere";
  if (own !== undefined && !isFirstsOwn) {
    const said = fillIn(own, language, daysWords(occurrence, t), t("countdown-years", { years }));
    const hasTime = occurrence.startsAt !== undefined && phase !== "after";
    return hasTime ? joined([{ text: `${said}\n` }, whenText(occurrence, reading)]) : { text: said };
  }
  if (phase === "today" && years > 0) return { text: yearsText(occurrence, t) };
  if (phase === "today" && occurrence.startsAt === undefined) return { text: t("countdown-today") };
  const when = whenText(occurrence, reading);
  const span = spanWords(occurrence, reading);
  const isAnniversary = years > 0 && phase !== "after" && event.kind !== "memorial";
  const end = isAnniversary ? t("countdown-will-be", { span: t("countdown-years", { years }) }) : ".";
  return joined([{ text: `${capitalized(span)}${t("countdown-comma")}` }, when, { text: end }]);
}

function yearsText({ event, years }: Occurrence, t: Say): string {
  const span = t("countdown-years", { years });
  if (event.kind === "memorial") return t("countdown-memorial", { span });
  if (event.kind !== "birthday") return t("countdown-anniversary", { span });
  return event.isAlive === true ? t("countdown-birthday", { span }) : t("countdown-born", { span });
}

/** «через 5 дней», «завтра», «через 3 часа», «5 дней назад» */
export function spanWords(occurrence: Occurrence, { t, now }: Reading): string {
  const { phase, startsAt } = occurrence;
  const ms = startsAt === undefined ? undefined : startsAt.getTime() - now.getTime();
  if (ms !== undefined && ms > 0 && ms < HOURS_WITHIN_MS) {
    const hours = Math.round(ms / HOUR_MS);
    return hours === 0 ? t("countdown-soon") : t("countdown-in", { span: t("countdown-hours", { hours }) });
  }
  if (phase === "today") return t("countdown-line-today");
  if (phase === "eve") return t("countdown-tomorrow");
  const span = daysWords(occurrence, t);
  return phase === "after" ? t("countdown-ago", { span }) : t("countdown-in", { span });
}

function daysWords({ days }: Occurrence, t: Say): string {
  return t("countdown-days", { days: Math.abs(days) });
}

function capitalized(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function dateTime(text: string, at: Date, format: "r" | "Dt"): StyledText {
  const unix_time = Math.floor(at.getTime() / 1_000);
  return {
    text,
    entities: [{ type: "date_time", offset: 0, length: text.length, unix_time, date_time_format: format }],
  };
}
