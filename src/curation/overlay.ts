import { z } from "zod";
import { factSchema, LANGUAGES, type Fact, type Language } from "../content/schema.ts";
import { likenessOf } from "./likeness.ts";

/** What admins have added: a way to ask for a fact, or a fact of their own. */
export type Addition =
  | { readonly kind: "phrasing"; readonly factId: string; readonly language: Language; readonly text: string }
  | { readonly kind: "fact"; readonly fact: Fact; readonly source: string };

export const ANSWER_CHARS_MAX = 700;

/** Additions, found by the question that they answer. */
export interface Overlay {
  /** The fact that an admin has named for such a question; undefined for all others. */
  factIdFor(question: string): string | undefined;
  /** A fact of the admins' own. */
  fact(id: string): Fact | undefined;
  /** Where it comes from, in the admin's words. */
  sourceOf(id: string): string | undefined;
}

/** The overlay of all additions; of two for one question the later counts. */
export function overlayOf(additions: readonly Addition[]): Overlay {
  const byLikeness = new Map<string, string>();
  const facts = new Map<string, { readonly fact: Fact; readonly source: string }>();
  for (const addition of additions) {
    if (addition.kind === "phrasing") {
      byLikeness.set(likenessOf(addition.text), addition.factId);
      continue;
    }
    const { fact, source } = addition;
    facts.set(fact.id, { fact, source });
    for (const language of LANGUAGES) {
      for (const text of fact.ask[language]) byLikeness.set(likenessOf(text), fact.id);
    }
  }
  return {
    factIdFor: (question) => byLikeness.get(likenessOf(question)),
    fact: (id) => facts.get(id)?.fact,
    sourceOf: (id) => facts.get(id)?.source,
  };
}

/** A fact as an admin wrote it; its source has the same name. @param name unique: lower-case letters and digits */
export function writtenFact(
  name: string,
  question: Readonly<Record<Language, string>>,
  answer: Readonly<Record<Language, string>>,
): Fact {
  return factSchema.parse({
    id: `community.${name}`,
    about: "both",
    subject: "film",
    value: { text: answer },
    ask: { ru: [question.ru], en: [question.en] },
    answer,
    sources: [`community-${name}`],
  } satisfies z.input<typeof factSchema>);
}
