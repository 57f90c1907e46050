import fc from "fast-check";
import { expect, test } from "vitest";
import { createHolders, hasBit } from "../../src/answers/search/holders.ts";
import { createMost } from "../../src/answers/search/most.ts";
import { inverted, rowOf } from "../../src/answers/search/rows.ts";
import { createSums } from "../../src/answers/search/sums.ts";

const SIZE = 200;
const holders = fc.array(fc.uniqueArray(fc.nat(3)), { minLength: SIZE, maxLength: SIZE }).map((lists) => {
  const values = Int32Array.from(lists.flat());
  const starts = Int32Array.from([0, ...lists.map((_, at) => lists.slice(0, at + 1).flat().length)]);
  return createHolders(inverted({ values, starts }, 4), SIZE);
});

test("the bits of a long row tell whom it holds, and a short row has none", () => {
  fc.assert(
    fc.property(holders, fc.nat(3), (given, row) => {
      const held = new Set(rowOf(given.rows, row));
      const bits = given.bitsOf(row);
      expect(bits === undefined).toBe(held.size * 32 < SIZE);
      if (bits === undefined) return;
      for (let id = 0; id < SIZE; id += 1) expect(hasBit(bits, id)).toBe(held.has(id));
    }),
    { numRuns: 30 },
  );
});

test("a row that may touch nothing new adds to what was touched, whether it is passed or looked up", () => {
  fc.assert(
    fc.property(holders, fc.nat(3), fc.nat(3), (given, chosen, added) => {
      const sums = createSums(SIZE);
      sums.add(given, chosen, 1, 1, true);
      sums.add(given, added, 10, 2, false);
      const [first, second] = [new Set(rowOf(given.rows, chosen)), new Set(rowOf(given.rows, added))];
      for (let id = 0; id < SIZE; id += 1)
        expect(sums.of(id)).toBe(first.has(id) ? 1 + (second.has(id) ? 10 : 0) : 0);
    }),
    { numRuns: 30 },
  );
});

test("the most worthy of many are kept in order, of equals those that came first", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 })), fc.integer({ min: 1, max: 6 }), (worths, count) => {
      const most = createMost(count);
      worths.forEach((worth, id) => {
        most.offer(id, worth);
      });
      const sorted = worths.map((worth, id) => ({ worth, id })).toSorted((a, b) => b.worth - a.worth);
      expect(most.ids).toEqual(sorted.slice(0, count).map(({ id }) => id));
    }),
  );
});
