import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import { checkPack } from "./check.ts";
import type { Pack, Problem } from "./pack.ts";
import { parseList, type Entry, type Parsed } from "./parse.ts";
import { entitySchema, factSchema, relationSchema, sourceSchema, wordsSchema } from "./schema.ts";

export interface Loaded {
  readonly pack: Pack;
  /** Empty where all is well; the pack then holds every entry. */
  readonly problems: readonly Problem[];
}

/**
 * Reads and checks the data pack under `directory`. Never throws for what an
 * editor wrote; it throws where the directory itself cannot be read.
 */
export async function loadPack(directory: string): Promise<Loaded> {
  const factFiles = (await readdir(join(directory, "facts"))).filter((name) => name.endsWith(".yaml")).sort();
  const [facts, entities, relations, sources, words] = await Promise.all([
    Promise.all(factFiles.map((name) => readList(directory, `facts/${name}`, factSchema))).then(joinParsed),
    readList(directory, "entities.yaml", entitySchema),
    readList(directory, "relations.yaml", relationSchema),
    readList(directory, "sources.yaml", sourceSchema),
    readList(directory, "words.yaml", wordsSchema),
  ]);
  const parsed = { facts, entities, relations, sources, words };
  const problems = [
    ...Object.values(parsed).flatMap((part) => part.problems),
    ...checkPack({
      facts: facts.entries,
      entities: entities.entries,
      relations: relations.entries,
      sources: sources.entries,
    }),
  ];
  return {
    problems,
    pack: {
      facts: values(facts.entries),
      entities: values(entities.entries),
      relations: values(relations.entries),
      sources: values(sources.entries),
      words: values(words.entries),
    },
  };
}

async function readList<S extends z.ZodType>(
  directory: string,
  name: string,
  schema: S,
): Promise<Parsed<z.output<S>>> {
  const path = join(directory, name);
  return parseList(path, await readFile(path, "utf8"), schema);
}

function joinParsed<T>(parts: readonly Parsed<T>[]): Parsed<T> {
  return {
    entries: parts.flatMap((part) => part.entries),
    problems: parts.flatMap((part) => part.problems),
  };
}

function values<T>(entries: readonly Entry<T>[]): readonly T[] {
  return entries.map((entry) => entry.value);
}
