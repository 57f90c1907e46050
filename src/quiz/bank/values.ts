import type { Entity, Fact } from "../../content/schema.ts";
import type { Random } from "../../ports.ts";
import { below } from "./chance.ts";
import { wrongEntities, type Wanted } from "./distractors.ts";
import { valuesOf, type Knowledge } from "./knowledge.ts";
import { optionOf } from "./names.ts";
import { dateOption, numberOption, wrongDates, wrongNumbers, wrongYears, yearOption } from "./numbers.ts";
import type { Both } from "./question.ts";

export interface Options {
  readonly right: Both;
  readonly distractors: readonly Both[];
}

/** No wrong year is later: the series, the latest thing asked about, came out then. */
export const LATEST_YEAR = 2025;

/**
 * A fact's value as the right option, with wrong ones of its type; undefined
 * where the value is words or its kind has too few others.
 *
 * @param not entities that are right too, or that the question names
 */
export function optionsOfValue(
  knowledge: Knowledge,
  fact: Fact,
  not: ReadonlySet<string>,
  random: Random,
  decoys?: Wanted["decoys"],
): { readonly options: Options; readonly entity: Entity | undefined } | undefined {
  const { value } = fact;
  const plain = (right: Both, distractors: readonly Both[]) => ({
    options: { right, distractors },
    entity: undefined,
  });
  if ("number" in value)
    return plain(numberOption(value.number), wrongNumbers(value.number, random).map(numberOption));
  if ("year" in value)
    return plain(yearOption(value.year), wrongYears(value.year, LATEST_YEAR, [], random).map(yearOption));
  if ("date" in value)
    return value.date.length === 4
      ? undefined
      : plain(dateOption(value.date), wrongDates(value.date, random).map(dateOption));
  if ("text" in value) return undefined;
  const ids = valuesOf(fact);
  const entity = knowledge.entity(ids[below(ids.length, random)] ?? "");
  if (entity === undefined) return undefined;
  const distractors = wrongEntities(
    knowledge,
    { right: entity, about: fact.about, not: new Set([...not, ...ids]), decoys },
    random,
  );
  return distractors === undefined
    ? undefined
    : { options: { right: optionOf(entity), distractors }, entity };
}

/** A fact's only value as an option reads; undefined where it is words or several entities. */
export function valueOption(knowledge: Knowledge, { value }: Fact): Both | undefined {
  if ("number" in value) return numberOption(value.number);
  if ("year" in value) return yearOption(value.year);
  if ("date" in value) return dateOption(value.date);
  if ("text" in value) return undefined;
  const [id = "", ...others] = value.entities;
  const entity = knowledge.entity(id);
  return entity === undefined || others.length > 0 ? undefined : optionOf(entity);
}
