/** Local wall clock and zone to instants, and back. */

/** Wall clock, 24 h. */
export interface LocalTime {
  /** 0 to 23 */
  readonly hour: number;
  /** 0 to 59 */
  readonly minute: number;
}

/** IANA name, already checked. */
export type Zone = string;

/** A day of the ISO calendar without a place: "2026-09-04". Sorts as it follows. */
export type LocalDate = string;

const DAY_MS = 86_400_000;
/** Days sought for the next post; one always does, since no zone skips two days. */
const DAYS_SOUGHT_MAX = 4;

/**
 * The instant at which a wall clock in the zone shows this date and time.
 *
 * A local time that the spring change skips is taken one gap later; one that
 * the autumn change repeats means its first occurrence.
 */
export function instantOf(date: LocalDate, { hour, minute }: LocalTime, zone: Zone): Date {
  const at = Temporal.PlainDate.from(date).toPlainDateTime({ hour, minute });
  return new Date(at.toZonedDateTime(zone, { disambiguation: "compatible" }).epochMilliseconds);
}

/**
 * The first instant strictly after `after` at which a chat's daily post is due.
 * Skipped and repeated local times are read as by `instantOf`.
 */
export function nextPostAt(after: Date, at: LocalTime, zone: Zone): Date {
  const today = localDateOf(after, zone);
  // From the day before: where a change skips midnight, a time of yesterday falls on today.
  for (let days = -1; days <= DAYS_SOUGHT_MAX; days += 1) {
    const due = instantOf(addDays(today, days), at, zone);
    if (due.getTime() > after.getTime()) return due;
  }
  throw new Error(`Cannot find the next ${clockOf(at)} in ${zone}: no day has it`);
}

/** The date that a calendar on the wall shows in the zone. */
export function localDateOf(at: Date, zone: Zone): LocalDate {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString();
}

/** "09:05" */
export function clockOf({ hour, minute }: LocalTime): string {
  return `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date((dayNumber(date) + days) * DAY_MS).toISOString().slice(0, 10);
}

/** Days from one date to another; negative backwards. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Days since 1970; asked for each event of each day, and several times cheaper than `Temporal`. */
function dayNumber(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`) / DAY_MS;
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayOf(date: LocalDate): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}
