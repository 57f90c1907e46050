import { describe, expect, test } from "vitest";
import { createCorrector } from "../../src/answers/search/correct.ts";

const KNOWN =
  "баталов меньшов алентова муравьева рязанова табаков режиссер сценарий картина пикник электричка слесарь " +
  "завод общежитие оскар александра director screenplay picnic actress oscar moscow tears train song 1979";
const correct = createCorrector(KNOWN.split(" "));
const best = (word: string) => correct(word)[0]?.word;

describe("a misspelt word", () => {
  test.each([
    ["a letter left out", "баталв", "баталов"],
    ["a letter doubled", "алентовва", "алентова"],
    ["a wrong letter", "меньшев", "меньшов"],
    ["two letters in the wrong order", "пинкик", "пикник"],
    ["as it sounds", "кортина", "картина"],
    ["a soft sign left out", "меншов", "меньшов"],
    ["one s for two", "режисер", "режиссер"],
    ["two slips in a long word", "эликтричька", "электричка"],
    ["in English", "directer", "director"],
    ["in English, letters swapped", "sreenplay", "screenplay"],
    ["in English, as it sounds", "picknick", "picnic"],
  ])("%s is recognised", (_, typed, meant) => {
    expect(best(typed)).toBe(meant);
  });

  test("two letters in the wrong order are nearer than any other slip", () => {
    expect(correct("зваод")[0]?.word).toBe("завод");
    expect(correct("зваод")[0]?.closeness).toBeGreaterThan(correct("завмд")[0]?.closeness ?? 1);
  });

  test("closeness is between a half and one, and the nearest stands first", () => {
    for (const word of ["баталв", "меньшев", "directer", "алентовва", "кортина"]) {
      const closenesses = correct(word).map(({ closeness }) => closeness);
      expect(closenesses).toEqual([...closenesses].sort((a, b) => b - a));
      expect(Math.min(...closenesses)).toBeGreaterThanOrEqual(0.5);
      expect(Math.max(...closenesses)).toBeLessThanOrEqual(1);
    }
  });
});

describe("what is no misspelling", () => {
  test.each([
    ["another word altogether", "холодильник"],
    ["a short word", "осо"],
    ["a number", "1978"],
    ["a word with a digit", "баталов1"],
    ["a word of the other alphabet", "batalov"],
    ["nothing", ""],
    ["a very long word", "а".repeat(32)],
  ])("%s has no correction", (_, word) => {
    expect(correct(word)).toEqual([]);
  });

  test("without any known words there is nothing to correct to", () => {
    expect(createCorrector([])("баталов")).toEqual([]);
  });
});

test("the same word is corrected in the same way every time", () => {
  expect(correct("баталв")).toEqual(createCorrector(KNOWN.split(" "))("баталв"));
  expect(correct("баталв")).toEqual(correct("баталв"));
});
