import { describe, expect, test } from "vitest";
import { checkPack, phrasingKey } from "../../src/content/check.ts";
import type { Entry } from "../../src/content/parse.ts";
import { typographyProblems } from "../../src/content/typography.ts";
import { entity, fact, relation, source } from "../support/pack.ts";

/** An entry of a file whose every field stands in line 7. */
const entry = <T>(value: T): Entry<T> => ({ value, file: "x.yaml", lineOf: () => 7 });

interface Parts {
  readonly facts?: readonly ReturnType<typeof fact>[];
  readonly entities?: readonly ReturnType<typeof entity>[];
  readonly relations?: readonly ReturnType<typeof relation>[];
  readonly sources?: readonly ReturnType<typeof source>[];
}

/** The problems of a small pack, `path: what` each. */
function problemsOf(parts: Parts = {}): readonly string[] {
  const {
    facts = [fact()],
    entities = [entity(), entity({ id: "alexey-batalov", kind: "person" })],
    relations = [relation()],
    sources = [source()],
  } = parts;
  return checkPack({
    facts: facts.map(entry),
    entities: entities.map(entry),
    relations: relations.map(entry),
    sources: sources.map(entry),
  }).map(({ path, what }) => `${path}: ${what}`);
}

test("a pack in order has no problems", () => {
  expect(problemsOf()).toEqual([]);
  expect(problemsOf({ facts: [] })).toEqual([]);
});

test("a problem stands at its file and line", () => {
  const [found] = checkPack({
    facts: [entry(fact())],
    entities: [],
    relations: [],
    sources: [entry(source())],
  });
  expect(found).toMatchObject({ file: "x.yaml", line: 7, path: "cast.gosha.subject" });
});

describe("ids", () => {
  test("stand once, and say where they stood before", () => {
    expect(problemsOf({ facts: [fact(), fact({ ask: { ru: ["а?"], en: ["b?"] } })] })).toEqual([
      "cast.gosha.id: the id «cast.gosha» is taken (x.yaml:7)",
    ]);
    expect(problemsOf({ sources: [source(), source()] })).toEqual([
      "wiki.id: the id «wiki» is taken (x.yaml:7)",
    ]);
    expect(problemsOf({ relations: [relation(), relation()] })).toHaveLength(1);
  });

  test("that a fact once had are taken too", () => {
    const renamed = fact({ id: "cast.goga", formerly: ["cast.gosha"], ask: { ru: ["а?"], en: ["b?"] } });
    expect(problemsOf({ facts: [fact(), renamed] })).toEqual([
      "cast.goga.id: the id «cast.gosha» is taken (x.yaml:7)",
    ]);
  });
});

describe("references", () => {
  test.each<[string, object, string]>([
    ["subject", { subject: "nobody" }, "subject: there is no «nobody» in entities.yaml"],
    ["value", { value: { entities: ["nobody"] } }, "value.entities.0: there is no «nobody» in entities.yaml"],
    ["source", { sources: ["wiki", "pravda"] }, "sources.1: there is no «pravda» in sources.yaml"],
    ["relation", { relation: "loved-by" }, "relation: there is no «loved-by» in relations.yaml"],
    [
      "speaker",
      { quote: { ru: "а", en: "b", exact: true, speaker: "nobody" } },
      "quote.speaker: there is no «nobody» in entities.yaml",
    ],
    [
      "listener",
      { quote: { ru: "а", en: "b", exact: true, to: "nobody" } },
      "quote.to: there is no «nobody» in entities.yaml",
    ],
  ])("to a %s that does not exist are told", (_, changes, problem) => {
    expect(problemsOf({ facts: [fact({ ...changes })] })).toEqual([`cast.gosha.${problem}`]);
  });

  test("of a relation that is not said of such a subject are told", () => {
    const facts = [fact({ subject: "alexey-batalov", relation: "played-by" })];
    expect(problemsOf({ facts })).toEqual([
      "cast.gosha.relation: «played-by» is not said of a person, only of: character",
    ]);
  });
});

describe("phrasings", () => {
  test("a fact that nobody could ask for is told, in each language", () => {
    expect(problemsOf({ facts: [fact({ ask: { ru: ["Кто играет Гошу?"], en: [] } })] })).toEqual([
      "cast.gosha.ask: no phrasing in «en»: nobody could find this fact",
    ]);
    expect(problemsOf({ facts: [fact({ relation: "played-by", ask: { ru: [], en: [] } })] })).toEqual([]);
  });

  test("that two facts share are told, whatever their case, signs and ё", () => {
    const other = fact({ id: "cast.goga", ask: { ru: ["кто играет гошу"], en: ["b?"] } });
    expect(problemsOf({ facts: [fact(), other] })).toEqual([
      "cast.goga.ask.ru.0: «cast.gosha» has the same phrasing",
    ]);
    expect(problemsOf({ facts: [fact({ ask: { ru: ["Её роль?", "ее роль"], en: ["b?"] } })] })).toEqual([
      "cast.gosha.ask.ru.1: the same phrasing stands twice",
    ]);
  });

  test("have one key where they are one question", () => {
    expect(phrasingKey("  Кто — играет «Гошу»?! ")).toBe(phrasingKey("кто играет гошу"));
    expect(phrasingKey("Кто играл Гошу?")).not.toBe(phrasingKey("Кто играет Гошу?"));
  });
});

describe("language", () => {
  test("a word half Latin, half Cyrillic is told", () => {
    const facts = [fact({ answer: { ru: "Гошу играет Бaталов.", en: "Batalov." } })];
    expect(problemsOf({ facts })).toEqual([
      "cast.gosha.answer.ru: Latin and Cyrillic letters in one word: «Бaталов»",
    ]);
  });

  test("slips of typography in an answer and in a dispute are told", () => {
    const facts = [
      fact({ answer: { ru: "Он - актёр.", en: "Yes." }, disputed: { ru: "Нет...", en: "No." } }),
    ];
    expect(problemsOf({ facts })).toEqual([
      "cast.gosha.answer.ru: a hyphen between spaces: write a dash —",
      "cast.gosha.disputed.ru: three full stops: write …",
    ]);
  });

  test.each([
    ['Он сказал "да".', "ru", "a straight quotation mark"],
    ["Он сказал “да”.", "ru", "English quotation marks"],
    ["Два  пробела.", "ru", "two spaces"],
    ["Точка .", "ru", "a space before"],
    ["Её муж пришел.", "ru", "е where ё belongs"],
    ["Режиссер фильма.", "ru", "е where ё belongs"],
    ["<b>Да</b>.", "ru", "markup"],
    ["It doesn't.", "en", "a straight apostrophe"],
    ["So it goes...", "en", "three full stops"],
  ] as const)("«%s» is marked by a proofreader", (text, language, what) => {
    expect(typographyProblems(text, language)).toEqual([expect.stringContaining(what)]);
  });

  test.each([
    ["Он — актёр, а её муж ушёл: «Да…» (8,1 из 10).", "ru"],
    ["Съёмки шли в электричке; потом — на заводе.", "ru"],
    ["It doesn’t, “truly”: well-known, 8.1 of 10…", "en"],
  ] as const)("«%s» is fine", (text, language) => {
    expect(typographyProblems(text, language)).toEqual([]);
  });
});
