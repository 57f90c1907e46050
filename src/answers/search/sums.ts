/** Sums over things numbered from 0, of which a question touches a few. */
export interface Sums {
  readonly touched: readonly number[];
  /**
   * Adds `gain` to each of `ids`, once per stamp.
   *
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
  return {
    touched,
    add(ids, gain, stamp, mayTouch) {
      for (const id of ids) {
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
