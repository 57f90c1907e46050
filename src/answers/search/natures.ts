import { isCommon, wantedOf } from "../reading/common-words.ts";
import type { Span } from "./lexicon.ts";

/** Weight of a word beside the rarity of a word that matters. */
const COMMON_WEIGHT = 0.06;
const ASKING_WEIGHT = 0.3;
/** A name and surname are two things to go by; a title of three words is one. */
const LONG_NAME_WORDS = 3;

const SINGLE_LETTER = /^\p{L}$/u;

/** Weight of a word by its nature: most of it for words that carry the matter. */
export function natureWeight(word: string): number {
  if (wantedOf(word) !== undefined) return ASKING_WEIGHT;
  return isCommon(word) || SINGLE_LETTER.test(word) ? COMMON_WEIGHT : 1;
}

/** A name of several words that a word stands in: together they say one thing. */
export interface LongName {
  readonly term: string;
  readonly words: number;
}

/** The most that a word may weigh inside its long names, which share one weight; no limit outside any. */
export function nameShare(names: readonly LongName[], weightOf: (term: string) => number): number {
  let least = Infinity;
  for (const { term, words } of names) least = Math.min(least, weightOf(term) / words);
  return least;
}

/** True for a name that is one thing to go by, however many its words. */
export function isLongName({ from, to, quality }: Span): boolean {
  return to - from >= LONG_NAME_WORDS && quality === 1;
}

/** The long names over each of `count` words. */
export function longNamesOver(spans: readonly Span[], count: number): readonly (readonly LongName[])[] {
  const names = Array.from({ length: count }, (): LongName[] => []);
  for (const span of spans) {
    if (!isLongName(span)) continue;
    const { from, to, term } = span;
    for (let at = from; at < to; at += 1) names[at]?.push({ term, words: to - from });
  }
  return names;
}
