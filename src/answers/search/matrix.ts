import { lehmer } from "./random.ts";

/** A tall matrix, row after row of `size` numbers. */
export interface Columns {
  readonly values: Float64Array;
  readonly size: number;
}

const SEED = 20_260_901;

/** Numbers between -½ and ½ that look random and are the same every time. */
export function random(rows: number, size: number): Columns {
  const next = lehmer(SEED);
  return { values: Float64Array.from({ length: rows * size }, () => next() - 0.5), size };
}

/** The same span with columns of length 1 at right angles, by Gram and Schmidt; a column that adds nothing becomes 0. */
export function orthonormal({ values, size }: Columns): Columns {
  const rows = values.length / size;
  // Column by column in memory: the inner loops run along columns.
  const columns = Array.from({ length: size }, (_, column) =>
    Float64Array.from({ length: rows }, (__, row) => values[row * size + column] ?? 0),
  );
  columns.forEach((column, at) => {
    for (const earlier of columns.slice(0, at)) add(column, earlier, -product(column, earlier));
    const length = Math.sqrt(product(column, column));
    const scale = length < 1e-9 ? 0 : 1 / length;
    for (let row = 0; row < rows; row += 1) column[row] = (column[row] ?? 0) * scale;
  });
  const turned = new Float64Array(values.length);
  columns.forEach((column, at) => {
    for (let row = 0; row < rows; row += 1) turned[row * size + at] = column[row] ?? 0;
  });
  return { values: turned, size };
}

type Vector = Float64Array | Float32Array;

/** The inner product of two vectors of one length. */
export function product(a: Vector, b: Vector): number {
  let sum = 0;
  for (let row = 0; row < a.length; row += 1) sum += (a[row] ?? 0) * (b[row] ?? 0);
  return sum;
}

/** The same direction with length 1; what points nowhere stays so. */
export function ofLength1(vector: Float64Array): Float64Array {
  const length = Math.sqrt(product(vector, vector)) || 1;
  return vector.map((value) => value / length);
}

function add(to: Float64Array, column: Float64Array, factor: number): void {
  for (let row = 0; row < to.length; row += 1) to[row] = (to[row] ?? 0) + factor * (column[row] ?? 0);
}
