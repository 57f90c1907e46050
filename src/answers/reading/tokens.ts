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
  return plainTokens(normalised) ?? allTokens(normalised);
}

/** What a sign is to a word. */
const NONE = 0;
const NUMBER = 1;
const LATIN_LETTER = 2;
const CYRILLIC_LETTER = 4;
const OTHER_LETTER = 8;
const JOINS = 16;

/** By the sign's code, up to the dashes and quotation marks: hardly a text has others. */
const KINDS = Uint8Array.from({ length: 0x2040 }, (_, code) => {
  const sign = String.fromCharCode(code);
  if (JOINED.test(sign)) return JOINS;
  if (/\p{N}/u.test(sign)) return NUMBER;
  if (!/\p{L}/u.test(sign)) return NONE;
  if (LATIN.test(sign)) return LATIN_LETTER;
  return CYRILLIC.test(sign) ? CYRILLIC_LETTER : OTHER_LETTER;
});

/** The words of a text, normalised or not, in which none is joined or of mixed alphabets, as in nearly all; undefined for another text. */
export function plainTokens(text: string): readonly string[] | undefined {
  const tokens: string[] = [];
  let from = 0;
  let inWord = NONE;
  for (let at = 0; at <= text.length; at += 1) {
    const kind = at < text.length ? (KINDS[text.charCodeAt(at)] ?? JOINS) : NONE;
    if (kind === JOINS) return undefined;
    if (kind !== NONE) {
      if (inWord === NONE) from = at;
      inWord |= kind;
      continue;
    }
    if (inWord === NONE) continue;
    if ((inWord & LATIN_LETTER) !== 0 && (inWord & CYRILLIC_LETTER) !== 0) return undefined;
    if (at - from <= TOKEN_CHARS_MAX && tokens.push(text.slice(from, at)) === TOKENS_MAX) break;
    inWord = NONE;
  }
  return tokens;
}

function allTokens(normalised: string): readonly string[] {
  const tokens: string[] = [];
  for (const word of normalised.match(TOKEN) ?? []) {
    for (const part of JOINED.test(word) ? partsOf(word) : [word]) {
      if (part === "" || part.length > TOKEN_CHARS_MAX) continue;
      tokens.push(oneAlphabet(part));
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
