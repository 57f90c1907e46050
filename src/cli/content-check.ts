/** `npm run content:check [directory]`: every problem of the data pack, one a line; exit code 1 where there are any. */
import { loadDictionary } from "../answers/search/dictionary.ts";
import { loadPack } from "../content/files.ts";
import { describeProblem } from "../content/pack.ts";
import { findingProblems } from "./content-findable.ts";

const directory = process.argv[2] ?? process.env["CONTENT_DIR"] ?? "data";
const { pack, facts, problems: written } = await loadPack(directory);
// What is found first is only asked of a pack that is whole.
const problems = written.length > 0 ? written : findingProblems(pack, facts, await loadDictionary());
for (const problem of problems) console.log(describeProblem(problem));
console.log(
  `${String(pack.facts.length)} facts, ${String(pack.entities.length)} entities, ${String(pack.sources.length)} sources, ` +
    `${String(pack.calendar.length)} dated events: ` +
    (problems.length === 0 ? "no problems" : `${String(problems.length)} problems`),
);
process.exitCode = problems.length === 0 ? 0 : 1;
