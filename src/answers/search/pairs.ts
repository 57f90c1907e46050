import type { Index } from "./index.ts";
import { rootTerm } from "./lexicon.ts";
import type { Reading } from "./read.ts";

/** Neighbouring roots of a question, by their terms' numbers. */
export interface Pairs {
  /** Those whose roots the index knows, the two of a pair side by side. */
  readonly known: readonly number[];
  /** How many different pairs there are, the others included. */
  readonly count: number;
}

export function pairsOf({ tokens }: Reading, index: Index): Pairs {
  const roots = tokens.map(({ word }) => index.lexicon.root(word));
  const numbers = roots.map((root) => index.numberOf(rootTerm(root)) ?? -1);
  const seen = new Set<string>();
  const known: number[] = [];
  for (let at = 1; at < roots.length; at += 1) {
    const pair = `${roots[at - 1] ?? ""} ${roots[at] ?? ""}`;
    if (seen.has(pair)) continue;
    seen.add(pair);
    const first = numbers[at - 1] ?? -1;
    const second = numbers[at] ?? -1;
    if (first >= 0 && second >= 0) known.push(first, second);
  }
  return { known, count: seen.size };
}
