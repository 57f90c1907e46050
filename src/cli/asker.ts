import { join } from "node:path";
import { createEngine, type Answer, type Engine } from "../answers/engine.ts";
import { loadDictionary } from "../answers/search/dictionary.ts";
import type { Remembered } from "../answers/search/follow-up.ts";
import { withoutMarkup } from "../answers/telegram/render.ts";
import { replyText } from "../answers/telegram/reply.ts";
import { loadPack } from "../content/files.ts";
import type { Problem } from "../content/pack.ts";
import { loadTexts } from "../telegram/i18n.ts";

/** The bot's answers without Telegram, as in a private chat of one's own. */
export interface Asker {
  readonly engine: Engine;
  readonly problems: readonly Problem[];
  /** Asks after the same person's earlier messages; `ms` is the time of the question itself, `before` what was remembered then. */
  ask(
    question: string,
    context?: readonly { readonly q: string }[],
  ): { readonly answer: Answer; readonly ms: number; readonly before: Remembered | undefined };
  /** The reply as a person reads it, without markup. */
  plain(answer: Answer): string;
}

/** Reads the data pack of CONTENT_DIR, ./data by default. */
export async function loadAsker(): Promise<Asker> {
  const directory = process.env["CONTENT_DIR"] ?? "data";
  const { pack, problems } = await loadPack(directory);
  const engine = createEngine(pack, await loadDictionary());
  const sources = new Map(pack.sources.map((source) => [source.id, source]));
  const texts = loadTexts(join(directory, "locales"));
  return {
    engine,
    problems,
    ask(question, context = []) {
      let memory: Remembered | undefined;
      for (const { q } of context) memory = engine.ask(q, memory).memory;
      const startedAt = performance.now();
      const answer = engine.ask(question, memory);
      return { answer, ms: performance.now() - startedAt, before: memory };
    },
    plain: (answer) => withoutMarkup(replyText(answer, sources, texts(answer.language))),
  };
}
