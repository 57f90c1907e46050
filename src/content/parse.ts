import { LineCounter, isNode, parseDocument, type Document } from "yaml";
import type { z } from "zod";
import type { Problem } from "./pack.ts";

/** One entry of a file that passed its schema, with the way back to its lines. */
export interface Entry<T> {
  readonly value: T;
  readonly file: string;
  /** The line of a field of this entry, or the entry's own where it has no such field. */
  lineOf(...path: readonly (string | number)[]): number;
}

export interface Parsed<T> {
  readonly entries: readonly Entry<T>[];
  readonly problems: readonly Problem[];
}

/**
 * The entries of one YAML file that is a list. Every problem is reported, not
 * only the first; a broken entry is left out and the others are kept.
 */
export function parseList<S extends z.ZodType>(file: string, yaml: string, schema: S): Parsed<z.output<S>> {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines });
  if (document.errors.length > 0) {
    return {
      entries: [],
      problems: document.errors.map((error) => ({
        file,
        line: lines.linePos(error.pos[0]).line,
        path: "(file)",
        what: error.message.split("\n")[0] ?? error.message,
      })),
    };
  }
  const raw: unknown = document.toJS();
  if (!Array.isArray(raw)) {
    return {
      entries: [],
      problems: [
        { file, line: 1, path: "(file)", what: "the file is a list: each entry begins with «- id: …»" },
      ],
    };
  }
  const entries: Entry<z.output<S>>[] = [];
  const problems: Problem[] = [];
  raw.forEach((value: unknown, index) => {
    const lineOf = (...path: readonly (string | number)[]): number =>
      lineAt(document, lines, [index, ...path]);
    const result = schema.safeParse(value);
    if (result.success) {
      entries.push({ value: result.data, file, lineOf });
      return;
    }
    for (const issue of result.error.issues) {
      const path = issue.path.filter((part) => typeof part !== "symbol");
      problems.push({
        file,
        line: lineOf(...path),
        path: [nameOf(value, index), ...path].join("."),
        what: issue.message,
      });
    }
  });
  return { entries, problems };
}

function nameOf(value: unknown, index: number): string {
  const id = typeof value === "object" && value !== null && "id" in value ? value.id : undefined;
  return typeof id === "string" ? id : `entry ${String(index + 1)}`;
}

/** The deepest part of the path that stands in the file decides the line. */
function lineAt(document: Document, lines: LineCounter, path: readonly (string | number)[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
