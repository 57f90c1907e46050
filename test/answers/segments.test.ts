import { describe, expect, test } from "vitest";
import { SEGMENTS_MAX, segmentsOf, twoQuestions } from "../../src/answers/search/segments.ts";

describe("the parts of a message", () => {
  test.each(["Кто играл Гошу?", "who played gosha", "", "   ", "Скажите, кто снял фильм?"])(
    "«%s» is short and asked as it stands",
    (message) => {
      expect(segmentsOf(message)).toEqual([]);
    },
  );

  test("several sentences are parts, the one that asks first", () => {
    const parts = segmentsOf("Вчера пересматривали с мамой. Плакали обе. А кто играл Гошу?");
    expect(parts[0]).toBe("А кто играл Гошу?");
    expect(parts).toContain("Вчера пересматривали с мамой.");
  });

  test("a sentence that ends in a question mark goes before one that only has a question word", () => {
    const parts = segmentsOf("Я знаю кто снял фильм. Гошу играл Баталов?");
    expect(parts[0]).toBe("Гошу играл Баталов?");
  });

  test("a long sentence is cut into clauses too", () => {
    const parts = segmentsOf(
      "Мы тут с подругами поспорили весь вечер напролёт, кто написал песню «Александра», и никто не вспомнил",
    );
    expect(parts).toContain("кто написал песню «Александра»");
  });

  test("line breaks end sentences", () => {
    expect(segmentsOf("Привет всем\nкто снял фильм")).toEqual(["кто снял фильм", "Привет всем"]);
  });

  test("a part of one word is none, and no part stands twice", () => {
    const parts = segmentsOf("Ого! Кто снял фильм? Ого! Кто снял фильм?");
    expect(parts).toEqual(["Кто снял фильм?"]);
  });

  test("so many parts are asked and no more", () => {
    const message = Array.from({ length: 40 }, (_, at) => `Кто играл роль номер ${String(at)}?`).join(" ");
    expect(segmentsOf(message)).toHaveLength(SEGMENTS_MAX);
  });
});

describe("a message that asks twice", () => {
  test.each<[string, readonly [string, string]]>([
    ["Who directed it and who wrote it?", ["Who directed it", "who wrote it?"]],
    ["Кто снял фильм и кто написал сценарий?", ["Кто снял фильм", "кто написал сценарий?"]],
    ["Кто играл Гошу? Где снимали пикник?", ["Кто играл Гошу", "Где снимали пикник?"]],
    ["Кто снял фильм, а когда он вышел?", ["Кто снял фильм", "когда он вышел?"]],
  ])("«%s» is cut in two", (message, halves) => {
    expect(twoQuestions(message)).toEqual(halves);
  });

  test.each([
    "Кто играл Гошу и Катю?",
    "Who played Gosha and Katya?",
    "Кто играл Гошу?",
    "Катя и Гоша: где они встретились?",
    "",
  ])("«%s» is one question", (message) => {
    expect(twoQuestions(message)).toBeUndefined();
  });
});
