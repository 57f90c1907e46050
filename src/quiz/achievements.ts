/** A dozen things worth doing, each named after the film. */

export const ACHIEVEMENTS = [
  "acquaintance",
  "first-part",
  "only-beginning",
  "foreman",
  "director",
  "eight-days",
  "last-train",
  "soul-of-the-party",
  "dormitory",
  "professor",
  "shift",
  "lesson",
] as const;
export type Achievement = (typeof ACHIEVEMENTS)[number];

/** What a person has done in all games; replays of one's mistakes count as lessons alone. */
export interface PersonTotals {
  readonly games: number;
  readonly points: number;
  readonly answered: number;
  readonly right: number;
  readonly bestStreak: number;
  /** Right answers within a few seconds. */
  readonly fast: number;
  /** Games of ten questions or more without a mistake. */
  readonly perfect: number;
  /** First places among BIG_PARTY or more. */
  readonly wins: number;
  readonly teamWins: number;
  /** Topics with TOPIC_RIGHT right answers or more. */
  readonly topicsKnown: number;
  /** The longest run of questions of the day. */
  readonly dailyRun: number;
  /** Replays without a mistake. */
  readonly lessons: number;
}

export const BIG_PARTY = 4;
export const TOPIC_RIGHT = 5;
export const TOPICS_KNOWN = 5;
export const PERFECT_LENGTH = 10;

const RULES: Readonly<Record<Achievement, (totals: PersonTotals) => boolean>> = {
  acquaintance: ({ right }) => right >= 1,
  "first-part": ({ games }) => games >= 1,
  // At forty, says Katya, life only begins.
  "only-beginning": ({ right }) => right >= 40,
  foreman: ({ right }) => right >= 500,
  director: ({ perfect }) => perfect >= 1,
  "eight-days": ({ bestStreak }) => bestStreak >= 8,
  "last-train": ({ fast }) => fast >= 25,
  "soul-of-the-party": ({ wins }) => wins >= 1,
  dormitory: ({ teamWins }) => teamWins >= 1,
  professor: ({ topicsKnown }) => topicsKnown >= TOPICS_KNOWN,
  shift: ({ dailyRun }) => dailyRun >= 7,
  lesson: ({ lessons }) => lessons >= 1,
};

/** What the totals have earned, in the order of the list. Totals only grow, so nothing earned is lost. */
export function earnedBy(totals: PersonTotals): readonly Achievement[] {
  return ACHIEVEMENTS.filter((achievement) => RULES[achievement](totals));
}

/** Renders a text of the locale by its key. */
export type Translate = (key: string) => string;

/** An achievement's name, and what it is for. */
export function achievementText(
  achievement: Achievement,
  t: Translate,
): { readonly name: string; readonly meaning: string } {
  return {
    name: t(`quiz-achievement-${achievement}`),
    meaning: t(`quiz-achievement-${achievement}-meaning`),
  };
}
