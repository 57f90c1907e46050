import type { Fact } from "../../content/schema.ts";
import type { Wanted } from "../reading/common-words.ts";
import type { Index } from "./index.ts";
import { entityTerm, NAMED_QUALITY, relationTerm } from "./lexicon.ts";
import type { NumberedToken } from "./numbered.ts";
import type { Reading } from "./read.ts";

/** The two works themselves, by their terms' numbers; -1 in a pack without one. */
export interface Works {
  readonly film: number;
  readonly series: number;
}

export function worksIn(index: Index): Works {
  const numberOf = (id: string): number => index.numberOf(entityTerm(id)) ?? -1;
  return { film: numberOf("film"), series: numberOf("series") };
}

/** @param asked what the question and `there` what a phrasing asks for, as bits */
export function askedFit(asked: number, there: number): number {
  if (asked === 0 && there === 0) return 1;
  if (asked === 0 || there === 0) return 0.5;
  return (asked & there) === 0 ? 0 : 1;
}

/** The entities that a word surely names: «Васильев» is either of two. */
function namedBy({ terms }: NumberedToken, index: Index): readonly number[] {
  return terms
    .filter(({ term, quality }) => quality >= NAMED_QUALITY && index.isEntity(term))
    .map(({ term }) => term);
}

/** Surely named entities, each with all that its words may mean. */
export function namedEntities(index: Index, asked: readonly NumberedToken[]): readonly (readonly number[])[] {
  const named: (readonly number[])[] = [];
  for (const token of asked) {
    const meant = namedBy(token, index);
    if (meant.length > 0 && !named.some((other) => meant.some((term) => other.includes(term))))
      named.push(meant);
  }
  return named;
}

export function relationNamed({ relation }: Fact, { tokens }: Reading): number {
  if (relation === undefined) return 0;
  const term = relationTerm(relation);
  return Math.max(0, ...tokens.map(({ terms }) => terms.get(term) ?? 0));
}

export function shareNamed(
  named: readonly (readonly number[])[],
  of: Int32Array,
  { film, series }: Works,
): number {
  const others = named.filter((meant) => !meant.includes(film) && !meant.includes(series));
  if (others.length === 0) return 1;
  return others.filter((meant) => meant.some((term) => of.includes(term))).length / others.length;
}

/** @param of the terms of a phrasing */
export function shareMeant(
  of: Int32Array,
  terms: ReadonlyMap<number, number>,
  { film, series }: Works,
  isEntity: (term: number) => boolean,
): number {
  let others = 0;
  let meant = 0;
  for (const term of of) {
    if (!isEntity(term) || term === film || term === series) continue;
    others += 1;
    if (terms.has(term)) meant += 1;
  }
  return others === 0 ? 1 : meant / others;
}

/** The work that the question speaks of, where it says so. */
export function workAsked(
  named: readonly (readonly number[])[],
  asked: readonly NumberedToken[],
  { film, series }: Works,
): "film" | "series" | undefined {
  const isOfSeries = ({ terms }: NumberedToken): boolean =>
    terms.some(({ term, quality }) => term === series && quality >= NAMED_QUALITY);
  if (asked.some(isOfSeries)) return "series";
  return named.some((meant) => meant.includes(film)) ? "film" : undefined;
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
