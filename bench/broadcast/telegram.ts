/** Telegram's side of the benchmark, a process of its own: the sandbox's Bot API with many groups. */
import { setTimeout as sleep } from "node:timers/promises";
import { startSandbox } from "../../src/sandbox/sandbox.ts";
import type { Limits } from "../../src/sandbox/api/limits.ts";

/** What the benchmark asks for. */
export type Command =
  | { readonly kind: "limits"; readonly limits: Limits }
  /** A person writes to the bot every so often until the end. */
  | { readonly kind: "talk"; readonly everyMs: number }
  | { readonly kind: "report" };

/** What it is told. */
export type News =
  | {
      readonly kind: "ready";
      readonly url: string;
      readonly token: string;
      readonly chatIds: readonly number[];
    }
  | {
      readonly kind: "report";
      /** Calls of sendMessage into groups. */
      readonly accepted: number;
      readonly refused: number;
      /** Instants of the first and the last accepted one, epoch ms. */
      readonly firstMs: number;
      readonly lastMs: number;
      /** Of each question the milliseconds until its answer. */
      readonly replyMs: readonly number[];
      /** Chats that have the message more than once. */
      readonly doubled: number;
      readonly violations: number;
    };

const GROUPS = Number(process.argv[2] ?? 9_000);
const clock = {
  now: () => new Date(),
  sleep: (ms: number) => sleep(ms).then(() => undefined),
};
const sandbox = await startSandbox({ clock, random: Math.random });
const { world } = sandbox;
const owner = world.addPerson({ name: "Гоша" });
const katya = world.addPerson({ name: "Катя", languageCode: "ru" });
const chatIds = Array.from(
  { length: GROUPS },
  (_, at) => world.addGroup({ title: `Клуб ${String(at)}`, owner }).id,
);
const groups = new Set(chatIds);
const replyMs: number[] = [];
async function talk(everyMs: number): Promise<void> {
  katya.starts();
  await katya.chat.nextBotMessage(undefined, 30_000);
  for (;;) {
    const asked = performance.now();
    katya.writes("Кто играл Гошу?");
    await katya.chat.nextBotMessage(undefined, 60_000);
    replyMs.push(performance.now() - asked);
    await sleep(everyMs);
  }
}

/** What has been counted; the world remembers the latest calls alone, so they are counted as they come. */
const counted = { refused: 0, firstMs: 0, lastMs: 0, times: new Map<number, number>(), accepted: 0 };
let seen: (typeof world.calls)[number] | undefined;

function count(): void {
  const fresh = world.calls.slice((seen === undefined ? -1 : world.calls.lastIndexOf(seen)) + 1);
  seen = world.calls.at(-1);
  for (const { method, params, ok, atMs } of fresh) {
    const chatId = Number((params as { chat_id?: unknown }).chat_id);
    if (method !== "sendMessage" || !groups.has(chatId)) continue;
    if (!ok) {
      counted.refused += 1;
      continue;
    }
    counted.accepted += 1;
    counted.firstMs ||= atMs;
    counted.lastMs = atMs;
    counted.times.set(chatId, (counted.times.get(chatId) ?? 0) + 1);
  }
}

function report(): News {
  count();
  const { accepted, refused, firstMs, lastMs, times } = counted;
  const doubled = [...times.values()].filter((copies) => copies > 1).length;
  return {
    kind: "report",
    accepted,
    refused,
    firstMs,
    lastMs,
    replyMs,
    doubled,
    violations: world.violations.length,
  };
}

const tell = (news: News): void => void process.send?.(news);
process.on("message", (command: Command) => {
  if (command.kind === "limits") world.setLimits(command.limits);
  else if (command.kind === "talk") void talk(command.everyMs);
  else tell(report());
});
process.on("disconnect", () => process.exit(0));
tell({ kind: "ready", url: sandbox.url, token: sandbox.token, chatIds });
