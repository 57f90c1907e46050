import type { Index } from "./index.ts";
import { createClues, type Clued } from "./clues.ts";
import type { NumberedToken } from "./numbered.ts";
import { lehmer } from "./random.ts";
import type { Rows } from "./rows.ts";

/** Phrasings that are learnt from: more take longer than a start may. */
const LEARNT_MAX = 20_000;
/** How often they are gone through; later rounds learn the phrasings by heart. */
const ROUNDS = 2;
const RATE = 0.8;
/** Corrections too small to matter. */
const SLOPE_MIN = 1e-4;
/** e⁻²⁰ is nothing beside 1. */
const FAR = 20;
/** AdaGrad's first sum of squares: keeps the first steps in bounds. */
const FIRST_SQUARE = 1e-3;
/** A fact whose chance is e⁻⁶ is out of the question. */
const LOGARITHMS = 6;
const SEED = 20_261_130;

/** How likely a fact is meant by the words of a question, as its phrasings teach. */
export interface Classifier {
  /**
   * The logarithms of some facts' chances, from 1 for a sure one to 0.
   *
   * @param pairs neighbouring roots of the question by their terms' numbers, the two of a pair side by side
   * @param facts by number
   */
  of(asked: readonly NumberedToken[], pairs: readonly number[], facts: readonly number[]): readonly number[];
}

/**
 * Learns from the phrasings which words and pairs of words tell the facts
 * apart: logistic regression over the facts that share a clue, by AdaGrad in a
 * fixed order. Rarity cannot know that «дочь» speaks more for the fact about the
 * daughter than for one about her friend, whose phrasings all name her too.
 */
export function createClassifier(index: Index): Classifier {
  const { texts, factOf } = index.phrasings;
  const step = Math.ceil(texts.length / LEARNT_MAX);
  const learnt = Array.from({ length: Math.ceil(texts.length / step) }, (_, at) => at * step);
  const clues = createClues(index, learnt);
  const samples = clues.learnt.map((clued, at) => ({ clued, fact: factOf[learnt[at] ?? 0] ?? 0 }));
  const chances = createChances(index.facts.length, clues.facts);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { clued, fact } of shuffled(samples, SEED + round)) chances.learn(clued, fact);
  }
  return {
    of(asked, pairs, facts) {
      return chances
        .of(clues.ofQuestion(asked, pairs), facts)
        .map((logarithm) => Math.max(0, 1 + logarithm / LOGARITHMS));
    },
  };
}

/** @param facts for each clue the facts whose phrasings have it */
function createChances(factCount: number, { values: facts, starts }: Rows) {
  const weights = new Float32Array(facts.length);
  const squares = new Float32Array(facts.length).fill(FIRST_SQUARE);
  const sums = new Float64Array(factCount);
  const isTouched = new Uint8Array(factCount);
  const touched = new Int32Array(factCount);
  let count = 0;

  /** Sums the clues' weights for every fact that has one of them. */
  function sum({ clues, values }: Clued): void {
    for (let at = 0; at < count; at += 1) isTouched[touched[at] ?? 0] = 0;
    count = 0;
    for (let each = 0; each < clues.length; each += 1) {
      const clue = clues[each] ?? 0;
      const value = values[each] ?? 0;
      for (let at = starts[clue] ?? 0, end = starts[clue + 1] ?? 0; at < end; at += 1) {
        const fact = facts[at] ?? 0;
        const gain = value * (weights[at] ?? 0);
        if (isTouched[fact] === 1) {
          sums[fact] = (sums[fact] ?? 0) + gain;
          continue;
        }
        isTouched[fact] = 1;
        touched[count] = fact;
        count += 1;
        sums[fact] = gain;
      }
    }
  }

  /** Turns the sums into powers beside the highest. @returns the highest, and the sum of the powers */
  function toPowers(): { readonly most: number; readonly all: number } {
    let most = -Infinity;
    for (let at = 0; at < count; at += 1) most = Math.max(most, sums[touched[at] ?? 0] ?? 0);
    let all = 0;
    for (let at = 0; at < count; at += 1) {
      const fact = touched[at] ?? 0;
      const below = (sums[fact] ?? 0) - most;
      const power = below < -FAR ? 0 : Math.exp(below);
      sums[fact] = power;
      all += power;
    }
    return { most, all };
  }

  return {
    /** The logarithms of some facts' chances. */
    of(clued: Clued, wanted: readonly number[]): readonly number[] {
      sum(clued);
      if (count === 0) return wanted.map(() => -Infinity);
      const own = wanted.map((fact) => (isTouched[fact] === 1 ? (sums[fact] ?? 0) : 0));
      const { most, all } = toPowers();
      const whole = most + Math.log(all);
      return own.map((value) => value - whole);
    },
    /** Corrects the weights towards the fact that is right. */
    learn({ clues, values }: Clued, right: number): void {
      sum({ clues, values });
      const { all } = toPowers();
      for (let each = 0; each < clues.length; each += 1) {
        const clue = clues[each] ?? 0;
        const value = values[each] ?? 0;
        for (let at = starts[clue] ?? 0, end = starts[clue + 1] ?? 0; at < end; at += 1) {
          const fact = facts[at] ?? 0;
          const slope = ((sums[fact] ?? 0) / all - (fact === right ? 1 : 0)) * value;
          if (slope < SLOPE_MIN && slope > -SLOPE_MIN) continue;
          const square = (squares[at] ?? 0) + slope * slope;
          squares[at] = square;
          weights[at] = (weights[at] ?? 0) - (RATE * slope) / Math.sqrt(square);
        }
      }
    },
  };
}

/** The same list in an order that looks random and is the same every time, by Fisher and Yates. */
function shuffled<T>(list: readonly T[], seed: number): readonly T[] {
  const order = [...list];
  const random = lehmer(seed);
  for (let at = order.length - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    const [here, there] = [order[at], order[other]];
    if (here === undefined || there === undefined) continue;
    order[at] = there;
    order[other] = here;
  }
  return order;
}
