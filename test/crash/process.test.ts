import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { startSandbox } from "../../src/sandbox/sandbox.ts";
import { realClock, seeded } from "../support/ports.ts";
import { freePort } from "../support/network.ts";
import { newDatabase, settings, startProcess } from "./processes.ts";

/** Kills of the long run; `npm run test:crash` sets a hundred. */
const KILLS = Number(process.env["CRASH_KILLS"] ?? 2);
const PEOPLE = 20;
/** A process killed before it has started proves little: start-up takes about 2 s. */
const LIFE_MS_MIN = 1_500;
const LIFE_MS_MAX = 4_500;
/** An answer takes no longer on a busy machine, sandbox included. */
const ANSWER_MS_MAX = 60;

test(
  `after ${String(KILLS)} kills at any moment every question has its answer`,
  async () => {
    const random = seeded(1980);
    const sandbox = await startSandbox({ clock: realClock, random });
    const database = newDatabase();
    const people = Array.from({ length: PEOPLE }, (_, at) => {
      const person = sandbox.world.addPerson({ name: `Зритель ${String(at)}`, languageCode: "ru" });
      person.starts();
      return person;
    });
    let asked = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      const bot = startProcess(settings(sandbox, database));
      const until = Date.now() + LIFE_MS_MIN + random() * (LIFE_MS_MAX - LIFE_MS_MIN);
      while (Date.now() < until) {
        people[Math.floor(random() * PEOPLE)]?.writes(`кто играл Гошу?`);
        asked += 1;
        await sleep(random() * 60);
      }
      bot.child.kill("SIGKILL");
      await bot.exit;
    }
    const last = startProcess(settings(sandbox, database));
    await sandbox.world.waitFor(
      () =>
        people.every((person) => answersTo(person.chat.messages()) >= questionsIn(person.chat.messages())),
      // After many kills thousands wait for the last process.
      60_000 + asked * ANSWER_MS_MAX,
    );
    expect(asked).toBeGreaterThan(KILLS * 10);
    last.child.kill("SIGTERM");
    expect(await last.exit).toBe(0);
    expect(sandbox.world.violations).toEqual([]);
    await sandbox.stop();
  },
  60_000 + KILLS * 20_000,
);

test("SIGTERM answers what was received, confirms it and ends with code 0 within 10 s", async () => {
  const sandbox = await startSandbox({ clock: realClock, random: seeded(1) });
  const katya = sandbox.world.addPerson({ name: "Катя", languageCode: "ru" });
  katya.starts();
  const bot = startProcess(settings(sandbox, newDatabase()));
  await katya.chat.nextBotMessage("Восемь дней", 15_000);
  katya.writes("кто играл Гошу?");
  await katya.chat.nextBotMessage("Баталов");
  const before = Date.now();
  bot.child.kill("SIGTERM");
  expect(await bot.exit).toBe(0);
  expect(Date.now() - before).toBeLessThan(10_000);
  expect(sandbox.world.pendingUpdates()).toEqual([]);
  expect(bot.output()).not.toContain(sandbox.token);
  await sandbox.stop();
});

test("a token that Telegram refuses ends the start with code 1, a clear sentence and no token", async () => {
  const sandbox = await startSandbox({ clock: realClock, random: seeded(2) });
  const token = `987654321:${"B".repeat(35)}`;
  const bot = startProcess({ ...settings(sandbox, newDatabase()), BOT_TOKEN: token });
  expect(await bot.exit).toBe(1);
  expect(bot.output()).toMatch(/Cannot start: Telegram says «getMe: 401 Unauthorized»/u);
  expect(bot.output()).not.toContain(token);
  await sandbox.stop();
});

test("production without a token ends with code 1 and says what is missing", async () => {
  const bot = startProcess({ NODE_ENV: "production" });
  expect(await bot.exit).toBe(1);
  expect(bot.output()).toContain("BOT_TOKEN");
});

test("without a token the sandbox's page is there, and its address is printed", async () => {
  const port = await freePort();
  const bot = startProcess({ SANDBOX_PORT: String(port) });
  const url = `http://127.0.0.1:${String(port)}`;
  for (let tries = 0; tries < 600 && !bot.output().includes(url); tries += 1) await sleep(50);
  expect(bot.output()).toContain(url);
  expect((await fetch(url)).status).toBe(200);
  bot.child.kill("SIGINT");
  expect(await bot.exit).toBe(0);
});

interface Shown {
  readonly from?: { readonly is_bot: boolean } | undefined;
  readonly text?: string | undefined;
}

function questionsIn(messages: readonly Shown[]): number {
  return messages.filter(({ from, text }) => from?.is_bot === false && text?.includes("Гошу") === true)
    .length;
}

function answersTo(messages: readonly Shown[]): number {
  return messages.filter(({ from, text }) => from?.is_bot === true && text?.includes("Баталов") === true)
    .length;
}
