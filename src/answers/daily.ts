import type { Fact } from "../content/schema.ts";

/**
 * The facts of a day: the same for everybody all day long, others tomorrow.
 * What tells the plot or only weighs readings is left out.
 *
 * @param day the local date, as in 2026-11-25
 */
export function factsOfTheDay(facts: readonly Fact[], day: string, factsMax: number): readonly Fact[] {
  return facts
    .filter(({ spoiler, interpretation }) => !spoiler && !interpretation)
    .map((fact) => ({ fact, lot: lot(`${day} ${fact.id}`) }))
    .sort((a, b) => a.lot - b.lot)
    .slice(0, factsMax)
    .map(({ fact }) => fact);
}

/** An even spread of numbers over texts (FNV-1a, 32 bits, mixed once more). */
function lot(text: string): number {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) ^ (hash >>> 12)) >>> 0;
}
