/** Lists of numbers, one after the other in one array: a hundred thousand small lists cost no more than their numbers. */
export interface Rows {
  readonly values: Int32Array;
  /** Where each list begins, and at last where the last one ends. */
  readonly starts: Int32Array;
}

/** One of the lists. */
export function rowOf({ values, starts }: Rows, at: number): Int32Array {
  return values.subarray(starts[at] ?? 0, starts[at + 1] ?? 0);
}

/** How many numbers one of the lists has. */
export function rowLength({ starts }: Rows, at: number): number {
  return (starts[at + 1] ?? 0) - (starts[at] ?? 0);
}

/** Numbers that are written one by one. */
export interface Numbers {
  push(value: number): void;
  readonly length: number;
  /** Those written so far. */
  taken(): Int32Array;
}

const FIRST_SIZE = 1_024;

export function createNumbers(): Numbers {
  let values = new Int32Array(FIRST_SIZE);
  let length = 0;
  return {
    push(value) {
      if (length === values.length) {
        const wider = new Int32Array(values.length * 2);
        wider.set(values);
        values = wider;
      }
      values[length] = value;
      length += 1;
    },
    get length() {
      return length;
    },
    taken: () => values.slice(0, length),
  };
}

/** Rows that are written one after the other. */
export interface RowsWriter {
  push(value: number): void;
  /** Of all rows together. */
  readonly length: number;
  endRow(): void;
  taken(): Rows;
}

export function createRows(): RowsWriter {
  const values = createNumbers();
  const starts = createNumbers();
  starts.push(0);
  return {
    push: values.push,
    get length() {
      return values.length;
    },
    endRow() {
      starts.push(values.length);
    },
    taken: () => ({ values: values.taken(), starts: starts.taken() }),
  };
}

/**
 * For each value the rows that hold it, ascending.
 *
 * @param rows each value at most once in a row, from 0 to below `size`
 */
export function inverted({ values, starts }: Rows, size: number): Rows {
  const places = new Int32Array(size + 1);
  for (const value of values) places[value + 1] = (places[value + 1] ?? 0) + 1;
  for (let at = 1; at <= size; at += 1) places[at] = (places[at] ?? 0) + (places[at - 1] ?? 0);
  const next = places.slice();
  const holders = new Int32Array(values.length);
  for (let row = 0; row + 1 < starts.length; row += 1) {
    for (let at = starts[row] ?? 0, end = starts[row + 1] ?? 0; at < end; at += 1) {
      const value = values[at] ?? 0;
      const place = next[value] ?? 0;
      holders[place] = row;
      next[value] = place + 1;
    }
  }
  return { values: holders, starts: places };
}

/** The same rows with some of their values alone. */
export function rowsOnly({ values, starts }: Rows, isWanted: (value: number) => boolean): Rows {
  const rows = createRows();
  for (let row = 0; row + 1 < starts.length; row += 1) {
    for (let at = starts[row] ?? 0, end = starts[row + 1] ?? 0; at < end; at += 1) {
      const value = values[at] ?? 0;
      if (isWanted(value)) rows.push(value);
    }
    rows.endRow();
  }
  return rows.taken();
}

/** True where one of some ascending rows holds a number. */
export function rowHolds({ values, starts }: Rows, row: number, wanted: number): boolean {
  let from = starts[row] ?? 0;
  let to = (starts[row + 1] ?? 0) - 1;
  while (from <= to) {
    const middle = (from + to) >> 1;
    const found = values[middle] ?? 0;
    if (found === wanted) return true;
    if (found < wanted) from = middle + 1;
    else to = middle - 1;
  }
  return false;
}
