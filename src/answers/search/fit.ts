/** One choice to learn from: what may be chosen, and which of it is right. */
export interface Sample {
  /** The features of each option. */
  readonly rows: readonly (readonly number[])[];
  readonly marks: readonly boolean[];
  readonly weight: number;
}

const STEPS = 900;
const RATE = 0.05;
/** Pulls weights towards zero, so that a feature must earn its place. */
const DECAY = 0.0005;
/** Adam's usual constants. */
const BETA_1 = 0.9;
const BETA_2 = 0.999;
const EPSILON = 1e-8;

/**
 * Weights under which the right options are chosen most probably (softmax
 * over a sample's options), found by gradient ascent. The same samples give
 * the same weights.
 *
 * @param start first weights, one per feature
 */
export function ascend(samples: readonly Sample[], start: readonly number[]): readonly number[] {
  const weights = [...start];
  const mean = weights.map(() => 0);
  const square = weights.map(() => 0);
  const total = samples.reduce((sum, { weight }) => sum + weight, 0);
  for (let step = 1; step <= STEPS; step += 1) {
    const gradient = weights.map((weight) => -DECAY * weight);
    for (const sample of samples) addGradient(sample, weights, gradient, total);
    gradient.forEach((slope, at) => {
      mean[at] = BETA_1 * (mean[at] ?? 0) + (1 - BETA_1) * slope;
      square[at] = BETA_2 * (square[at] ?? 0) + (1 - BETA_2) * slope * slope;
      const corrected = mean[at] / (1 - BETA_1 ** step);
      const spread = Math.sqrt(square[at] / (1 - BETA_2 ** step)) + EPSILON;
      weights[at] = (weights[at] ?? 0) + (RATE * corrected) / spread;
    });
  }
  return weights;
}

function addGradient(sample: Sample, weights: readonly number[], gradient: number[], total: number): void {
  const sums = sample.rows.map((row) => row.reduce((sum, value, at) => sum + value * (weights[at] ?? 0), 0));
  const highest = Math.max(...sums);
  const powers = sums.map((sum) => Math.exp(sum - highest));
  const all = powers.reduce((sum, power) => sum + power, 0);
  const right = powers.reduce((sum, power, at) => sum + (sample.marks[at] === true ? power : 0), 0);
  sample.rows.forEach((row, option) => {
    const power = powers[option] ?? 0;
    const wanted = sample.marks[option] === true ? power / right : 0;
    const pull = ((wanted - power / all) * sample.weight) / total;
    row.forEach((value, at) => {
      gradient[at] = (gradient[at] ?? 0) + pull * value;
    });
  });
}
