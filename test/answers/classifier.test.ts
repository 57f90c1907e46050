import { expect, test } from "vitest";
import { createClassifier } from "../../src/answers/search/classifier.ts";
import { buildIndex } from "../../src/answers/search/index.ts";
import { numbered } from "../../src/answers/search/numbered.ts";
import { createReader } from "../../src/answers/search/read.ts";
import type { Pack } from "../../src/content/pack.ts";
import { fact } from "../support/pack.ts";

const asking = (id: string, ...ask: readonly string[]) => fact({ id, ask: { ru: [], en: [...ask] } });

/** How likely each fact of a pack is meant by a question, by ids. */
function chances(facts: Pack["facts"], question: string): Readonly<Record<string, number>> {
  const pack = { facts, entities: [], relations: [], words: [], sources: [], quiz: [], calendar: [] };
  const index = buildIndex(pack);
  const reading = createReader(index, () => false)(question);
  const chances = createClassifier(index).of(numbered(reading, index), [], [...facts.keys()]);
  return Object.fromEntries(facts.map(({ id }, at) => [id, chances[at] ?? 0]));
}

const facts = [
  asking("who.daughter", "who is the daughter", "name of the daughter", "the daughter, who", "daughter"),
  asking(
    "who.friend",
    "who is the friend of the daughter",
    "the daughter's friend",
    "friend, name",
    "friend",
  ),
  asking("where.picnic", "where is the picnic", "place of the picnic", "picnic", "the picnic, where"),
];

test("a word speaks for the fact whose phrasings it tells from the others", () => {
  const {
    "who.daughter": daughter = 0,
    "who.friend": friend = 0,
    "where.picnic": picnic = 0,
  } = chances(facts, "daughter please");
  expect(daughter).toBeGreaterThan(friend);
  expect(daughter).toBeGreaterThan(picnic);
});

test("a word that stands beside another fact's word everywhere does not speak for that one", () => {
  const { "who.daughter": daughter = 0, "who.friend": friend = 0 } = chances(
    facts,
    "the daughter and her friend",
  );
  expect(friend).toBeGreaterThan(daughter);
});

test("where no phrasing has a word of the question, no fact is likelier than another", () => {
  expect(new Set(Object.values(chances(facts, "zebra")))).toEqual(new Set([0]));
});

test("the same pack teaches the same", () => {
  expect(chances(facts, "whose friend")).toEqual(chances(facts, "whose friend"));
});
