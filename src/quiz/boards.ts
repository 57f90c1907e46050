/** Who stands where, over all games of a chat or of all chats. */
import { withPlaces } from "./scoring.ts";

export const BOARD_ROWS_MAX = 10;

/** What a person gathered within a span. */
export interface Gathered {
  readonly personId: number;
  /** Undefined where we know none, or were asked to forget it. */
  readonly name: string | undefined;
  readonly points: number;
  readonly right: number;
  readonly games: number;
}

export interface BoardRow extends Gathered {
  readonly place: number;
}

/** Rows with shared places, best first; of equal points who was right more often stands first. */
export function boardOf(gathered: readonly Gathered[]): readonly BoardRow[] {
  return withPlaces(gathered.toSorted((a, b) => b.right - a.right || a.personId - b.personId));
}

/** A week needs so many people with points before one of them is its champion. */
export const CHAMPION_PEOPLE_MIN = 2;

/**
 * The champion of a chat's week: who has the most points, of equal points the
 * most right answers. Nobody is where these are equal too, or fewer than two
 * people won points.
 */
export function championOf(week: readonly Gathered[]): Gathered | undefined {
  const ranked = week
    .filter(({ points }) => points > 0)
    .sort((a, b) => b.points - a.points || b.right - a.right);
  const [first, second] = ranked;
  if (first === undefined || second === undefined || ranked.length < CHAMPION_PEOPLE_MIN) return undefined;
  return first.points === second.points && first.right === second.right ? undefined : first;
}

export interface TopicAccuracy {
  readonly topic: string;
  readonly answered: number;
  readonly right: number;
  /** Whole per cent. */
  readonly percent: number;
}

/** Accuracy by topic, the best known first; of equal ones the more practised. */
export function accuracyByTopic(
  counts: readonly { readonly topic: string; readonly answered: number; readonly right: number }[],
): readonly TopicAccuracy[] {
  return counts
    .filter(({ answered }) => answered > 0)
    .map((one) => ({ ...one, percent: Math.round((100 * one.right) / one.answered) }))
    .sort((a, b) => b.percent - a.percent || b.answered - a.answered || (a.topic < b.topic ? -1 : 1));
}
