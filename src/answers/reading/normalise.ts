/** Longer questions are read up to here; a question's point stands rarely beyond. */
export const QUESTION_CHARS_MAX = 1_500;

/** Marks that people do not see: joiners, direction marks, soft hyphens, variation selectors, stress marks. */
const INVISIBLE =
  /[\u00AD\u0300\u0301\u034F\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u2069\uFE00-\uFE0F\uFEFF]/gu;
/** Markup, addresses and people's @names say nothing of what is asked. */
const NO_WORDS = /<\/?[a-z][^<>]{0,200}>|https?:\/\/\S+|@\w+/giu;
/** In small letters the country would be the pronoun. */
const THE_US = /\b([Tt]he|[Ii]n) U\.?S\.?(?![\p{L}\p{N}])/gu;
const APOSTROPHES = /[’‘ʼʹ`´]/gu;
/** Three or more of one letter are an emotion, not a spelling: «ктооо», "sooooo". */
const ELONGATED = /(\p{L})\1{2,}/gu;

/**
 * One shape for all ways of typing the same text: compatibility forms
 * composed, lower case, ё as е, one apostrophe, no invisible marks, no
 * stretched letters, no markup, addresses and @names. й stays й.
 */
export function normalise(text: string): string {
  return text
    .slice(0, QUESTION_CHARS_MAX)
    .normalize("NFKC")
    .replace(INVISIBLE, "")
    .replace(NO_WORDS, " ")
    .replace(THE_US, "$1 USA")
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(APOSTROPHES, "'")
    .replace(ELONGATED, "$1");
}
