import { logistic } from "./logistic.ts";

/** What tells whether the best candidate of a follow-up is the answer. */
export interface FollowUpEvidence {
  /** 1 where the question points back by its words. */
  readonly leans: number;
  /** What the confidence of the trial would be for a question by itself, as the logarithm of its odds. */
  readonly odds: number;
  /** How near the candidate is to the fact that was told, 0 to 1. */
  readonly near: number;
  readonly score: number;
  /** 1 where it was found with the help of what was said before. */
  readonly expanded: number;
  /** 1 where the question names somebody or something itself. */
  readonly named: number;
}

/** The same by name, in the order in which they are fitted. */
export const FOLLOW_UP_NAMES = [
  "leans",
  "odds",
  "near",
  "score",
  "expanded",
  "named",
] as const satisfies readonly (keyof FollowUpEvidence)[];

/** What each kind of evidence is worth. */
export type FollowUpWeights = Readonly<Record<keyof FollowUpEvidence, number>>;

/** The chance that the candidate answers the question: a logistic function that `npm run answers:calibrate` fits. */
export function followUpChance(evidence: FollowUpEvidence, weights: FollowUpWeights, bias: number): number {
  return logistic(FOLLOW_UP_NAMES.reduce((sum, name) => sum + weights[name] * evidence[name], bias));
}
