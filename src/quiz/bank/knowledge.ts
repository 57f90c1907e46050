import { phrasingKey } from "../../content/check.ts";
import type { Pack } from "../../content/pack.ts";
import { LANGUAGES, type Entity, type Fact, type Relation } from "../../content/schema.ts";

/** The pack as question-makers look things up in it. */
export interface Knowledge {
  readonly pack: Pack;
  entity(id: string): Entity | undefined;
  fact(id: string): Fact | undefined;
  relation(id: string | undefined): Relation | undefined;
  /** Every fact of a relation, disputed ones too: what any of them says may be right. */
  said(relation: string): readonly Fact[];
  /** Whether two entities share a name, so that one could pass for the other. */
  shareName(one: Entity, other: Entity): boolean;
}

export function knowledgeOf(pack: Pack): Knowledge {
  const entities = new Map(pack.entities.map((entity) => [entity.id, entity]));
  const facts = new Map(pack.facts.map((fact) => [fact.id, fact]));
  const relations = new Map(pack.relations.map((relation) => [relation.id, relation]));
  const byRelation = Map.groupBy(pack.facts, (fact) => fact.relation ?? "");
  const names = new Map(pack.entities.map((entity) => [entity.id, namesOf(entity)]));
  return {
    pack,
    entity: (id) => entities.get(id),
    fact: (id) => facts.get(id),
    relation: (id) => (id === undefined ? undefined : relations.get(id)),
    said: (relation) => byRelation.get(relation) ?? [],
    shareName: (one, other) =>
      names.get(one.id)?.isDisjointFrom(names.get(other.id) ?? new Set<string>()) === false,
  };
}

/** Ids of the entities that a fact gives as its value. */
export function valuesOf(fact: Fact): readonly string[] {
  return "entities" in fact.value ? fact.value.entities : [];
}

/** Whether a fact may be asked as it stands: certain, lasting, and no reading of the film. */
export function isCertain(fact: Fact): boolean {
  return fact.disputed === undefined && fact.as_of === undefined && !fact.interpretation;
}

function namesOf(entity: Entity): Set<string> {
  return new Set(
    LANGUAGES.flatMap((language) => [entity.name[language], ...entity.also[language]]).map(phrasingKey),
  );
}
