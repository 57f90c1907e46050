import type { FollowUpEvidence } from "./follow-up-evidence.ts";

// Fitted by `npm run answers:calibrate`; not to be edited by hand.

export const FOLLOW_UP_BIAS = -2.2487;

export const FOLLOW_UP_WEIGHTS: Readonly<Record<keyof FollowUpEvidence, number>> = {
  leans: 1.0587,
  odds: 0.9726,
  near: 0.0938,
  score: 2.1236,
  expanded: -0.6809,
  named: 0.4822,
};

/** From this confidence on a follow-up is answered. */
export const FOLLOW_UP_CONFIDENCE = 0.25;
