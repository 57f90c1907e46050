import type { Evidence } from "./confidence.ts";
import type { Features } from "./rank.ts";

// Fitted by `npm run answers:calibrate`; not to be edited by hand.

export const RANK_WEIGHTS: Readonly<Record<keyof Features, number>> = {
  phrasing: 0.0509,
  phrasings: 0.1219,
  ofPhrasing: 0.0916,
  coverage: 0.2667,
  answerCoverage: 0.2653,
  order: 0.0092,
  entities: 0.076,
  subject: 0.0206,
  kind: 0.0317,
  about: 0.0662,
  series: -0.0282,
  reading: -0.037,
};

export const CONFIDENCE: {
  readonly bias: number;
  readonly weights: Readonly<Record<keyof Evidence, number>>;
} = {
  bias: -6.3747,
  weights: {
    score: 2.9931,
    phrasing: 4.0393,
    ofPhrasing: -0.0865,
    coverage: -0.3921,
    answerCoverage: 0.3906,
    margin: 1.3739,
    found: 3.5844,
    missing: 1.531,
    unknown: -1.6656,
    foreign: 0.8748,
    named: 0.5361,
    entities: 0.296,
    kind: -0.48,
  },
};
