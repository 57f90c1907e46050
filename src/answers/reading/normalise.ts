/** Longer questions are read up to here; a question's point stands rarely beyond. */
export const QUESTION_CHARS_MAX = 1_500;

/** Letters and marks that are in their one shape already, whatever the case: most texts are of nothing else. */
const ORDINARY = /^[A-Za-zА-Яа-яЁё0-9 .,?!:;"«»“”()–—-]*$/u;
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
  const read = text.slice(0, QUESTION_CHARS_MAX);
  const clean = ORDINARY.test(read) ? read : cleaned(read);
  const small = (clean.includes("U") ? clean.replace(THE_US, "$1 USA") : clean)
    .toLowerCase()
    .replaceAll("ё", "е");
  return hasStretched(small) ? small.replace(ELONGATED, "$1") : small;
}

/** True for a text of ordinary signs: normalised word by word it is the same as normalised whole. */
export function isOrdinary(text: string): boolean {
  return text.length <= QUESTION_CHARS_MAX && ORDINARY.test(text) && !text.includes("U");
}

/** True where three of one sign follow each other: seldom, and much sooner found than replaced. */
function hasStretched(text: string): boolean {
  for (let at = 2; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === text.charCodeAt(at - 1) && code === text.charCodeAt(at - 2)) return true;
  }
  return false;
}

function cleaned(text: string): string {
  return text.normalize("NFKC").replace(INVISIBLE, "").replace(NO_WORDS, " ").replace(APOSTROPHES, "'");
}
