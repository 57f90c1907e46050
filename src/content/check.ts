import type { Problem } from "./pack.ts";
import type { Entry } from "./parse.ts";
import { LANGUAGES, type Entity, type Fact, type Relation, type Source } from "./schema.ts";
import { typographyProblems } from "./typography.ts";

interface Entries {
  readonly facts: readonly Entry<Fact>[];
  readonly entities: readonly Entry<Entity>[];
  readonly relations: readonly Entry<Relation>[];
  readonly sources: readonly Entry<Source>[];
}

/** What no single entry can show: ids, references, phrasings that two facts share, language. */
export function checkPack(entries: Entries): readonly Problem[] {
  return [
    ...repeatedIds(entries.facts, (fact) => [fact.id, ...fact.formerly]),
    ...repeatedIds(entries.entities, (entity) => [entity.id]),
    ...repeatedIds(entries.relations, (relation) => [relation.id]),
    ...repeatedIds(entries.sources, (source) => [source.id]),
    ...brokenReferences(entries),
    ...unaskableFacts(entries.facts),
    ...sharedPhrasings(entries.facts),
    ...languageSlips(entries.facts),
    ...mixedScripts(entries.facts),
  ];
}

function problem(entry: Entry<{ id: string }>, path: readonly (string | number)[], what: string): Problem {
  return {
    file: entry.file,
    line: entry.lineOf(...path),
    path: [entry.value.id, ...path].join("."),
    what,
  };
}

function repeatedIds<T extends { id: string }>(
  entries: readonly Entry<T>[],
  idsOf: (value: T) => readonly string[],
): Problem[] {
  const owners = new Map<string, Entry<T>>();
  return entries.flatMap((entry) =>
    idsOf(entry.value).flatMap((id) => {
      const owner = owners.get(id);
      owners.set(id, owner ?? entry);
      return owner === undefined
        ? []
        : [problem(entry, ["id"], `the id «${id}» is taken (${owner.file}:${String(owner.lineOf("id"))})`)];
    }),
  );
}

function brokenReferences({ facts, entities, relations, sources }: Entries): Problem[] {
  const entityIds = new Set(entities.map((entry) => entry.value.id));
  const relationById = new Map(relations.map((entry) => [entry.value.id, entry.value]));
  const entityById = new Map(entities.map((entry) => [entry.value.id, entry.value]));
  const sourceIds = new Set(sources.map((entry) => entry.value.id));
  return facts.flatMap((entry) => {
    const found: Problem[] = [];
    const fact = entry.value;
    const want = (
      ids: ReadonlySet<string>,
      id: string | undefined,
      path: (string | number)[],
      file: string,
    ): void => {
      if (id !== undefined && !ids.has(id))
        found.push(problem(entry, path, `there is no «${id}» in ${file}`));
    };
    want(entityIds, fact.subject, ["subject"], "entities.yaml");
    want(entityIds, fact.quote?.speaker, ["quote", "speaker"], "entities.yaml");
    want(entityIds, fact.quote?.to, ["quote", "to"], "entities.yaml");
    if ("entities" in fact.value) {
      fact.value.entities.forEach((id, index) => {
        want(entityIds, id, ["value", "entities", index], "entities.yaml");
      });
    }
    fact.sources.forEach((id, index) => {
      want(sourceIds, id, ["sources", index], "sources.yaml");
    });
    if (fact.relation !== undefined) {
      const relation = relationById.get(fact.relation);
      const subject = entityById.get(fact.subject);
      if (relation === undefined) want(new Set(), fact.relation, ["relation"], "relations.yaml");
      else if (subject !== undefined && !relation.of.includes(subject.kind)) {
        found.push(
          problem(
            entry,
            ["relation"],
            `«${relation.id}» is not said of a ${subject.kind}, only of: ${relation.of.join(", ")}`,
          ),
        );
      }
    }
    return found;
  });
}

function unaskableFacts(facts: readonly Entry<Fact>[]): Problem[] {
  return facts.flatMap((entry) =>
    LANGUAGES.filter(
      (language) => entry.value.relation === undefined && entry.value.ask[language].length === 0,
    ).map((language) => problem(entry, ["ask"], `no phrasing in «${language}»: nobody could find this fact`)),
  );
}

function sharedPhrasings(facts: readonly Entry<Fact>[]): Problem[] {
  const owners = new Map<string, string>();
  return facts.flatMap((entry) =>
    LANGUAGES.flatMap((language) =>
      entry.value.ask[language].flatMap((phrasing, index) => {
        const key = phrasingKey(phrasing);
        const owner = owners.get(key);
        owners.set(key, owner ?? entry.value.id);
        if (owner === undefined) return [];
        const what =
          owner === entry.value.id ? "the same phrasing stands twice" : `«${owner}» has the same phrasing`;
        return [problem(entry, ["ask", language, index], what)];
      }),
    ),
  );
}

/** Two phrasings with one key are one question to the search. */
export function phrasingKey(phrasing: string): string {
  return phrasing
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function languageSlips(facts: readonly Entry<Fact>[]): Problem[] {
  return facts.flatMap((entry) =>
    LANGUAGES.flatMap((language) => [
      ...typographyProblems(entry.value.answer[language], language).map((what) =>
        problem(entry, ["answer", language], what),
      ),
      ...(entry.value.disputed === undefined
        ? []
        : typographyProblems(entry.value.disputed[language], language).map((what) =>
            problem(entry, ["disputed", language], what),
          )),
    ]),
  );
}

/** A word half in Latin and half in Cyrillic looks right and is never found. */
const MIXED_WORD = /(?=\p{L}*\p{Script=Cyrillic})(?=\p{L}*\p{Script=Latin})\p{L}{2,}/u;

function mixedScripts(facts: readonly Entry<Fact>[]): Problem[] {
  return facts.flatMap((entry) =>
    LANGUAGES.flatMap((language) => {
      const word = MIXED_WORD.exec(entry.value.answer[language])?.[0];
      return word === undefined
        ? []
        : [problem(entry, ["answer", language], `Latin and Cyrillic letters in one word: «${word}»`)];
    }),
  );
}
