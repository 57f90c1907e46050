import { readFileSync } from "node:fs";
import { FluentResource } from "@fluent/bundle";
import { beforeAll, describe, expect, test } from "vitest";
import { createEngine, type Engine } from "../../src/answers/engine.ts";
import { renderFact } from "../../src/answers/telegram/render.ts";
import { loadDictionary } from "../../src/answers/search/dictionary.ts";
import { loadPack, type Loaded } from "../../src/content/files.ts";
import { jsonSchemas } from "../../src/content/json-schema.ts";
import { describeProblem } from "../../src/content/pack.ts";
import { phrasingsOf } from "../../src/content/phrasings.ts";
import { LANGUAGES } from "../../src/content/schema.ts";
import { MESSAGE_CHARS_MAX } from "../../src/telegram/html.ts";
import { loadTexts } from "../../src/telegram/i18n.ts";

let loaded: Loaded;
let engine: Engine;
beforeAll(async () => {
  loaded = await loadPack("data");
  engine = createEngine(loaded.pack, await loadDictionary());
});

describe("the data pack", () => {
  test("has no problems", () => {
    expect(loaded.problems.map(describeProblem)).toEqual([]);
    expect(loaded.pack.facts.length).toBeGreaterThanOrEqual(700);
  });

  test("every fact is found first by each of its own phrasings, but for one in a hundred", () => {
    const asked = loaded.pack.facts.flatMap((fact) =>
      LANGUAGES.flatMap((language) => fact.ask[language].map((text) => ({ id: fact.id, text }))),
    );
    const missed = asked.filter(({ id, text }) => engine.ask(text).trials[0]?.candidates[0]?.fact.id !== id);
    expect(missed.length / asked.length).toBeLessThan(0.01);
    const found = new Set(asked.filter((one) => !missed.includes(one)).map(({ id }) => id));
    expect(loaded.pack.facts.filter(({ id }) => !found.has(id))).toEqual([]);
  }, 90_000);

  test("every answer fits into a message in both languages", () => {
    const texts = loadTexts("data/locales");
    const sources = new Map(loaded.pack.sources.map((source) => [source.id, source]));
    for (const fact of loaded.pack.facts) {
      for (const language of LANGUAGES) {
        const html = renderFact(fact, language, sources, texts(language));
        expect(html.length, fact.id).toBeLessThanOrEqual(MESSAGE_CHARS_MAX);
      }
    }
  });

  test("no question template leaves a slot open", () => {
    const open = [...phrasingsOf(loaded.pack).values()].flat().filter(({ text }) => /[{}]/u.test(text));
    expect(open).toEqual([]);
  });

  test("the JSON Schemas for editors are those of the code", () => {
    for (const [name, content] of jsonSchemas()) {
      expect(readFileSync(`data/schemas/${name}`, "utf8"), `${name}: npm run content:schemas`).toBe(content);
    }
  });

  test("both languages have the same texts, with the same variables", () => {
    const [ru = new Map<string, string>(), en = new Map<string, string>()] = ["ru", "en"].map((language) => {
      const resource = new FluentResource(readFileSync(`data/locales/${language}.ftl`, "utf8"));
      return new Map(resource.body.map(({ id, value }) => [id, variablesOf(value)]));
    });
    expect([...ru].sort()).toEqual([...en].sort());
    expect(ru.size).toBeGreaterThan(40);
  });
});

describe("a broken data pack", () => {
  test("is reported whole, each problem at its line", async () => {
    const { problems } = await loadPack("test/content/broken");
    const lines = problems.map((problem) => describeProblem(problem).replace("test/content/broken/", ""));
    expect(lines).toContainEqual(
      expect.stringMatching(/^facts\/crew\.yaml:4: crew\.director\.subject: .*«nobody»/u),
    );
    expect(lines).toContainEqual(
      expect.stringMatching(/^facts\/crew\.yaml:\d+: crew\.director\.sources\.0: .*«nowhere»/u),
    );
    expect(lines).toContainEqual(
      expect.stringMatching(/^facts\/crew\.yaml:\d+: crew\.director\.answer\.ru: .*ё/u),
    );
    expect(lines).toContainEqual(expect.stringMatching(/^facts\/crew\.yaml:\d+: crew\.writer\.answer/u));
    expect(lines).toContainEqual(
      expect.stringMatching(/^facts\/crew\.yaml:\d+: crew\.date\.as_of: there is no such day/u),
    );
    expect(lines).toContainEqual(expect.stringMatching(/^facts\/title\.yaml:\d+: \(file\): /u));
  });
});

/** The names of the variables in a Fluent pattern. */
function variablesOf(pattern: unknown): string {
  const names = [...JSON.stringify(pattern).matchAll(/"type":"var","name":"([^"]+)"/gu)].map(
    ([, name]) => name,
  );
  return [...new Set(names)].sort().join(" ");
}
