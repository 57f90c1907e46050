/** What may be chosen for a game before it begins. */
import { QUIZ_TOPICS, type Difficulty, type QuizTopic } from "../content/quiz.ts";

export const LENGTHS = [5, 10, 20] as const;
export const SECONDS = [10, 15, 20, 30, 60] as const;
export const TEAM_COUNTS = [0, 2, 3, 4] as const;

export interface GameOptions {
  /** Null: all topics, mixed. */
  readonly topic: QuizTopic | null;
  /** Null: mixed. */
  readonly difficulty: Difficulty | null;
  /** Questions to be revealed: one of LENGTHS, or as many as there were mistakes. */
  readonly length: number;
  /** Null: no limit, alone only. */
  readonly seconds: (typeof SECONDS)[number] | null;
  readonly speedScoring: boolean;
  /** 0: everyone for themselves. */
  readonly teams: (typeof TEAM_COUNTS)[number];
  /** True for "only my mistakes": such a game is for learning and counts on no board. */
  readonly isReplay: boolean;
}

export const SOLO_OPTIONS: GameOptions = {
  topic: null,
  difficulty: null,
  length: 10,
  seconds: 30,
  speedScoring: true,
  teams: 0,
  isReplay: false,
};
export const GROUP_OPTIONS: GameOptions = { ...SOLO_OPTIONS, seconds: 20 };

const QUESTIONS_MAX = Math.max(...LENGTHS);

/**
 * The options that a stored or hand-written value gives: each field that is
 * missing or out of range takes the standard one, so that an older release's
 * choices still open a game.
 */
export function readOptions(value: unknown, standard: GameOptions): GameOptions {
  const given = (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
  const oneOf = <T>(allowed: readonly T[], found: unknown, otherwise: T): T =>
    allowed.includes(found as T) ? (found as T) : otherwise;
  const { length } = given;
  const isReplay = given["isReplay"] === true;
  const fits = typeof length === "number" && Number.isInteger(length) && length >= 1;
  return {
    topic: oneOf<QuizTopic | null>([...QUIZ_TOPICS, null], given["topic"], standard.topic),
    difficulty: oneOf<Difficulty | null>([1, 2, 3, null], given["difficulty"], standard.difficulty),
    length:
      isReplay && fits && length <= QUESTIONS_MAX ? length : oneOf<number>(LENGTHS, length, standard.length),
    seconds: oneOf<GameOptions["seconds"]>([...SECONDS, null], given["seconds"], standard.seconds),
    speedScoring: oneOf([true, false], given["speedScoring"], standard.speedScoring),
    teams: oneOf<GameOptions["teams"]>(TEAM_COUNTS, given["teams"], standard.teams),
    isReplay,
  };
}
