import { readFileSync } from "node:fs";
import type { Labelled } from "../answers/score.ts";

/** The labelled questions of a file with one JSON object a line. */
export function readQuestions(path: string): readonly Labelled[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Labelled);
}

/** One labelled question in so many is kept aside: nothing is fitted to it. */
const KEPT_ASIDE = 3;

export function isKeptAside({ id }: Labelled): boolean {
  return Number(id.replace(/\D/gu, "")) % KEPT_ASIDE === 0;
}
