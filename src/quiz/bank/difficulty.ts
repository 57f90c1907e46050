import type { Difficulty } from "../../content/quiz.ts";

/** The share of right answers that a question of each difficulty is expected to get. */
const EXPECTED_SHARE: Readonly<Record<Difficulty, number>> = { 1: 0.8, 2: 0.6, 3: 0.4 };
/** The editor's word weighs as much as this many answers. */
const PRIOR_ANSWERS = 20;
const EASY_FROM = 0.7;
const MIDDLING_FROM = 0.5;

/**
 * How hard a question is: the editor's guess, moved by what people answered.
 *
 * The share of right answers is smoothed with 20 imagined answers at the share
 * expected of the editor's difficulty (80, 60 or 40 %); from 70 % a question is
 * easy, from 50 % middling, below that hard. So the first dozen players cannot
 * move a question, and fifty can.
 *
 * @param shown how many people answered it, rightly or wrongly
 * @param right how many of them were right
 */
export function difficultyOf(byHand: Difficulty, shown: number, right: number): Difficulty {
  const share = (EXPECTED_SHARE[byHand] * PRIOR_ANSWERS + right) / (PRIOR_ANSWERS + shown);
  if (share >= EASY_FROM) return 1;
  return share >= MIDDLING_FROM ? 2 : 3;
}
