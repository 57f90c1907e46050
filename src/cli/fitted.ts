/** What stands at the head of a file of coefficients, below its imports. */
export const FITTED = "// Fitted by `npm run answers:calibrate`; not to be edited by hand.";

/** A number as the code formatter writes it. */
export function short(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}
