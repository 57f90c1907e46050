import type { Cadence, Choice, EventChoice } from "./cadence.ts";
import { dueOn, isFollowed } from "./cadence.ts";
import { localDateOf, nextPostAt, type LocalDate, type LocalTime, type Zone } from "./schedule.ts";
import type { CalendarDay, Occurrence } from "./occurrence.ts";

/** A late post still goes out within this, and while its day lasts. */
export const POST_GRACE_MS = 6 * 3_600_000;
/** Days of a long silence that are recorded; none of them is posted. */
export const MISSED_DAYS_MAX = 31;
/** Events in a live message. */
export const LIVE_EVENTS_MAX = 3;

/** What a chat or topic has chosen to follow, and when. */
export interface Follow extends Choice {
  readonly chatId: number;
  /** 0 outside topics. */
  readonly threadId: number;
  readonly events: readonly EventChoice[];
  readonly cadence: Cadence;
  readonly at: LocalTime;
  readonly zone: Zone;
  readonly isSilent: boolean;
  /** One pinned message, edited once a day, in place of posts. */
  readonly isLive: boolean;
  readonly liveMessageId: number | undefined;
}

/** A follow's time that has come: its post goes out now, or it is too late. */
export interface Turn {
  readonly date: LocalDate;
  readonly dueAt: Date;
  readonly state: "posted" | "missed";
}

/**
 * What has come for a follow, oldest first, before it is asked what is due on
 * those days. At most the last day is posted, and only within the grace and on
 * the day itself, so that what it says of days is right; earlier ones were missed.
 *
 * @param dueAt the time that was kept for it, not after `now`
 */
export function turnsOf(
  follow: Pick<Follow, "at" | "zone">,
  dueAt: Date,
  now: Date,
  graceMs: number,
): readonly Turn[] {
  const times = dueTimes(follow, dueAt, now);
  const last = times.at(-1);
  const today = localDateOf(now, follow.zone);
  return times.map((time) => {
    const date = localDateOf(time, follow.zone);
    const isOnTime = time === last && date === today && now.getTime() - time.getTime() <= graceMs;
    return { date, dueAt: time, state: isOnTime ? "posted" : "missed" };
  });
}

/** Every time from `dueAt` to `now`; of a long silence the last ones. */
function dueTimes({ at, zone }: Pick<Follow, "at" | "zone">, dueAt: Date, now: Date): readonly Date[] {
  const earliest = now.getTime() - MISSED_DAYS_MAX * 86_400_000;
  const times = [dueAt.getTime() >= earliest ? dueAt : nextPostAt(new Date(earliest), at, zone)];
  for (let days = 0; days <= MISSED_DAYS_MAX; days += 1) {
    const next = nextPostAt(times.at(-1) ?? dueAt, at, zone);
    if (next.getTime() > now.getTime()) break;
    times.push(next);
  }
  return times;
}

/** What a follow hears of on a day: in a live message whatever comes next, else what the cadence says. */
export function heardOn(follow: Choice & Pick<Follow, "isLive">, day: CalendarDay): readonly Occurrence[] {
  if (!follow.isLive) return dueOn(follow, day);
  return day.coming.filter((one) => isFollowed(one, follow.events)).slice(0, LIVE_EVENTS_MAX);
}
