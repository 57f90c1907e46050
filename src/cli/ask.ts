/**
 * Questions from the shell, answered as the bot would in a private chat.
 *
 *   npm run ask -- "кто играл Гошу?"
 *   npm run ask -- --json "кто играл Гошу?"       one object
 *   npm run ask -- --explain "кто играл Гошу?"    how it was understood and judged
 *   npm run ask -- --jsonl < questions.jsonl      lines {id, q, lang?, context?: [{q}]} in, lines {id, reply, …} out
 */
import { createInterface } from "node:readline";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createEngine, type Answer, type Engine } from "../answers/engine.ts";
import { explain } from "../answers/explain.ts";
import { loadDictionary } from "../answers/search/dictionary.ts";
import type { Remembered } from "../answers/search/follow-up.ts";
import { replyText } from "../answers/telegram/reply.ts";
import { withoutMarkup } from "../answers/telegram/render.ts";
import { loadPack } from "../content/files.ts";
import { describeProblem } from "../content/pack.ts";
import type { Source } from "../content/schema.ts";
import { loadTexts, type Texts } from "../telegram/i18n.ts";

const CONTENT_DIR = process.env["CONTENT_DIR"] ?? "data";

interface Line {
  readonly id?: string;
  readonly q: string;
  readonly context?: readonly { readonly q: string }[];
}

interface Asker {
  readonly engine: Engine;
  readonly sources: ReadonlyMap<string, Source>;
  readonly texts: Texts;
}

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: "boolean" }, explain: { type: "boolean" }, jsonl: { type: "boolean" } },
});
const { pack, problems } = await loadPack(CONTENT_DIR);
for (const problem of problems) console.error(describeProblem(problem));
const asker: Asker = {
  engine: createEngine(pack, await loadDictionary()),
  sources: new Map(pack.sources.map((source) => [source.id, source])),
  texts: loadTexts(join(CONTENT_DIR, "locales")),
};

if (options.jsonl === true) {
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() !== "") console.log(JSON.stringify(answerLine(asker, JSON.parse(line) as Line)));
  }
} else {
  const question = positionals.join(" ");
  if (question === "") {
    console.error('Cannot ask: write the question after --, as in  npm run ask -- "кто играл Гошу?"');
    process.exit(1);
  }
  if (options.json === true) console.log(JSON.stringify(answerLine(asker, { q: question }), null, 2));
  else {
    const answer = asker.engine.ask(question);
    console.log(plain(asker, answer));
    if (options.explain === true) console.log(`\n${explain(answer, asker.engine)}`);
  }
}

/** One line's answer; `ms` is the time of the question itself, its context apart. */
function answerLine(from: Asker, { id, q, context = [] }: Line): Record<string, unknown> {
  let memory: Remembered | undefined;
  for (const { q: earlier } of context) memory = from.engine.ask(earlier, memory).memory;
  const startedAt = performance.now();
  const answer = from.engine.ask(q, memory);
  const ms = performance.now() - startedAt;
  const { decision } = answer;
  return {
    ...(id === undefined ? {} : { id }),
    reply: plain(from, answer),
    abstained: decision.kind !== "answer",
    factIds: decision.kind === "answer" ? decision.facts.map((fact) => fact.id) : [],
    confidence: Number(answer.confidence.toFixed(4)),
    ms: Number(ms.toFixed(3)),
  };
}

function plain({ sources, texts }: Asker, answer: Answer): string {
  return withoutMarkup(replyText(answer, sources, texts(answer.language)));
}
