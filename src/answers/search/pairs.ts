import type { Index } from "./index.ts";
import type { ReadToken, Reading } from "./read.ts";

/** Neighbouring roots of a question, by their terms' numbers. */
export interface Pairs {
  /** Those whose roots the index knows, the two of a pair side by side. */
  readonly known: readonly number[];
  /** How many different pairs there are, the others included. */
  readonly count: number;
}

export function pairsOf({ tokens }: Reading, index: Index): Pairs {
  const terms = index.terms.length;
  // Roots that the index does not know go by numbers behind its own.
  const strange = new Map<string, number>();
  const numberOf = ({ word }: ReadToken): number => {
    const number = index.rootOf(word);
    if (number !== undefined) return number;
    const root = index.lexicon.root(word);
    strange.set(root, strange.get(root) ?? strange.size);
    return terms + (strange.get(root) ?? 0);
  };
  const numbers = tokens.map(numberOf);
  const roots = terms + strange.size;
  const seen = new Set<number>();
  const known: number[] = [];
  for (let at = 1; at < numbers.length; at += 1) {
    const first = numbers[at - 1] ?? 0;
    const second = numbers[at] ?? 0;
    const pair = first * roots + second;
    if (seen.has(pair)) continue;
    seen.add(pair);
    if (first < terms && second < terms) known.push(first, second);
  }
  return { known, count: seen.size };
}
