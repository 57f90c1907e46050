import fc from "fast-check";
import { expect, test } from "vitest";
import { growTrees, type Case } from "../../src/answers/search/grow.ts";
import { orthonormal, random } from "../../src/answers/search/matrix.ts";
import { sumOfTrees } from "../../src/answers/search/trees.ts";

/** Right where the first number is high and the second is not; the third tells nothing. */
const cases: readonly Case[] = Array.from({ length: 400 }, (_, at) => {
  const values = [(at % 20) / 20, (at % 7) / 7, (at % 3) / 3];
  return { values, isRight: (values[0] ?? 0) > 0.5 && (values[1] ?? 0) < 0.6, weight: 1 };
});
const { bias, trees } = growTrees(cases);
const chance = (values: readonly number[]) => 1 / (1 + Math.exp(-bias - sumOfTrees(trees, values)));

test("trees learn a rule from examples of it", () => {
  expect(chance([0.9, 0.1, 0])).toBeGreaterThan(0.9);
  expect(chance([0.1, 0.1, 0])).toBeLessThan(0.1);
  expect(chance([0.9, 0.9, 0])).toBeLessThan(0.1);
});

test("the same cases grow the same trees", () => {
  expect(growTrees(cases)).toEqual({ bias, trees });
});

test("whatever the numbers, the chance is one", () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 3, maxLength: 3 }), (values) => {
      const result = chance(values);
      expect(result).toBeGreaterThanOrEqual(0);
      expect(result).toBeLessThanOrEqual(1);
    }),
  );
});

test("orthonormal columns have length 1 and stand at right angles", () => {
  const { values, size } = orthonormal(random(50, 4));
  const product = (a: number, b: number) =>
    Array.from(
      { length: 50 },
      (_, row) => (values[row * size + a] ?? 0) * (values[row * size + b] ?? 0),
    ).reduce((sum, value) => sum + value, 0);
  for (let a = 0; a < size; a += 1)
    for (let b = 0; b < size; b += 1) expect(product(a, b)).toBeCloseTo(a === b ? 1 : 0, 6);
});
