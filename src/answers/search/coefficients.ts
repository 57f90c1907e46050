import type { Evidence } from "./confidence.ts";
import type { Features } from "./rank.ts";

// Fitted by `npm run answers:calibrate`; not to be edited by hand.

export const RANK_WEIGHTS: Readonly<Record<keyof Features, number>> = {
  phrasing: 0.041,
  phrasings: 0.088,
  ofPhrasing: 0.0925,
  coverage: 0.2714,
  answerCoverage: 0.2678,
  order: -0.0034,
  entities: 0.0721,
  subject: 0.0279,
  relation: 0.0529,
  kind: 0.0271,
  about: 0.0593,
  series: -0.0494,
  reading: -0.0176,
};

export const CONFIDENCE: {
  readonly bias: number;
  readonly weights: Readonly<Record<keyof Evidence, number>>;
} = {
  bias: -6.4286,
  weights: {
    score: 2.7792,
    phrasing: 3.4104,
    ofPhrasing: 0.205,
    coverage: 0.1127,
    answerCoverage: 0.3561,
    margin: 1.3362,
    found: 3.5089,
    missing: 0.6264,
    unknown: -2.381,
    foreign: 0.4278,
    named: 0.5721,
    entities: -0.2164,
    kind: -0.0807,
  },
};
