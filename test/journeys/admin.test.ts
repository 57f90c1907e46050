import { appendFileSync, cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startBot, textOf, type RunningBot } from "../support/bot.ts";

const ADMIN = 7_000_000_777;
let bot: RunningBot;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "eight-days-"));
  cpSync("data", folder, { recursive: true });
  bot = await startBot({ config: { botAdmins: [ADMIN], contentDir: folder } });
});
afterAll(async () => {
  await bot.stop();
  rmSync(folder, { recursive: true });
});

test("/reload brings a new fact at once, and leaves everything as it was where the data has problems", async () => {
  const admin = bot.world.addPerson({ name: "Директор", languageCode: "ru", id: ADMIN });
  admin.starts();
  await admin.chat.nextBotMessage();
  const fact = (id: string, source: string) => `
- id: ${id}
  about: film
  subject: film
  value: { text: { ru: Шесть, en: Six } }
  ask: { ru: ["сколько пуговиц на пальто у Николая"], en: ["how many buttons are on Nikolai’s coat"] }
  answer: { ru: "На пальто Николая шесть пуговиц.", en: "Nikolai’s coat has six buttons." }
  sources: [${source}]
`;
  appendFileSync(join(folder, "facts/trivia.yaml"), fact("trivia.buttons", "wikipedia-en"));
  admin.writes("/reload");
  await admin.chat.nextBotMessage("перечитаны", 30_000);
  admin.writes("сколько пуговиц на пальто у Николая?");
  await admin.chat.nextBotMessage("шесть пуговиц");
  appendFileSync(join(folder, "facts/trivia.yaml"), fact("trivia.more-buttons", "no-such-source"));
  admin.writes("/reload");
  const told = await admin.chat.nextBotMessage("остаётся по-прежнему", 30_000);
  expect(textOf(told)).toMatch(/trivia\.yaml:\d+: trivia\.more-buttons/u);
  admin.writes("кто играл Гошу?");
  await admin.chat.nextBotMessage("Баталов");
  admin.writes("/stats");
  await admin.chat.nextBotMessage("Людей: 1");
});

test("both are unknown commands to everybody else", async () => {
  const katya = bot.world.addPerson({ name: "Катя", languageCode: "ru" });
  katya.starts();
  for (const command of ["/reload", "/stats"]) {
    katya.writes(command);
    await katya.chat.nextBotMessage("Такой команды у меня нет");
  }
});
