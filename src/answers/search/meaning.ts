import { natureWeight, type Index } from "./index.ts";
import { orthonormal, random, type Columns } from "./matrix.ts";
import type { Reading } from "./read.ts";

/** Directions of meaning that are told apart. */
const DIMENSIONS = 64;
/** Facts from which they are learnt; the others are placed among them. */
const LEARNT_FACTS_MAX = 1_500;
/** Rounds of power iteration: the directions hardly turn after these. */
const ROUNDS = 2;
/** Weight of a word of the answer beside one of a phrasing. */
const ANSWER_WORD = 0.6;

/** Nearness of meaning between a question and a fact: the cosine of their directions, 0 to 1. */
export interface Meaning {
  /** Takes a question; the result tells how near a fact is, by its index. */
  of(reading: Reading): (fact: number) => number;
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
export function createMeaning(index: Index, terms: readonly string[]): Meaning {
  const ids = new Map(terms.map((term, id) => [term, id]));
  const step = Math.ceil(index.facts.length / LEARNT_FACTS_MAX);
  const rows = rowsOf(index, terms, step);
  const directions = learn(rows, terms.length);
  const places = placesOf(index, terms, directions);
  return {
    of(reading) {
      const asked = new Map<number, number>();
      for (const { terms: meant, weight } of reading.tokens) {
        for (const [term, quality] of meant) {
          const id = ids.get(term);
          if (id === undefined) continue;
          const value = quality * Math.min(weight, index.weightOf(term));
          asked.set(id, Math.max(value, asked.get(id) ?? 0));
        }
      }
      const { size } = directions;
      const place = project(Int32Array.from(asked.keys()), Float64Array.from(asked.values()), directions);
      const length = Math.hypot(...place) || 1;
      return (fact) => {
        let sum = 0;
        for (let column = 0; column < size; column += 1)
          sum += (place[column] ?? 0) * (places[fact * size + column] ?? 0);
        return Math.max(0, sum / length);
      };
    },
  };
}

/** How much a term weighs in each fact that holds it: how often its phrasings use it, dampened, by how rare it is. */
function usesOf(index: Index, term: string): ReadonlyMap<number, number> {
  const uses = new Map<number, number>();
  const posting = index.postingOf(term);
  if (posting === undefined) return uses;
  const weight = index.weightOf(term) * (term.startsWith("s:") ? natureWeight(term.slice(2)) : 1);
  for (const phrasing of posting.phrasings) {
    const fact = index.factOf[phrasing] ?? 0;
    uses.set(fact, (uses.get(fact) ?? 0) + 1);
  }
  for (const [fact, count] of uses) uses.set(fact, weight * (1 + Math.log(count)));
  for (const fact of posting.facts) if (!uses.has(fact)) uses.set(fact, weight);
  for (const fact of posting.answers) uses.set(fact, weight * ANSWER_WORD);
  return uses;
}

/** Where each fact lies: `size` numbers a fact, of length 1 together. */
function placesOf(index: Index, terms: readonly string[], { values, size }: Columns): Float32Array {
  const places = new Float32Array(index.facts.length * size);
  terms.forEach((term, id) => {
    for (const [fact, weight] of usesOf(index, term)) {
      for (let column = 0; column < size; column += 1) {
        const at = fact * size + column;
        places[at] = (places[at] ?? 0) + weight * (values[id * size + column] ?? 0);
      }
    }
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

/** One fact in `step`, by its terms. */
function rowsOf(index: Index, terms: readonly string[], step: number): readonly Row[] {
  const lists = Array.from({ length: Math.ceil(index.facts.length / step) }, () => ({
    terms: [] as number[],
    weights: [] as number[],
  }));
  terms.forEach((term, id) => {
    for (const [fact, weight] of usesOf(index, term)) {
      if (fact % step !== 0) continue;
      lists[fact / step]?.terms.push(id);
      lists[fact / step]?.weights.push(weight);
    }
  });
  return lists.map((list) => {
    const length = Math.hypot(...list.weights) || 1;
    return {
      terms: Int32Array.from(list.terms),
      weights: Float64Array.from(list.weights, (weight) => weight / length),
    };
  });
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
