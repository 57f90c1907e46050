import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { z } from "zod";
import { checkCalendar } from "./calendar-check.ts";
import { calendarSchema } from "./calendar.ts";
import { checkPack } from "./check.ts";
import type { Pack, Problem } from "./pack.ts";
import { parseList, type Entry, type Parsed } from "./parse.ts";
import { checkQuiz } from "./quiz-check.ts";
import { quizSchema } from "./quiz.ts";
import { entitySchema, factSchema, relationSchema, sourceSchema, wordsSchema, type Fact } from "./schema.ts";

export interface Loaded {
  readonly pack: Pack;
  /** The pack's facts with the lines where they stand. */
  readonly facts: readonly Entry<Fact>[];
  /** Empty where all is well; the pack then holds every entry. */
  readonly problems: readonly Problem[];
}

/**
 * Reads and checks the data pack under `directory`. Never throws for what an
 * editor wrote; it throws where the directory itself cannot be read.
 */
export async function loadPack(directory: string): Promise<Loaded> {
  const factFiles = (await readdir(join(directory, "facts"))).filter((name) => name.endsWith(".yaml")).sort();
  const quizFiles = await yamlFiles(join(directory, "quiz"));
  const [facts, entities, relations, sources, words, quiz, calendar] = await Promise.all([
    Promise.all(factFiles.map((name) => readList(directory, `facts/${name}`, factSchema))).then(joinParsed),
    readList(directory, "entities.yaml", entitySchema),
    readList(directory, "relations.yaml", relationSchema),
    readList(directory, "sources.yaml", sourceSchema),
    readList(directory, "words.yaml", wordsSchema),
    Promise.all(quizFiles.map((name) => readList(directory, `quiz/${name}`, quizSchema))).then(joinParsed),
    readList(directory, "calendar.yaml", calendarSchema),
  ]);
  const parsed = { facts, entities, relations, sources, words, quiz, calendar };
  const problems = [
    ...Object.values(parsed).flatMap((part) => part.problems),
    ...checkPack({
      facts: facts.entries,
      entities: entities.entries,
      relations: relations.entries,
      sources: sources.entries,
    }),
    ...checkQuiz(quiz.entries, facts.entries),
    ...checkCalendar(calendar.entries, facts.entries),
  ];
  return {
    problems,
    facts: facts.entries,
    pack: {
      facts: values(facts.entries),
      entities: values(entities.entries),
      relations: values(relations.entries),
      sources: values(sources.entries),
      words: values(words.entries),
      quiz: values(quiz.entries),
      calendar: values(calendar.entries),
    },
  };
}

/** The YAML files of a folder that a pack may do without. */
async function yamlFiles(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  });
  return names.filter((name) => name.endsWith(".yaml")).sort();
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
