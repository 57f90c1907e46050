import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Group, NewGroup } from "../../src/sandbox/sandbox.ts";
import { startBot, textOf, type RunningBot } from "../support/bot.ts";
import { openSettingsDesk, type SettingsDesk } from "../support/settings.ts";

let desk: SettingsDesk;
let bot: RunningBot;
beforeAll(async () => {
  desk = await openSettingsDesk();
  bot = await startBot({ config: { database: desk.database } });
});
afterAll(async () => {
  await bot.stop();
  await desk.remove();
});

const person = (languageCode = "ru", name = "Катя") => bot.world.addPerson({ name, languageCode });
const mention = (): string => `@${bot.sandbox.bot.username ?? ""}`;
const setUp = (options: Partial<NewGroup> = {}) => {
  const [owner, admin, katya] = [person("ru", "Гоша"), person("ru", "Тося"), person()];
  const group = bot.world.addGroup({
    title: "Клуб",
    owner,
    admins: [admin],
    members: [katya],
    ...options,
  });
  return { owner, admin, katya, group };
};
/** True where the bot stays silent about all that it was sent so far. */
const isSilent = async (group: Group): Promise<boolean> => {
  await bot.world.idle();
  return group.botMessages().length === 0;
};
const standingOf = (chatId: number): unknown => {
  const db = new DatabaseSync(desk.database.path, { readOnly: true });
  const row = db.prepare("select standing from chats where id = ?").get(chatId);
  db.close();
  return row?.["standing"];
};

describe("added to a group", () => {
  test.each([
    ["ru", "member", "Здравствуйте! Я «Восемь дней»", "Пока я не администратор"],
    ["en", "member", "Hello! I am Eight Days", "As long as I am not an admin"],
  ] as const)(
    "by a %s speaker as a %s: one greeting that says what it cannot hear",
    async (language, status, hello, deaf) => {
      const { group } = setUp({ botStatus: "none" });
      const adder = person(language);
      group.addMember(adder);
      group.addBot(adder, status);
      const greeting = await group.nextBotMessage(hello);
      expect(textOf(greeting)).toContain(deaf);
      const labels = greeting.reply_markup?.inline_keyboard.flat().map(({ text }) => text);
      expect(labels).toEqual(["Русский", "English"]);
      await bot.world.idle();
      expect(group.botMessages()).toHaveLength(1);
    },
  );

  test.each([
    ["ru", "Здравствуйте!", "администратор"],
    ["en", "Hello!", "admin"],
  ])("as an admin by a %s speaker it says nothing of what it cannot hear", async (language, hello, deaf) => {
    const owner = person(language);
    const group = bot.world.addGroup({ title: "Клуб", owner, botStatus: "none" });
    group.addBot(owner, "administrator");
    expect(textOf(await group.nextBotMessage(hello))).not.toContain(deaf);
  });

  test("without the right to write it stays silent, and greets nobody when promoted later", async () => {
    const { owner, group } = setUp({ botStatus: "none" });
    group.addBot(owner, "restricted");
    expect(await isSilent(group)).toBe(true);
    group.promoteBot();
    expect(await isSilent(group)).toBe(true);
  });

  test("into a group where nobody may write it crashes nothing", async () => {
    const { owner, group } = setUp({ botStatus: "none" });
    group.setPermissions({ can_send_messages: false });
    group.addBot(owner);
    expect(await isSilent(group)).toBe(true);
    owner.writes("/help", { chat: group });
    expect(await isSilent(group)).toBe(true);
    expect(
      bot.log.some(({ text, fields }) => text.includes("refused") && fields["meaning"] === "muted"),
    ).toBe(true);
  });

  test("a change of its rights alone is no reason to greet", async () => {
    const { group } = setUp();
    group.promoteBot();
    group.demoteBot();
    expect(await isSilent(group)).toBe(true);
  });

  test("removed and added again it greets again, in the language chosen before", async () => {
    const { owner, group } = setUp({ botStatus: "none" });
    group.addBot(owner);
    const greeting = await group.nextBotMessage("Здравствуйте!");
    await owner.presses(greeting, "English").answer();
    await group.nextEdit(greeting, "I speak English here.");
    for (const how of ["kicked", "left"] as const) {
      group.removeBot(owner, how);
      await bot.world.idle();
      group.addBot(owner);
      await group.nextBotMessage("Hello! I am Eight Days");
      expect(standingOf(group.id)).toBe("active");
    }
    owner.writes("/ask кто играл Гошу?", { chat: group });
    await group.nextBotMessage("Баталов");
  });
});

describe("the group's language", () => {
  test("is refused to a member with a toast and chosen by any admin", async () => {
    const { admin, katya, group } = setUp();
    katya.writes("/language", { chat: group });
    const choice = await group.nextBotMessage("На каком языке");
    const refusal = await katya.presses(choice, "English").answer();
    expect(refusal).toMatchObject({ text: "Язык группы выбирают её администраторы.", showAlert: false });
    await admin.presses(choice, "English").answer();
    await group.nextEdit(choice, "I speak English here.");
    katya.writes("/help", { chat: group });
    await group.nextBotMessage("How to ask");
  });

  test("is refused to an admin of yesterday and to somebody who left", async () => {
    const { admin, katya, group } = setUp();
    katya.writes("/language", { chat: group });
    const choice = await group.nextBotMessage("На каком языке");
    group.demote(admin);
    group.removeMember(katya);
    for (const someone of [admin, katya])
      expect((await someone.presses(choice, "English").answer()).text).toContain("администраторы");
  });

  test("is chosen by an anonymous admin too, who asks like everybody", async () => {
    const { admin, group } = setUp();
    group.promote(admin, { is_anonymous: true });
    admin.writes("/language", { chat: group });
    const choice = await group.nextBotMessage("На каком языке");
    await admin.presses(choice, "English").answer();
    await group.nextEdit(choice, "I speak English here.");
    admin.writes("/ask кто играл Гошу?", { chat: group });
    await group.nextBotMessage("Баталов");
  });
});

describe("what is meant for others", () => {
  test("privacy mode withholds a mention; without it the mention is answered", async () => {
    const { katya, group } = setUp();
    katya.writes(`${mention()} кто играл Гошу?`, { chat: group });
    expect(await isSilent(group)).toBe(true);
    bot.world.setPrivacyMode(false);
    katya.writes(`${mention()} кто играл Гошу?`, { chat: group });
    await group.nextBotMessage("Баталов");
    bot.world.setPrivacyMode(true);
  });

  test("commands of other bots are left alone even by an admin bot", async () => {
    const { katya, group } = setUp({ botStatus: "administrator" });
    for (const command of ["ask", "help", "start", "language", "fact", "privacy"])
      katya.writes(`/${command}@other_bot кто играл Гошу?`, { chat: group });
    expect(await isSilent(group)).toBe(true);
  });

  test("posts of the linked channel are left alone, comments on them are answered", async () => {
    const { owner, katya, group } = setUp({ botStatus: "administrator" });
    const channel = bot.world.addChannel({ title: "Канал", owner, botStatus: "none" });
    channel.linkDiscussion(group);
    channel.posts("/ask кто играл Гошу?");
    channel.posts(`${mention()} кто играл Гошу?`);
    channel.posts("Кто играл Гошу?");
    expect(await isSilent(group)).toBe(true);
    const post = group.messages().at(-1)!;
    const question = katya.writes("/ask кто играл Гошу?", { chat: group, replyTo: post });
    const answer = await group.nextBotMessage("Баталов");
    expect(answer.reply_to_message?.message_id).toBe(question.message_id);
  });

  test("a reply to another person, a forward and a join are no questions", async () => {
    const { owner, katya, group } = setUp({ botStatus: "administrator" });
    const talk = owner.writes("Кто играл Гошу?", { chat: group });
    katya.writes("Кто режиссёр фильма?", { chat: group, replyTo: talk });
    katya.writes("Кто играл Людмилу?", { chat: group, forwardedFrom: { hiddenName: "Некто" } });
    group.addMember(person());
    expect(await isSilent(group)).toBe(true);
  });
});

describe("commands as people write them", () => {
  test.each(["/Help", "/HELP", "/help"])("«%s» is /help", async (command) => {
    const { katya, group } = setUp();
    katya.writes(command, { chat: group });
    await group.nextBotMessage("Как спрашивать");
    katya.writes(`${command}${mention()}`, { chat: group });
    await group.nextBotMessage("Как спрашивать");
  });

  test("below a picture they work like everywhere", async () => {
    const { katya, group } = setUp();
    katya.sends({ photo: true, caption: "/Ask кто играл Гошу?" }, { chat: group });
    await group.nextBotMessage("Баталов");
    katya.sends({ photo: true, caption: "/help" }, { chat: group });
    await group.nextBotMessage("Как спрашивать");
  });
});

describe("a group's life", () => {
  test("a group that becomes a supergroup keeps its language, and a late answer follows it there", async () => {
    const { owner, katya, group } = setUp({ isBasic: true });
    owner.writes("/language", { chat: group });
    const choice = await group.nextBotMessage("На каком языке");
    await owner.presses(choice, "English").answer();
    await group.nextEdit(choice, "I speak English here.");
    const old = group.info();
    const supergroup = group.migrate();
    katya.writes("/help", { chat: supergroup });
    await supergroup.nextBotMessage("How to ask");
    bot.world.injectUpdate({
      message: {
        message_id: 77,
        date: 1,
        chat: old,
        from: katya.user(),
        text: "/ask кто играл Гошу?",
        entities: [{ type: "bot_command", offset: 0, length: 4 }],
      },
    });
    await supergroup.nextBotMessage("Баталов");
    expect(standingOf(old.id)).toBe("migrated");
    expect(standingOf(supergroup.id)).toBe("active");
  });

  test("in a forum it answers in the topic, and outside topics in the general one", async () => {
    const { owner, katya, group } = setUp({ forum: true });
    const [film, series] = [group.createTopic("О фильме"), group.createTopic("О сериале")];
    for (const topic of [film, series]) {
      katya.writes("/ask кто играл Гошу?", { chat: group, topic });
      await topic.nextBotMessage("Баталов");
      katya.writes("/help", { chat: group, topic });
      await topic.nextBotMessage("Как спрашивать");
    }
    owner.writes("/ask кто режиссёр фильма?", { chat: group });
    const general = await group.nextBotMessage("Меньшов");
    expect(general.message_thread_id).toBeUndefined();
    await bot.world.idle();
    expect([film.botMessages().length, series.botMessages().length]).toEqual([2, 2]);
  });

  test("a closed topic is met with silence and crashes nothing; reopened it is answered", async () => {
    const { owner, group } = setUp({ forum: true });
    const topic = group.createTopic("О фильме");
    topic.close();
    for (const words of ["/ask кто играл Гошу?", "/help", "/fact", "/language"])
      owner.writes(words, { chat: group, topic });
    expect(await isSilent(group)).toBe(true);
    topic.reopen();
    const refusals = bot.log.filter(({ fields }) => fields["meaning"] === "muted");
    expect(refusals.length).toBeGreaterThanOrEqual(4);
    owner.writes("/ask кто играл Гошу?", { chat: group, topic });
    await topic.nextBotMessage("Баталов");
  });

  test("a topic deleted before the answer crashes nothing", async () => {
    const { katya, group } = setUp({ forum: true });
    const topic = group.createTopic("О фильме");
    katya.writes("/ask кто играл Гошу?", { chat: group, topic });
    katya.writes("/fact", { chat: group, topic });
    topic.delete();
    expect(await isSilent(group)).toBe(true);
    katya.writes("/ask кто играл Гошу?", { chat: group });
    await group.nextBotMessage("Баталов");
  });

  test("a question deleted before the answer is answered all the same", async () => {
    const { katya, group } = setUp();
    katya.deletes(katya.writes("/ask кто играл Гошу?", { chat: group }));
    expect((await group.nextBotMessage("Баталов")).reply_to_message).toBeUndefined();
  });

  test("a restricted bot is silent and speaks again when it may", async () => {
    const { katya, group } = setUp();
    group.restrictBot();
    for (const words of ["/ask кто играл Гошу?", "/help", "/quote"]) katya.writes(words, { chat: group });
    expect(await isSilent(group)).toBe(true);
    group.demoteBot();
    katya.writes("/ask кто играл Гошу?", { chat: group });
    await group.nextBotMessage("Баталов");
  });

  test("a question answered only after the bot was thrown out crashes nothing", async () => {
    const { owner, katya, group } = setUp();
    katya.writes("/ask кто играл Гошу?", { chat: group });
    katya.writes("/help", { chat: group });
    group.removeBot(owner);
    expect(await isSilent(group)).toBe(true);
  });
});

describe("a private chat's life", () => {
  test("a person who blocked the bot is marked, and unmarked with the first word after", async () => {
    const katya = person();
    katya.starts();
    await katya.chat.nextBotMessage("Восемь дней");
    expect(standingOf(katya.id)).toBe("active");
    katya.blocksBot();
    await bot.world.idle();
    expect(standingOf(katya.id)).toBe("blocked");
    katya.starts();
    await katya.chat.nextBotMessage("Восемь дней");
    expect(standingOf(katya.id)).toBe("active");
  });

  test("a person who blocked the bot right after asking gets no answer, and is no error", async () => {
    const katya = person();
    const errors = bot.log.filter(({ level }) => level === "error").length;
    katya.writes("Кто играл Гошу?");
    katya.writes("/help");
    katya.blocksBot();
    await bot.world.idle();
    expect(katya.chat.botMessages()).toEqual([]);
    expect(bot.log.filter(({ level }) => level === "error")).toHaveLength(errors);
  });
});

test("a person who deleted the account before the answer is marked, and is no error", async () => {
  const katya = person();
  katya.starts();
  await katya.chat.nextBotMessage("Восемь дней");
  const errors = bot.log.filter(({ level }) => level === "error").length;
  katya.writes("Кто играл Гошу?");
  katya.deletesAccount();
  await bot.world.idle();
  expect(standingOf(katya.id)).toBe("blocked");
  expect(bot.log.filter(({ level }) => level === "error")).toHaveLength(errors);
});

describe("buttons in a group", () => {
  test.each([
    "quiz.pick:1:2",
    "answer.show",
    "answer.show:1:ru:no-such-fact",
    "answer.show:a:b:c:d:e",
    "chat.language:",
    "chat.language:ru:en",
    "chat.forget:1",
    "🎬",
    " ",
    "__proto__",
  ])("a press with the data «%s» is told that the button is out of date", async (data) => {
    const { katya, group } = setUp();
    katya.writes("/language", { chat: group });
    const message = await group.nextBotMessage("На каком языке");
    expect((await katya.presses(message, { data }).answer()).text).toContain("Эта кнопка устарела");
    expect(group.message(message.message_id)).toEqual(message);
  });
});
