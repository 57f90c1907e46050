import type { Message } from "@grammyjs/types";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startBot, textOf, type RunningBot } from "../support/bot.ts";

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(async () => bot.stop());

let people = 0;
const person = (languageCode = "ru") => {
  people += 1;
  const added = bot.world.addPerson({ name: `Катя ${String(people)}`, languageCode });
  added.starts();
  return added;
};

describe("in private", () => {
  test("a question in Russian is answered in Russian with its source named", async () => {
    const katya = person();
    await katya.chat.nextBotMessage("Восемь дней");
    katya.writes("Кто играл Гошу?");
    const answer = await katya.chat.nextBotMessage("Баталов");
    expect(textOf(answer)).toMatch(/Источник/u);
    expect(answer.entities?.some(({ type }) => type === "text_link")).toBe(true);
  });

  test("the answer speaks the question's language, whatever the client's", async () => {
    const john = person("ru");
    john.writes("Who directed the film?");
    expect(textOf(await john.chat.nextBotMessage("Menshov"))).toMatch(/Source/u);
    const anna = person("en");
    anna.writes("кто режиссёр фильма");
    expect(textOf(await anna.chat.nextBotMessage("Меньшов"))).toMatch(/Источник/u);
  });

  test.each([
    ["the wrong keyboard layout", "rnj buhfk ujie", "Баталов"],
    ["transliteration", "kto igral goshu", "Баталов"],
    ["typos", "кто сыгрл Гошу", "Баталов"],
    ["capitals without a question mark", "КТО НАПИСАЛ СЦЕНАРИЙ", "Черных"],
  ])("a question in %s is understood", async (_, question, expected) => {
    const katya = person();
    katya.writes(question);
    await katya.chat.nextBotMessage(expected);
  });

  test("what it does not know, it says", async () => {
    const katya = person();
    await katya.chat.nextBotMessage("Восемь дней");
    katya.writes("какая погода завтра в Вологде");
    await katya.chat.nextBotMessage("не знаю");
    const john = person("en");
    await john.chat.nextBotMessage("Eight Days");
    john.writes("how do I install a printer driver");
    await john.chat.nextBotMessage("do not know");
  });

  test("an edited question edits the answer instead of adding one", async () => {
    const katya = person();
    await katya.chat.nextBotMessage("Восемь дней");
    const question = katya.writes("кто играл Гошу?");
    const answer = await katya.chat.nextBotMessage("Баталов");
    katya.edits(question, "кто играл Людмилу?");
    await katya.chat.nextEdit(answer, "Муравьёва");
    expect(katya.chat.botMessages()).toHaveLength(2);
  });

  test("a caption is a question; a sticker and a voice message get a kind sentence", async () => {
    const katya = person();
    await katya.chat.nextBotMessage("Восемь дней");
    katya.sends({ photo: true, caption: "Кто написал сценарий?" });
    await katya.chat.nextBotMessage("Черных");
    katya.sends({ sticker: "🎬" });
    await katya.chat.nextBotMessage("понимаю только текст");
    katya.sends({ voice: true });
    await katya.chat.nextBotMessage("понимаю только текст");
  });

  test("a follow-up goes on from the answer before", async () => {
    const katya = person();
    katya.writes("Кто режиссёр фильма?");
    await katya.chat.nextBotMessage("Меньшов");
    katya.writes("а когда он умер?");
    await katya.chat.nextBotMessage("2021");
  });
});

describe("below an answer", () => {
  const answered = async (question = "Кто играл Гошу?") => {
    const katya = person();
    await katya.chat.nextBotMessage("Восемь дней");
    katya.writes(question);
    return { katya, answer: await katya.chat.nextBotMessage("Источник") };
  };
  const labels = (message: Message) =>
    message.reply_markup?.inline_keyboard.map((row) => row.map(({ text }) => text));

  test("one row of buttons rates it, goes on from it, or says that it missed", async () => {
    const { answer } = await answered();
    expect(labels(answer)).toEqual([["👍", "👎", "Ещё", "Не о том"]]);
  });

  test("a thumb is thanked for and takes the thumbs away", async () => {
    const { katya, answer } = await answered();
    expect((await katya.presses(answer, "👍").answer()).text).toBe("Спасибо!");
    expect(labels(await katya.chat.nextEdit(answer))).toEqual([["Ещё", "Не о том"]]);
  });

  test("«more» brings up to three facts around it in a new message, and each leads on", async () => {
    const { katya, answer } = await answered();
    await katya.presses(answer, "Ещё").answer();
    const more = await katya.chat.nextBotMessage("Могу рассказать ещё");
    expect(labels(more)).toHaveLength(3);
    const [[first] = []] = more.reply_markup?.inline_keyboard ?? [];
    await katya.presses(more, first?.text ?? "").answer();
    expect(labels(await katya.chat.nextEdit(more, "Источник"))).toEqual([["👍", "👎", "Ещё", "Не о том"]]);
  });

  test("«not that» offers up to three others in its place, never the one that missed", async () => {
    const { katya, answer } = await answered();
    await katya.presses(answer, "Не о том").answer();
    const choices = await katya.chat.nextEdit(answer, "Тогда, может быть");
    const rows = choices.reply_markup?.inline_keyboard.flat() ?? [];
    expect(rows.length).toBeGreaterThanOrEqual(1);
    expect(rows.length).toBeLessThanOrEqual(3);
    for (const row of rows) expect("callback_data" in row && row.callback_data).not.toMatch(/:cast\.gosha$/u);
  });

  test("an edited question has the buttons of its new answer", async () => {
    const katya = person();
    const question = katya.writes("Кто играл Гошу?");
    const answer = await katya.chat.nextBotMessage("Баталов");
    katya.edits(question, "кто играл Людмилу?");
    const edited = await katya.chat.nextEdit(answer, "Муравьёва");
    expect(labels(edited)).toEqual([["👍", "👎", "Ещё", "Не о том"]]);
    expect(edited.reply_markup).not.toEqual(answer.reply_markup);
  });
});

describe("a line from the film", () => {
  test("is known where it is written or forwarded", async () => {
    const katya = person();
    await katya.chat.nextBotMessage("Восемь дней");
    katya.writes("Не учите меня жить, лучше помогите материально");
    await katya.chat.nextBotMessage("Людмила");
    katya.writes("Не учите меня жить, лучше помогите материально", { forwardedFrom: { hiddenName: "Тося" } });
    await katya.chat.nextBotMessage("Людмила");
  });

  test("is looked up where a reply quotes it and asks where it is from", async () => {
    const katya = person();
    await katya.chat.nextBotMessage("Восемь дней");
    katya.writes("Кто говорил: не учите меня жить, лучше помогите материально?");
    const answer = await katya.chat.nextBotMessage("Людмила");
    katya.writes("откуда это?", { replyTo: answer, quote: "Не учите меня жить, лучше помогите материально" });
    await katya.chat.nextBotMessage("Людмила");
  });
});

describe("in a group", () => {
  const club = () => {
    const owner = bot.world.addPerson({ name: "Гоша", languageCode: "ru" });
    const katya = bot.world.addPerson({ name: "Катя", languageCode: "ru" });
    return { katya, club: bot.world.addGroup({ title: "Клуб", owner, members: [katya] }) };
  };

  test("/ask is answered as a reply to the question", async () => {
    const { katya, club: group } = club();
    const question = katya.writes("/ask кто играл Гошу?", { chat: group });
    const answer = await group.nextBotMessage("Баталов");
    expect(answer.reply_to_message?.message_id).toBe(question.message_id);
  });

  test("a reply to the bot is a question, group talk is not", async () => {
    const { katya, club: group } = club();
    katya.writes("/ask кто играл Гошу?", { chat: group });
    const answer = await group.nextBotMessage("Баталов");
    katya.writes("Кто играл Людмилу?", { chat: group });
    katya.writes("А кто режиссёр фильма?", { chat: group, replyTo: answer });
    await group.nextBotMessage("Меньшов");
    await bot.world.idle();
    expect(group.botMessages()).toHaveLength(2);
  });

  test("a mention anywhere is a question where mentions arrive", async () => {
    const { katya, club: group } = club();
    group.promoteBot();
    katya.writes(`Друзья, @${bot.sandbox.bot.username ?? ""} кто играл Гошу?`, { chat: group });
    await group.nextBotMessage("Баталов");
  });

  test("stickers, service messages and messages via inline bots are met with silence", async () => {
    const { katya, club: group } = club();
    group.promoteBot();
    const other = bot.world.addPerson({ name: "gif", username: "gifbot", isBot: true });
    katya.sends({ sticker: "🎬" }, { chat: group });
    katya.writes(`@${bot.sandbox.bot.username ?? ""} кто играл Гошу?`, { chat: group, viaBot: other.user() });
    group.rename("Клуб «Восемь дней»");
    await bot.world.idle();
    expect(group.botMessages()).toEqual([]);
  });

  test("the answer stays in the question's topic", async () => {
    const owner = bot.world.addPerson({ name: "Гоша", languageCode: "ru" });
    const group = bot.world.addGroup({ title: "Форум", owner, forum: true });
    const topic = group.createTopic("О фильме");
    owner.writes("/ask кто играл Гошу?", { chat: group, topic });
    await topic.nextBotMessage("Баталов");
  });
});
