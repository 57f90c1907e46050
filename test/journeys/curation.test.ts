import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startBot, textOf, type RunningBot } from "../support/bot.ts";

const ADMIN = 7_000_000_777;
let bot: RunningBot;
let admin: ReturnType<typeof person>;

const person = (languageCode: string, name: string, id?: number) => {
  const somebody = bot.world.addPerson({ name, languageCode, ...(id === undefined ? {} : { id }) });
  somebody.starts();
  return somebody;
};

beforeAll(async () => {
  bot = await startBot({ config: { botAdmins: [ADMIN] } });
  admin = person("ru", "Директор", ADMIN);
  await admin.chat.nextBotMessage();
});
afterAll(() => bot.stop());

const UNKNOWN = "сколько пуговиц на пальто Николая";

describe("a question without an answer", () => {
  test("is counted, answered by an admin, and answered from then on in both languages", async () => {
    for (const name of ["Катя", "Люда"]) {
      const asker = person("ru", name);
      asker.writes(UNKNOWN);
      await asker.chat.nextBotMessage(/не знаю|выберите|имели в виду/iu);
    }
    admin.writes("/review");
    const card = await admin.chat.nextBotMessage("Осталось без ответа");
    expect(textOf(card)).toContain(UNKNOWN);
    expect(textOf(card)).toContain("Спросили 2 раза");
    admin.presses(card, "Написать ответ");
    await admin.chat.nextBotMessage("по-русски");
    admin.writes("Шесть, и одна пришита другой ниткой.");
    await admin.chat.nextBotMessage("по-английски");
    admin.writes("Six, and one is sewn on with another thread.");
    await admin.chat.nextBotMessage("спросят по-английски");
    admin.writes("How many buttons are on Nikolai's coat?");
    await admin.chat.nextBotMessage("источник");
    admin.writes("Костюмерная «Мосфильма» https://example.org/coat");
    await admin.chat.nextBotMessage("Записал");
    const asker = person("ru", "Тося");
    asker.writes("Сколько пуговиц на пальто НИКОЛАЯ?");
    const answer = await asker.chat.nextBotMessage("Шесть");
    expect(textOf(answer)).toContain("Костюмерная");
    const kate = person("en", "Kate");
    kate.writes("how many buttons are on nikolai's coat");
    await kate.chat.nextBotMessage("Six, and one");
  });

  test("that means a known fact is told so, and that it is not for us", async () => {
    const asker = person("ru", "Катя");
    asker.writes("абракадабра кадабра про тётю");
    await asker.chat.nextBotMessage();
    admin.writes("/review");
    const card = await admin.chat.nextBotMessage("абракадабра");
    expect((await admin.presses(card, "Не по адресу").answer()).text).toContain("Готово");
    await admin.chat.nextEdit(card, (one) => !textOf(one).includes("абракадабра"));
  });
});

describe("/review", () => {
  test("is an unknown command to everybody else", async () => {
    const katya = person("ru", "Катя");
    katya.writes("/review");
    await katya.chat.nextBotMessage("Такой команды у меня нет");
  });
});

describe("/suggest", () => {
  test("reaches the admins, and the person is told what became of it", async () => {
    const katya = person("en", "Kate");
    await katya.chat.nextBotMessage();
    katya.writes("/suggest");
    await katya.chat.nextBotMessage("What do I not know yet");
    katya.writes("The coat was borrowed from the cameraman.");
    await katya.chat.nextBotMessage("Thank you");
    admin.writes("/review");
    const card = await admin.chat.nextBotMessage("borrowed from the cameraman");
    await admin.presses(card, "Не по адресу").answer();
    await katya.chat.nextBotMessage("will not become an answer");
  });

  test("in a group points to private, and five a day are enough", async () => {
    const katya = person("ru", "Катя");
    const club = bot.world.addGroup({ title: "Клуб", owner: katya });
    katya.writes("/suggest", { chat: club });
    await club.nextBotMessage("в личной переписке");
    await katya.chat.nextBotMessage();
    for (let times = 1; times <= 6; times += 1) {
      katya.writes("/suggest");
      await katya.chat.nextBotMessage("Чего я ещё не знаю");
      katya.writes(
        `Предложение ${["первое", "второе", "третье", "четвёртое", "пятое", "шестое"][times - 1] ?? ""}`,
      );
      await katya.chat.nextBotMessage(times <= 5 ? "Посмотрим" : "на сегодня хватит");
    }
  });
});
