/** The question of the day: one poll a day in a chat that wants it, at its hour. */
import type { Language } from "../content/schema.ts";
import { rightOption, type Answer, type Card, type Instant, type Poll } from "./game/state.ts";
import { BASE_POINTS, withPlaces } from "./scoring.ts";

export const DAILY_OPEN_MS = 24 * 3_600_000;
/** Telegram's `open_period` for it. */
export const DAILY_OPEN_SECONDS = DAILY_OPEN_MS / 1_000;
/** A question that is late by more than this is left out that day. */
export const DAILY_GRACE_MS = 3 * 3_600_000;
/** Speed does not count in a day-long question. */
export const DAILY_POINTS = BASE_POINTS;
export const FASTEST_SHOWN = 3;
/** Days sought for the next hour; one always does, since no zone skips two days. */
const DAYS_SOUGHT_MAX = 4;

interface DailyFrame {
  readonly id: string;
  readonly chatId: number;
  readonly threadId: number | null;
  /** 2026-04-01, in the chat's zone: one question a day. */
  readonly localDate: string;
  readonly language: Language;
  readonly card: Card;
}

export type Daily = DailyFrame &
  (
    | { readonly phase: "sending" }
    | { readonly phase: "open"; readonly poll: Poll }
    | { readonly phase: "closed"; readonly poll: Poll }
    /** It never arrived, or was deleted: it counts for nobody. */
    | { readonly phase: "void" }
  );

/**
 * The first instant strictly after `after` at which a chat's question is due.
 *
 * An hour that the spring change skips is taken one gap later; one that the
 * autumn change repeats means its first occurrence.
 *
 * @param hour local, 0 to 23
 * @param zone IANA name, already checked
 */
export function nextDailyAt(after: Date, hour: number, zone: string): Date {
  const today = zoned(after, zone).toPlainDate();
  // From the day before: in a zone that skipped a day the local date may run ahead.
  for (let days = -1; days <= DAYS_SOUGHT_MAX; days += 1) {
    const at = today
      .add({ days })
      .toPlainDateTime({ hour })
      .toZonedDateTime(zone, { disambiguation: "compatible" }).epochMilliseconds;
    if (at > after.getTime()) return new Date(at);
  }
  throw new Error(`Cannot find the next ${hour}:00 in ${zone}: no day has it`);
}

/** The local date for which a question due at `at` is the question of the day. */
export function dailyDate(at: Date, zone: string): string {
  return zoned(at, zone).toPlainDate().toString();
}

function zoned(at: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at.getTime()).toZonedDateTimeISO(zone);
}

/** True where a due question still goes out, though late. */
export function isWithinGrace(dueAt: Date, now: Date): boolean {
  return now.getTime() - dueAt.getTime() <= DAILY_GRACE_MS;
}

/** What became of sending it; undefined where it does not await this. */
export function dailySettled(daily: Daily, settled: Poll | undefined): Daily | undefined {
  if (daily.phase !== "sending") return undefined;
  return settled === undefined ? { ...daily, phase: "void" } : { ...daily, phase: "open", poll: settled };
}

/** A question is over when its day is, or when the next one comes; undefined where it is not open. */
export function dailyClosed(daily: Daily): Extract<Daily, { readonly phase: "closed" }> | undefined {
  return daily.phase === "open" ? { ...daily, phase: "closed" } : undefined;
}

export interface DailyScored {
  readonly personId: number;
  readonly option: number;
  readonly isRight: boolean;
  readonly points: number;
  readonly elapsedMs: number;
  readonly answeredAt: Instant;
}

export interface DailySummary {
  readonly card: Card;
  readonly localDate: string;
  readonly answered: number;
  readonly right: number;
  /** Of those who were right, with shared places. */
  readonly fastest: readonly {
    readonly personId: number;
    readonly elapsedMs: number;
    readonly place: number;
  }[];
  readonly scored: readonly DailyScored[];
}

/** Yesterday's answer: how many were right, and the fastest three of them. */
export function summaryOf(
  daily: Extract<Daily, { readonly phase: "open" | "closed" }>,
  answers: readonly Answer[],
): DailySummary {
  const right = rightOption(daily.card);
  const scored = answers.map(({ personId, option, at }) => ({
    personId,
    option,
    isRight: option === right,
    points: option === right ? DAILY_POINTS : 0,
    elapsedMs: Math.max(0, at - daily.poll.sentAt),
    answeredAt: at,
  }));
  const rights = scored.filter(({ isRight }) => isRight);
  const ranked = withPlaces(
    rights.map(({ personId, elapsedMs }) => ({ personId, elapsedMs, points: -elapsedMs })),
  );
  return {
    card: daily.card,
    localDate: daily.localDate,
    answered: scored.length,
    right: rights.length,
    fastest: ranked
      .slice(0, FASTEST_SHOWN)
      .map(({ personId, elapsedMs, place }) => ({ personId, elapsedMs, place })),
    scored,
  };
}

/** The longest run of days without a gap. */
export function longestRun(localDates: readonly string[]): number {
  const days = [...new Set(localDates)]
    .map((date) => Math.round(Temporal.PlainDate.from(date).since("1970-01-01").total("days")))
    .sort((a, b) => a - b);
  let best = 0;
  let run = 0;
  for (const [at, day] of days.entries()) {
    run = at > 0 && days[at - 1] === day - 1 ? run + 1 : 1;
    best = Math.max(best, run);
  }
  return best;
}
