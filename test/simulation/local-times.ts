import { instantOf, type LocalTime } from "../../src/countdown/schedule.ts";
import { seeded } from "../support/ports.ts";

/** What a comparison found; `wrong` names each time that differed. */
export interface Compared {
  readonly compared: number;
  readonly wrong: readonly string[];
}

const ZONES = Intl.supportedValuesOf("timeZone");
const HOUR_MS = 3_600_000;
const FROM_YEAR = 2024;
const YEARS = 6;
const NEAR_HOURS = 3;
/** No zone is further from Greenwich. */
const OFFSET_HOURS_MAX = 15;

/**
 * Compares random local times with an independent rule: of all instants whose
 * wall clock shows the time the earliest; of a time that is skipped, the same
 * time by the offset before the gap. Half of the times lie within three hours
 * of a clock change, where there is one.
 */
export function compareLocalTimes(count: number, seed: number): Compared {
  const random = seeded(seed);
  const wrong: string[] = [];
  for (let at = 0; at < count; at += 1) {
    const zone = ZONES[Math.floor(random() * ZONES.length)] ?? "UTC";
    const { date, time } = at % 2 === 0 ? anyTime(random) : nearChange(zone, random);
    const ours = instantOf(date, time, zone).getTime();
    const theirs = independently(date, time, zone);
    if (ours !== theirs) wrong.push(`${zone} ${date} ${String(time.hour)}:${String(time.minute)}`);
  }
  return { compared: count, wrong };
}

function anyTime(random: () => number): { date: string; time: LocalTime } {
  const start = Date.UTC(FROM_YEAR, 0, 1);
  const day = new Date(start + Math.floor(random() * YEARS * 365) * 24 * HOUR_MS);
  return {
    date: day.toISOString().slice(0, 10),
    time: { hour: Math.floor(random() * 24), minute: Math.floor(random() * 60) },
  };
}

function nearChange(zone: string, random: () => number): { date: string; time: LocalTime } {
  const from = Temporal.Instant.fromEpochMilliseconds(
    Date.UTC(FROM_YEAR, 0, 1) + Math.floor(random() * YEARS * 365 * 24) * HOUR_MS,
  ).toZonedDateTimeISO(zone);
  const change = from.getTimeZoneTransition("next");
  if (change === null) return anyTime(random);
  const minutes = Math.floor((random() * 2 - 1) * NEAR_HOURS * 60);
  const wall = change.toPlainDateTime().add({ minutes });
  return { date: wall.toPlainDate().toString(), time: { hour: wall.hour, minute: wall.minute } };
}

/** By trying every offset that the zone has around that day, the wall clock read by Intl alone. */
function independently(date: string, { hour, minute }: LocalTime, zone: string): number {
  const [year = 0, month = 1, day = 1] = date.split("-").map(Number);
  const asIfUtc = Date.UTC(year, month - 1, day, hour, minute);
  const offsets = new Set<number>();
  for (let hours = -OFFSET_HOURS_MAX - 24; hours <= OFFSET_HOURS_MAX + 24; hours += 1) {
    offsets.add(offsetAt(asIfUtc + hours * HOUR_MS, zone));
  }
  const fitting = [...offsets]
    .map((offset) => asIfUtc - offset)
    .filter((at) => at + offsetAt(at, zone) === asIfUtc);
  if (fitting.length > 0) return Math.min(...fitting);
  // Skipped: the offset before the gap, so that the time comes a gap later.
  return asIfUtc - offsetAt(asIfUtc - 26 * HOUR_MS, zone);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Milliseconds by which the zone's wall clock is ahead of Greenwich. */
function offsetAt(at: number, zone: string): number {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
  formats.set(zone, format);
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(at / 1_000) * 1_000;
}
