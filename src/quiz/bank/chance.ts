import type { Random } from "../../ports.ts";

/** The same numbers for the same text, on every machine and after every restart. */
export function seeded(text: string): Random {
  let state = 2166136261;
  for (const character of text) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** The same items in another order, every order equally likely. */
export function shuffled<T>(items: readonly T[], random: Random): T[] {
  const left = [...items];
  const made: T[] = [];
  while (left.length > 0) made.push(...left.splice(below(left.length, random), 1));
  return made;
}

/** A whole number from 0 up to, but not including, `limit`. */
export function below(limit: number, random: Random): number {
  return Math.floor(random() * limit);
}
