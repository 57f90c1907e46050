import { readFileSync } from "node:fs";
import type { Labelled } from "../answers/score.ts";

/** The labelled questions of a file with one JSON object a line. */
export function readQuestions(path: string): readonly Labelled[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Labelled);
}
