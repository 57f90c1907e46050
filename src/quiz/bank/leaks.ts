import { LANGUAGES, type Language } from "../../content/schema.ts";
import type { BankQuestion } from "./question.ts";

/** Words are compared by their beginnings: «Катерину» and «Катерина» are one. */
const STEM_CHARS = 5;
const WORD_CHARS_MIN = 4;
/** With this share of a question's words said before, its answer is known too. */
const SHARE_OF_QUESTION = 0.4;

interface Stems {
  readonly said: ReadonlySet<string>;
  readonly right: ReadonlySet<string>;
  readonly asked: ReadonlySet<string>;
}

/**
 * Whether playing one question tells the answer of another: they stand on the
 * same fact, or what is shown of the first says the second's answer together
 * with much of what it asks.
 */
export function givesAway(first: BankQuestion, second: BankQuestion): boolean {
  if (first.factIds.some((id) => second.factIds.includes(id))) return true;
  return LANGUAGES.some((language) => {
    const { said } = stemsOf(first, language);
    const { right, asked } = stemsOf(second, language);
    if (right.size === 0 || !right.isSubsetOf(said)) return false;
    return asked.size > 0 && asked.intersection(said).size / asked.size >= SHARE_OF_QUESTION;
  });
}

const known = new WeakMap<BankQuestion, Partial<Record<Language, Stems>>>();

function stemsOf(question: BankQuestion, language: Language): Stems {
  const cached = known.get(question) ?? {};
  known.set(question, cached);
  const { text, right, explanation } = question;
  return (cached[language] ??= {
    said: stems(`${text[language]} ${right[language]} ${explanation[language]}`),
    right: stems(right[language]),
    asked: stems(text[language]),
  });
}

function stems(text: string): ReadonlySet<string> {
  const words =
    text
      .toLowerCase()
      .replaceAll("ё", "е")
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(
    words.filter(({ length }) => length >= WORD_CHARS_MIN).map((word) => word.slice(0, STEM_CHARS)),
  );
}
