import type { Ending } from "./game/events.ts";
import type { GameOptions } from "./options.ts";
import { ANSWER_POINTS_MAX } from "./scoring.ts";

/** What a result card tells of one player's game; the picture is drawn from it. */
export interface ResultCard {
  readonly points: number;
  readonly right: number;
  readonly asked: number;
  /** Whole per cent of the questions asked. */
  readonly percent: number;
  readonly bestStreak: number;
  /** Time spent on answers, "1:05". */
  readonly time: string;
  /** Mean time of an answer in tenths of a second; undefined where none was given. */
  readonly meanSeconds: number | undefined;
  /** Place in the game, or on the board for a game alone; undefined where there is none. */
  readonly place: number | undefined;
  readonly of: number | undefined;
  readonly rank: Rank;
}

/** By the share of right answers; its text is the locale's. */
export const RANKS = ["passer-by", "guest", "neighbour", "fan", "expert", "muscovite"] as const;
export type Rank = (typeof RANKS)[number];
const RANK_FROM: readonly (readonly [number, Rank])[] = [
  [100, "muscovite"],
  [80, "expert"],
  [60, "fan"],
  [40, "neighbour"],
  [20, "guest"],
];

/**
 * The card of a player; undefined for who did not answer a question.
 *
 * @param board place on the board, shown for a game alone
 */
export function resultCard(
  ending: Ending,
  personId: number,
  board?: { readonly place: number; readonly of: number },
): ResultCard | undefined {
  const mine = ending.standings.find((standing) => standing.personId === personId);
  if (mine === undefined || mine.answered === 0) return undefined;
  const isAlone = ending.standings.length === 1;
  const percent = ending.asked === 0 ? 0 : Math.round((100 * mine.right) / ending.asked);
  return {
    points: mine.points,
    right: mine.right,
    asked: ending.asked,
    percent,
    bestStreak: mine.bestStreak,
    time: clockTime(mine.timeMs),
    meanSeconds: Math.round(mine.timeMs / mine.answered / 100) / 10,
    place: isAlone ? board?.place : mine.place,
    of: isAlone ? board?.of : ending.standings.length,
    rank: RANK_FROM.find(([from]) => percent >= from)?.[1] ?? "passer-by",
  };
}

/** "0:05", "1:05", "61:00": minutes and seconds, rounded. */
export function clockTime(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/** The most that a game of these options can bring. */
export function pointsMax({ length }: Pick<GameOptions, "length">): number {
  return length * ANSWER_POINTS_MAX;
}
