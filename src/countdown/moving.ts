import { addDays, type LocalDate, type LocalTime, type Zone } from "./schedule.ts";
import type { ZoneSought } from "../chats/zones.ts";

/** A date to which an event is moved, as an admin typed it. */
export interface Moved {
  readonly date: LocalDate;
  readonly time: LocalTime | undefined;
  readonly zone: Zone | undefined;
}

export type ReadMove =
  | { readonly kind: "moved"; readonly moved: Moved }
  /** `rule` names what is wrong, as the end of a text key; `typed` is the part that is. */
  | {
      readonly kind: "wrong";
      readonly rule: "date" | "day" | "time" | "zone" | "far";
      readonly typed: string;
    };

const ISO = /^(\d{4})-(\d{1,2})-(\d{1,2})$/u;
const DOTTED = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/u;
const CLOCK = /^(\d{1,2}):(\d{2})$/u;
const RELATIVE: Readonly<Record<string, number>> = {
  сегодня: 0,
  today: 0,
  завтра: 1,
  tomorrow: 1,
  послезавтра: 2,
};
/** An event further off than this is a slip of the year. */
const YEARS_AHEAD_MAX = 10;

/**
 * Reads «2027-03-01 19:00 Москва»: a date (also 01.03.2027, завтра), then
 * perhaps a time, then perhaps a city or zone.
 *
 * @param findZone of what was typed as a place
 */
export function readMove(text: string, today: LocalDate, findZone: (typed: string) => ZoneSought): ReadMove {
  const [first = "", ...rest] = text.trim().split(/\s+/u);
  const date = dateOf(first, today);
  if (typeof date !== "string") return { kind: "wrong", rule: date.rule, typed: first };
  if (Number(date.slice(0, 4)) > Number(today.slice(0, 4)) + YEARS_AHEAD_MAX) {
    return { kind: "wrong", rule: "far", typed: first };
  }
  const [second, ...place] = rest;
  if (second === undefined) return { kind: "moved", moved: { date, time: undefined, zone: undefined } };
  const time = readClock(second);
  if (time === undefined) return { kind: "wrong", rule: "time", typed: second };
  if (place.length === 0) return { kind: "moved", moved: { date, time, zone: undefined } };
  const sought = findZone(place.join(" "));
  if (sought.kind !== "found") return { kind: "wrong", rule: "zone", typed: place.join(" ") };
  return { kind: "moved", moved: { date, time, zone: sought.zone } };
}

/** "9:05", "21:30", "9"; undefined for what no clock shows. */
export function readClock(text: string): LocalTime | undefined {
  const hourAlone = /^\d{1,2}$/u.test(text.trim());
  const [, hours, minutes] =
    CLOCK.exec(hourAlone ? `${text.trim()}:00` : text.trim().replace(".", ":")) ?? [];
  if (hours === undefined || minutes === undefined) return undefined;
  const [hour, minute] = [Number(hours), Number(minutes)];
  return hour <= 23 && minute <= 59 ? { hour, minute } : undefined;
}

function dateOf(typed: string, today: LocalDate): LocalDate | { readonly rule: "date" | "day" } {
  const ahead = RELATIVE[typed.toLowerCase()];
  if (ahead !== undefined) return addDays(today, ahead);
  const iso = ISO.exec(typed);
  const dotted = DOTTED.exec(typed);
  const [year, month, day] = iso?.slice(1) ?? dotted?.slice(1).toReversed() ?? [];
  if (year === undefined || month === undefined || day === undefined) return { rule: "date" };
  try {
    const parts = { year: Number(year), month: Number(month), day: Number(day) };
    return Temporal.PlainDate.from(parts, { overflow: "reject" }).toString();
  } catch (error) {
    if (error instanceof RangeError) return { rule: "day" };
    throw error;
  }
}
