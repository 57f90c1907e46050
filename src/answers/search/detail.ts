import type { Wanted } from "../reading/common-words.ts";
import type { Index } from "./index.ts";
import { rowOf } from "./rows.ts";

/** A phrasing word by word, as it is compared with a question in full; terms by number. */
export interface Detail {
  /** Every term in it. */
  readonly terms: Int32Array;
  readonly entities: Int32Array;
  readonly wanted: ReadonlySet<Wanted>;
  /** The terms of its words' roots, in order. */
  readonly roots: Int32Array;
  /** The heaviest weight among its words, each less by how surely the question means it. */
  heaviestBut(meant: ReadonlyMap<number, number>): number;
}

/** Where there is no phrasing, all that is asked of one is empty. */
export const NO_DETAIL: Detail = {
  terms: new Int32Array(),
  entities: new Int32Array(),
  wanted: new Set(),
  roots: new Int32Array(),
  heaviestBut: () => 0,
};

export function detailOf({ phrasings, vocabulary, isEntity }: Index, phrasing: number): Detail {
  const terms = rowOf(phrasings.terms, phrasing);
  const words = rowOf(phrasings.words, phrasing);
  const from = phrasings.words.starts[phrasing] ?? 0;
  const roots = words.map((word) => vocabulary.roots[word] ?? -1);
  const wanted = new Set<Wanted>();
  for (const word of words) {
    const kind = vocabulary.wanted[word];
    if (kind !== undefined) wanted.add(kind);
  }
  return {
    terms,
    entities: terms.filter(isEntity),
    wanted,
    roots,
    heaviestBut(meant) {
      let heaviest = 0;
      roots.forEach((root, at) => {
        let held = meant.get(root) ?? 0;
        for (const term of rowOf(phrasings.wordTerms, from + at)) held = Math.max(held, meant.get(term) ?? 0);
        heaviest = Math.max(heaviest, (phrasings.wordWeights[from + at] ?? 0) * (1 - held));
      });
      return heaviest;
    },
  };
}
