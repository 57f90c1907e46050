import type { Fact } from "../../content/schema.ts";
import { RANK_WEIGHTS } from "./coefficients.ts";
import { createJudge, type Features } from "./features.ts";
import { createGather } from "./gather.ts";
import type { Index } from "./index.ts";
import { numbered } from "./numbered.ts";
import type { Reading } from "./read.ts";
import { rowOf } from "./rows.ts";

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
    const asked = numbered(reading, index);
    const words = reading.tokens.map(({ word }) => index.vocabulary.numbers.get(word) ?? -1);
    const featuresOf = judge(reading, asked);
    return gather(asked, total)
      .flatMap((gathered): readonly Candidate[] => {
        const fact = index.facts[gathered.fact];
        if (fact === undefined) return [];
        const features = featuresOf(gathered);
        const phrasing = gathered.matches[0]?.phrasing;
        const exact = phrasing !== undefined && areSame(rowOf(index.phrasings.words, phrasing), words);
        const score = exact ? 1 : scoreOf(features);
        return [{ fact, features, phrasing: index.phrasings.texts[phrasing ?? -1] ?? "", exact, score }];
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

function areSame(some: Int32Array, others: readonly number[]): boolean {
  return some.length === others.length && others.every((other, at) => other === some[at]);
}
