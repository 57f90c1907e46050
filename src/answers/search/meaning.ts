import type { Index } from "./index.ts";
import { orthonormal, random, type Columns } from "./matrix.ts";
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

/** The terms of one fact with their weights. */
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
  const step = Math.ceil(index.facts.length / LEARNT_FACTS_MAX);
  const { rows, learnt, count } = rowsOf(index, step);
  const directions = learn(rows, count);
  const places = placesOf(index, learnt, directions);
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
      const { size } = directions;
      const place = project(Int32Array.from(values.keys()), Float64Array.from(values.values()), directions);
      const length = lengthOf(place) || 1;
      return (fact) => {
        let sum = 0;
        for (let column = 0; column < size; column += 1)
          sum += (place[column] ?? 0) * (places[fact * size + column] ?? 0);
        return Math.max(0, sum / length);
      };
    },
    between(fact, other) {
      const { size } = directions;
      let sum = 0;
      for (let column = 0; column < size; column += 1)
        sum += (places[fact * size + column] ?? 0) * (places[other * size + column] ?? 0);
      return Math.max(0, sum);
    },
  };
}

/** How much a term weighs in each fact that holds it: how often its phrasings use it, dampened. */
function eachUse(
  { postings, phrasings }: Index,
  term: number,
  weight: number,
  visit: (fact: number, weight: number) => void,
): void {
  const uses = rowOf(postings.phrasings, term);
  let at = 0;
  for (const fact of rowOf(postings.facts, term)) {
    const from = at;
    while (at < uses.length && phrasings.factOf[uses[at] ?? 0] === fact) at += 1;
    visit(fact, at === from ? weight : weight * (1 + Math.log(at - from)));
  }
  for (const fact of rowOf(postings.answers, term)) visit(fact, weight * ANSWER_WORD);
}

/** Where each fact lies: `size` numbers a fact, of length 1 together. */
function placesOf(index: Index, learnt: Int32Array, { values, size }: Columns): Float32Array {
  const places = new Float32Array(index.facts.length * size);
  index.termWeights.forEach((own, term) => {
    const direction = learnt[term] ?? UNLEARNT;
    if (direction === UNLEARNT) return;
    eachUse(index, term, own, (fact, weight) => {
      for (let column = 0; column < size; column += 1) {
        const at = fact * size + column;
        places[at] = (places[at] ?? 0) + weight * (values[direction * size + column] ?? 0);
      }
    });
  });
  for (let from = 0; from < places.length; from += size) {
    const place = places.subarray(from, from + size);
    const length = Math.hypot(...place) || 1;
    place.forEach((value, column) => {
      place[column] = value / length;
    });
  }
  return places;
}

/** The facts that are learnt from, one in `step`, by their terms; these have places of their own. */
function rowsOf(
  index: Index,
  step: number,
): { readonly rows: readonly Row[]; readonly learnt: Int32Array; readonly count: number } {
  const lists = Array.from({ length: Math.ceil(index.facts.length / step) }, () => ({
    terms: [] as number[],
    weights: [] as number[],
  }));
  const learnt = new Int32Array(index.terms.length).fill(UNLEARNT);
  let count = 0;
  index.termWeights.forEach((own, term) => {
    eachUse(index, term, own, (fact, weight) => {
      if (fact % step !== 0) return;
      if (learnt[term] === UNLEARNT) {
        learnt[term] = count;
        count += 1;
      }
      lists[fact / step]?.terms.push(learnt[term] ?? UNLEARNT);
      lists[fact / step]?.weights.push(weight);
    });
  });
  const rows = lists.map((list) => {
    const length = Math.hypot(...list.weights) || 1;
    return {
      terms: Int32Array.from(list.terms),
      weights: Float64Array.from(list.weights, (weight) => weight / length),
    };
  });
  return { rows, learnt, count };
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
  rows.forEach(({ terms, weights }, at) => {
    values.set(project(terms, weights, by), at * by.size);
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

function lengthOf(values: Float64Array): number {
  let squares = 0;
  for (const value of values) squares += value * value;
  return Math.sqrt(squares);
}

function project(terms: Int32Array, weights: Float64Array, { values, size }: Columns): Float64Array {
  const sum = new Float64Array(size);
  for (let each = 0; each < terms.length; each += 1) {
    const from = (terms[each] ?? 0) * size;
    const weight = weights[each] ?? 0;
    for (let column = 0; column < size; column += 1)
      sum[column] = (sum[column] ?? 0) + weight * (values[from + column] ?? 0);
  }
  return sum;
}
