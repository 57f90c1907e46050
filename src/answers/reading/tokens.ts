/** Words of one question that are looked at. */
export const TOKENS_MAX = 80;
/** No word of any language in the index is longer. */
const TOKEN_CHARS_MAX = 32;

const TOKEN = /[\p{L}\p{N}]+(?:['-][\p{L}\p{N}]+)*/gu;
const JOINED = /['-]/u;
/** Letters of the other alphabet that look the same, by people and by phones. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  a: "а",
  c: "с",
  e: "е",
  o: "о",
  p: "р",
  x: "х",
  y: "у",
  k: "к",
  m: "м",
  t: "т",
  b: "в",
  h: "н",
};
const CYRILLIC = /\p{Script=Cyrillic}/u;
const LATIN = /\p{Script=Latin}/u;

/** The words of a normalised text in order. A possessive 's and hyphens end a word. */
export function tokensOf(normalised: string): readonly string[] {
  const tokens: string[] = [];
  const isMixed = CYRILLIC.test(normalised) && LATIN.test(normalised);
  for (const word of normalised.match(TOKEN) ?? []) {
    for (const part of JOINED.test(word) ? partsOf(word) : [word]) {
      if (part === "" || part.length > TOKEN_CHARS_MAX) continue;
      tokens.push(isMixed ? oneAlphabet(part) : part);
      if (tokens.length >= TOKENS_MAX) return tokens;
    }
  }
  return tokens;
}

function partsOf(word: string): readonly string[] {
  return word.replace(/'s$/u, "").replaceAll("'", "").split("-");
}

/** A word with mixed alphabets becomes all Cyrillic where every Latin letter in it has a twin. */
function oneAlphabet(word: string): string {
  if (!CYRILLIC.test(word) || !LATIN.test(word)) return word;
  const mended = Array.from(word, (letter) => LOOKALIKES[letter] ?? letter).join("");
  return LATIN.test(mended) ? word : mended;
}

export function isCyrillic(text: string): boolean {
  return CYRILLIC.test(text);
}

export function isLatin(text: string): boolean {
  return LATIN.test(text);
}
