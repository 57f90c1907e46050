/**
 * Questions from the shell, answered as the bot would in a private chat.
 *
 *   npm run ask -- "кто играл Гошу?"
 *   npm run ask -- --json "кто играл Гошу?"       one object
 *   npm run ask -- --explain "кто играл Гошу?"    how it was understood and judged
 *   npm run ask -- --explain --after "кто играл Гошу?" "а Катю?"    a follow-up; --after may come more than once
 *   npm run ask -- --jsonl < questions.jsonl      lines {id, q, lang?, context?: [{q}]} in, lines {id, reply, …} out
 */
import { createInterface } from "node:readline";
import { parseArgs } from "node:util";
import { explain } from "../answers/explain.ts";
import { describeProblem } from "../content/pack.ts";
import { loadAsker } from "./asker.ts";

interface Line {
  readonly id?: string;
  readonly q: string;
  readonly context?: readonly { readonly q: string }[];
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean" },
    explain: { type: "boolean" },
    jsonl: { type: "boolean" },
    after: { type: "string", multiple: true, default: [] },
  },
});
const asker = await loadAsker();
for (const problem of asker.problems) console.error(describeProblem(problem));

if (options.jsonl === true) {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() !== "") console.log(JSON.stringify(answerLine(JSON.parse(line) as Line)));
  }
} else {
  const question = positionals.join(" ");
  if (question === "") {
    console.error('Cannot ask: write the question after --, as in  npm run ask -- "кто играл Гошу?"');
    process.exit(1);
  }
  const context = options.after.map((q) => ({ q }));
  if (options.json === true) console.log(JSON.stringify(answerLine({ q: question, context }), null, 2));
  else {
    const { answer, before } = asker.ask(question, context);
    console.log(asker.plain(answer));
    if (options.explain === true) console.log(`\n${explain(answer, asker.engine, before)}`);
  }
}

function answerLine({ id, q, context }: Line): Record<string, unknown> {
  const { answer, ms } = asker.ask(q, context);
  const { decision } = answer;
  return {
    ...(id === undefined ? {} : { id }),
    reply: asker.plain(answer),
    abstained: decision.kind !== "answer",
    factIds: decision.kind === "answer" ? decision.facts.map((fact) => fact.id) : [],
    confidence: Number(answer.confidence.toFixed(4)),
    ms: Number(ms.toFixed(3)),
  };
}
