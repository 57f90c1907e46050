/** The chance, 0 to 1, whose odds have this logarithm. */
export function logistic(odds: number): number {
  return 1 / (1 + Math.exp(-odds));
}
