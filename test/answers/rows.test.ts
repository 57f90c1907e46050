import fc from "fast-check";
import { expect, test } from "vitest";
import {
  createNumbers,
  createRows,
  inverted,
  rowHolds,
  rowLength,
  rowOf,
  rowsOnly,
  type Rows,
} from "../../src/answers/search/rows.ts";

const rowsFrom = (lists: readonly (readonly number[])[]): Rows => {
  const rows = createRows();
  for (const list of lists) {
    list.forEach(rows.push);
    rows.endRow();
  }
  return rows.taken();
};
const listsOf = (rows: Rows) =>
  Array.from({ length: rows.starts.length - 1 }, (_, at) => [...rowOf(rows, at)]);
const lists = fc.array(fc.uniqueArray(fc.nat(30)), { maxLength: 20 });

test("rows come back as they were written, empty ones too", () => {
  fc.assert(
    fc.property(lists, (some) => {
      expect(listsOf(rowsFrom(some))).toEqual(some);
    }),
  );
});

test("a row that is not there is empty", () => {
  expect([...rowOf(rowsFrom([[1, 2]]), -1)]).toEqual([]);
  expect([...rowOf(rowsFrom([[1, 2]]), 7)]).toEqual([]);
});

test("more numbers than were made room for are kept", () => {
  const numbers = createNumbers();
  for (let at = 0; at < 5_000; at += 1) numbers.push(at);
  expect(numbers.length).toBe(5_000);
  expect([...numbers.taken()]).toEqual(Array.from({ length: 5_000 }, (_, at) => at));
});

test("turned round, each value leads to the rows that hold it", () => {
  fc.assert(
    fc.property(lists, (some) => {
      const holders = listsOf(inverted(rowsFrom(some), 31));
      expect(holders).toEqual(
        Array.from({ length: 31 }, (_, value) =>
          some.flatMap((list, at) => (list.includes(value) ? [at] : [])),
        ),
      );
    }),
  );
});

test("of rows some values alone can be kept", () => {
  const rows = rowsFrom([[1, 2, 3], [], [4, 5]]);
  expect(listsOf(rowsOnly(rows, (value) => value % 2 === 0))).toEqual([[2], [], [4]]);
});

test("an ascending row is searched as if gone through", () => {
  fc.assert(
    fc.property(fc.array(fc.uniqueArray(fc.nat(60)), { maxLength: 5 }), fc.nat(60), (some, wanted) => {
      const rows = rowsFrom(some.map((list) => list.toSorted((a, b) => a - b)));
      some.forEach((list, row) => {
        expect(rowHolds(rows, row, wanted)).toBe(list.includes(wanted));
        expect(rowLength(rows, row)).toBe(list.length);
      });
    }),
  );
});
