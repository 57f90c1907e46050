import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { startApp, type App } from "../../src/app.ts";
import { parseConfig } from "../../src/config.ts";
import { startSandbox, type Fault, type Sandbox } from "../../src/sandbox/sandbox.ts";
import { startBot, textOf, type RunningBot } from "../support/bot.ts";
import { keepingLog, realClock, seeded, type Line } from "../support/ports.ts";

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot();
});
afterEach(() => {
  bot.world.faults.clear();
});
afterAll(async () => bot.stop());

const person = () => bot.world.addPerson({ name: "Катя", languageCode: "ru" });
const TRIES_MS_MAX = 12_000;

test.each<[string, Fault, number]>([
  ["is slow", { kind: "slow", method: "sendMessage", ms: 1_500, times: 1 }, 1],
  ["errs", { kind: "http500", method: "sendMessage", times: 1 }, 1],
  ["hangs up before taking the answer", { kind: "dropBefore", method: "sendMessage", times: 1 }, 1],
  ["hangs up after taking the answer", { kind: "dropAfter", method: "sendMessage", times: 1 }, 2],
  ["asks to wait", { kind: "http429", method: "sendMessage", times: 1, retryAfter: 1 }, 1],
])("where Telegram %s, the person is answered, and no oftener than need be", async (_, fault, answersMax) => {
  const katya = person();
  bot.world.faults.set(fault);
  katya.writes("Кто играл Гошу?");
  katya.writes("Кто режиссёр фильма?");
  await katya.chat.nextBotMessage("Меньшов", TRIES_MS_MAX);
  await bot.world.idle();
  const texts = katya.chat.botMessages().map(textOf);
  expect(texts.at(-1)).toContain("Меньшов");
  const answers = texts.filter((text) => text.includes("Баталов")).length;
  expect(answers).toBeGreaterThan(0);
  expect(answers).toBeLessThanOrEqual(answersMax);
  expect(texts).toHaveLength(answers + 1);
});

test("where the network fails while one waits, the others are answered at once", async () => {
  const [katya, gosha] = [person(), person()];
  bot.world.faults.set({ kind: "dropBefore", method: "sendMessage", times: 1 });
  katya.writes("Кто играл Гошу?");
  await expect.poll(() => bot.world.faults.list(), { timeout: 5_000 }).toEqual([]);
  gosha.writes("Кто играл Гошу?");
  await gosha.chat.nextBotMessage("Баталов", 800);
  await katya.chat.nextBotMessage("Баталов", TRIES_MS_MAX);
});

test.each(["answerCallbackQuery", "editMessageText"])(
  "a press works in the end where %s fails once",
  async (method) => {
    const katya = person();
    katya.writes("/language");
    const choice = await katya.chat.nextBotMessage("Which language");
    bot.world.faults.set({ kind: "dropAfter", method, times: 1 });
    const press = katya.presses(choice, "English");
    await katya.chat.nextEdit(choice, "I speak English here.", TRIES_MS_MAX);
    await press.answer();
  },
);

test("an edited question edits the answer in the end where the edit fails once", async () => {
  const katya = person();
  const question = katya.writes("Кто играл Гошу?");
  const answer = await katya.chat.nextBotMessage("Баталов");
  bot.world.faults.set({ kind: "dropAfter", method: "editMessageText", times: 1 });
  katya.edits(question, "Кто режиссёр фильма?");
  await katya.chat.nextEdit(answer, "Меньшов", TRIES_MS_MAX);
  await bot.world.idle();
  expect(katya.chat.botMessages()).toHaveLength(1);
});

test("where updates cannot be fetched for a while, what was asked meanwhile is answered after", async () => {
  const people = Array.from({ length: 5 }, person);
  bot.world.faults.set({ kind: "dropAfter", method: "getUpdates", times: 2 });
  for (const someone of people) someone.writes("Кто играл Гошу?");
  for (const someone of people) await someone.chat.nextBotMessage("Баталов", TRIES_MS_MAX);
  await bot.world.idle();
  for (const someone of people) expect(someone.chat.botMessages()).toHaveLength(1);
  expect(bot.log.some(({ text }) => text.startsWith("updates could not be fetched"))).toBe(true);
});

test("where the profile cannot be written, questions are answered all the same", async () => {
  const { sandbox, start } = await ownWorld();
  sandbox.world.faults.set({ kind: "http500", method: "setMyName" });
  const { app, log } = await start();
  const katya = sandbox.world.addPerson({ name: "Катя", languageCode: "ru" });
  katya.writes("Кто играл Гошу?");
  await katya.chat.nextBotMessage("Баталов");
  await expect
    .poll(() => log.map(({ text }) => text), { timeout: 5_000 })
    .toContain("the profile could not be brought up to date");
  await app.stop();
  await sandbox.stop();
});

test("of two pollers each is told why it waits, and one works on after the other stops", async () => {
  const { sandbox, start } = await ownWorld();
  const [first, second] = [await start(), await start()];
  const conflict = (): readonly string[] =>
    [...first.log, ...second.log].filter(({ text }) => text.includes("another program polls")).map(reasonOf);
  await expect.poll(conflict, { timeout: 10_000 }).toContainEqual(expect.stringMatching(/^getUpdates: 409/u));
  await second.app.stop();
  const katya = sandbox.world.addPerson({ name: "Катя", languageCode: "ru" });
  katya.writes("Кто играл Гошу?");
  await katya.chat.nextBotMessage("Баталов", TRIES_MS_MAX);
  await sandbox.world.idle();
  expect(katya.chat.botMessages()).toHaveLength(1);
  expect(JSON.stringify([...first.log, ...second.log])).not.toContain(sandbox.token);
  await first.app.stop();
  await sandbox.stop();
}, 40_000);

function reasonOf({ fields }: Line): string {
  return String(fields["reason"]);
}

interface OwnWorld {
  readonly sandbox: Sandbox;
  start(): Promise<{ readonly app: App; readonly log: readonly Line[] }>;
}

/** A sandbox whose bots are started by hand. */
async function ownWorld(): Promise<OwnWorld> {
  const sandbox = await startSandbox({ clock: realClock, random: seeded(5) });
  const config = {
    ...parseConfig({}),
    botApiRoot: sandbox.url,
    database: { kind: "sqlite", path: ":memory:" } as const,
  };
  return {
    sandbox,
    async start() {
      const log = keepingLog();
      const app = await startApp(config, sandbox.token, { clock: realClock, random: seeded(6), log });
      return { app, log: log.lines };
    },
  };
}
