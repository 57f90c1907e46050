const RUSSIAN: readonly (readonly [RegExp, string])[] = [
  [/[ьъ]/gu, ""],
  [/тс|дс/gu, "ц"],
  [/[сз]ч|щ/gu, "ш"],
  [/о/gu, "а"],
  [/[еэыйяи]+/gu, "и"],
  [/ю/gu, "у"],
  [/б/gu, "п"],
  [/в/gu, "ф"],
  [/г/gu, "к"],
  [/д/gu, "т"],
  [/ж/gu, "ш"],
  [/з/gu, "с"],
  [/(.)\1+/gu, "$1"],
];

const ENGLISH: readonly (readonly [RegExp, string])[] = [
  [/^wh/u, "w"],
  [/ph/gu, "f"],
  [/ck/gu, "k"],
  [/igh/gu, "i"],
  [/c(?=[eiy])/gu, "s"],
  [/[aeiouy]+/gu, "a"],
  [/[cq]/gu, "k"],
  [/z/gu, "s"],
  [/(.)\1+/gu, "$1"],
];

/**
 * How a word sounds, roughly: words that people misspell by ear share the key
 * («кортина» and «картина», "plaid" and "played"). Different words may too,
 * so it proposes and never decides.
 */
export function soundKey(word: string): string {
  const rules = /\p{Script=Cyrillic}/u.test(word) ? RUSSIAN : ENGLISH;
  return rules.reduce((key, [pattern, replacement]) => key.replace(pattern, replacement), word);
}
