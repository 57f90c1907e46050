import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startBot, textOf, type RunningBot } from "../support/bot.ts";

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(async () => bot.stop());

const person = (languageCode = "ru", name = "Катя") => bot.world.addPerson({ name, languageCode });
const started = async (languageCode = "ru", name = "Катя") => {
  const someone = person(languageCode, name);
  someone.starts();
  await someone.chat.nextBotMessage(/Eight Days|Восемь дней/u);
  return someone;
};

describe("commands in private", () => {
  test.each([
    ["ru", "/help", "Команды"],
    ["en", "/help", "Commands"],
    ["ru", "/privacy", "Что я храню"],
    ["en", "/privacy", "What I keep"],
    ["ru", "/fact", "Источник"],
    ["en", "/fact", "Source"],
    ["ru", "/quote", "Источник"],
    ["en", "/quote", "Source"],
    ["ru", "/ask", "О чём рассказать"],
    ["en", "/ask", "What shall I tell you about"],
    ["ru", "/nonsense", "Такой команды у меня нет"],
    ["en", "/nonsense", "no such command"],
  ])("in a %s client %s is answered with «%s»", async (language, command, expected) => {
    const katya = await started(language);
    katya.writes(command);
    await katya.chat.nextBotMessage(expected);
  });

  test("/me tells one's id", async () => {
    const katya = await started();
    katya.writes("/me");
    expect(textOf(await katya.chat.nextBotMessage("Ваш номер"))).toContain(String(katya.id));
  });

  test("the chosen language lasts, and /forgetme forgets it", async () => {
    const katya = await started("ru");
    katya.writes("/language");
    const choice = await katya.chat.nextBotMessage("На каком языке");
    await katya.presses(choice, "English").answer();
    await katya.chat.nextEdit(choice, "I speak English here.");
    katya.writes("/privacy");
    await katya.chat.nextBotMessage("What I keep");
    katya.writes("/forgetme");
    const question = await katya.chat.nextBotMessage("Delete everything");
    await katya.presses(question, "Yes").answer();
    await katya.chat.nextEdit(question, "I do not remember you");
    katya.writes("/privacy");
    await katya.chat.nextBotMessage("Что я храню");
  });

  test("a button of long ago, or of nobody, says so", async () => {
    const katya = await started();
    katya.writes("/language");
    const message = await katya.chat.nextBotMessage("На каком языке");
    expect((await katya.presses(message, { data: "quiz.pick:1:2" }).answer()).text).toContain("устарела");
    expect((await katya.presses(message, { data: "chat.language:xx" }).answer()).text).toContain("устарела");
  });

  test("somebody who blocked the bot and came back is answered again", async () => {
    const katya = await started();
    katya.blocksBot();
    katya.unblocksBot();
    katya.writes("Кто играл Гошу?");
    await katya.chat.nextBotMessage("Баталов");
  });
});

describe("the menu and the profile", () => {
  test("each sees the commands that work for them, in their language", async () => {
    const katya = await started("ru");
    const john = await started("en");
    await bot.world.waitFor(() => katya.chat.commandsFor(katya).length > 0);
    const names = (list: readonly { command: string }[]): readonly string[] =>
      list.map(({ command }) => command);
    expect(names(katya.chat.commandsFor(katya))).toContain("forgetme");
    expect(katya.chat.commandsFor(katya)[0]?.description).toMatch(/\p{Script=Cyrillic}/u);
    expect(john.chat.commandsFor(john)[0]?.description).not.toMatch(/\p{Script=Cyrillic}/u);
    const group = bot.world.addGroup({ title: "Клуб", owner: john, members: [katya] });
    expect(names(group.commandsFor(katya))).not.toContain("language");
    expect(names(group.commandsFor(john))).toContain("language");
  });
});

describe("groups", () => {
  const setUp = (options: { readonly botStatus?: "member" | "none"; readonly isBasic?: boolean } = {}) => {
    const owner = person("ru", "Гоша");
    const katya = person("ru", "Катя");
    return {
      owner,
      katya,
      group: bot.world.addGroup({ title: "Клуб", owner, members: [katya], ...options }),
    };
  };

  test("an added bot greets once, with language buttons, and says what it cannot hear", async () => {
    const { owner, group } = setUp({ botStatus: "none" });
    group.addBot(owner);
    const greeting = await group.nextBotMessage("Здравствуйте! Я «Восемь дней»");
    expect(textOf(greeting)).toContain("упоминания через @ могут не дойти");
    expect(greeting.reply_markup?.inline_keyboard[0]).toHaveLength(2);
    await bot.world.idle();
    expect(group.botMessages()).toHaveLength(1);
  });

  test("a greeted group of an English speaker is greeted in English; an admin bot hears all", async () => {
    const owner = person("en", "John");
    const group = bot.world.addGroup({ title: "Club", owner, botStatus: "none" });
    group.addBot(owner, "administrator");
    expect(textOf(await group.nextBotMessage("Hello! I am Eight Days"))).not.toContain("reach me");
  });

  test("only admins choose the group's language", async () => {
    const { owner, katya, group } = setUp();
    owner.writes("/language", { chat: group });
    const choice = await group.nextBotMessage("На каком языке");
    expect((await katya.presses(choice, "English").answer()).text).toContain("администраторы");
    await owner.presses(choice, "English").answer();
    await group.nextEdit(choice, "I speak English here.");
    katya.writes("/help", { chat: group });
    await group.nextBotMessage("How to ask");
  });

  test("commands of another bot, unknown commands and plain mentions under privacy mode are left alone", async () => {
    const { katya, group } = setUp();
    katya.writes("/ask@other_bot кто играл Гошу?", { chat: group });
    katya.writes("/nonsense", { chat: group });
    katya.writes(`@${bot.sandbox.bot.username ?? ""} кто играл Гошу?`, { chat: group });
    await bot.world.idle();
    expect(group.botMessages()).toEqual([]);
  });

  test("a group that becomes a supergroup keeps its language", async () => {
    const { owner, group } = setUp({ isBasic: true });
    owner.writes("/language", { chat: group });
    const choice = await group.nextBotMessage("На каком языке");
    await owner.presses(choice, "English").answer();
    await group.nextEdit(choice, "I speak English here.");
    const supergroup = group.migrate();
    owner.writes("/help", { chat: supergroup });
    await supergroup.nextBotMessage("How to ask");
  });

  test("a muted bot is silent, crashes nothing and speaks again when it may", async () => {
    const { katya, group } = setUp();
    group.setPermissions({ can_send_messages: false });
    bot.world.injectUpdate({
      message: {
        message_id: 900,
        date: 0,
        chat: group.info(),
        from: katya.user(),
        text: "/ask кто играл Гошу?",
        entities: [{ type: "bot_command", offset: 0, length: 4 }],
      },
    });
    await bot.world.idle();
    expect(group.botMessages()).toEqual([]);
    group.setPermissions({ can_send_messages: true });
    katya.writes("/ask кто играл Гошу?", { chat: group });
    await group.nextBotMessage("Баталов");
  });
});

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
