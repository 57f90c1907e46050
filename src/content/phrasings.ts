import { declineEntity, type Declined, type RussianCase } from "./declension.ts";
import type { Pack } from "./pack.ts";
import { LANGUAGES, type Fact, type Language } from "./schema.ts";

/** One way to ask for a fact. */
export interface Phrasing {
  readonly language: Language;
  readonly text: string;
}

const SLOT = /\{subject(?::(gen|dat|acc|ins|pre))?\}/gu;

/**
 * Tells every phrasing of a pack's facts: a fact's own, then those that its
 * relation's templates give for its subject. A template that leads to two
 * facts (one subject, one relation, two facts) is left to their own phrasings.
 */
export function phrasingsIn(pack: Pack): (fact: Fact) => readonly Phrasing[] {
  const entities = new Map(pack.entities.map((entity) => [entity.id, entity]));
  const relations = new Map(pack.relations.map((relation) => [relation.id, relation]));
  const uses = new Map<string, number>();
  const useOf = (fact: Fact): string => `${fact.subject} ${fact.relation ?? ""}`;
  for (const fact of pack.facts) uses.set(useOf(fact), (uses.get(useOf(fact)) ?? 0) + 1);
  return (fact) => {
    const own = LANGUAGES.flatMap((language) => fact.ask[language].map((text) => ({ language, text })));
    const subject = entities.get(fact.subject);
    const relation = relations.get(fact.relation ?? "");
    if (subject === undefined || relation === undefined || uses.get(useOf(fact)) !== 1) return own;
    const declined = declineEntity(subject);
    const made = LANGUAGES.flatMap((language) =>
      relation.ask[language].map((template) => ({
        language,
        text: fill(template, language === "ru" ? declined : subject.name.en),
      })),
    );
    return [...own, ...made];
  };
}

/** A template with the subject's name in its slots. */
function fill(template: string, name: Declined | string): string {
  return template.replace(SLOT, (_, wanted: RussianCase | undefined) =>
    typeof name === "string" ? name : name[wanted ?? "nom"],
  );
}
