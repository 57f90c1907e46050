import { describe, expect, test } from "vitest";
import type { Answer } from "../../src/answers/engine.ts";
import { factsOfTheDay } from "../../src/answers/daily.ts";
import { alternativesTo, relatedTo } from "../../src/answers/related.ts";
import type { Fact } from "../../src/content/schema.ts";
import { fact } from "../support/pack.ts";

const played = (id: string, subject: string, actor: string) =>
  fact({ id, subject, relation: "played-by", value: { entities: [actor] } });
const gosha = played("cast.gosha", "gosha", "alexey-batalov");
const tosya = played("cast.tosya", "tosya", "raisa-ryazanova");
const job = fact({ id: "character.job", subject: "gosha", value: { text: { ru: "слесарь", en: "fitter" } } });
const batalov = fact({ id: "people.batalov", subject: "alexey-batalov", value: { year: 1928 } });
const runtime = fact({ id: "production.runtime", subject: "film", value: { number: 140 } });
const facts = [runtime, tosya, batalov, gosha, job];
const idsOf = (found: readonly Fact[]) => found.map(({ id }) => id);

describe("what goes on from a fact", () => {
  test("is about the same subject, then about what it names, then of the same relation, and nothing else", () => {
    expect(idsOf(relatedTo(gosha, facts, 9))).toEqual(["character.job", "people.batalov", "cast.tosya"]);
    expect(idsOf(relatedTo(gosha, facts, 2))).toEqual(["character.job", "people.batalov"]);
    expect(relatedTo(runtime, facts, 9)).toEqual([]);
  });

  test("leads on through equals instead of back and forth", () => {
    const row = ["a", "b", "c", "d"].map((name) => fact({ id: `x.${name}`, subject: "gosha" }));
    expect(idsOf(relatedTo(row[1]!, row, 2))).toEqual(["x.c", "x.d"]);
    expect(idsOf(relatedTo(row[3]!, row, 2))).toEqual(["x.a", "x.b"]);
  });
});

test("the alternatives are the next best candidates of all trials, without what was told", () => {
  const trial = (...scored: readonly (readonly [Fact, number])[]) => ({
    candidates: scored.map(([one, score]) => ({ fact: one, score })),
  });
  const answer = {
    trials: [trial([gosha, 0.9], [tosya, 0.4]), trial([batalov, 0.7], [gosha, 0.6], [job, 0.3])],
  } as unknown as Answer;
  expect(idsOf(alternativesTo(answer, [gosha], 2))).toEqual(["people.batalov", "cast.tosya"]);
});

describe("the facts of a day", () => {
  const many = Array.from({ length: 100 }, (_, index) => fact({ id: `x.f${String(index)}` }));

  test("are the same all day, differ between days, and are as many as wanted", () => {
    const today = factsOfTheDay(many, "2026-11-25", 7);
    expect(today).toEqual(factsOfTheDay(many, "2026-11-25", 7));
    expect(new Set(today).size).toBe(7);
    const firsts = Array.from({ length: 28 }, (_, day) =>
      factsOfTheDay(many, `2026-02-${String(day + 1).padStart(2, "0")}`, 1).map(({ id }) => id),
    );
    expect(new Set(firsts.flat()).size).toBeGreaterThan(18);
  });

  test("tell neither the plot nor a mere reading", () => {
    const odd = [fact({ id: "x.a", spoiler: true }), fact({ id: "x.b", interpretation: true })];
    expect(factsOfTheDay(odd, "2026-11-25", 5)).toEqual([]);
  });
});
