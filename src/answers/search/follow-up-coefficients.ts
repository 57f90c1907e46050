import type { FollowUpWeights } from "./follow-up-evidence.ts";

// Fitted by `npm run answers:calibrate`; not to be edited by hand.

export const FOLLOW_UP_BIAS = -2.8261;

export const FOLLOW_UP_WEIGHTS: FollowUpWeights = {
  leans: 0.9643,
  odds: 1.0724,
  near: 0.2343,
  score: 3.4403,
  expanded: -0.5138,
  named: 0.2909,
};

/** From this confidence on a follow-up is answered. */
export const FOLLOW_UP_CONFIDENCE = 0.23;
