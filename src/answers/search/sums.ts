import { hasBit, type Holders } from "./holders.ts";

/** To look at one bit costs as much as to pass so many of a list. */
const BIT_COST = 2;

/** Sums over things numbered from 0, of which a question touches a few. */
export interface Sums {
  readonly touched: readonly number[];
  /**
   * Adds `gain` to all that a row holds, once per stamp.
   *
   * @param mayTouch false: only to those that have a sum already
   */
  add(holders: Holders, row: number, gain: number, stamp: number, mayTouch: boolean): void;
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
    add({ rows, bitsOf }, row, gain, stamp, mayTouch) {
      const start = rows.starts[row] ?? 0;
      const end = rows.starts[row + 1] ?? 0;
      const bits = !mayTouch && end - start > touched.length * BIT_COST ? bitsOf(row) : undefined;
      if (bits !== undefined) {
        for (const id of touched) {
          if (stamps[id] === stamp || !hasBit(bits, id)) continue;
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
