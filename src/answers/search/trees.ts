/** Questions that a tree asks one after the other. */
export const TREE_DEPTH = 3;
const SPLITS = 2 ** TREE_DEPTH - 1;

/**
 * A tree of yes-or-no questions about numbers, complete and flat: for each
 * question the index of the number and the bound that it is not to exceed,
 * level by level, then the leaves' values.
 */
export type Tree = readonly number[];

/** The sum of what each tree says of some numbers. */
export function sumOfTrees(trees: readonly Tree[], values: ArrayLike<number>): number {
  let sum = 0;
  for (const tree of trees) {
    let node = 0;
    while (node < SPLITS) {
      const value = values[tree[2 * node] ?? 0] ?? 0;
      node = 2 * node + (value <= (tree[2 * node + 1] ?? Infinity) ? 1 : 2);
    }
    sum += tree[SPLITS + node] ?? 0;
  }
  return sum;
}
