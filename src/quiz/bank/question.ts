import type { Difficulty, QuizTopic } from "../../content/quiz.ts";
import type { Language } from "../../content/schema.ts";

/** The same words in both languages. */
export type Both = Readonly<Record<Language, string>>;

/** A question that can be asked in either language, checked and with its wrong options chosen. */
export interface BankQuestion {
  /** Stays the same while its fact or entry keeps its id; at most 42 characters. */
  readonly id: string;
  readonly topic: QuizTopic;
  /** As it starts; see `difficultyOf` for how it moves. */
  readonly difficulty: Difficulty;
  readonly text: Both;
  readonly right: Both;
  /** Three, or one where the question is «true or false». */
  readonly distractors: readonly Both[];
  /** At most 200 characters, as Telegram shows it after the answer. */
  readonly explanation: Both;
  /** Ids of sources, best first. */
  readonly sources: readonly string[];
  /** The fact to tell where more is wanted: the first of `factIds`. */
  readonly factId: string;
  readonly factIds: readonly string[];
}
