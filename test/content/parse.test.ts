import { describe, expect, test } from "vitest";
import { describeProblem } from "../../src/content/pack.ts";
import { parseList } from "../../src/content/parse.ts";
import { entitySchema, factSchema, relationSchema, sourceSchema } from "../../src/content/schema.ts";

const FACT = `# The cast.
- id: cast.gosha
  about: film
  subject: gosha
  relation: played-by
  value: { entities: [alexey-batalov] }
  ask:
    ru:
      - Кто играет Гошу?
  answer:
    ru: Гошу играет Алексей Баталов.
    en: Gosha is played by Alexey Batalov.
  sources: [wiki]
`;

const problemsOf = (yaml: string) => parseList("facts/cast.yaml", yaml, factSchema).problems;
/** The problems of the fact with one line changed. */
const changed = (line: string | RegExp, by: string) => problemsOf(FACT.replace(line, by));

describe("a good file", () => {
  test("gives its entries with everything filled in that may be left out", () => {
    const { entries, problems } = parseList("facts/cast.yaml", FACT, factSchema);
    expect(problems).toEqual([]);
    expect(entries.map(({ value }) => value)).toEqual([
      {
        id: "cast.gosha",
        formerly: [],
        about: "film",
        subject: "gosha",
        relation: "played-by",
        value: { entities: ["alexey-batalov"] },
        ask: { ru: ["Кто играет Гошу?"], en: [] },
        answer: { ru: "Гошу играет Алексей Баталов.", en: "Gosha is played by Alexey Batalov." },
        sources: ["wiki"],
        spoiler: false,
        interpretation: false,
      },
    ]);
  });

  test("leads from each field back to its line, and from a missing one to the nearest there is", () => {
    const [entry] = parseList("facts/cast.yaml", FACT, factSchema).entries;
    expect(entry?.file).toBe("facts/cast.yaml");
    expect(entry?.lineOf()).toBe(2);
    expect(entry?.lineOf("subject")).toBe(4);
    expect(entry?.lineOf("ask", "ru", 0)).toBe(9);
    expect(entry?.lineOf("answer", "en")).toBe(12);
    expect(entry?.lineOf("ask", "en", 0)).toBe(8);
    expect(entry?.lineOf("disputed")).toBe(2);
  });

  test("may be an empty list", () => {
    expect(parseList("facts/cast.yaml", "[]", factSchema)).toEqual({ entries: [], problems: [] });
  });
});

describe("a problem", () => {
  test.each<[string, string | RegExp, string, number, string, RegExp]>([
    ["an id without its feature", "cast.gosha", "gosha", 2, "gosha.id", /an id looks like «crew\.director»/u],
    ["an id with capitals", "cast.gosha", "cast.Gosha", 2, "cast.Gosha.id", /an id looks like/u],
    [
      "an id too long for a button",
      "cast.gosha",
      `cast.${"x".repeat(40)}`,
      2,
      `cast.${"x".repeat(40)}.id`,
      /40/u,
    ],
    ["an unknown kind", "about: film", "about: book", 3, "cast.gosha.about", /film/u],
    [
      "a subject that is no id",
      "subject: gosha",
      "subject: Гоша",
      4,
      "cast.gosha.subject",
      /lower-case Latin/u,
    ],
    ["a value of no kind", /value: .*/u, "value: { people: [x] }", 6, "cast.gosha.value", /./u],
    ["an impossible year", /value: .*/u, "value: { year: 19790 }", 6, "cast.gosha.value.year", /2100/u],
    ["an empty phrasing", "- Кто играет Гошу?", '- ""', 9, "cast.gosha.ask.ru.0", /./u],
    ["a phrasing too long", "- Кто играет Гошу?", `- ${"x".repeat(161)}`, 9, "cast.gosha.ask.ru.0", /160/u],
    ["an answer too long", /en: Gosha.*/u, `en: ${"x".repeat(701)}`, 12, "cast.gosha.answer.en", /700/u],
    ["an answer missing in a language", /\n {4}en: Gosha.*/u, "", 11, "cast.gosha.answer.en", /./u],
    ["no source", "sources: [wiki]", "sources: []", 13, "cast.gosha.sources", /at least one source/u],
    ["a field that nobody knows", "sources:", "colour: red\n  sources:", 2, "cast.gosha", /colour/u],
    [
      "a day that is none",
      "sources:",
      "as_of: 2025-02-30\n  sources:",
      13,
      "cast.gosha.as_of",
      /no such day/u,
    ],
    [
      "a month that is none",
      "sources:",
      "as_of: 2025-13\n  sources:",
      13,
      "cast.gosha.as_of",
      /no such day/u,
    ],
  ])("%s is told with its line", (_, line, by, at, path, what) => {
    const problems = changed(line, by);
    expect(problems).toEqual([
      { file: "facts/cast.yaml", line: at, path, what: expect.stringMatching(what) as string },
    ]);
  });

  test("with a date in another order shows the order that is read", () => {
    expect(changed("sources:", "as_of: 04.09.2025\n  sources:")).toContainEqual({
      file: "facts/cast.yaml",
      line: 13,
      path: "cast.gosha.as_of",
      what: "a date is 2025, 2025-09 or 2025-09-04",
    });
  });

  test("never comes alone where there are more, and the good entries are kept", () => {
    const bad = FACT.replace("cast.gosha", "Bad").replace("about: film", "about: book");
    const nameless = "- about: film\n";
    const { entries, problems } = parseList("facts/cast.yaml", `${bad}${nameless}${FACT}`, factSchema);
    expect(entries.map(({ value, lineOf }) => [value.id, lineOf("id")])).toEqual([["cast.gosha", 16]]);
    expect(problems.slice(0, 2).map(({ line, path }) => [line, path])).toEqual([
      [2, "Bad.id"],
      [3, "Bad.about"],
    ]);
    expect(problems.slice(2).every(({ path, line }) => path.startsWith("entry 2") && line === 14)).toBe(true);
  });

  test("reads as file, line, place and what is wrong", () => {
    expect(changed("sources: [wiki]", "sources: []").map(describeProblem)).toEqual([
      "facts/cast.yaml:13: cast.gosha.sources: a fact names at least one source",
    ]);
  });
});

describe("a file that cannot be read", () => {
  test.each([
    ["a broken indent", "- id: a\n  ask: x\n   ru: y\n", 2],
    ["an open quotation mark", '- id: "a\n', 2],
    ["a tab for an indent", "- id: a\n\tabout: film\n", 2],
    ["one key twice", "- id: a\n  id: b\n", 2],
  ])("%s is told with its line", (_, yaml, line) => {
    const { entries, problems } = parseList("facts/cast.yaml", yaml, factSchema);
    expect(entries).toEqual([]);
    expect(problems[0]).toMatchObject({ file: "facts/cast.yaml", path: "(file)" });
    expect(problems[0]?.line).toBe(line);
    expect(problems[0]?.what).not.toContain("\n");
  });

  test.each(["", "id: cast.gosha", "just text", "8"])("«%s» is no list", (yaml) => {
    expect(problemsOf(yaml)).toEqual([
      expect.objectContaining({ line: 1, what: expect.stringContaining("the file is a list") as string }),
    ]);
  });
});

describe("the other files", () => {
  test.each([
    ["an entity of no kind", entitySchema, "- id: gosha\n  name: { ru: Гоша, en: Gosha }\n", "gosha.kind", 1],
    [
      "a source's address",
      sourceSchema,
      "- id: kp\n  kind: press\n  name: { ru: КП, en: KP }\n  url: kp.ru\n",
      "kp.url",
      4,
    ],
    [
      "a source's scheme",
      sourceSchema,
      "- id: kp\n  kind: press\n  name: { ru: КП, en: KP }\n  url: ftp://kp.ru/\n",
      "kp.url",
      4,
    ],
    ["a relation of nothing", relationSchema, "- id: r\n  of: []\n  ask: {}\n", "r.of", 2],
  ])("%s is told with its line", (_, schema, yaml, path, line) => {
    const { problems } = parseList("x.yaml", yaml, schema);
    expect(problems.map((problem) => [problem.path, problem.line])).toEqual([[path, line]]);
  });
});
