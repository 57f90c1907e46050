import type { CalendarEvent, EventKind } from "./event.ts";
import { bySoonest, calendarDay, weightOf, type CalendarDay, type Occurrence } from "./occurrence.ts";
import { addDays, instantOf, localDateOf, nextPostAt, weekdayOf } from "./schedule.ts";
import type { LocalDate, LocalTime, Zone } from "./schedule.ts";

export const EVENT_CHOICES = ["premiere", "episodes", "anniversaries", "birthdays", "all"] as const;
export type EventChoice = (typeof EVENT_CHOICES)[number];

export const CADENCES = ["daily", "weekly", "milestones"] as const;
export type Cadence = (typeof CADENCES)[number];

/** What a chat has chosen to follow. */
export interface Choice {
  readonly events: readonly EventChoice[];
  readonly cadence: Cadence;
}

/** Days before an event on which every follower hears of it. */
export const MILESTONES: readonly number[] = [100, 50, 30, 14, 7, 3, 2, 1, 0];
/** Episodes come week by week: the eve and the day. */
const EPISODE_MILESTONES: readonly number[] = [1, 0];
/** Birthdays and days of remembrance come by the dozen, and are not counted down to. */
const DAY_ALONE: readonly number[] = [0];
/** Days after a first showing on which every follower hears of it. */
export const ROUND_DAYS_AFTER: readonly number[] = [1, 7, 30, 50, 100, 200, 300, 500];
/** …and each full thousand. */
const ROUND_DAYS_STEP = 1_000;
/** Further off than this, daily and weekly followers hear of the milestones alone. */
export const NEAR_DAYS = 30;
/** Daily followers hear of a first showing for so many days after it. */
const FRESH_DAYS = 7;
/** Day of the weekly post: Monday. */
const WEEKLY_WEEKDAY = 1;
/** Days looked through for the next posts: every yearly event comes within it. */
const PLAN_DAYS_MAX = 400;

const KINDS: Readonly<Record<Exclude<EventChoice, "all">, readonly EventKind[]>> = {
  premiere: ["premiere"],
  episodes: ["episode", "broadcast"],
  anniversaries: ["anniversary", "award"],
  birthdays: ["birthday", "memorial"],
};

/** True where the chat wants this time of the event. The premiere's later years are anniversaries too. */
export function isFollowed({ event, years }: Occurrence, choices: readonly EventChoice[]): boolean {
  return choices.some(
    (choice) =>
      choice === "all" ||
      KINDS[choice].includes(event.kind) ||
      (choice === "anniversaries" && event.kind === "premiere" && years > 0),
  );
}

/** What a chat hears of on that day, the most important first; empty on a quiet day. All of it goes into one post. */
export function dueOn({ events, cadence }: Choice, day: CalendarDay): readonly Occurrence[] {
  const coming = day.coming.filter((one) => isFollowed(one, events));
  const due = coming.filter(({ event, days }) => milestonesOf(event).includes(days));
  const nearest = coming.find((one) => isCountedDaily(one));
  if (nearest !== undefined && hearsBetween(cadence, day.date) && !due.includes(nearest)) {
    due.push(nearest);
  }
  const gone = day.gone.filter((one) => isTold(one, cadence) && isFollowed(one, events));
  return [...due, ...gone].sort(byImportance);
}

/** The next posts that a chat will get, with their times. */
export function nextPosts(
  choice: Choice,
  at: LocalTime,
  events: readonly CalendarEvent[],
  now: Date,
  zone: Zone,
  max: number,
): readonly { readonly at: Date; readonly due: readonly Occurrence[] }[] {
  const posts: { at: Date; due: readonly Occurrence[] }[] = [];
  let from = now;
  let last = "";
  for (let days = 0; days < PLAN_DAYS_MAX && posts.length < max; days += 1) {
    from = nextPostAt(from, at, zone);
    const date = localDateOf(from, zone);
    const due = date === last ? [] : dueOn(choice, calendarDay(events, date, zone));
    if (due.length > 0) posts.push({ at: from, due });
    last = date;
  }
  return posts;
}

/** The first instant after the day of a post: until then it is right. */
export function dayEndsAt(date: LocalDate, zone: Zone): Date {
  return instantOf(addDays(date, 1), { hour: 0, minute: 0 }, zone);
}

const MILESTONES_OF: Readonly<Record<EventKind, readonly number[]>> = {
  premiere: MILESTONES,
  anniversary: MILESTONES,
  award: MILESTONES,
  episode: EPISODE_MILESTONES,
  broadcast: EPISODE_MILESTONES,
  birthday: DAY_ALONE,
  memorial: DAY_ALONE,
  announced: DAY_ALONE,
};

function milestonesOf({ kind }: CalendarEvent): readonly number[] {
  return MILESTONES_OF[kind];
}

function isCountedDaily({ event, days }: Occurrence): boolean {
  return days <= NEAR_DAYS && milestonesOf(event) === MILESTONES;
}

function hearsBetween(cadence: Cadence, date: LocalDate): boolean {
  return cadence === "daily" || (cadence === "weekly" && weekdayOf(date) === WEEKLY_WEEKDAY);
}

/** Only a first showing is told of afterwards; a day that is merely reckoned is not. */
function isTold({ event, days }: Occurrence, cadence: Cadence): boolean {
  if (days >= 0 || event.kind !== "premiere" || event.certainty === "low") return false;
  const since = -days;
  return (
    ROUND_DAYS_AFTER.includes(since) ||
    since % ROUND_DAYS_STEP === 0 ||
    (cadence === "daily" && since <= FRESH_DAYS)
  );
}

/** The day itself, then the eve, then what was shown lately, then what is coming. */
function byImportance(a: Occurrence, b: Occurrence): number {
  return rankOf(a) - rankOf(b) || bySoonest(a, b);
}

function rankOf({ event, days, phase }: Occurrence): number {
  const ranks = { today: 0, eve: 1, after: 2, before: 2 } as const;
  return ranks[phase] * 1_000_000 + (days > 1 ? days * 10 : 0) + weightOf(event);
}
