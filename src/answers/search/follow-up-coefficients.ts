import type { FollowUpEvidence } from "./follow-up-evidence.ts";

// Fitted by `npm run answers:calibrate`; not to be edited by hand.

export const FOLLOW_UP_BIAS = -2.3259;

export const FOLLOW_UP_WEIGHTS: Readonly<Record<keyof FollowUpEvidence, number>> = {
  leans: 1.4724,
  odds: 0.934,
  near: 0.2717,
  score: 2.2614,
  expanded: -0.6027,
  named: 0.5189,
};

/** From this confidence on a follow-up is answered. */
export const FOLLOW_UP_CONFIDENCE = 0.22;
