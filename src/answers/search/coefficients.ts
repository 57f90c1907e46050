import type { Evidence } from "./confidence.ts";
import type { Features } from "./rank.ts";

// Fitted by `npm run answers:calibrate`; not to be edited by hand.

export const RANK_WEIGHTS: Readonly<Record<keyof Features, number>> = {
  phrasing: 0.0395,
  phrasings: 0.1105,
  ofPhrasing: 0.0771,
  coverage: 0.273,
  answerCoverage: 0.257,
  order: -0.0113,
  entities: 0.0735,
  subject: 0.0278,
  relation: 0.0458,
  kind: 0.0247,
  about: 0.0711,
  series: -0.0439,
  reading: -0.0102,
};

export const CONFIDENCE: {
  readonly bias: number;
  readonly weights: Readonly<Record<keyof Evidence, number>>;
} = {
  bias: -6.6376,
  weights: {
    score: 2.9432,
    phrasing: 3.517,
    ofPhrasing: 0.6368,
    coverage: 0.8661,
    answerCoverage: 0.3005,
    margin: 0.7386,
    found: 2.4094,
    missing: 1.2889,
    unknown: -2.3066,
    foreign: 0.1714,
    named: 0.5172,
    entities: -0.4273,
    kind: -0.0373,
  },
};
