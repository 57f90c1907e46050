import { expect, test } from "vitest";
import { createEngine } from "../../src/answers/engine.ts";
import { explain } from "../../src/answers/explain.ts";
import { loadDictionary } from "../../src/answers/search/dictionary.ts";
import { loadPack } from "../../src/content/files.ts";

const { pack } = await loadPack("data");
const engine = createEngine(pack, await loadDictionary());

test.each([
  ["Кто играл Гошу?", "а Катерину?", "cast.katerina"],
  ["Who played Gosha?", "and Katerina?", "cast.katerina"],
])(
  "of a follow-up it shows what was remembered, what is kept and the candidates: «%s», «%s»",
  (q, next, id) => {
    const { memory } = engine.ask(q);
    const told = explain(engine.ask(next, memory), engine, memory);
    expect(told).toMatch(/^before\s+subject gosha, relation played-by, fact told cast\.gosha/mu);
    expect(told).toMatch(new RegExp(`^kept\\s+subject katerina, relation played-by, fact told ${id}`, "mu"));
    expect(told).toMatch(/^chosen: follow-up/mu);
    expect(told).toContain("candidates");
  },
);

test("it names the facts that were told", () => {
  expect(explain(engine.ask("Кто играл Гошу?"), engine)).toMatch(/^decision\s+answer cast\.gosha, /mu);
  expect(explain(engine.ask("привет"), engine)).toMatch(/^decision\s+small talk, /mu);
});

test("of a first question nothing was remembered, and of small talk nothing is kept", () => {
  expect(explain(engine.ask("Кто играл Гошу?"), engine)).toMatch(/^before\s+nothing$/mu);
  expect(explain(engine.ask("привет"), engine)).toMatch(/^kept\s+nothing$/mu);
});
