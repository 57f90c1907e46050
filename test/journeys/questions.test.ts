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
