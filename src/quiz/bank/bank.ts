import { phrasingKey } from "../../content/check.ts";
import type { Pack } from "../../content/pack.ts";
import { LANGUAGES } from "../../content/schema.ts";
import type { Random } from "../../ports.ts";
import { knowledgeOf } from "./knowledge.ts";
import type { BankQuestion } from "./question.ts";
import { questionsOfQuote } from "./quotes.ts";
import { questionsOfRelation } from "./relations.ts";
import { questionProblems } from "./rules.ts";
import { questionOfEntry } from "./written.ts";

/**
 * Every question that a pack gives rise to: the editors' own first, then those
 * made from facts. One that breaks a rule, or reads like an earlier one, is left out.
 *
 * @param randomFor chance for one question, by its id: one question's wrong options then do not
 *   depend on what else the pack holds
 */
export function buildBank(pack: Pack, randomFor: (id: string) => Random): readonly BankQuestion[] {
  const knowledge = knowledgeOf(pack);
  const taken = new Set<string>();
  return [
    ...pack.quiz.flatMap((entry) => questionOfEntry(knowledge, entry, randomFor) ?? []),
    ...pack.facts.flatMap((fact) => [
      ...questionsOfRelation(knowledge, fact, randomFor),
      ...questionsOfQuote(knowledge, fact, randomFor),
    ]),
  ].filter((question) => {
    const keys = LANGUAGES.map((language) => readingOf(question, language));
    const isNew = keys.every((key) => !taken.has(key));
    for (const key of keys) taken.add(key);
    return isNew && questionProblems(question).length === 0;
  });
}

/** Two questions with one reading are the same to a player. */
export function readingOf(question: BankQuestion, language: (typeof LANGUAGES)[number]): string {
  return `${language} ${phrasingKey(question.text[language])} ${phrasingKey(question.right[language])}`;
}
