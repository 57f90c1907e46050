import { expect, test } from "vitest";
import type { Pack } from "../../src/content/pack.ts";
import { phrasingsIn } from "../../src/content/phrasings.ts";
import { entity, fact, relation, source } from "../support/pack.ts";

const pack = (parts: Partial<Pack> = {}): Pack => ({
  facts: [fact({ relation: "played-by" })],
  entities: [entity()],
  relations: [relation()],
  sources: [source()],
  words: [],
  quiz: [],
  calendar: [],
  ...parts,
});
const textsOf = (given: Pack, id = "cast.gosha") =>
  given.facts
    .filter((one) => one.id === id)
    .flatMap(phrasingsIn(given))
    .map(({ text }) => text);

test("a fact is asked for in its own words, then in its relation's", () => {
  const own = fact({ relation: "played-by", ask: { ru: ["Гоша — это кто?"], en: ["Gosha, who is it?"] } });
  expect(phrasingsIn(pack({ facts: [own] }))(own)).toEqual([
    { language: "ru", text: "Гоша — это кто?" },
    { language: "en", text: "Gosha, who is it?" },
    { language: "ru", text: "Кто играет Гошу?" },
    { language: "en", text: "Who plays Gosha?" },
  ]);
});

test.each([
  ["{subject}", "Гоша"],
  ["{subject:gen}", "Гоши"],
  ["{subject:dat}", "Гоше"],
  ["{subject:acc}", "Гошу"],
  ["{subject:ins}", "Гошей"],
  ["{subject:pre}", "Гоше"],
])("%s is filled with «%s»", (slot, name) => {
  const entities = [entity({ cases: { ins: "Гошей" } })];
  const relations = [
    relation({ ask: { ru: [`А ${slot} и ${slot}?`], en: ["{subject:gen} and {subject}?"] } }),
  ];
  const facts = [fact({ relation: "played-by", ask: { ru: [], en: [] } })];
  expect(textsOf(pack({ entities, relations, facts }))).toEqual([`А ${name} и ${name}?`, "Gosha and Gosha?"]);
});

test("a template that would lead to two facts is left to their own words", () => {
  const facts = [
    fact({ relation: "played-by", ask: { ru: ["Кто?"], en: [] } }),
    fact({ id: "cast.gosha-first", relation: "played-by", ask: { ru: ["А кто сначала?"], en: [] } }),
  ];
  expect(textsOf(pack({ facts }))).toEqual(["Кто?"]);
  expect(textsOf(pack({ facts }), "cast.gosha-first")).toEqual(["А кто сначала?"]);
});

test("facts without a relation, or with a broken one, keep their own words", () => {
  const own = ["Кто играет Гошу?", "Who plays Gosha?"];
  expect(textsOf(pack({ facts: [fact()] }))).toEqual(own);
  expect(textsOf(pack({ relations: [] }))).toEqual(own);
  expect(textsOf(pack({ entities: [] }))).toEqual(own);
});
