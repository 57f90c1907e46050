/** Points of one answer, and places of players and teams. Scored once, at the reveal. */

export const BASE_POINTS = 500;
export const SPEED_POINTS_MAX = 500;
/** Between sending a question and seeing it, and between a vote and its receipt. */
export const GRACE_MS = 1_000;
export const STREAK_STEP_POINTS = 100;
export const STREAK_POINTS_MAX = 300;
/** The most that one answer can bring. */
export const ANSWER_POINTS_MAX = BASE_POINTS + SPEED_POINTS_MAX + STREAK_POINTS_MAX;

export interface Answering {
  readonly isRight: boolean;
  /** From the question's sending to the receipt of the answer. */
  readonly elapsedMs: number;
  /** Null: no limit. */
  readonly allowedMs: number | null;
  readonly speedScoring: boolean;
  /** Right answers in a row, this one included. */
  readonly streak: number;
}

/**
 * Points of an answer: a wrong one brings none; a right one the base, up to as
 * much again for speed, and a bonus for each right one before it in a row.
 *
 * Without speed scoring each right answer brings half of the speed points, so
 * that games of both kinds compare on one board. Without a time limit it
 * brings the base alone: there is time to look it up.
 */
export function pointsOf(answering: Answering): number {
  if (!answering.isRight) return 0;
  const bonus = Math.min(STREAK_STEP_POINTS * Math.max(0, answering.streak - 1), STREAK_POINTS_MAX);
  return BASE_POINTS + speedPoints(answering) + bonus;
}

function speedPoints({ elapsedMs, allowedMs, speedScoring }: Answering): number {
  if (allowedMs === null) return 0;
  if (!speedScoring) return SPEED_POINTS_MAX / 2;
  const used = Math.min(Math.max(0, elapsedMs - GRACE_MS), allowedMs);
  return Math.round(SPEED_POINTS_MAX * (1 - used / allowedMs));
}

/** What a player has done so far in a game. */
export interface Score {
  readonly points: number;
  readonly right: number;
  readonly answered: number;
  /** Right answers in a row at present. */
  readonly streak: number;
  readonly bestStreak: number;
  /** Right answers within FAST_MS. */
  readonly fast: number;
  /** Sum over all answers. */
  readonly timeMs: number;
}

export const NO_SCORE: Score = {
  points: 0,
  right: 0,
  answered: 0,
  streak: 0,
  bestStreak: 0,
  fast: 0,
  timeMs: 0,
};

/** A right answer within this time is a fast one. */
export const FAST_MS = 4_000;

/** The score after an answer; a question that was not answered ends the streak. */
export function scoreAfter(
  score: Score,
  answer: { readonly isRight: boolean; readonly points: number; readonly elapsedMs: number } | undefined,
): Score {
  if (answer === undefined) return { ...score, streak: 0 };
  const streak = answer.isRight ? score.streak + 1 : 0;
  return {
    points: score.points + answer.points,
    right: score.right + (answer.isRight ? 1 : 0),
    answered: score.answered + 1,
    streak,
    bestStreak: Math.max(score.bestStreak, streak),
    fast: score.fast + (answer.isRight && answer.elapsedMs <= FAST_MS ? 1 : 0),
    timeMs: score.timeMs + answer.elapsedMs,
  };
}

/**
 * Adds places to a list, best first: equal points share a place and the next
 * place counts those above it (1, 1, 3). The order within a place is kept.
 */
export function withPlaces<T extends { readonly points: number }>(
  list: readonly T[],
): readonly (T & { readonly place: number })[] {
  const sorted = list.toSorted((a, b) => b.points - a.points);
  return sorted.map((one) => ({
    ...one,
    place: sorted.findIndex(({ points }) => points === one.points) + 1,
  }));
}

export interface TeamScore {
  /** From 0. */
  readonly team: number;
  /** Mean of the members, rounded. */
  readonly points: number;
  readonly members: number;
}

/**
 * Teams with their places. A team's score is the mean of its members who
 * answered at least once: one who joined and never played cannot pull it down.
 * A team without such members has no place.
 */
export function teamPlaces(
  players: readonly { readonly team: number | null; readonly score: Score }[],
): readonly (TeamScore & { readonly place: number })[] {
  const played = players.flatMap(({ team, score }) =>
    team === null || score.answered === 0 ? [] : [{ team, points: score.points }],
  );
  const teams = [...Map.groupBy(played, ({ team }) => team)].sort(([a], [b]) => a - b);
  return withPlaces(
    teams.map(([team, members]) => ({
      team,
      points: Math.round(members.reduce((sum, { points }) => sum + points, 0) / members.length),
      members: members.length,
    })),
  );
}
