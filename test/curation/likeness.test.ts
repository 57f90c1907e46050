import { describe, expect, test } from "vitest";
import { likenessOf } from "../../src/curation/likeness.ts";
import { overlayOf, writtenFact } from "../../src/curation/overlay.ts";

describe("questions are alike", () => {
  test.each([
    ["Сколько пуговиц на пальто Николая?", "сколько пуговиц на пальто николая"],
    ["сколько пуговиц у Николая на пальто", "у Николая, на пальто, пуговиц сколько"],
    ["Где стояла ёлка", "где стояла елка?!"],
    ["Who borrowed the coat?", "the coat: who borrowed"],
  ])("«%s» and «%s»", (a, b) => {
    expect(likenessOf(a)).toBe(likenessOf(b));
  });

  test("not those that ask for other things, and nothing is like nothing", () => {
    expect(likenessOf("сколько пуговиц на пальто")).not.toBe(likenessOf("сколько карманов на пальто"));
    expect(likenessOf("?!")).toBe("");
    // Small words count where there are no others.
    expect(likenessOf("а он")).not.toBe(likenessOf("и я"));
  });
});

test("an overlay answers a question that is alike, and the later addition counts", () => {
  const fact = writtenFact(
    "abc",
    { ru: "Сколько пуговиц на пальто?", en: "How many buttons?" },
    { ru: "Шесть.", en: "Six." },
  );
  const overlay = overlayOf([
    { kind: "phrasing", factId: "cast.gosha", language: "ru", text: "пуговиц сколько на пальто" },
    { kind: "fact", fact, source: "Костюмерная" },
  ]);
  expect(overlay.factIdFor("сколько на пальто пуговиц")).toBe("community.abc");
  expect(overlay.fact("community.abc")?.answer.en).toBe("Six.");
  expect(overlay.sourceOf("community.abc")).toBe("Костюмерная");
  expect(overlay.factIdFor("кто играл Гошу")).toBeUndefined();
});
