import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { loadPack } from "../../src/content/files.ts";
import { jsonSchemas } from "../../src/content/json-schema.ts";
import { describeProblem } from "../../src/content/pack.ts";
import { phrasingsIn } from "../../src/content/phrasings.ts";
import { LANGUAGES } from "../../src/content/schema.ts";
import { captionOf, renderFact } from "../../src/answers/telegram/render.ts";
import { buttonKind } from "../../src/telegram/buttons.ts";
import { MESSAGE_CHARS_MAX } from "../../src/telegram/html.ts";
import { loadTexts } from "../../src/telegram/i18n.ts";
import { fact } from "../support/pack.ts";

const { pack, problems } = await loadPack("data");
const SLOT = /[{}]/u;

describe("the data pack", () => {
  test("has no problems", () => {
    expect(problems.map(describeProblem)).toEqual([]);
  });

  test("knows at least 700 facts, of the film and of the series", () => {
    expect(pack.facts.length).toBeGreaterThanOrEqual(700);
    for (const about of ["film", "series"]) {
      expect(pack.facts.filter((one) => one.about === about).length, about).toBeGreaterThan(100);
    }
  });

  test("has quotes to tell", () => {
    expect(pack.facts.filter(({ quote }) => quote !== undefined).length).toBeGreaterThan(10);
  });

  test("lets every fact be asked for in both languages, without an open slot", () => {
    const phrasingsOf = phrasingsIn(pack);
    for (const fact of pack.facts) {
      const { id } = fact;
      const phrasings = phrasingsOf(fact);
      for (const language of LANGUAGES) {
        expect(
          phrasings.some((phrasing) => phrasing.language === language),
          `${id} in ${language}`,
        ).toBe(true);
      }
      for (const { text } of phrasings) expect(text, id).not.toMatch(SLOT);
    }
  });

  test("fills every template of every relation for every kind of subject", () => {
    for (const relation of pack.relations) {
      for (const kind of relation.of) {
        const subject = pack.entities.find((entity) => entity.kind === kind);
        expect(subject, `an entity of the kind ${kind}`).toBeDefined();
        const asked = fact({ subject: subject?.id, relation: relation.id, ask: { ru: [], en: [] } });
        const phrasings = phrasingsIn({ ...pack, facts: [asked] })(asked);
        expect(phrasings.length, relation.id).toBe(relation.ask.ru.length + relation.ask.en.length);
        for (const { text } of phrasings) expect(text, relation.id).not.toMatch(SLOT);
      }
    }
  });

  test("has the subject in every template", () => {
    for (const { id, ask } of pack.relations) {
      for (const template of [...ask.ru, ...ask.en])
        expect(template, id).toMatch(/\{subject(?::[a-z]{3})?\}/u);
    }
  });

  test("has facts that fit into a message and their ids onto a button, for any person", () => {
    const show = buttonKind("answer.show", "person", "language", "fact");
    const texts = loadTexts("data/locales");
    const sources = new Map(pack.sources.map((source) => [source.id, source]));
    // Telegram: ids have at most 52 significant bits.
    const person = (2 ** 52).toString(36);
    for (const one of pack.facts) {
      for (const language of LANGUAGES) {
        const html = renderFact(one, language, sources, texts(language));
        expect(html.length, one.id).toBeLessThanOrEqual(MESSAGE_CHARS_MAX);
        expect(captionOf(one, language), one.id).not.toBe("");
        expect(() => show.pack({ person, language, fact: one.id }), one.id).not.toThrow();
      }
    }
  });

  test("has the JSON Schemas that its shape asks for: `npm run content:schemas` writes them", () => {
    for (const [name, content] of jsonSchemas()) {
      expect(JSON.parse(readFileSync(`data/schemas/${name}`, "utf8")), name).toEqual(JSON.parse(content));
    }
  });
});

test("a directory that is not there is an error, not an empty pack", async () => {
  await expect(loadPack("no/such/directory")).rejects.toThrow("ENOENT");
});
