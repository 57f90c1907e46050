import type { CalendarEntry } from "./calendar.ts";
import type { QuizEntry } from "./quiz.ts";
import type { Entity, Fact, Relation, Source, WordGroup } from "./schema.ts";

/** Everything the bot knows, read and validated. Replaced whole, never changed in place. */
export interface Pack {
  readonly facts: readonly Fact[];
  readonly entities: readonly Entity[];
  readonly relations: readonly Relation[];
  readonly sources: readonly Source[];
  readonly words: readonly WordGroup[];
  /** Questions written by hand. */
  readonly quiz: readonly QuizEntry[];
  /** Dated events. */
  readonly calendar: readonly CalendarEntry[];
}

/** One thing that an editor has to mend, at the place where it stands. */
export interface Problem {
  readonly file: string;
  /** 1 for the first line. */
  readonly line: number;
  /** Where in the entry, as in «crew.director.answer.ru». */
  readonly path: string;
  readonly what: string;
}

/** How a problem is printed: `file:line: path: what is wrong`. */
export function describeProblem(problem: Problem): string {
  return `${problem.file}:${String(problem.line)}: ${problem.path}: ${problem.what}`;
}
