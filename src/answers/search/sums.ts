import { rowHolds, type Rows } from "./rows.ts";

/** To look one thing up in a long list costs as much as to pass so many of the list. */
const SEARCH_COST = 16;

/** Sums over things numbered from 0, of which a question touches a few. */
export interface Sums {
  readonly touched: readonly number[];
  /**
   * Adds `gain` to all that a row holds, once per stamp.
   *
   * @param rows ascending
   * @param mayTouch false: only to those that have a sum already
   */
  add(rows: Rows, row: number, gain: number, stamp: number, mayTouch: boolean): void;
  of(id: number): number;
  /** True where something was added. */
  has(id: number): boolean;
  clear(): void;
}

export function createSums(size: number): Sums {
  const sums = new Float64Array(size);
  const stamps = new Int32Array(size);
  const touched: number[] = [];
  return {
    touched,
    add(rows, row, gain, stamp, mayTouch) {
      const start = rows.starts[row] ?? 0;
      const end = rows.starts[row + 1] ?? 0;
      if (!mayTouch && end - start > touched.length * SEARCH_COST) {
        for (const id of touched) {
          if (stamps[id] === stamp || !rowHolds(rows, row, id)) continue;
          stamps[id] = stamp;
          sums[id] = (sums[id] ?? 0) + gain;
        }
        return;
      }
      for (let at = start; at < end; at += 1) {
        const id = rows.values[at] ?? 0;
        const last = stamps[id] ?? 0;
        if (last === stamp || (last === 0 && !mayTouch)) continue;
        if (last === 0) touched.push(id);
        stamps[id] = stamp;
        sums[id] = (sums[id] ?? 0) + gain;
      }
    },
    of: (id) => sums[id] ?? 0,
    has: (id) => (stamps[id] ?? 0) !== 0,
    clear() {
      for (const id of touched) {
        sums[id] = 0;
        stamps[id] = 0;
      }
      touched.length = 0;
    },
  };
}
