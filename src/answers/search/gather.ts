import type { Index } from "./index.ts";
import type { ReadToken, Reading } from "./read.ts";
import { createSums } from "./sums.ts";

/** A phrasing beside the question. */
export interface Match {
  /** Index of the phrasing. */
  readonly phrasing: number;
  /** How well it and the question cover each other, 0 to 1. */
  readonly similarity: number;
  /** Share of its matter that the question holds. */
  readonly ofPhrasing: number;
}

/** A fact that shares something with the question. */
export interface Gathered {
  /** Index of the fact. */
  readonly fact: number;
  /** Its best phrasings, at most three, the best first. */
  readonly matches: readonly Match[];
  /** How much of the question a phrasing of the fact holds on average: high where many of them use its words. */
  readonly typical: number;
  /** Share of the question's matter found in the phrasings together, and only in the answer. */
  readonly coverage: number;
  readonly inAnswer: number;
}

/** Facts judged in full after the first count. */
const GATHERED_MAX = 16;
/** A word of less weight adds to candidates and chooses none, unless all words are such. */
const CHOOSING_WEIGHT = 1;
/** So many phrasings are looked at; a commoner word then chooses no more of them. */
const TOUCHED_MAX = 2_500;
/** How much more a phrasing's match counts than mere words when choosing whom to judge. */
const ROUGH_PHRASING = 2;
const ROUGH_ANSWER = 0.3;
export const BEST_PHRASINGS_MAX = 3;

/**
 * The facts that share most with a question, by an inverted index: only
 * phrasings that hold one of its rarer words are looked at.
 *
 * @param total sum of the question's weights, above 0
 */
export type Gather = (reading: Reading, total: number) => readonly Gathered[];

export function createGather(index: Index): Gather {
  const sums = {
    phrasings: createSums(index.phrasings.length),
    facts: createSums(index.facts.length),
    answers: createSums(index.facts.length),
  };
  /** Per fact: similarity and index of its best phrasings, and the sum over all that were touched. */
  const best = new Float64Array(index.facts.length * BEST_PHRASINGS_MAX);
  const bestAt = new Int32Array(index.facts.length * BEST_PHRASINGS_MAX);
  const shares = new Float64Array(index.facts.length);
  /** Facts whose phrasings were touched. */
  const weighed: number[] = [];

  /** Adds the best match of one token to every phrasing and fact that holds it. */
  function count(token: ReadToken, stamp: number): void {
    // Words of the sentence choose no candidates: they would bring half the index along.
    const { touched } = sums.phrasings;
    const chooses = touched.length === 0 || (token.weight >= CHOOSING_WEIGHT && touched.length < TOUCHED_MAX);
    const terms = token.terms.size < 2 ? token.terms : [...token.terms].sort((a, b) => b[1] - a[1]);
    for (const [term, quality] of terms) {
      const posting = index.postingOf(term);
      if (posting === undefined) continue;
      // A match by a common synonym or a much-used name proves no more than that is rare.
      const gain = Math.min(token.weight, index.weightOf(term)) * quality;
      sums.phrasings.add(posting.phrasings, gain, stamp, chooses);
      sums.facts.add(posting.facts, gain, stamp, chooses);
      sums.answers.add(posting.answers, gain, stamp, chooses);
    }
  }

  /** Finds the best few phrasings of each fact. */
  function weighPhrasings(total: number): void {
    for (const at of sums.phrasings.touched) {
      const sum = sums.phrasings.of(at);
      const fact = index.factOf[at] ?? 0;
      const weight = index.weights[at] ?? 1;
      if (shares[fact] === 0) weighed.push(fact);
      shares[fact] = (shares[fact] ?? 0) + Math.min(1, sum / total);
      // The harmonic mean of both shares, each at most 1.
      const ofQuestion = Math.min(1, sum / total);
      const ofPhrasing = Math.min(1, sum / weight);
      let similarity = sum === 0 ? 0 : (2 * ofQuestion * ofPhrasing) / (ofQuestion + ofPhrasing);
      let phrasing = at;
      for (let place = fact * BEST_PHRASINGS_MAX, end = place + BEST_PHRASINGS_MAX; place < end; place += 1) {
        const held = best[place] ?? 0;
        if (similarity <= held) continue;
        const heldAt = bestAt[place] ?? 0;
        best[place] = similarity;
        bestAt[place] = phrasing;
        similarity = held;
        phrasing = heldAt;
      }
    }
  }

  function gathered(fact: number, total: number): Gathered {
    const matches: Match[] = [];
    for (let place = fact * BEST_PHRASINGS_MAX, end = place + BEST_PHRASINGS_MAX; place < end; place += 1) {
      const similarity = best[place] ?? 0;
      if (similarity === 0) break;
      const phrasing = bestAt[place] ?? 0;
      const ofPhrasing = Math.min(1, sums.phrasings.of(phrasing) / (index.weights[phrasing] ?? 1));
      matches.push({ phrasing, similarity, ofPhrasing });
    }
    return {
      fact,
      matches,
      typical: (shares[fact] ?? 0) / Math.max(1, index.phrasingsOf[fact] ?? 1),
      coverage: Math.min(1, sums.facts.of(fact) / total),
      inAnswer: Math.min(1, sums.answers.of(fact) / total),
    };
  }

  /** The most promising facts, in no order. */
  function promising(total: number): readonly number[] {
    const facts = [...sums.facts.touched, ...sums.answers.touched.filter((fact) => !sums.facts.has(fact))];
    const rough = facts.map(
      (fact) =>
        ROUGH_PHRASING * (best[fact * BEST_PHRASINGS_MAX] ?? 0) +
        (sums.facts.of(fact) + ROUGH_ANSWER * sums.answers.of(fact)) / total,
    );
    if (facts.length <= GATHERED_MAX) return facts;
    const least = Float64Array.from(rough).sort()[rough.length - GATHERED_MAX] ?? 0;
    return facts.filter((_, at) => (rough[at] ?? 0) >= least).slice(0, GATHERED_MAX);
  }

  function clear(): void {
    for (const fact of weighed) {
      shares[fact] = 0;
      best.fill(0, fact * BEST_PHRASINGS_MAX, (fact + 1) * BEST_PHRASINGS_MAX);
    }
    weighed.length = 0;
    for (const each of Object.values(sums)) each.clear();
  }

  return (reading, total) => {
    // The weightiest first: they choose whom the others add to.
    const tokens = [...reading.tokens].sort((a, b) => b.weight - a.weight);
    tokens.forEach((token, at) => {
      count(token, at + 1);
    });
    weighPhrasings(total);
    const found = promising(total).map((fact) => gathered(fact, total));
    clear();
    return found;
  };
}
