import type { Rows } from "./rows.ts";

/** Who holds each term, as rows that ascend; of a term that many hold it is also known at once whether one does. */
export interface Holders {
  readonly rows: Rows;
  /** A bit for each number from 0, set for those that the row holds; undefined for a short row. */
  bitsOf(row: number): Uint32Array | undefined;
}

/** A row that holds one number in so many, or more, has bits: no larger together than the rows are. */
const BITS_SHARE = 32;

/** @param size of the numbers in the rows: each is below it */
export function createHolders(rows: Rows, size: number): Holders {
  const long = new Map<number, Uint32Array>();
  return {
    rows,
    bitsOf(row) {
      const known = long.get(row);
      if (known !== undefined) return known;
      const start = rows.starts[row] ?? 0;
      const end = rows.starts[row + 1] ?? 0;
      if ((end - start) * BITS_SHARE < size) return undefined;
      const bits = new Uint32Array((size >>> 5) + 1);
      for (let at = start; at < end; at += 1) {
        const id = rows.values[at] ?? 0;
        bits[id >>> 5] = (bits[id >>> 5] ?? 0) | (1 << (id & 31));
      }
      long.set(row, bits);
      return bits;
    },
  };
}

/** True where the bit of a number is set. */
export function hasBit(bits: Uint32Array, id: number): boolean {
  return (((bits[id >>> 5] ?? 0) >>> (id & 31)) & 1) === 1;
}
