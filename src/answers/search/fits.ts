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
  let surest = 0;
  for (const { terms } of tokens) surest = Math.max(surest, terms.get(term) ?? 0);
  return surest;
}

/** Those of the named entities that are neither the film nor the series. */
export function exceptWorks(
  named: readonly (readonly number[])[],
  { film, series }: Works,
): readonly (readonly number[])[] {
  return named.filter((meant) => !meant.includes(film) && !meant.includes(series));
}

/** Share of the named entities that stand among some terms; 1 where none is named. */
export function shareNamed(named: readonly (readonly number[])[], of: Int32Array): number {
  if (named.length === 0) return 1;
  let there = 0;
  for (const meant of named) if (meant.some((term) => of.includes(term))) there += 1;
  return there / named.length;
}

/**
 * Share of a phrasing's entities that are meant; 1 where it has none but the works.
 *
 * @param of the terms of the phrasing
 * @param meant how surely the question means each term
 */
export function shareMeant(
  of: Int32Array,
  meant: Float64Array,
  { film, series }: Works,
  isEntity: (term: number) => boolean,
): number {
  let others = 0;
  let both = 0;
  for (const term of of) {
    if (!isEntity(term) || term === film || term === series) continue;
    others += 1;
    if (meant[term] !== 0) both += 1;
  }
  return others === 0 ? 1 : both / others;
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

/** What a value must be to answer a question of a kind; other kinds are answered by any. */
const FITTING: Partial<Record<Wanted, (value: Fact["value"]) => boolean>> = {
  who: (value) => "entities" in value,
  when: (value) => "year" in value || "date" in value,
  number: (value) => "number" in value || "year" in value,
  why: (value) => "text" in value,
};

export function kindFit({ value }: Fact, wanted: ReadonlySet<Wanted>): number {
  let isJudged = false;
  for (const kind of wanted) {
    const isFitting = FITTING[kind];
    if (isFitting?.(value) === true) return 1;
    isJudged ||= isFitting !== undefined;
  }
  return isJudged ? 0 : 0.5;
}
