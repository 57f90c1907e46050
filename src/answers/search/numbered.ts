import type { Index } from "./index.ts";
import type { ReadToken, Reading } from "./read.ts";

/** A term that a word of the question may stand for, by its number in the index. */
export interface NumberedTerm {
  readonly term: number;
  /** How surely, 0 to 1. */
  readonly quality: number;
}

/** A word of the question with the terms that the index knows, the surest first. */
export interface NumberedToken {
  readonly token: ReadToken;
  readonly terms: readonly NumberedTerm[];
}

/** The words of a question as the index numbers their terms, so that facts are compared by numbers alone. */
export function numbered({ tokens }: Reading, index: Index): readonly NumberedToken[] {
  return tokens.map((token) => {
    const terms: NumberedTerm[] = [];
    for (const [name, quality] of token.terms) {
      const term = index.numberOf(name);
      if (term !== undefined) terms.push({ term, quality });
    }
    if (terms.length > 1) terms.sort((a, b) => b.quality - a.quality);
    return { token, terms };
  });
}
