import { expect, test } from "vitest";
import { createFamilies } from "../../src/answers/search/families.ts";

const familyOf = createFamilies([
  "поступ",
  "поступлен",
  "выда",
  "выдава",
  "режиссер",
  "режиссир",
  "завод",
  "direct",
  "director",
  "дом",
]);

test.each([
  ["поступ", "поступлен"],
  ["выдава", "выда"],
  ["режиссер", "режиссир"],
  ["director", "direct"],
])("«%s» and «%s» are of one family, both ways", (one, other) => {
  expect(familyOf(one).has(other)).toBe(true);
  expect(familyOf(other).has(one)).toBe(true);
});

test("a word is not of its own family, and a stranger has none", () => {
  expect(familyOf("завод").size).toBe(0);
  expect(familyOf("дом").size).toBe(0);
  expect(familyOf("").size).toBe(0);
});

test("a root that stands nowhere finds the family that it would belong to", () => {
  expect([...familyOf("поступал").keys()]).toContain("поступ");
});

test("nearness is above nothing and below the word itself", () => {
  for (const nearness of familyOf("поступ").values()) {
    expect(nearness).toBeGreaterThan(0);
    expect(nearness).toBeLessThan(1);
  }
});
