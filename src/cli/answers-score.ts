/**
 * `npm run answers:score -- [questions.jsonl] [--failures]`: asks every
 * labelled question of a file and prints how many replies are right, by kind.
 * Lines are `{id, q, kind, expect, facts?, accept?, must_not?, context?}`.
 */
import { parseArgs } from "node:util";
import { judge, type Verdict } from "../answers/score.ts";
import { loadAsker } from "./asker.ts";
import { readQuestions } from "./questions.ts";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { failures: { type: "boolean" } },
});
const asker = await loadAsker();
const questions = readQuestions(positionals[0] ?? "test/answers/questions.jsonl");

const results = questions.map((question) => {
  const { answer, ms } = asker.ask(question.q, question.context);
  const { decision } = answer;
  const factIds =
    decision.kind === "answer" ? decision.facts.flatMap(({ id, formerly }) => [id, ...formerly]) : [];
  const verdict = judge(question, {
    reply: asker.plain(answer),
    factIds,
    abstained: decision.kind !== "answer",
  });
  return { question, verdict, ms, confidence: answer.confidence, told: factIds[0] ?? decision.kind };
});

const groups = Map.groupBy(results, ({ question }) => question.kind.split("-")[0] ?? question.kind);
console.log(
  "kind".padEnd(14),
  "right".padStart(12),
  "wrong".padStart(7),
  "abstained".padStart(10),
  "answered".padStart(9),
);
for (const [kind, list] of [...groups, ["ALL", results] as const]) {
  const count = (verdict: Verdict): number => list.filter((result) => result.verdict === verdict).length;
  const share = ((100 * count("right")) / list.length).toFixed(1);
  console.log(
    kind.padEnd(14),
    `${String(count("right"))}/${String(list.length)} ${share}%`.padStart(12),
    String(count("wrong")).padStart(7),
    String(count("abstained")).padStart(10),
    String(count("answered")).padStart(9),
  );
}
const times = results.map(({ ms }) => ms).sort((a, b) => a - b);
const at = (share: number): string => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(2);
console.log(`ms a question: p50 ${at(0.5)}, p99 ${at(0.99)}, longest ${at(1)}`);
if (options.failures === true) {
  for (const { question, verdict, confidence, told } of results.filter(
    (result) => result.verdict !== "right",
  )) {
    console.log(
      `${question.id} ${verdict} ${confidence.toFixed(2)} «${question.q}» → ${told}, wanted ${question.facts?.join(" ") ?? "nothing"}`,
    );
  }
}
