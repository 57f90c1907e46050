import { createHolders } from "./holders.ts";
import type { Index } from "./index.ts";
import { createMost } from "./most.ts";
import type { NumberedToken } from "./numbered.ts";
import { rowLength } from "./rows.ts";
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
const GATHERED_MAX = 10;
/** A word of less weight adds to candidates and chooses none, unless all words are such. */
const CHOOSING_WEIGHT = 1;
/** So many phrasings are looked at; a commoner word then chooses no more of them. */
const TOUCHED_MAX = 2_500;
/** A term in more phrasings than these chooses none where there is any other; the shipped ones stand in fewer. */
const HOLDERS_MAX = 5_000;
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
export type Gather = (asked: readonly NumberedToken[], total: number) => readonly Gathered[];

export function createGather(index: Index): Gather {
  const { rarities } = index;
  const { factOf, weights } = index.phrasings;
  const postings = {
    phrasings: createHolders(index.postings.phrasings, factOf.length),
    facts: createHolders(index.postings.facts, index.facts.length),
    answers: createHolders(index.postings.answers, index.facts.length),
  };
  const sums = {
    phrasings: createSums(factOf.length),
    facts: createSums(index.facts.length),
    answers: createSums(index.facts.length),
  };
  /** Per fact: similarity and index of its best phrasings, and the sum over all that were touched. */
  const best = new Float64Array(index.facts.length * BEST_PHRASINGS_MAX);
  const bestAt = new Int32Array(index.facts.length * BEST_PHRASINGS_MAX);
  const shares = new Float64Array(index.facts.length);
  /** Facts whose phrasings were touched. */
  const weighed: number[] = [];

  /**
   * Adds the best match of one token to every phrasing and fact that holds it.
   *
   * @param holdersMax a term in more phrasings only adds to those that another has chosen
   */
  function count({ token, terms }: NumberedToken, stamp: number, holdersMax: number): void {
    // Words of the sentence choose no candidates: they would bring half the index along.
    const { touched } = sums.phrasings;
    const mayChoose = touched.length === 0 || token.weight >= CHOOSING_WEIGHT;
    for (const { term, quality } of terms) {
      const holders = rowLength(postings.phrasings.rows, term);
      const chooses = mayChoose && touched.length < TOUCHED_MAX && holders <= holdersMax;
      // A match by a common synonym or a much-used name proves no more than that is rare.
      const gain = Math.min(token.weight, rarities[term] ?? 0) * quality;
      sums.phrasings.add(postings.phrasings, term, gain, stamp, chooses);
      sums.facts.add(postings.facts, term, gain, stamp, chooses);
      sums.answers.add(postings.answers, term, gain, stamp, chooses);
    }
  }

  /** Finds the best few phrasings of each fact. */
  function weighPhrasings(total: number): void {
    for (const at of sums.phrasings.touched) {
      const sum = sums.phrasings.of(at);
      const fact = factOf[at] ?? 0;
      const weight = weights[at] ?? 1;
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

  const phrasingsOf = (fact: number): number =>
    (index.phrasingStarts[fact + 1] ?? 0) - (index.phrasingStarts[fact] ?? 0);

  function gathered(fact: number, total: number): Gathered {
    const matches: Match[] = [];
    for (let place = fact * BEST_PHRASINGS_MAX, end = place + BEST_PHRASINGS_MAX; place < end; place += 1) {
      const similarity = best[place] ?? 0;
      if (similarity === 0) break;
      const phrasing = bestAt[place] ?? 0;
      const ofPhrasing = Math.min(1, sums.phrasings.of(phrasing) / (weights[phrasing] ?? 1));
      matches.push({ phrasing, similarity, ofPhrasing });
    }
    return {
      fact,
      matches,
      typical: (shares[fact] ?? 0) / Math.max(1, phrasingsOf(fact)),
      coverage: Math.min(1, sums.facts.of(fact) / total),
      inAnswer: Math.min(1, sums.answers.of(fact) / total),
    };
  }

  /** The most promising facts, the best first. */
  function promising(total: number): readonly number[] {
    const most = createMost(GATHERED_MAX);
    const consider = (fact: number): void => {
      const phrasing = best[fact * BEST_PHRASINGS_MAX] ?? 0;
      const words = sums.facts.of(fact) + ROUGH_ANSWER * sums.answers.of(fact);
      most.offer(fact, ROUGH_PHRASING * phrasing + words / total);
    };
    sums.facts.touched.forEach(consider);
    for (const fact of sums.answers.touched) if (!sums.facts.has(fact)) consider(fact);
    return most.ids;
  }

  function clear(): void {
    for (const fact of weighed) {
      shares[fact] = 0;
      for (let place = fact * BEST_PHRASINGS_MAX, end = place + BEST_PHRASINGS_MAX; place < end; place += 1)
        best[place] = 0;
    }
    weighed.length = 0;
    for (const each of Object.values(sums)) each.clear();
  }

  return (asked, total) => {
    // The weightiest first: they choose whom the others add to.
    const tokens = [...asked].sort((a, b) => b.token.weight - a.token.weight);
    tokens.forEach((token, at) => {
      count(token, at + 1, HOLDERS_MAX);
    });
    // Nothing but words that stand nearly everywhere: then they choose.
    if (sums.phrasings.touched.length === 0) {
      tokens.forEach((token, at) => {
        count(token, tokens.length + at + 1, Infinity);
      });
    }
    weighPhrasings(total);
    const found = promising(total).map((fact) => gathered(fact, total));
    clear();
    return found;
  };
}
