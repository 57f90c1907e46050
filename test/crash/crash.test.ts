import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test } from "vitest";
import { startSandbox, type Person, type Sandbox } from "../../src/sandbox/sandbox.ts";
import { textOf } from "../support/bot.ts";
import { realClock, seeded } from "../support/ports.ts";

/** Kills of the long run; `npm run test:crash` sets a hundred. */
const KILLS = Number(process.env["CRASH_KILLS"] ?? 5);
const PEOPLE = 20;
/** Start-up takes seconds on a busy machine. */
const START_MS_MAX = 30_000;
/** From the first sign of life to the kill. */
const LIFE_MS_MAX = 1_200;
/** Between two questions of all people together. */
const PAUSE_MS_MAX = 40;

/** Each question has an answer of its own, so that no answer passes for another's. */
const QUESTIONS = [
  ["кто играл Гошу?", "Баталов"],
  ["кто играл Людмилу?", "Муравьёва"],
  ["кто режиссёр фильма?", "Фильм снял Владимир Меньшов"],
  ["кто написал сценарий?", "Черных"],
  ["какая погода в Вологде?", "Этого я не знаю"],
  ["/privacy", "Что я храню"],
  ["/help", "Как спрашивать"],
  ["/me", "Ваш номер"],
] as const;

let folder: string;
let sandbox: Sandbox;
const running: ChildProcess[] = [];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "eight-days-"));
  sandbox = await startSandbox({ clock: realClock, random: seeded(1980) });
});
afterEach(async () => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
  await sandbox.stop();
  rmSync(folder, { recursive: true, force: true });
});

interface Bot {
  kill(signal: NodeJS.Signals): Promise<number | null>;
  output(): string;
}

function startProcess(): Bot {
  const child = spawn(process.execPath, ["src/guard.js", "src/main.ts"], {
    env: {
      PATH: process.env["PATH"] ?? "",
      LOG_LEVEL: "warn",
      BOT_TOKEN: sandbox.token,
      BOT_API_ROOT: sandbox.url,
      DATABASE_URL: `sqlite:${join(folder, "bot.db")}`,
    },
  });
  running.push(child);
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (part: Buffer) => (output += part.toString()));
  const exit = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return {
    output: () => output,
    kill(signal) {
      child.kill(signal);
      return exit;
    },
  };
}

/** Starts the process and waits for its first call that brings something to somebody. */
async function startAndHear(): Promise<Bot> {
  const before = sandbox.world.calls.length;
  const bot = startProcess();
  await sandbox.world.waitFor(() => sandbox.world.calls.length > before, START_MS_MAX);
  return bot;
}

function addPeople(): readonly Person[] {
  return Array.from({ length: PEOPLE }, (_, at) =>
    sandbox.world.addPerson({ name: `Зритель ${String(at)}`, languageCode: "ru" }),
  );
}

/** How often each question was asked and answered, by person. */
function ledgerOf(person: Person): readonly { readonly asked: number; readonly answered: number }[] {
  const texts = person.chat.messages().map((message) => ({
    isOurs: message.from?.id === sandbox.bot.id,
    text: textOf(message),
  }));
  const count = (isOurs: boolean, words: string): number =>
    texts.filter((shown) => shown.isOurs === isOurs && shown.text.includes(words)).length;
  return QUESTIONS.map(([question, answer]) => ({
    asked: count(false, question),
    answered: count(true, answer),
  }));
}

const allAnswered = (people: readonly Person[]): boolean =>
  people.flatMap(ledgerOf).every(({ asked, answered }) => answered >= asked);

test(
  `after ${String(KILLS)} kills every question of everybody has its own answer`,
  async () => {
    const random = seeded(1979);
    const people = addPeople();
    let asked = 0;
    let isAsking = true;
    const asking = (async () => {
      for (; isAsking; asked += 1) {
        const [question] = QUESTIONS[Math.floor(random() * QUESTIONS.length)]!;
        people[asked % PEOPLE]?.writes(question);
        await sleep(random() * PAUSE_MS_MAX);
      }
    })();
    for (let kill = 0; kill < KILLS; kill += 1) {
      const bot = await startAndHear();
      await sleep(random() * LIFE_MS_MAX);
      expect(await bot.kill("SIGKILL")).toBeNull();
    }
    isAsking = false;
    await asking;
    const last = await startAndHear();
    await sandbox.world.waitFor(() => allAnswered(people), 60_000);
    expect(asked).toBeGreaterThan(KILLS * PEOPLE);
    expect(await last.kill("SIGTERM")).toBe(0);
    expect(sandbox.world.pendingUpdates()).toEqual([]);
    expect(sandbox.world.violations).toEqual([]);
  },
  70_000 + KILLS * 15_000,
);

test("SIGTERM amid a burst ends with code 0 within 10 s, and after a restart each question has one answer", async () => {
  const people = addPeople();
  const bot = await startAndHear();
  for (const person of people) for (const [question] of QUESTIONS) person.writes(question);
  await sandbox.world.waitFor(() => people.some((person) => person.chat.botMessages().length > 0));
  const stoppedAt = Date.now();
  expect(await bot.kill("SIGTERM")).toBe(0);
  expect(Date.now() - stoppedAt).toBeLessThan(10_000);
  expect(bot.output()).toBe(withoutTrouble(bot.output()));
  const last = await startAndHear();
  await sandbox.world.waitFor(() => allAnswered(people), 30_000);
  await sandbox.world.idle({ quietMs: 300 });
  for (const { asked, answered } of people.flatMap(ledgerOf)) expect([asked, answered]).toEqual([1, 1]);
  expect(await last.kill("SIGTERM")).toBe(0);
  expect(sandbox.world.violations).toEqual([]);
}, 90_000);

/** The only line of a good run: nobody was named as an admin. */
function withoutTrouble(output: string): string {
  return output
    .split("\n")
    .filter((line) => line === "" || line.includes("BOT_ADMINS"))
    .join("\n");
}
