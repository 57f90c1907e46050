import type { Fact } from "../../content/schema.ts";
import { RANK_WEIGHTS } from "./coefficients.ts";
import { createJudge, type Features } from "./features.ts";
import { createGather } from "./gather.ts";
import type { Index } from "./index.ts";
import type { Reading } from "./read.ts";

export interface Candidate {
  readonly fact: Fact;
  /** 0 to 1; comparable between questions. */
  readonly score: number;
  readonly features: Features;
  /** The phrasing that matched best. */
  readonly phrasing: string;
  /** True where the question is that phrasing, word for word. */
  readonly exact: boolean;
}

/** The facts that may answer a reading, best first. */
export type Ranker = (reading: Reading) => readonly Candidate[];

/** Ranks by features whose weights are fitted, see `npm run answers:calibrate`. */
export function createRanker(index: Index): Ranker {
  const gather = createGather(index);
  const judge = createJudge(index);
  return (reading) => {
    const total = reading.tokens.reduce((sum, { weight }) => sum + weight, 0);
    if (total === 0) return [];
    const asked = reading.tokens.map(({ word }) => word).join(" ");
    const featuresOf = judge(reading);
    return gather(reading, total)
      .flatMap((gathered): readonly Candidate[] => {
        const fact = index.facts[gathered.fact];
        if (fact === undefined) return [];
        const features = featuresOf(gathered);
        const phrasing = index.phrasings[gathered.matches[0]?.phrasing ?? -1];
        const exact = phrasing?.key === asked;
        const score = exact ? 1 : scoreOf(features);
        return [{ fact, features, phrasing: phrasing?.text ?? "", exact, score }];
      })
      .sort((a, b) => Number(b.exact) - Number(a.exact) || b.score - a.score);
  };
}

const WEIGHTS = Object.entries(RANK_WEIGHTS) as readonly (readonly [keyof Features, number])[];

function scoreOf(features: Features): number {
  let sum = 0;
  for (const [name, weight] of WEIGHTS) sum += weight * features[name];
  return Math.max(0, Math.min(1, sum));
}
