import { FOLLOW_UP_BIAS, FOLLOW_UP_WEIGHTS } from "./follow-up-coefficients.ts";
import { followUpChance } from "./follow-up-evidence.ts";
import type { Candidate } from "./rank.ts";
import type { Trial } from "./trial.ts";

/** A question that may go on from one before. */
export interface GoingOn {
  /** True where it points back by its words. */
  readonly leans: boolean;
  /** True where it names somebody or something itself. */
  readonly named: boolean;
  /** How near a candidate is to the fact that was told, 0 to 1. */
  nearnessOf(candidate: Candidate): number;
}

/** How much nearness to the fact that was told counts beside a score: between 0.2 and 0.4 as many labelled follow-ups are right. */
const NEARNESS = 0.3;
/** How much the confidence of its trial does; from 0 to 0.3 it is the same. */
const CONFIDENCE = 0.3;
const ODDS_MIN = 1e-4;

/**
 * Of all ways to take a question that goes on, the candidate that scores best
 * and is near to what was told: one speaks on of the same matter.
 *
 * @param ways the question with what was said before, and by itself
 * @returns the way with that candidate first; undefined where there is none
 */
export function bestFollowUp(
  ways: readonly Trial[],
  { leans, named, nearnessOf }: GoingOn,
): Trial | undefined {
  let best: { readonly way: Trial; readonly candidate: Candidate; readonly near: number } | undefined;
  let most = -Infinity;
  for (const way of ways) {
    for (const candidate of way.candidates) {
      const near = nearnessOf(candidate);
      const worth =
        candidate.score + NEARNESS * near + CONFIDENCE * way.confidence + (candidate.exact ? 1 : 0);
      if (worth <= most) continue;
      most = worth;
      best = { way, candidate, near };
    }
  }
  if (best === undefined) return undefined;
  const { way, candidate, near } = best;
  const followUp = {
    leans: leans ? 1 : 0,
    odds: Math.log(Math.max(ODDS_MIN, way.confidence) / Math.max(ODDS_MIN, 1 - way.confidence)),
    near,
    score: candidate.score,
    expanded: way.how === "follow-up" ? 1 : 0,
    named: named ? 1 : 0,
  };
  return {
    ...way,
    how: "follow-up",
    candidates: [candidate, ...way.candidates.filter((other) => other !== candidate)],
    followUp,
    confidence: followUpChance(followUp, FOLLOW_UP_WEIGHTS, FOLLOW_UP_BIAS),
  };
}
