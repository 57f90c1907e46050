import { afterAll, beforeAll, describe, test } from "vitest";
import { startBot, type RunningBot } from "../support/bot.ts";

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(async () => bot.stop());

const started = async (languageCode = "ru", name = "Катя") => {
  const someone = bot.world.addPerson({ name, languageCode });
  someone.starts();
  await someone.chat.nextBotMessage(/Eight Days|Восемь дней/u);
  return someone;
};

describe("odd questions", () => {
  test.each([
    ["only emoji", "🎬🍿😂", "одни значки"],
    ["only punctuation", "?!?!", "одни значки"],
    ["markup", "<b>кто</b> *играл* _Гошу_?", "Баталов"],
    ["right-to-left marks between the words", "кто\u200F играл\u202E Гошу", "Баталов"],
    ["5,000 characters of one letter", "а".repeat(4_096), "не знаю"],
    [
      "a question at the end of a long text",
      `${"Долго рассказывать. ".repeat(40)}Кто играл Гошу?`,
      "Баталов",
    ],
    ["a stretched word", "ктооооо играл Гошуууу???", "Баталов"],
  ])("%s", async (_, question, expected) => {
    const katya = await started();
    katya.writes(question);
    await katya.chat.nextBotMessage(expected);
  });

  test("a name with markup in it breaks no answer", async () => {
    const katya = await started("ru", "<b>Катя</b> & *Ко*");
    katya.writes("/ask кто играл Гошу?");
    await katya.chat.nextBotMessage("Баталов");
  });

  test("three hundred mentions and thousands of rare words are answered soon and honestly", async () => {
    const katya = await started();
    const words = Array.from({ length: 300 }, (_, at) => `словцо${String(at)}йъ`).join(" ");
    katya.writes(words.slice(0, 4_000));
    await katya.chat.nextBotMessage(/не знаю|ответа у меня нет|Не уверен/u);
    katya.writes("@someone ".repeat(300));
    await katya.chat.nextBotMessage("одни значки");
  });
});
