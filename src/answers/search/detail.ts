import { wantedOf, type Wanted } from "../reading/common-words.ts";
import { termsOf, weightIn, type Index } from "./index.ts";
import { entityTerm } from "./lexicon.ts";

/** A phrasing word by word, for those that are compared with a question in full. */
export interface Detail {
  readonly words: readonly { readonly weight: number; readonly terms: readonly string[] }[];
  /** Every term in it. */
  readonly terms: ReadonlySet<string>;
  readonly entities: ReadonlySet<string>;
  readonly wanted: ReadonlySet<Wanted>;
  /** Neighbouring roots in order. */
  readonly pairs: ReadonlySet<string>;
}

const REMEMBERED_MAX = 30_000;

/** Details of phrasings, made when first needed and kept. */
export function createDetails(index: Index): (phrasing: number) => Detail {
  const remembered = new Map<number, Detail>();
  return (phrasing) => {
    let detail = remembered.get(phrasing);
    if (detail === undefined) {
      if (remembered.size >= REMEMBERED_MAX) remembered.clear();
      remembered.set(phrasing, (detail = detailOf(index, index.phrasings[phrasing]?.text ?? "")));
    }
    return detail;
  };
}

function detailOf(index: Index, text: string): Detail {
  const words = termsOf(index.lexicon, text);
  const terms = new Set(words.flatMap(({ all }) => all));
  return {
    words: words.map((word) => ({ weight: weightIn(word, index.weightOf), terms: word.all })),
    terms,
    entities: new Set([...terms].filter((term) => term.startsWith(entityTerm("")))),
    wanted: new Set(words.map(({ word }) => wantedOf(word)).filter((wanted) => wanted !== undefined)),
    pairs: pairsOf(words.map(({ root }) => root.slice(2))),
  };
}

export function pairsOf(roots: readonly string[]): ReadonlySet<string> {
  return new Set(roots.slice(1).map((root, at) => `${roots[at] ?? ""} ${root}`));
}
