import type { Fact } from "../../content/schema.ts";
import { RANK_WEIGHTS } from "./coefficients.ts";
import { createJudge, type Features } from "./features.ts";
import { createGather } from "./gather.ts";
import type { Index } from "./index.ts";
import { createMeaning } from "./meaning.ts";
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

/** What each feature of a fact is worth. */
export type RankWeights = Readonly<Record<keyof Features, number>>;

/**
 * The facts that may answer a reading, best first.
 *
 * @param weights the fitted ones where nothing else is said, see `npm run answers:calibrate`
 */
export type Ranker = (reading: Reading, weights?: RankWeights) => readonly Candidate[];

export function createRanker(index: Index, meaning = createMeaning(index)): Ranker {
  const gather = createGather(index);
  const judge = createJudge(index, meaning);
  return (reading, weights = RANK_WEIGHTS) => {
    const total = reading.tokens.reduce((sum, { weight }) => sum + weight, 0);
    if (total === 0) return [];
    const asked = numbered(reading, index);
    const words = reading.tokens.map(({ word }) => index.vocabulary.numbers.get(word) ?? -1);
    const found = gather(asked, total);
    return judge(reading, asked, weights, found)
      .map(({ fact, features, phrasing }, at): Candidate => {
        const first = found[at]?.matches[0]?.phrasing;
        const exact = first !== undefined && areSame(rowOf(index.phrasings.words, first), words);
        const score = exact ? 1 : scoreOf(features, weights);
        return { fact, features, phrasing: index.phrasings.texts[phrasing] ?? "", exact, score };
      })
      .sort((a, b) => Number(b.exact) - Number(a.exact) || b.score - a.score);
  };
}

const NAMES = Object.keys(RANK_WEIGHTS) as readonly (keyof Features)[];

function scoreOf(features: Features, weights: RankWeights): number {
  let sum = 0;
  for (const name of NAMES) sum += weights[name] * features[name];
  return Math.max(0, Math.min(1, sum));
}

function areSame(some: Int32Array, others: readonly number[]): boolean {
  return some.length === others.length && others.every((other, at) => other === some[at]);
}
