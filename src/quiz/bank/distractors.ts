import type { Entity, Fact } from "../../content/schema.ts";
import type { Random } from "../../ports.ts";
import { shuffled } from "./chance.ts";
import type { Knowledge } from "./knowledge.ts";
import { optionOf } from "./names.ts";
import type { Both } from "./question.ts";

export const WRONG_OPTIONS = 3;
/** Drawn from this many of the nearest in length, so that the same faces do not come each time. */
const NEAREST = 9;

export interface Wanted {
  readonly right: Entity;
  /** What the question is about: options of the other story are the last resort. */
  readonly about: Fact["about"];
  /** Ids that are right too, or that the question itself names. */
  readonly not: ReadonlySet<string>;
  /** Where given, these ids whatever their sort: the ones that the pack knows to be wrong. */
  readonly among?: ReadonlySet<string>;
  readonly decoys?: { readonly ru: readonly string[]; readonly en: readonly string[] } | undefined;
}

/**
 * Three wrong options of the right one's kind, sort and gender, alike in
 * length, sharing no name with anything right; undefined where there are not three.
 */
export function wrongEntities(
  knowledge: Knowledge,
  wanted: Wanted,
  random: Random,
): readonly Both[] | undefined {
  const { right, about, not, among, decoys } = wanted;
  const rights = [right, ...[...not].flatMap((id) => knowledge.entity(id) ?? [])];
  const alike = knowledge.pack.entities.filter(
    (entity) =>
      entity.kind === right.kind &&
      (among !== undefined || (entity.gender === right.gender && entity.sort === right.sort)) &&
      !not.has(entity.id) &&
      (among === undefined || among.has(entity.id)) &&
      !rights.some((one) => one.id === entity.id || knowledge.shareName(one, entity)),
  );
  const isNear = (entity: Entity): boolean =>
    entity.about === "both" || [entity.about, "both"].includes(about);
  const near = alike.filter(isNear);
  const far = alike.filter((entity) => !isNear(entity));
  const made = decoys?.ru.map((ru, index) => ({ ru, en: decoys.en[index] ?? ru })) ?? [];
  const drawn = [
    ...shuffled(nearestInLength(right, near), random).map(optionOf),
    ...shuffled(made, random),
    ...shuffled(nearestInLength(right, far), random).map(optionOf),
  ].slice(0, WRONG_OPTIONS);
  return drawn.length === WRONG_OPTIONS ? drawn : undefined;
}

function nearestInLength(right: Entity, entities: readonly Entity[]): readonly Entity[] {
  const distance = ({ name }: Entity): number =>
    Math.abs(name.ru.length - right.name.ru.length) + Math.abs(name.en.length - right.name.en.length);
  return entities.toSorted((one, other) => distance(one) - distance(other)).slice(0, NEAREST);
}
