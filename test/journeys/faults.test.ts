import { afterEach, expect, test } from "vitest";
import { startApp } from "../../src/app.ts";
import { parseConfig } from "../../src/config.ts";
import { startBot, type RunningBot } from "../support/bot.ts";
import { keepingLog, realClock, seeded } from "../support/ports.ts";
import { freePort } from "../support/network.ts";

const bots: RunningBot[] = [];
afterEach(async () => {
  for (const bot of bots.splice(0)) await bot.stop();
});

async function running(options?: Parameters<typeof startBot>[0]): Promise<RunningBot> {
  const bot = await startBot(options);
  bots.push(bot);
  return bot;
}

test.each([
  ["the server errs twice", { kind: "http500", method: "sendMessage", times: 2 }],
  [
    "the connection drops before the message is taken",
    { kind: "dropBefore", method: "sendMessage", times: 2 },
  ],
  [
    "the connection drops after the message was taken",
    { kind: "dropAfter", method: "sendMessage", times: 1 },
  ],
  ["Telegram asks to wait", { kind: "http429", method: "sendMessage", times: 2, retryAfter: 1 }],
  ["updates cannot be fetched for a while", { kind: "http500", method: "getUpdates", times: 2 }],
] as const)("when %s, the person is answered in the end", async (_, fault) => {
  const { world } = await running();
  const katya = world.addPerson({ name: "Катя", languageCode: "ru" });
  world.faults.set(fault);
  katya.writes("Кто играл Гошу?");
  await katya.chat.nextBotMessage("Баталов", 40_000);
});

test("two pollers: the second says why it waits, and takes over when the first stops", async () => {
  const first = await startBot();
  const log = keepingLog();
  const config = {
    ...parseConfig({}),
    botApiRoot: first.sandbox.url,
    database: { kind: "sqlite", path: ":memory:" } as const,
  };
  const second = await startApp(config, first.sandbox.token, { clock: realClock, random: seeded(2), log });
  const said = (): boolean =>
    [...log.lines, ...first.log].some(({ fields }) => String(fields["reason"]).includes("409"));
  await first.world.waitFor(said, 10_000);
  await first.app.stop();
  const katya = first.world.addPerson({ name: "Катя", languageCode: "ru" });
  katya.writes("Кто играл Гошу?");
  await katya.chat.nextBotMessage("Баталов", 40_000);
  await second.stop();
  await first.sandbox.stop();
}, 60_000);

test("the profile and the menus are written once, and not again when nothing differs", async () => {
  const first = await running();
  const written = (): number => first.world.calls.filter(({ method }) => method.startsWith("setMy")).length;
  await first.world.waitFor(() => written() > 10, 10_000);
  await first.app.stop();
  const before = written();
  const config = {
    ...parseConfig({}),
    botApiRoot: first.sandbox.url,
    database: { kind: "sqlite", path: ":memory:" } as const,
  };
  const ports = { clock: realClock, random: seeded(3), log: keepingLog() };
  const second = await startApp(config, first.sandbox.token, ports);
  await second.stop();
  expect(written()).toBe(before);
  bots.splice(0);
  await first.sandbox.stop();
});

test("with a webhook the same questions are answered, strangers are refused, and health tells", async () => {
  const port = await freePort();
  const base = `http://127.0.0.1:${String(port)}`;
  const secret = "s3cret";
  const { world } = await running({
    config: { mode: { kind: "webhook", url: `${base}/hook`, secret }, host: "127.0.0.1", port },
  });
  const katya = world.addPerson({ name: "Катя", languageCode: "ru" });
  katya.writes("Кто играл Гошу?");
  await katya.chat.nextBotMessage("Баталов");
  const post = async (headers: Record<string, string>, body: string): Promise<number> =>
    (await fetch(`${base}/hook`, { method: "POST", headers, body })).status;
  const known = { "x-telegram-bot-api-secret-token": secret };
  expect(await post({}, "{}")).toBe(401);
  expect(await post(known, "no JSON")).toBe(400);
  expect((await fetch(`${base}/hook`)).status).toBe(405);
  expect((await fetch(`${base}/healthz`)).status).toBe(200);
  expect((await fetch(`${base}/elsewhere`)).status).toBe(404);
});
