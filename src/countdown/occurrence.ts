import type { CalendarEvent, Phase } from "./event.ts";
import {
  daysBetween,
  instantOf,
  localDateOf,
  type LocalDate,
  type LocalTime,
  type Zone,
} from "./schedule.ts";

/** One time that an event comes round, seen from a day in a zone. */
export interface Occurrence {
  readonly event: CalendarEvent;
  readonly phase: Phase;
  /** Its day in the zone. */
  readonly date: LocalDate;
  /** Days until it; negative after it. */
  readonly days: number;
  /** Full years since the first time; 0 for the first. */
  readonly years: number;
  /** Only of an event with a time. */
  readonly startsAt: Date | undefined;
}

/** Years looked through for the next time; a yearly event comes within two. */
const YEARS_SOUGHT = [-1, 0, 1, 2] as const;

/**
 * The next time that the event comes, that day included; undefined for one
 * that is over and does not repeat.
 *
 * A yearly event of 29 February comes on 28 February in common years.
 *
 * @param from a day in `zone`
 */
export function nextOccurrence(event: CalendarEvent, from: LocalDate, zone: Zone): Occurrence | undefined {
  return timesAround(event, from, zone).find(({ days }) => days >= 0);
}

/** The last time that the event came, that day included; undefined before the first. */
export function lastOccurrence(event: CalendarEvent, from: LocalDate, zone: Zone): Occurrence | undefined {
  return timesAround(event, from, zone).findLast(({ days }) => days <= 0);
}

/** The first time, however long ago or ahead: for «premiered 1,000 days ago». */
export function firstOccurrence(event: CalendarEvent, from: LocalDate, zone: Zone): Occurrence {
  return occurrenceIn(event, 0, from, zone);
}

/** The next times of all events, the soonest first; on one day the weightier first. */
export function nextOccurrences(
  events: readonly CalendarEvent[],
  from: LocalDate,
  zone: Zone,
): readonly Occurrence[] {
  return events
    .map((event) => nextOccurrence(event, from, zone))
    .filter((one) => one !== undefined)
    .sort(bySoonest);
}

/** The whole calendar as it is seen from one day in a zone; what each follower hears is chosen from it. */
export interface CalendarDay {
  readonly date: LocalDate;
  readonly zone: Zone;
  /** The next times of all events, as by `nextOccurrences`. */
  readonly coming: readonly Occurrence[];
  /** The first times that lie behind. */
  readonly gone: readonly Occurrence[];
}

/** @param date a day in `zone` */
export function calendarDay(events: readonly CalendarEvent[], date: LocalDate, zone: Zone): CalendarDay {
  return {
    date,
    zone,
    coming: nextOccurrences(events, date, zone),
    gone: events.map((event) => firstOccurrence(event, date, zone)).filter(({ days }) => days < 0),
  };
}

export type ReadDay = (date: LocalDate, zone: Zone) => CalendarDay;

/** Reads days of one calendar and remembers them: of 100,000 chats most share theirs. For as long as one run. */
export function calendarDays(events: readonly CalendarEvent[]): ReadDay {
  const known = new Map<string, CalendarDay>();
  return (date, zone) => {
    const key = `${date} ${zone}`;
    const day = known.get(key) ?? calendarDay(events, date, zone);
    known.set(key, day);
    return day;
  };
}

/** The next `max` events from the moment on, each once: those of today that have begun are over. */
export function nextEvents(
  events: readonly CalendarEvent[],
  now: Date,
  zone: Zone,
  max: number,
): readonly Occurrence[] {
  return nextOccurrences(events, localDateOf(now, zone), zone)
    .filter(({ startsAt }) => startsAt === undefined || startsAt.getTime() >= now.getTime())
    .slice(0, max);
}

export function bySoonest(a: Occurrence, b: Occurrence): number {
  return (
    a.days - b.days ||
    weightOf(a.event) - weightOf(b.event) ||
    (a.startsAt?.getTime() ?? 0) - (b.startsAt?.getTime() ?? 0) ||
    (a.event.id < b.event.id ? -1 : 1)
  );
}

/** Smaller is more important. */
export function weightOf({ kind }: CalendarEvent): number {
  return WEIGHTS[kind];
}

const WEIGHTS: Readonly<Record<CalendarEvent["kind"], number>> = {
  premiere: 0,
  episode: 1,
  anniversary: 2,
  award: 3,
  broadcast: 4,
  birthday: 5,
  memorial: 6,
  announced: 7,
};

function timesAround(event: CalendarEvent, from: LocalDate, zone: Zone): readonly Occurrence[] {
  const first = occurrenceIn(event, 0, from, zone);
  if (event.repeats === "once") return [first];
  const years = Number(from.slice(0, 4)) - Number(event.date.slice(0, 4));
  const near = YEARS_SOUGHT.map((offset) => years + offset).filter((since) => since > 0);
  return [first, ...near.map((since) => occurrenceIn(event, since, from, zone))];
}

function occurrenceIn(event: CalendarEvent, years: number, from: LocalDate, zone: Zone): Occurrence {
  const day = Temporal.PlainDate.from(event.date);
  const there = day.with({ year: day.year + years }, { overflow: "constrain" }).toString();
  const startsAt =
    event.time === undefined ? undefined : instantOf(there, timeOf(event.time), event.zone ?? zone);
  const date = startsAt === undefined ? there : localDateOf(startsAt, zone);
  const days = daysBetween(from, date);
  return { event, phase: phaseOf(days), date, days, years, startsAt };
}

/** @param text "19:00" */
function timeOf(text: string): LocalTime {
  const [hour = 0, minute = 0] = text.split(":").map(Number);
  return { hour, minute };
}

function phaseOf(days: number): Phase {
  if (days > 1) return "before";
  if (days === 1) return "eve";
  return days === 0 ? "today" : "after";
}
