import type { Language } from "./schema.ts";

interface Rule {
  readonly pattern: RegExp;
  readonly what: string;
}

const COMMON: readonly Rule[] = [
  { pattern: /"/u, what: "a straight quotation mark: write «…» in Russian, “…” in English" },
  { pattern: /  /u, what: "two spaces in a row" },
  { pattern: / [,.;:!?](?![.\d])/u, what: "a space before a punctuation mark" },
  { pattern: / - /u, what: "a hyphen between spaces: write a dash —" },
  { pattern: /\.\.\./u, what: "three full stops: write …" },
  { pattern: /<[a-z/]/iu, what: "markup: answers are plain text" },
];

const RULES: Readonly<Record<Language, readonly Rule[]>> = {
  ru: [
    ...COMMON,
    { pattern: /[“”]/u, what: "English quotation marks in Russian: write «…»" },
    {
      pattern:
        /(?<!\p{L})(?:еще|ее|нее|свое|пришел|ушел|нашел|актер\p{L}*|режиссер\p{L}*|съемк\p{L}*|черно-бел\p{L}*|причем|твердо|вдвоем|втроем|самолет\p{L}*|ребенок)(?!\p{L})/iu,
      what: "е where ё belongs",
    },
  ],
  en: [...COMMON, { pattern: /(?<=\p{L})'(?=\p{L})/u, what: "a straight apostrophe: write ’" }],
};

/** What a careful proofreader would mark in one text; empty where it is fine. */
export function typographyProblems(text: string, language: Language): readonly string[] {
  return [...new Set(RULES[language].filter((rule) => rule.pattern.test(text)).map((rule) => rule.what))];
}
