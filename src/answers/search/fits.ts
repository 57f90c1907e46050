import type { Fact } from "../../content/schema.ts";
import type { Wanted } from "../reading/common-words.ts";
import type { Index } from "./index.ts";
import { entitiesIn, entityTerm, relationTerm } from "./lexicon.ts";
import type { Reading } from "./read.ts";

/** The two works themselves. */
export const FILM = entityTerm("film");
export const SERIES = entityTerm("series");

/** Share of some neighbouring pairs that are found among others. */
export function shared(of: ReadonlySet<string>, found: ReadonlySet<string>): number {
  if (of.size === 0) return 0;
  let both = 0;
  for (const pair of of) if (found.has(pair)) both += 1;
  return both / of.size;
}

export function askedFit(asked: ReadonlySet<Wanted>, there: ReadonlySet<Wanted>): number {
  if (asked.size === 0 && there.size === 0) return 1;
  if (asked.size === 0 || there.size === 0) return 0.5;
  return [...asked].some((wanted) => there.has(wanted)) ? 1 : 0;
}

/** Surely named entities, each with all that its words may mean: «Васильев» is either of two. */
export function namedEntities(index: Index, reading: Reading): readonly ReadonlySet<string>[] {
  const named: Set<string>[] = [];
  for (const { terms } of reading.tokens) {
    const meant = new Set(entitiesIn(terms));
    const known = [...meant].filter((term) => index.postingOf(term) !== undefined);
    if (known.length > 0 && !named.some((other) => known.some((term) => other.has(term)))) named.push(meant);
  }
  return named;
}

export function relationNamed({ relation }: Fact, { tokens }: Reading): number {
  if (relation === undefined) return 0;
  return Math.max(0, ...tokens.map(({ terms }) => terms.get(relationTerm(relation)) ?? 0));
}

export function shareNamed(named: readonly ReadonlySet<string>[], of: ReadonlySet<string>): number {
  const others = named.filter((meant) => !meant.has(FILM) && !meant.has(SERIES));
  if (others.length === 0) return 1;
  return others.filter((meant) => [...meant].some((term) => of.has(term))).length / others.length;
}

export function shareMeant(entities: ReadonlySet<string>, terms: ReadonlyMap<string, number>): number {
  const others = [...entities].filter((term) => term !== FILM && term !== SERIES);
  if (others.length === 0) return 1;
  return others.filter((term) => terms.has(term)).length / others.length;
}

/** The work that the question speaks of, where it says so. */
export function workAsked(
  named: readonly ReadonlySet<string>[],
  reading: Reading,
): "film" | "series" | undefined {
  if (reading.tokens.some(({ terms }) => entitiesIn(terms).includes(SERIES))) return "series";
  return named.some((meant) => meant.has(FILM)) ? "film" : undefined;
}

export function aboutFit(fact: Fact, work: "film" | "series" | undefined): number {
  if (work === undefined || fact.about === "both") return 0.5;
  return fact.about === work ? 1 : 0;
}

export function kindFit(fact: Fact, wanted: ReadonlySet<Wanted>): number {
  const { value } = fact;
  const fits: Partial<Record<Wanted, boolean>> = {
    who: "entities" in value,
    when: "year" in value || "date" in value,
    number: "number" in value || "year" in value,
    why: "text" in value,
  };
  const judged = [...wanted].map((kind) => fits[kind]).filter((fit) => fit !== undefined);
  if (judged.length === 0) return 0.5;
  return judged.includes(true) ? 1 : 0;
}
