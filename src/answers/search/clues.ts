import type { Index } from "./index.ts";
import { ofLength1 } from "./matrix.ts";
import type { NumberedToken } from "./numbered.ts";
import { createRows, inverted, rowOf, type Rows } from "./rows.ts";

/** A clue in more facts tells none of them from the others, and makes learning slow. */
const FACTS_MAX = 300;
/** Two words are one clue where they stand side by side in so many phrasings. */
const PAIR_MIN = 2;
const PAIR_VALUE = 0.5;
/** Weight of a word that counts in full; the rarest weighs about 7. */
const FULL_WEIGHT = 8;
/** How much all clues of a question weigh together. */
const LENGTH = 2;

/** What a question or a phrasing is known by: terms and pairs of neighbouring roots, by number, each with its value. */
export interface Clued {
  readonly clues: Int32Array;
  readonly values: Float64Array;
}

export interface Clues {
  /** Of each phrasing that is learnt from, in their order. */
  readonly learnt: readonly Clued[];
  /** @param pairs neighbouring roots by their terms' numbers, the two of a pair side by side */
  ofQuestion(asked: readonly NumberedToken[], pairs: readonly number[]): Clued;
  /** For each clue the facts whose phrasings have it; none for one that too many have. */
  readonly facts: Rows;
}

/** @param learnt the phrasings, by number and ascending, whose clues count */
export function createClues(index: Index, learnt: readonly number[]): Clues {
  const { phrasings, termWeights } = index;
  const pairs = pairsIn(index, learnt);
  const valueOf = (weight: number): number => Math.sqrt(Math.min(1, weight / FULL_WEIGHT));

  function ofPhrasing(phrasing: number): Clued {
    const clues = new Map<number, number>();
    for (const term of rowOf(phrasings.terms, phrasing)) clues.set(term, valueOf(termWeights[term] ?? 0));
    eachPair(index, phrasing, (first, second) => {
      const pair = pairs.get(pairKey(index, first, second));
      if (pair !== undefined) clues.set(pair, PAIR_VALUE);
    });
    return clued(clues);
  }

  const all = learnt.map(ofPhrasing);
  return {
    learnt: all,
    ofQuestion(asked, neighbours) {
      const clues = new Map<number, number>();
      for (const { token, terms } of asked) {
        for (const { term, quality } of terms) {
          const value = quality * valueOf(Math.min(token.weight, termWeights[term] ?? 0));
          if (value > (clues.get(term) ?? 0)) clues.set(term, value);
        }
      }
      for (let at = 0; at < neighbours.length; at += 2) {
        const pair = pairs.get(pairKey(index, neighbours[at] ?? 0, neighbours[at + 1] ?? 0));
        if (pair !== undefined) clues.set(pair, PAIR_VALUE);
      }
      return clued(clues);
    },
    facts: factsByClue(
      all,
      learnt.map((phrasing) => phrasings.factOf[phrasing] ?? 0),
      index.facts.length,
      index.terms.length + pairs.size,
    ),
  };
}

function clued(values: ReadonlyMap<number, number>): Clued {
  return {
    clues: Int32Array.from(values.keys()),
    values: ofLength1(Float64Array.from(values.values())).map((value) => value * LENGTH),
  };
}

function pairKey({ terms }: Index, first: number, second: number): number {
  return first * terms.length + second;
}

function eachPair(
  { phrasings, vocabulary }: Index,
  phrasing: number,
  visit: (first: number, second: number) => void,
): void {
  const words = rowOf(phrasings.words, phrasing);
  for (let at = 1; at < words.length; at += 1)
    visit(vocabulary.roots[words[at - 1] ?? 0] ?? 0, vocabulary.roots[words[at] ?? 0] ?? 0);
}

/** The pairs of neighbours that are clues, by their key, numbered behind the terms. */
function pairsIn(index: Index, learnt: readonly number[]): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const phrasing of learnt) {
    eachPair(index, phrasing, (first, second) => {
      const key = pairKey(index, first, second);
      counts.set(key, (counts.get(key) ?? 0) + 1);
    });
  }
  const pairs = new Map<number, number>();
  for (const [key, count] of counts) if (count >= PAIR_MIN) pairs.set(key, index.terms.length + pairs.size);
  return pairs;
}

/** @param factOf the fact of each sample, ascending */
function factsByClue(
  samples: readonly Clued[],
  factOf: readonly number[],
  factCount: number,
  clueCount: number,
): Rows {
  const seenIn = new Int32Array(clueCount).fill(-1);
  const byFact = createRows();
  let fact = 0;
  samples.forEach(({ clues }, at) => {
    for (const of = factOf[at] ?? 0; fact < of; fact += 1) byFact.endRow();
    for (const clue of clues) {
      if (seenIn[clue] === fact) continue;
      seenIn[clue] = fact;
      byFact.push(clue);
    }
  });
  for (; fact < factCount; fact += 1) byFact.endRow();
  return shortOnly(inverted(byFact.taken(), clueCount));
}

/** The same rows, those longer than the limit empty. */
function shortOnly(rows: Rows): Rows {
  const short = createRows();
  for (let row = 0; row + 1 < rows.starts.length; row += 1) {
    const values = rowOf(rows, row);
    if (values.length <= FACTS_MAX) values.forEach(short.push);
    short.endRow();
  }
  return short.taken();
}
