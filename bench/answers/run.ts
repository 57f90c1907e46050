/**
 * How well and how fast the answers are found, beside six search libraries on
 * the same facts and questions, in one run; each in a process of its own.
 *
 *   npm run bench                                 the shipped facts, and 1,000 and 10,000 invented ones around them
 *   npm run bench -- --grown 100000               that many invented ones
 *   npm run bench -- --questions file.jsonl       other labelled questions
 */
import { fork } from "node:child_process";
import { parseArgs } from "node:util";
import { CONTESTANTS } from "./engines.ts";
import type { Measured, Task } from "./one.ts";

const QUESTIONS = 150;
/** A slow library is asked some of them alone, and fewer still around invented facts, where it takes seconds for each. */
const QUESTIONS_SLOW = 50;
const QUESTIONS_SLOW_GROWN = 10;
const SIZES = [0, 1_000, 10_000];
/** Beyond this only ours is run: others need minutes and gigabytes. */
const OTHERS_MAX = 10_000;

const { values } = parseArgs({
  options: {
    grown: { type: "string", multiple: true },
    questions: { type: "string", default: "test/answers/questions.jsonl" },
    only: { type: "string", multiple: true },
  },
});
const sizes = values.grown?.map(Number) ?? SIZES;
for (const grown of sizes) {
  const rows: Measured[] = [];
  for (const { name, isSlow = false, readsScripts = false } of CONTESTANTS) {
    if (values.only !== undefined && !values.only.includes(name)) continue;
    if (grown > OTHERS_MAX && !readsScripts) continue;
    for (const isRead of readsScripts ? [true] : [false, true]) {
      // Questions that nobody can read without it tell nothing new of invented facts.
      if (grown > 0 && !isRead) continue;
      const max = !isSlow ? QUESTIONS : grown > 0 ? QUESTIONS_SLOW_GROWN : QUESTIONS_SLOW;
      rows.push(await measure({ name, grown, isRead, max, questions: values.questions }));
    }
  }
  show(grown, rows);
}

function measure(task: Task): Promise<Measured> {
  process.stderr.write(`${task.name}, ${String(task.grown)} invented facts …\n`);
  return new Promise((resolve, reject) => {
    const child = fork(new URL("one.ts", import.meta.url), [JSON.stringify(task)], {
      execArgv: ["--expose-gc", "--max-old-space-size=12000"],
    });
    child.once("message", (measured) => resolve(measured as Measured));
    child.once("exit", (code) =>
      reject(new Error(`Cannot measure ${task.name}: it ended with ${String(code)}`)),
    );
  });
}

function show(grown: number, rows: readonly Measured[]): void {
  const ours = rows.find(({ readsScripts }) => readsScripts);
  const wrongShare = (row: Measured): number => 1 - row.right / row.asked;
  const best = rows.filter((row) => !row.readsScripts).sort((a, b) => wrongShare(a) - wrongShare(b))[0];
  console.log(
    `\n${(rows[0]?.facts ?? 0).toLocaleString("en")} facts, ${grown.toLocaleString("en")} of them invented; labelled questions that have an answer\n`,
  );
  console.log(
    "| | right at the first | questions | p50 ms | p99 ms | longest | build s | MiB | p50 beside ours |",
  );
  console.log("|---|---|---|---|---|---|---|---|---|");
  for (const row of rows) {
    const reading = row.readsScripts ? "" : row.isRead ? ", layout and Latin letters read" : "";
    const ratio = ours === undefined || row === ours ? "" : `${(row.p50 / ours.p50).toFixed(1)} ×`;
    console.log(
      `| ${row.name}${reading} | ${((100 * row.right) / row.asked).toFixed(1)} % | ${String(row.asked)} | ${row.p50.toFixed(2)} | ${row.p99.toFixed(1)} | ${row.longest.toFixed(0)} | ${(row.buildMs / 1_000).toFixed(1)} | ${row.mib.toFixed(0)} | ${ratio} |`,
    );
  }
  if (ours !== undefined && best !== undefined) {
    console.log(
      `\nWrong: ours ${(100 * wrongShare(ours)).toFixed(1)} %, the best library ${(100 * wrongShare(best)).toFixed(1)} % (${best.name}); ${(wrongShare(ours) / wrongShare(best)).toFixed(2)} of its errors.`,
    );
  }
}
