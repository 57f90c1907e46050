import type { FollowUpWeights } from "./follow-up-evidence.ts";

// Fitted by `npm run answers:calibrate`; not to be edited by hand.

export const FOLLOW_UP_BIAS = -2.2427;

export const FOLLOW_UP_WEIGHTS: FollowUpWeights = {
  leans: 1.4203,
  odds: 0.9045,
  near: 0.2892,
  score: 2.4225,
  expanded: -0.9093,
  named: 0.5718,
};

/** From this confidence on a follow-up is answered. */
export const FOLLOW_UP_CONFIDENCE = 0.19;
