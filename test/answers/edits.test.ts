import { expect, test } from "vitest";
import { slipCost } from "../../src/answers/search/edits.ts";

test("the same word costs nothing", () => {
  expect(slipCost("баталов", "баталов", 2)).toBe(0);
});

test.each([
  ["as it sounds", "кортина", "картина", "кирпина"],
  ["two letters swapped", "пинкик", "пикник", "пимник"],
  ["a letter doubled", "алентовва", "алентова", "алентовка"],
  ["a soft sign left out", "меншов", "меньшов", "мешов"],
  ["the last letter rather than the first", "actres", "actress", "ctress"],
])("%s is a smaller slip than another", (_, typed, meant, other) => {
  const small = slipCost(typed, meant, 3);
  expect(small).toBeGreaterThan(0);
  expect(small).toBeLessThan(slipCost(other, meant, 3));
});

test("a slip costs the same in both directions but for what is left out", () => {
  expect(slipCost("кот", "код", 2)).toBe(slipCost("код", "кот", 2));
});

test("what is farther than asked for is infinitely far", () => {
  expect(slipCost("завод", "фильм", 2)).toBe(Infinity);
  expect(slipCost("а", "электричка", 2)).toBe(Infinity);
});
