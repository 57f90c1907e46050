/** `npm run content:check [directory]`: every problem of the data pack, one a line; exit code 1 where there are any. */
import { describeProblem } from "../content/pack.ts";
import { loadPack } from "../content/files.ts";

const directory = process.argv[2] ?? process.env["CONTENT_DIR"] ?? "data";
const { pack, problems } = await loadPack(directory);
for (const problem of problems) console.log(describeProblem(problem));
console.log(
  `${String(pack.facts.length)} facts, ${String(pack.entities.length)} entities, ${String(pack.sources.length)} sources: ` +
    (problems.length === 0 ? "no problems" : `${String(problems.length)} problems`),
);
process.exitCode = problems.length === 0 ? 0 : 1;
