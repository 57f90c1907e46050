import { describe, expect, test } from "vitest";
import { normalise } from "../../src/answers/reading/normalise.ts";
import { tokensOf } from "../../src/answers/reading/tokens.ts";
import { buildIndex } from "../../src/answers/search/index.ts";
import { entityTerm, rootTerm } from "../../src/answers/search/lexicon.ts";
import { rowOf } from "../../src/answers/search/rows.ts";
import type { Pack } from "../../src/content/pack.ts";
import { entity, fact } from "../support/pack.ts";

const pack: Pack = {
  facts: [
    fact(),
    fact({
      id: "title.film",
      subject: "film",
      value: { year: 1979 },
      ask: { ru: [], en: ["When was Moscow Does Not Believe in Tears made?", "the year of Gosha"] },
      answer: { ru: "В 1979 году.", en: "It was made in 1979, at Mosfilm." },
    }),
  ],
  entities: [
    entity(),
    entity({
      id: "film",
      kind: "work",
      gender: undefined,
      name: { ru: "Москва слезам не верит", en: "Moscow Does Not Believe in Tears" },
    }),
  ],
  relations: [],
  words: [],
  sources: [],
  quiz: [],
  calendar: [],
};
const index = buildIndex(pack);
const termOf = (name: string) => index.numberOf(name) ?? -1;
const word = (text: string) => rootTerm(index.lexicon.root(text));
const namesOf = (terms: Int32Array) => Array.from(terms, (term) => index.terms[term] ?? "");

describe("an index", () => {
  test("numbers its terms, and knows no other", () => {
    index.terms.forEach((term, number) => {
      expect(index.numberOf(term)).toBe(number);
    });
    expect(index.numberOf(word("zebra"))).toBeUndefined();
  });

  test("keeps the words of each phrasing in order, and all that they stand for", () => {
    const numbers = [...index.vocabulary.numbers.keys()];
    index.phrasings.texts.forEach((text, phrasing) => {
      const words = Array.from(rowOf(index.phrasings.words, phrasing), (number) => numbers[number]);
      expect(words).toEqual(tokensOf(normalise(text)));
      const terms = namesOf(rowOf(index.phrasings.terms, phrasing));
      expect(new Set(terms).size).toBe(terms.length);
      for (const one of words) expect(terms).toContain(word(one ?? ""));
    });
  });

  test("finds the phrasings, the facts, and what stands in an answer alone", () => {
    const { phrasings, facts, answers } = index.postings;
    const gosha = termOf(entityTerm("gosha"));
    expect(Array.from(rowOf(phrasings, gosha), (at) => index.phrasings.texts[at])).toEqual([
      "Кто играет Гошу?",
      "Who plays Gosha?",
      "the year of Gosha",
    ]);
    expect([...rowOf(facts, gosha)]).toEqual([0, 1]);
    const studio = termOf(word("mosfilm"));
    expect([...rowOf(facts, studio)]).toEqual([]);
    expect([...rowOf(answers, studio)]).toEqual([1]);
    // It stands in the phrasing too.
    expect([...rowOf(answers, termOf(word("made")))]).toEqual([]);
  });

  test("knows whom a fact is about by its subject, its value and its phrasings", () => {
    expect(index.isAbout("title.film", new Set([entityTerm("gosha")]))).toBe(true);
    expect(index.isAbout("cast.gosha", new Set([entityTerm("alexey-batalov")]))).toBe(true);
    expect(index.isAbout("cast.gosha", new Set([entityTerm("film")]))).toBe(false);
    expect(index.isAbout("no.such", new Set([entityTerm("gosha")]))).toBe(false);
  });

  test("weighs the rare above the common, and the unseen above all", () => {
    expect(index.weightOf(word("mosfilm"))).toBeGreaterThan(index.weightOf(entityTerm("gosha")));
    expect(index.weightOf("no such term")).toBeGreaterThan(index.weightOf(word("mosfilm")));
  });

  test("weighs a long name as one thing, however many its words", () => {
    const { starts } = index.phrasings.words;
    const phrasing = index.phrasings.texts.findIndex((text) => text.startsWith("When was Moscow"));
    const weights = index.phrasings.wordWeights.subarray(starts[phrasing], starts[phrasing + 1]);
    const title = weights.subarray(2, 8).reduce((sum, weight) => sum + weight, 0);
    expect(title).toBeLessThanOrEqual(index.weightOf(entityTerm("film")) + 1e-9);
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    expect(index.phrasings.weights[phrasing]).toBeCloseTo(all, 9);
  });
});
