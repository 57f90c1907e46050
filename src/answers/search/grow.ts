import { logistic } from "./logistic.ts";
import { TREE_DEPTH, type Tree } from "./trees.ts";

/** One case to learn from. */
export interface Case {
  readonly values: readonly number[];
  readonly isRight: boolean;
  readonly weight: number;
}

const TREES = 400;
/** Each tree mends so much of what the ones before left wrong. */
const RATE = 0.05;
/** Fewer cases say nothing. */
const LEAF_CASES_MIN = 20;
/** Pulls leaves towards zero. */
const RIDGE = 2;
/** Bounds that are tried for each number. */
const BOUNDS_MAX = 48;
/** Where all cases go left: no number exceeds it. */
const NO_BOUND = 9;

/** One of the cases' numbers. */
interface Binned {
  /** Bounds that split the cases into about equal shares. */
  readonly bounds: readonly number[];
  /** For each case the first bound that its number does not exceed. */
  readonly bins: Uint8Array;
}

/**
 * Trees whose sum, through a logistic function, is the chance that a case is
 * right: gradient boosting, each tree grown on what the ones before got wrong.
 * The same cases give the same trees.
 *
 * @returns the constant to add, and the trees
 */
export function growTrees(cases: readonly Case[]): {
  readonly bias: number;
  readonly trees: readonly Tree[];
} {
  const total = cases.reduce((sum, { weight }) => sum + weight, 0);
  const right = cases.reduce((sum, { weight, isRight }) => sum + (isRight ? weight : 0), 0);
  const bias = Math.log(right / (total - right));
  const numbers = (cases[0]?.values ?? []).map((_, at) => binned(cases, at));
  const sums = cases.map(() => bias);
  const trees: Tree[] = [];
  for (let round = 0; round < TREES; round += 1) {
    const chances = sums.map(logistic);
    const slopes = cases.map(({ isRight, weight }, at) => weight * ((isRight ? 1 : 0) - (chances[at] ?? 0)));
    const bends = cases.map(({ weight }, at) => weight * (chances[at] ?? 0) * (1 - (chances[at] ?? 0)));
    const tree: number[] = [];
    const leaves: number[] = [];
    let nodes: (readonly number[])[] = [cases.map((_, at) => at)];
    for (let level = 0; level < TREE_DEPTH; level += 1) {
      nodes = nodes.flatMap((node) => {
        const { feature, bound } = bestSplit(node, numbers, slopes, bends);
        tree.push(feature, bound);
        const goesLeft = (at: number): boolean => (cases[at]?.values[feature] ?? 0) <= bound;
        return [node.filter(goesLeft), node.filter((at) => !goesLeft(at))];
      });
    }
    for (const node of nodes) {
      const value = Number(((RATE * sumOver(node, slopes)) / (sumOver(node, bends) + RIDGE)).toFixed(4));
      leaves.push(value);
      for (const at of node) sums[at] = (sums[at] ?? 0) + value;
    }
    trees.push([...tree, ...leaves]);
  }
  return { bias, trees };
}

function bestSplit(
  node: readonly number[],
  numbers: readonly Binned[],
  slopes: readonly number[],
  bends: readonly number[],
): { readonly feature: number; readonly bound: number } {
  const slope = sumOver(node, slopes);
  const bend = sumOver(node, bends);
  const worth = (s: number, b: number): number => (s * s) / (b + RIDGE);
  let best = { feature: 0, bound: NO_BOUND, gain: 1e-9 };
  numbers.forEach(({ bounds, bins }, feature) => {
    const slopeIn = new Float64Array(BOUNDS_MAX + 1);
    const bendIn = new Float64Array(BOUNDS_MAX + 1);
    const countIn = new Int32Array(BOUNDS_MAX + 1);
    for (const at of node) {
      const bin = bins[at] ?? 0;
      slopeIn[bin] = (slopeIn[bin] ?? 0) + (slopes[at] ?? 0);
      bendIn[bin] = (bendIn[bin] ?? 0) + (bends[at] ?? 0);
      countIn[bin] = (countIn[bin] ?? 0) + 1;
    }
    let left = { slope: 0, bend: 0, count: 0 };
    bounds.forEach((bound, bin) => {
      left = {
        slope: left.slope + (slopeIn[bin] ?? 0),
        bend: left.bend + (bendIn[bin] ?? 0),
        count: left.count + (countIn[bin] ?? 0),
      };
      if (left.count < LEAF_CASES_MIN || node.length - left.count < LEAF_CASES_MIN) return;
      const gain =
        worth(left.slope, left.bend) + worth(slope - left.slope, bend - left.bend) - worth(slope, bend);
      if (gain > best.gain) best = { feature, bound, gain };
    });
  });
  return best;
}

/** The first bound that a value does not exceed. */
function binOf(list: readonly number[], value: number): number {
  let from = 0;
  let to = list.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (value <= (list[middle] ?? 0)) to = middle;
    else from = middle + 1;
  }
  return from;
}

function binned(cases: readonly Case[], number: number): Binned {
  const values = Float64Array.from(cases, (each) => each.values[number] ?? 0);
  const sorted = values.toSorted();
  const all = Array.from({ length: BOUNDS_MAX }, (_, at) =>
    Number((sorted[Math.floor((sorted.length * (at + 1)) / (BOUNDS_MAX + 1))] ?? 0).toFixed(4)),
  );
  const bounds = [...new Set(all)];
  return { bounds, bins: Uint8Array.from(values, (value) => binOf(bounds, value)) };
}

function sumOver(node: readonly number[], values: readonly number[]): number {
  return node.reduce((sum, at) => sum + (values[at] ?? 0), 0);
}
