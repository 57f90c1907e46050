import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { labelsOf, startBot, textOf, type RunningBot } from "../support/bot.ts";
import { movableClock, type MovableClock } from "../support/ports.ts";

const ADMIN = 7_000_000_777;
let bot: RunningBot;
let clock: MovableClock;
let admin: ReturnType<typeof person>;
let audience: ReturnType<typeof person>[];

const person = (languageCode: string, name: string, id?: number) => {
  const somebody = bot.world.addPerson({ name, languageCode, ...(id === undefined ? {} : { id }) });
  somebody.starts();
  return somebody;
};

beforeAll(async () => {
  clock = movableClock("2026-11-25T09:00:00Z");
  bot = await startBot({ clock, config: { botAdmins: [ADMIN], broadcastRate: 200, paidBroadcast: false } });
  admin = person("ru", "Директор", ADMIN);
  audience = ["Катя", "Люда", "Тося"].map((name, at) => person(at === 2 ? "en" : "ru", name));
  for (const one of [admin, ...audience]) await one.chat.nextBotMessage();
  await bot.app.idle();
});
afterAll(() => bot.stop());

/** /announce with one message for all, up to the draft. */
async function draft(send: () => void) {
  admin.writes("/announce");
  await admin.chat.nextBotMessage("Пришлите сообщение");
  send();
  const question = await admin.chat.nextBotMessage("Это увидят все");
  admin.presses(question, "Одно для всех");
  return admin.chat.nextBotMessage("Объявление");
}

/** Looks at it and sends it. @returns the message that shows how it goes */
async function previewed(card: Awaited<ReturnType<typeof draft>>) {
  admin.presses(card, "Посмотреть");
  return admin.chat.nextBotMessage((one) => labelsOf(one).some((label) => label.includes("Отправить в")));
}

/** Time goes by until delivery has no more to do, and its report is shown. */
async function delivered(card: { readonly message_id: number }, text: string | RegExp) {
  for (let second = 0; second < 12; second += 1) {
    await bot.app.idle();
    clock.moveBy(2_000);
  }
  return admin.chat.nextEdit(card as never, text);
}

describe("/announce", () => {
  test("is an unknown command to everybody else", async () => {
    const [katya] = audience;
    katya?.writes("/announce");
    await katya?.chat.nextBotMessage("Такой команды у меня нет");
  });

  test("reaches everybody once, each in the language of the message, though confirmed twice", async () => {
    admin.writes("/announce");
    await admin.chat.nextBotMessage("Пришлите сообщение");
    admin.writes("Завтра показ фильма!");
    const question = await admin.chat.nextBotMessage("Это увидят все");
    admin.presses(question, "Добавить по-английски");
    await admin.chat.nextBotMessage("по-английски");
    admin.writes("The film is shown tomorrow!");
    const first = await admin.chat.nextBotMessage("Кому: всем, чатов: 4");
    // Nothing goes out unseen.
    expect(labelsOf(first).some((label) => label.includes("Отправить в"))).toBe(false);
    const card = await previewed(first);
    admin.presses(card, "Отправить в");
    admin.presses(card, "Отправить в");
    const [katya, , tosya] = audience;
    await katya?.chat.nextBotMessage("Завтра показ фильма!");
    await tosya?.chat.nextBotMessage("The film is shown tomorrow!");
    await delivered(card, "Объявление разослано");
    for (const one of audience) {
      const copies = one.chat
        .botMessages()
        .filter((message) => /показ фильма|shown tomorrow/u.test(textOf(message)));
      expect(copies).toHaveLength(1);
    }
  });

  test("an album goes out as one, and another's quiz is refused with the reason", async () => {
    admin.writes("/announce");
    await admin.chat.nextBotMessage("Пришлите сообщение");
    admin.sends(
      { poll: { question: "Кто?", options: ["Да", "Нет"], correct: 0 } },
      { forwardedFrom: { hiddenName: "Кто-то" } },
    );
    await admin.chat.nextBotMessage("чужая викторина");
    admin.sendsAlbum([{ photo: true, caption: "Кадры со съёмок" }, { photo: true }, { photo: true }]);
    await bot.world.idle();
    clock.moveBy(1_500);
    const question = await admin.chat.nextBotMessage("Это увидят все");
    admin.presses(question, "Одно для всех");
    const card = await previewed(await admin.chat.nextBotMessage("Альбом"));
    admin.presses(card, "Отправить в");
    const [katya] = audience;
    await katya?.chat.nextBotMessage((one) => one.caption === "Кадры со съёмок");
    await delivered(card, "Объявление разослано");
    const parts = katya?.chat.botMessages().filter((one) => one.media_group_id !== undefined) ?? [];
    expect(parts).toHaveLength(3);
  });

  test("to some: people who read English; who stopped announcements gets none", async () => {
    const [, luda, tosya] = audience;
    luda?.writes("/settings");
    const menu = await luda?.chat.nextBotMessage("Ваши настройки");
    if (luda === undefined || tosya === undefined || menu === undefined)
      throw new Error("Cannot go on: nobody is there");
    luda.presses(menu, "Объявления");
    await luda.chat.nextEdit(menu, "Присылать ли объявления");
    await luda.presses(menu, "не присылать").answer();
    const first = await draft(() => admin.writes("Только для своих"));
    expect(textOf(first)).toContain("чатов: 3");
    admin.presses(first, "Кому");
    await admin.chat.nextEdit(first, "Кому отправить");
    admin.presses(first, "кто читает по-английски");
    await admin.chat.nextEdit(first, "чатов: 1");
    const card = await previewed(first);
    admin.presses(card, "Отправить в 1 чат");
    await tosya.chat.nextBotMessage("Только для своих");
    await delivered(card, "Объявление разослано");
    expect(luda.chat.botMessages().some((one) => textOf(one).includes("Только для своих"))).toBe(false);
  });

  test("at its time: what is no time is refused kindly, and it waits until then", async () => {
    const [katya] = audience;
    const first = await draft(() => admin.writes("Доброе утро!"));
    admin.presses(first, "Когда");
    await admin.chat.nextBotMessage("Когда отправить?");
    for (const [typed, text] of [
      ["когда-нибудь", "Не понимаю"],
      ["31.11.2026 10:00", "Такого дня не бывает"],
      ["2026-11-30 25:70", "Такого времени"],
      ["2026-11-24 10:00", "уже прошло"],
    ] as const) {
      admin.writes(typed);
      await admin.chat.nextBotMessage(text);
    }
    admin.writes("завтра 9:30");
    const card = await previewed(await admin.chat.nextBotMessage("Объявление"));
    admin.presses(card, "Отправить в");
    await admin.chat.nextEdit(card, /26\.11\.2026 09:30/u);
    await bot.app.idle();
    expect(katya?.chat.botMessages().some((one) => textOf(one) === "Доброе утро!")).toBe(false);
    clock.moveTo("2026-11-26T06:30:02Z");
    await katya?.chat.nextBotMessage("Доброе утро!");
  });

  test("is deleted everywhere, or amended everywhere, while Telegram allows it", async () => {
    const [katya] = audience;
    const first = await draft(() => admin.writes("Показ в семь"));
    const card = await previewed(first);
    admin.presses(card, "Отправить в");
    const sent = await katya?.chat.nextBotMessage("Показ в семь");
    if (katya === undefined || sent === undefined) throw new Error("Cannot go on: nothing arrived");
    await delivered(card, "Объявление разослано");
    admin.presses(card, "Исправить везде");
    await admin.chat.nextBotMessage("того же вида");
    admin.sends({ photo: true });
    await admin.chat.nextBotMessage("другого вида");
    admin.writes("Показ в восемь");
    const question = await admin.chat.nextBotMessage("Это увидят все");
    admin.presses(question, "Одно для всех");
    await katya.chat.nextEdit(sent, "Показ в восемь");
    admin.presses(card, "Удалить везде");
    await admin.chat.nextBotMessage("Удаляю в");
    await bot.world.waitFor(() => !katya.chat.messages().some((one) => one.message_id === sent.message_id));
  });

  test("/cancel ends it at any step, and another command runs", async () => {
    admin.writes("/announce");
    await admin.chat.nextBotMessage("Пришлите сообщение");
    admin.writes("/cancel");
    await admin.chat.nextBotMessage("отменено");
    admin.writes("/announce");
    await admin.chat.nextBotMessage("Пришлите сообщение");
    admin.writes("/calendar");
    await admin.chat.nextBotMessage("Что впереди");
    admin.writes("/announcements");
    await admin.chat.nextBotMessage("Объявления");
  });

  test("who has deleted the account is counted, and named in a file", async () => {
    const leaver = person("ru", "Рачков");
    await leaver.chat.nextBotMessage();
    const first = await draft(() => admin.writes("Ещё одно"));
    const card = await previewed(first);
    leaver.deletesAccount();
    admin.presses(card, "Отправить в");
    const report = await delivered(card, "Объявление разослано");
    expect(textOf(report)).toContain("недоступны: 1");
    await admin.chat.nextBotMessage((one) => one.document !== undefined);
  });
});
