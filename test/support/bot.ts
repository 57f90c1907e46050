import { startApp, type App } from "../../src/app.ts";
import { loadDictionary } from "../../src/answers/search/dictionary.ts";
import { parseConfig, type Config } from "../../src/config.ts";
import type { Clock } from "../../src/ports.ts";
import { loadKnowledge, type Knowledge } from "../../src/knowledge.ts";
import { startSandbox, type Sandbox } from "../../src/sandbox/sandbox.ts";
import { keepingLog, realClock, seeded, type Line } from "./ports.ts";

/** The whole bot against the sandbox's Bot API, as a person would meet it. */
export interface RunningBot {
  readonly sandbox: Sandbox;
  readonly world: Sandbox["world"];
  readonly app: App;
  readonly log: readonly Line[];
  /** Stops both; fails where the bot called Telegram wrongly. */
  stop(): Promise<void>;
}

export interface BotOptions {
  readonly config?: Partial<Config>;
  readonly privacyMode?: boolean;
  /** Of the bot and its sandbox alike; default is the real one. */
  readonly clock?: Clock;
  /** For a journey in which Telegram is to refuse what a person asked for. */
  readonly mayCallWrongly?: boolean;
}

/** Starts a bot of its own world. Ports are free ones; nothing is kept on disk. */
export async function startBot({
  config = {},
  privacyMode = true,
  clock = realClock,
  mayCallWrongly = false,
}: BotOptions = {}): Promise<RunningBot> {
  const random = seeded(1979);
  const log = keepingLog();
  const sandbox = await startSandbox({ clock, random, privacyMode });
  const app = await startApp(
    {
      ...parseConfig({}),
      botApiRoot: sandbox.url,
      database: { kind: "sqlite", path: ":memory:" },
      ...config,
    },
    sandbox.token,
    { clock, random, log, knowledge: config.contentDir === undefined ? await shippedKnowledge() : undefined },
  );
  return {
    sandbox,
    world: sandbox.world,
    app,
    log: log.lines,
    async stop() {
      await app.stop();
      await sandbox.stop();
      if (sandbox.world.violations.length > 0 && !mayCallWrongly) {
        throw new Error(
          `The bot called Telegram wrongly: ${JSON.stringify(sandbox.world.violations, null, 2)}`,
        );
      }
    },
  };
}

let shipped: Promise<Knowledge> | undefined;

/** The shipped data is read once for all bots of a file's journeys. */
function shippedKnowledge(): Promise<Knowledge> {
  shipped ??= loadDictionary().then((isRealWord) => loadKnowledge("data", isRealWord));
  return shipped;
}

/** A message's text as people see it. */
export function textOf(message: { readonly text?: string | undefined }): string {
  return message.text ?? "";
}

/** What the buttons below a message say. */
export function labelsOf({ reply_markup }: { readonly reply_markup?: unknown }): readonly string[] {
  const { inline_keyboard = [] } = (reply_markup ?? {}) as { inline_keyboard?: { text: string }[][] };
  return inline_keyboard.flat().map(({ text }) => text);
}
