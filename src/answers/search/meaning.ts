import type { Index } from "./index.ts";
import { ofLength1, orthonormal, product, random, type Columns } from "./matrix.ts";
import type { NumberedToken } from "./numbered.ts";
import { rowOf } from "./rows.ts";

/** Directions of meaning that are told apart. */
const DIMENSIONS = 64;
/** Facts from which they are learnt; the others are placed among them. */
const LEARNT_FACTS_MAX = 1_500;
/** Rounds of power iteration: the directions hardly turn after these. */
const ROUNDS = 2;
/** Weight of a word of the answer beside one of a phrasing. */
const ANSWER_WORD = 0.6;

/** Of a term that stands in none of the facts that are learnt from. */
const UNLEARNT = -1;

/** Nearness of meaning between a question and a fact: the cosine of their directions, 0 to 1. */
export interface Meaning {
  /** Takes a question; the result tells how near a fact is, by its index. */
  of(asked: readonly NumberedToken[]): (fact: number) => number;
  /** How near two facts are to each other, 0 to 1. */
  between(fact: number, other: number): number;
}

/** Terms with their weights. */
interface Row {
  readonly terms: Int32Array;
  readonly weights: Float64Array;
}

/**
 * Latent semantic analysis of the facts: terms that stand in the same facts
 * point the same way, so that a question finds a fact that uses other words,
 * also of the other language. Directions are those in which the facts differ
 * most, found by power iteration from a fixed start.
 */
export function createMeaning(index: Index): Meaning {
  const rowOfFact = createFactRows(index);
  const step = Math.ceil(index.facts.length / LEARNT_FACTS_MAX);
  const sample = Array.from({ length: Math.ceil(index.facts.length / step) }, (_, at) =>
    rowOfFact(at * step),
  );
  const { learnt, count } = numberTerms(sample, index.terms.length);
  const known = ({ terms, weights }: Row): Row => ({
    terms: terms.map((term) => learnt[term] ?? UNLEARNT),
    weights: ofLength1(weights),
  });
  const directions = learn(sample.map(known), count);
  const { size } = directions;

  /** Where facts lie, each of length 1. Facts are placed when they are first asked for: of many, most never are. */
  const places = new Float32Array(index.facts.length * size);
  const isPlaced = new Uint8Array(index.facts.length);
  function placeOf(fact: number): Float32Array {
    const place = places.subarray(fact * size, (fact + 1) * size);
    if (isPlaced[fact] !== 1) {
      isPlaced[fact] = 1;
      place.set(ofLength1(project(known(rowOfFact(fact)), directions)));
    }
    return place;
  }

  return {
    of(asked) {
      const values = new Map<number, number>();
      for (const { token, terms } of asked) {
        for (const { term, quality } of terms) {
          const value = quality * Math.min(token.weight, index.rarities[term] ?? 0);
          const at = learnt[term] ?? UNLEARNT;
          if (at !== UNLEARNT && value >= (values.get(at) ?? 0)) values.set(at, value);
        }
      }
      const row = { terms: Int32Array.from(values.keys()), weights: Float64Array.from(values.values()) };
      const place = ofLength1(project(row, directions));
      return (fact) => Math.max(0, product(place, placeOf(fact)));
    },
    between: (fact, other) => Math.max(0, product(placeOf(fact), placeOf(other))),
  };
}

/** The terms of a fact, each weighing by its rarity and how often the fact's phrasings use it, dampened. */
function createFactRows({ phrasings, phrasingStarts, termsOf, termWeights }: Index): (fact: number) => Row {
  /** In how many of the fact's phrasings a term stands; all 0 in between. */
  const uses = new Int32Array(termWeights.length);
  return (fact) => {
    const from = phrasings.terms.starts[phrasingStarts[fact] ?? 0] ?? 0;
    const to = phrasings.terms.starts[phrasingStarts[fact + 1] ?? 0] ?? 0;
    for (let at = from; at < to; at += 1) {
      const term = phrasings.terms.values[at] ?? 0;
      uses[term] = (uses[term] ?? 0) + 1;
    }
    const asked = rowOf(termsOf.phrasings, fact);
    const answered = rowOf(termsOf.answer, fact);
    const terms = new Int32Array(asked.length + answered.length);
    const weights = new Float64Array(terms.length);
    terms.set(asked);
    terms.set(answered, asked.length);
    terms.forEach((term, at) => {
      const count = uses[term] ?? 0;
      const factor = at < asked.length ? 1 + Math.log(Math.max(1, count)) : ANSWER_WORD;
      weights[at] = (termWeights[term] ?? 0) * factor;
    });
    for (const term of asked) uses[term] = 0;
    return { terms, weights };
  };
}

/** The terms of some rows by numbers of their own. */
function numberTerms(
  rows: readonly Row[],
  termCount: number,
): { readonly learnt: Int32Array; readonly count: number } {
  const learnt = new Int32Array(termCount).fill(UNLEARNT);
  let count = 0;
  for (const { terms } of rows) {
    for (const term of terms) {
      if (learnt[term] !== UNLEARNT) continue;
      learnt[term] = count;
      count += 1;
    }
  }
  return { learnt, count };
}

/** For each term its place in the directions of meaning: `DIMENSIONS` numbers. */
function learn(rows: readonly Row[], termCount: number): Columns {
  const size = Math.min(DIMENSIONS, rows.length);
  let facts = orthonormal(random(rows.length, size));
  let terms = transposed(rows, facts, termCount);
  for (let round = 0; round < ROUNDS; round += 1) {
    facts = orthonormal(times(rows, terms));
    terms = transposed(rows, facts, termCount);
  }
  return orthonormal(terms);
}

/** The facts' rows times a matrix over terms. */
function times(rows: readonly Row[], by: Columns): Columns {
  const values = new Float64Array(rows.length * by.size);
  rows.forEach((row, at) => {
    values.set(project(row, by), at * by.size);
  });
  return { values, size: by.size };
}

/** The rows turned round times a matrix over facts. */
function transposed(rows: readonly Row[], by: Columns, termCount: number): Columns {
  const { size } = by;
  const values = new Float64Array(termCount * size);
  rows.forEach(({ terms, weights }, at) => {
    for (let each = 0; each < terms.length; each += 1) {
      const to = (terms[each] ?? 0) * size;
      const weight = weights[each] ?? 0;
      for (let column = 0; column < size; column += 1)
        values[to + column] = (values[to + column] ?? 0) + weight * (by.values[at * size + column] ?? 0);
    }
  });
  return { values, size };
}

/** The sum of some terms' directions; those that were not learnt have none. */
function project({ terms, weights }: Row, { values, size }: Columns): Float64Array {
  const sum = new Float64Array(size);
  for (let each = 0; each < terms.length; each += 1) {
    const term = terms[each] ?? UNLEARNT;
    if (term === UNLEARNT) continue;
    const from = term * size;
    const weight = weights[each] ?? 0;
    for (let column = 0; column < size; column += 1)
      sum[column] = (sum[column] ?? 0) + weight * (values[from + column] ?? 0);
  }
  return sum;
}
