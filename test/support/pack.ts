import {
  entitySchema,
  factSchema,
  relationSchema,
  sourceSchema,
  type Entity,
  type Fact,
  type Relation,
  type Source,
} from "../../src/content/schema.ts";

/** Small entries of the data pack for tests: valid as they stand, changed where a test cares. */
export function fact(changes: Readonly<Record<string, unknown>> = {}): Fact {
  return factSchema.parse({
    id: "cast.gosha",
    about: "film",
    subject: "gosha",
    value: { entities: ["alexey-batalov"] },
    ask: { ru: ["Кто играет Гошу?"], en: ["Who plays Gosha?"] },
    answer: { ru: "Гошу играет Алексей Баталов.", en: "Gosha is played by Alexey Batalov." },
    sources: ["wiki"],
    ...changes,
  });
}

export function entity(changes: Readonly<Record<string, unknown>> = {}): Entity {
  return entitySchema.parse({
    id: "gosha",
    kind: "character",
    gender: "m",
    name: { ru: "Гоша", en: "Gosha" },
    ...changes,
  });
}

export function relation(changes: Readonly<Record<string, unknown>> = {}): Relation {
  return relationSchema.parse({
    id: "played-by",
    of: ["character"],
    ask: { ru: ["Кто играет {subject:acc}?"], en: ["Who plays {subject}?"] },
    ...changes,
  });
}

export function source(changes: Readonly<Record<string, unknown>> = {}): Source {
  return sourceSchema.parse({
    id: "wiki",
    name: { ru: "Википедия", en: "Wikipedia" },
    kind: "encyclopedia",
    ...changes,
  });
}
