import { Bot } from "grammy";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createEngine } from "../../src/answers/engine.ts";
import { createMemories } from "../../src/answers/memory.ts";
import { loadDictionary } from "../../src/answers/search/dictionary.ts";
import { answersComposer } from "../../src/answers/telegram/composer.ts";
import { loadPack } from "../../src/content/files.ts";
import { startSandbox, type Person, type Sandbox } from "../../src/sandbox/sandbox.ts";
import { openDatabase, type Database } from "../../src/storage/database.ts";
import type { AppContext } from "../../src/telegram/context.ts";
import { loadTexts } from "../../src/telegram/i18n.ts";
import { keepingLog, realClock, seeded } from "../support/ports.ts";

/** Everything that curation was told. */
let told: unknown[][];
let sandbox: Sandbox;
let db: Database;
let bot: Bot<AppContext>;
let running: Promise<void>;
let katya: Person;

const { pack } = await loadPack("data");
const engine = createEngine(pack, await loadDictionary());

beforeEach(async () => {
  told = [];
  sandbox = await startSandbox({ clock: realClock, random: seeded(1979) });
  db = await openDatabase({ kind: "sqlite", path: ":memory:" });
  bot = new Bot<AppContext>(sandbox.token, { client: { apiRoot: sandbox.url } });
  const texts = loadTexts("data/locales");
  bot.use(async (ctx, next) => {
    ctx.language = "ru";
    ctx.t = texts("ru");
    await next();
  });
  bot.use(
    answersComposer({
      db,
      engine,
      sources: new Map(pack.sources.map((source) => [source.id, source])),
      texts,
      memories: createMemories(realClock),
      clock: realClock,
      random: seeded(1979),
      log: keepingLog(),
      zone: "Europe/Moscow",
      curation: {
        feedback: async (...words) => void told.push(["feedback", ...words.slice(0, 4)]),
        missed: async (...words) => void told.push(["missed", ...words.slice(0, 2)]),
      },
    }),
  );
  running = bot.start();
  katya = sandbox.world.addPerson({ name: "Катя", languageCode: "ru" });
});
afterEach(async () => {
  await bot.stop();
  await running;
  await db.destroy();
  await sandbox.stop();
});

test("a thumb is told once, with the question, its language and the fact", async () => {
  katya.writes("Кто играл Гошу?");
  const answer = await katya.chat.nextBotMessage("Баталов");
  await Promise.all([katya.presses(answer, "👎").answer(), katya.presses(answer, "👎").answer()]);
  expect(told).toEqual([["feedback", "Кто играл Гошу?", "ru", "cast.gosha", "down"]]);
});

test("in a group the question is found by the reply even when it is long forgotten", async () => {
  const group = sandbox.world.addGroup({ title: "Клуб", members: [katya] });
  const question = katya.writes("/ask кто играл Гошу?", { chat: group });
  const answer = await group.nextBotMessage("Баталов");
  const [[up] = []] = answer.reply_markup?.inline_keyboard ?? [];
  // The same button below another message, of which nothing is kept.
  const data = up !== undefined && "callback_data" in up ? up.callback_data : "";
  const params = {
    chat_id: group.id,
    text: "Гошу играет Баталов.",
    reply_parameters: { message_id: question.message_id },
    reply_markup: { inline_keyboard: [[{ text: "👍", callback_data: data }]] },
  };
  await bot.api.raw.sendMessage(params);
  await katya.presses(group.lastBotMessage(), "👍").answer();
  expect(told).toEqual([["feedback", "кто играл Гошу?", "ru", "cast.gosha", "up"]]);
});

test("a question that we cannot answer is told; small talk, foreign lines and group talk are not", async () => {
  katya.writes("как установить драйвер принтера");
  await katya.chat.nextBotMessage("не знаю");
  katya.writes("спасибо");
  await katya.chat.nextBotMessage();
  const line = katya.writes("семь раз отмерь");
  await katya.chat.nextBotMessage();
  katya.writes("откуда это?", { replyTo: line });
  await katya.chat.nextBotMessage("Этой реплики я не знаю");
  expect(told).toContainEqual(["missed", "как установить драйвер принтера", "ru"]);
  expect(
    told.filter(
      ([, question]) => question !== "как установить драйвер принтера" && question !== "семь раз отмерь",
    ),
  ).toEqual([]);
});
