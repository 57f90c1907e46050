import { holds } from "./rows.ts";

/** To look one thing up in a long list costs as much as to pass so many of the list. */
const SEARCH_COST = 16;

/** Sums over things numbered from 0, of which a question touches a few. */
export interface Sums {
  readonly touched: readonly number[];
  /**
   * Adds `gain` to each of `ids`, once per stamp.
   *
   * @param ids ascending
   * @param mayTouch false: only to those that have a sum already
   */
  add(ids: Int32Array, gain: number, stamp: number, mayTouch: boolean): void;
  of(id: number): number;
  /** True where something was added. */
  has(id: number): boolean;
  clear(): void;
}

export function createSums(size: number): Sums {
  const sums = new Float64Array(size);
  const stamps = new Int32Array(size);
  const touched: number[] = [];
  const gains = (id: number, gain: number, stamp: number): void => {
    stamps[id] = stamp;
    sums[id] = (sums[id] ?? 0) + gain;
  };
  return {
    touched,
    add(ids, gain, stamp, mayTouch) {
      if (!mayTouch && ids.length > touched.length * SEARCH_COST) {
        for (const id of touched) if (stamps[id] !== stamp && holds(ids, id)) gains(id, gain, stamp);
        return;
      }
      for (const id of ids) {
        const last = stamps[id] ?? 0;
        if (last === stamp || (last === 0 && !mayTouch)) continue;
        if (last === 0) touched.push(id);
        gains(id, gain, stamp);
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
