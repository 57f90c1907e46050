import type { Language } from "../content/schema.ts";
import type { LocalDate, Zone } from "./schedule.ts";

export const EVENT_KINDS = [
  "premiere",
  "episode",
  "anniversary",
  "award",
  "birthday",
  "memorial",
  "broadcast",
  "announced",
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

export type Both = Readonly<Record<Language, string>>;

/** When a post speaks: some days before, the day before, on the day, some days after. */
export const PHASES = ["before", "eve", "today", "after"] as const;
export type Phase = (typeof PHASES)[number];

/** A dated event as the countdown needs it; the content pack's calendar has this shape. */
export interface CalendarEvent {
  readonly id: string;
  readonly kind: EventKind;
  readonly title: Both;
  /** What people call it beside its titles. */
  readonly also?: readonly string[] | undefined;
  /** Of the first time: "1980-02-11". In `zone` where there is a time, else wherever the reader is. */
  readonly date: LocalDate;
  /** "19:00" */
  readonly time?: string | undefined;
  readonly zone?: Zone | undefined;
  /** Low: the date is reckoned, not announced; it is never told as certain. */
  readonly certainty: "high" | "medium" | "low";
  readonly repeats: "yearly" | "once";
  /** Own texts; {days} stands for «5 дней», {years} for «45 лет». */
  readonly texts?: Readonly<Partial<Record<Phase, Both>>> | undefined;
  /** Where to watch or read. */
  readonly link?: string | undefined;
  /** Of a birthday: false after death; undefined for what has no life. */
  readonly isAlive?: boolean | undefined;
}

/** What an admin changed at run time of one event; null takes the file's time away. */
export interface Override {
  readonly eventId: string;
  readonly date: LocalDate;
  readonly time: string | null;
  readonly zone: Zone | null;
  /** The admin's id; undefined once the person was erased. */
  readonly movedBy: number | undefined;
  readonly movedAt: Date;
}

/** The calendar with what admins changed: a moved event keeps all but its date, time and zone, and is certain. */
export function withOverrides(
  events: readonly CalendarEvent[],
  overrides: readonly Override[],
): readonly CalendarEvent[] {
  const byId = new Map(overrides.map((one) => [one.eventId, one]));
  return events.map((event) => {
    const moved = byId.get(event.id);
    if (moved === undefined) return event;
    const { date, time, zone } = moved;
    return { ...event, date, time: time ?? undefined, zone: zone ?? undefined, certainty: "high" };
  });
}
