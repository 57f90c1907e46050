import { describe, expect, test } from "vitest";
import { loadDictionary } from "../../src/answers/search/dictionary.ts";
import { findingProblems } from "../../src/cli/content-findable.ts";
import { loadPack } from "../../src/content/files.ts";
import { describeProblem, type Pack } from "../../src/content/pack.ts";
import { entity, fact, relation, source } from "../support/pack.ts";

/** What a small pack's phrasings fail to find, each fact in line 7. */
function problemsOf(facts: Pack["facts"]): readonly string[] {
  const entities = [entity(), entity({ id: "alexey-batalov", kind: "person" })];
  const pack: Pack = {
    facts,
    entities,
    relations: [relation()],
    sources: [source()],
    words: [],
    quiz: [],
    calendar: [],
  };
  const entries = facts.map((value) => ({ value, file: "x.yaml", lineOf: () => 7 }));
  return findingProblems(pack, entries, () => true).map(describeProblem);
}

describe("what a phrasing finds", () => {
  const shoes = fact({ id: "plot.shoes", ask: { ru: ["Что у Гоши с ботинками?"], en: ["Gosha’s shoes?"] } });

  test("is its own fact, before all others", () => {
    expect(problemsOf([fact(), shoes])).toEqual([]);
  });

  test("is told where two facts answer to it equally", () => {
    const also = { ru: ["Ботинки Гоши: что с ними?", "Что у Гоши — с ботинками"], en: ["And his boots?"] };
    const other = fact({ id: "plot.boots", ask: also });
    expect(problemsOf([shoes, other])).toContain(
      "x.yaml:7: plot.shoes.ask.ru.0: «Что у Гоши с ботинками?» finds «plot.boots» equally",
    );
  });

  test("is told where it is nothing at all", () => {
    const empty = fact({ ask: { ru: ["…"], en: ["Who plays Gosha?"] } });
    expect(problemsOf([empty])).toEqual(["x.yaml:7: cast.gosha.ask.ru.0: «…» finds «nothing» first"]);
  });
});

test("every phrasing of the shipped pack finds its own fact first, and no other equally", async () => {
  const { pack, facts } = await loadPack("data");
  expect(findingProblems(pack, facts, await loadDictionary()).map(describeProblem)).toEqual([]);
}, 120_000);
