import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startBot, textOf, type RunningBot } from "../support/bot.ts";

let bot: RunningBot;
beforeAll(async () => {
  bot = await startBot();
});
afterAll(() => bot.stop());

const person = (languageCode: string, name = "Катя") => {
  const somebody = bot.world.addPerson({ name, languageCode });
  somebody.starts();
  return somebody;
};

const labelsOf = (message: { readonly reply_markup?: unknown }): readonly string[] => {
  const { inline_keyboard = [] } = (message.reply_markup ?? {}) as { inline_keyboard?: { text: string }[][] };
  return inline_keyboard.flat().map(({ text }) => text);
};

describe("/settings in private", () => {
  test.each([
    ["ru", "Ваши настройки", "Язык: Русский", "Часовой пояс: Europe/Moscow"],
    ["en", "Your settings", "Language: English", "Time zone: Europe/Moscow"],
  ])("shows a %s client its own, with their present values", async (language, title, chosen, zone) => {
    const katya = person(language);
    katya.writes("/settings");
    const menu = await katya.chat.nextBotMessage(title);
    const labels = labelsOf(menu);
    expect(labels.some((label) => label.includes(chosen))).toBe(true);
    expect(labels.some((label) => label.includes(zone))).toBe(true);
    // What is for groups alone is not offered here.
    expect(labels.join()).not.toMatch(/Ответы видны|seen by/u);
  });

  test("a zone is chosen by a city's name; a slip is asked back, nonsense refused kindly", async () => {
    const katya = person("ru");
    katya.writes("/settings");
    const menu = await katya.chat.nextBotMessage("Ваши настройки");
    katya.presses(menu, "Часовой пояс");
    await katya.chat.nextEdit(menu, "назвать город");
    katya.writes("Европа/Москвва");
    const first = await katya.chat.nextBotMessage();
    expect(textOf(first)).toMatch(/не нахожу/u);
    katya.writes("europe/moskow");
    await katya.chat.nextBotMessage("Может быть, Europe/Moscow?");
    katya.writes("Новосибирск");
    const set = await katya.chat.nextBotMessage(/Теперь здесь \d\d:\d\d \(Asia\/Novosibirsk\)/u);
    katya.presses(set, "Назад");
    const root = await katya.chat.nextEdit(set, "Ваши настройки");
    expect(labelsOf(root).join()).toContain("Asia/Novosibirsk");
  });

  test("/cancel ends what was asked, and the next words are a question again", async () => {
    const katya = person("ru");
    katya.writes("/settings");
    const menu = await katya.chat.nextBotMessage("Ваши настройки");
    katya.presses(menu, "Часовой пояс");
    await katya.chat.nextEdit(menu, "назвать город");
    katya.writes("/cancel");
    await katya.chat.nextBotMessage("оставим как было");
    katya.writes("Кто играл Гошу?");
    await katya.chat.nextBotMessage("Баталов");
  });

  test("the language changes the menu at once, and presses that come twice change nothing more", async () => {
    const katya = person("ru");
    katya.writes("/settings");
    const menu = await katya.chat.nextBotMessage("Ваши настройки");
    katya.presses(menu, "Язык");
    await katya.chat.nextEdit(menu, "На каком языке");
    katya.presses(menu, "English");
    await katya.chat.nextEdit(menu, "Your settings");
    katya.presses(menu, "Close");
    await katya.chat.nextEdit(menu, "Settings closed");
  });
});

describe("/settings in a group", () => {
  test("opens for an admin, is refused to others, and nobody presses another's buttons", async () => {
    const gosha = person("ru", "Гоша");
    const katya = person("ru");
    const club = bot.world.addGroup({ title: "Клуб «Семь холмов»", owner: gosha, members: [katya] });
    katya.writes("/settings", { chat: club });
    await club.nextBotMessage("Настройки меняют администраторы");
    gosha.writes("/settings", { chat: club });
    const menu = await club.nextBotMessage("Клуб «Семь холмов»");
    expect((await katya.presses(menu, "Сюжет").answer()).text).toMatch(/для того, кто/u);
    gosha.presses(menu, "Сюжет");
    await club.nextEdit(menu, "Прятать ли под спойлер");
    gosha.presses(menu, "прятать под спойлер");
    await club.nextEdit(menu, (one) => labelsOf(one).includes("✓ прятать под спойлер"));
    gosha.presses(menu, "Назад");
    const root = await club.nextEdit(menu, "Настройки чата");
    expect(labelsOf(root)).toContain("🙈 Сюжет: прятать под спойлер");
  });

  test("an admin who was demoted meanwhile is refused at the press", async () => {
    const gosha = person("ru", "Гоша");
    const katya = person("ru");
    const club = bot.world.addGroup({ title: "Цех", owner: gosha, admins: [katya] });
    katya.writes("/settings", { chat: club });
    const menu = await club.nextBotMessage("Цех");
    club.demote(katya);
    expect((await katya.presses(menu, "Объявления").answer()).text).toContain("администраторы");
  });

  test("an anonymous admin proves to be one by a press, and the menu is theirs", async () => {
    const gosha = person("ru", "Гоша");
    const katya = person("ru");
    const club = bot.world.addGroup({ title: "Химчистка", owner: gosha, members: [katya] });
    gosha.writes("/settings", { chat: club, as: club });
    const proof = await club.nextBotMessage("от имени группы");
    expect((await katya.presses(proof, "Я администратор").answer()).text).toContain("администраторы");
    gosha.presses(proof, "Я администратор");
    await club.nextEdit(proof, "Химчистка");
  });

  test("goes on in private, where the chat is found again", async () => {
    const gosha = person("en", "Gosha");
    const club = bot.world.addGroup({ title: "Picnic", owner: gosha });
    gosha.writes("/start", { chat: club });
    await club.nextBotMessage();
    gosha.starts(`settings_${String(club.id)}`);
    const menu = await gosha.chat.nextBotMessage("Picnic");
    gosha.presses(menu, "All chats");
    await gosha.chat.nextEdit(menu, "Whose settings");
    gosha.presses(menu, "Picnic");
    await gosha.chat.nextEdit(menu, "Settings of the chat");
  });

  test("a stranger cannot open a group's settings by a link of their own making", async () => {
    const gosha = person("ru", "Гоша");
    const club = bot.world.addGroup({ title: "Закрытый клуб", owner: gosha });
    gosha.writes("/start", { chat: club });
    await club.nextBotMessage();
    const stranger = person("ru", "Рудольф");
    stranger.starts(`settings_${String(club.id)}`);
    const said = await stranger.chat.nextBotMessage(/администраторы|не виден/u);
    expect(labelsOf(said)).toEqual([]);
  });

  test("a forum's posts go to the topic that its admins choose", async () => {
    const gosha = person("ru", "Гоша");
    const club = bot.world.addGroup({ title: "Форум", owner: gosha, forum: true });
    const topic = club.createTopic("Отсчёты", gosha);
    gosha.writes("/settings", { chat: club, topic });
    const menu = await topic.nextBotMessage("Форум");
    gosha.presses(menu, "Тема");
    await club.nextEdit(menu, "В какую тему");
    gosha.presses(menu, "Отсчёты");
    await club.nextEdit(menu, (one) => labelsOf(one).includes("✓ Отсчёты"));
  });
});

describe("a channel", () => {
  test("is set up from private by its admin, and not by others", async () => {
    const gosha = person("ru", "Гоша");
    const rudolf = person("ru", "Рудольф");
    const channel = bot.world.addChannel({ title: "Останкино", owner: gosha, username: "ostankino_tv" });
    for (const [somebody, answer] of [
      [rudolf, /администраторы/u],
      [gosha, /Останкино/u],
    ] as const) {
      somebody.writes("/settings");
      const menu = await somebody.chat.nextBotMessage("Ваши настройки");
      somebody.presses(menu, "Группы и каналы");
      await somebody.chat.nextEdit(menu, "Здесь появятся");
      somebody.presses(menu, "Добавить канал");
      await somebody.chat.nextEdit(menu, "Перешлите сюда");
      somebody.writes(`@${channel.info().username ?? ""}`);
      await somebody.chat.nextBotMessage(answer);
    }
  });
});
