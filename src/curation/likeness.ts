/** A question is kept so long at most: enough to understand it. */
export const SAMPLE_CHARS_MAX = 200;
const WORDS_MAX = 24;
/** Shorter words are left out: they change nothing in what is asked. */
const WORD_CHARS_MIN = 3;
/** Endings differ more than beginnings. */
const STEM_CHARS = 6;

/**
 * What makes two questions alike: the same beginnings of words, in any order,
 * whatever their case, their marks and their small words.
 */
export function likenessOf(question: string): string {
  const words = question
    .toLowerCase()
    .replaceAll("ё", "е")
    .match(/[\p{L}\p{N}]+/gu);
  const long = (words ?? []).filter((word) => word.length >= WORD_CHARS_MIN);
  const stems = (long.length > 0 ? long : (words ?? [])).map((word) => word.slice(0, STEM_CHARS));
  return [...new Set(stems)].sort().slice(0, WORDS_MAX).join(" ");
}
