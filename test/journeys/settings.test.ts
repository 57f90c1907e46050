import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { labelsOf, startBot, textOf, type RunningBot } from "../support/bot.ts";

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

  test("a group's menu goes on in the language just chosen, one's own stays in its own", async () => {
    const gosha = person("ru", "Гоша");
    const club = bot.world.addGroup({ title: "Два языка", owner: gosha });
    gosha.writes("/settings", { chat: club });
    const menu = await club.nextBotMessage("Два языка");
    gosha.presses(menu, "Язык");
    await club.nextEdit(menu, "На каком языке");
    gosha.presses(menu, "English");
    await club.nextEdit(menu, "Settings of the chat");
    gosha.starts(`settings_${String(club.id)}`);
    const own = await gosha.chat.nextBotMessage("Настройки чата");
    expect(labelsOf(own)).toContain("🌐 Язык: English");
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

describe("/settings when things change meanwhile", () => {
  test("an English group's admin types a city as a reply; replies to other messages are no answer", async () => {
    const gosha = person("en", "Gosha");
    const club = bot.world.addGroup({ title: "Seven hills", owner: gosha });
    gosha.writes("/language", { chat: club });
    const other = await club.nextBotMessage();
    gosha.presses(other, "English");
    gosha.writes("/settings", { chat: club });
    const menu = await club.nextBotMessage("Settings of the chat");
    gosha.presses(menu, "Time zone");
    await club.nextEdit(menu, "Reply to this message");
    // Privacy mode lets it through, since it is a reply to the bot.
    gosha.writes("Tokyo", { chat: club, replyTo: other });
    await bot.world.idle();
    gosha.writes("Berlin", { chat: club, replyTo: menu });
    await club.nextBotMessage("Europe/Berlin");
    expect(club.botMessages().filter((one) => textOf(one).includes("Tokyo"))).toEqual([]);
  });

  test("an anonymous admin's typed reply counts as of who holds the menu", async () => {
    const gosha = person("ru", "Гоша");
    const katya = person("ru");
    const club = bot.world.addGroup({ title: "Аноним", owner: gosha, members: [katya] });
    gosha.writes("/settings", { chat: club, as: club });
    const menu = await club.nextBotMessage("от имени группы");
    gosha.presses(menu, "Я администратор");
    await club.nextEdit(menu, "Аноним");
    gosha.presses(menu, "Часовой пояс");
    await club.nextEdit(menu, "Ответьте на это сообщение");
    katya.writes("Токио", { chat: club, replyTo: menu });
    gosha.writes("Казань", { chat: club, as: club, replyTo: menu });
    const set = await club.nextBotMessage("Теперь здесь");
    expect(textOf(set)).toContain("Europe/Moscow");
    gosha.presses(set, "Назад");
    await club.nextEdit(set, "Настройки чата");
  });

  test("who was demoted before typing is refused, and nothing is changed", async () => {
    const gosha = person("ru", "Гоша");
    const katya = person("ru");
    const club = bot.world.addGroup({ title: "Цех № 2", owner: gosha, admins: [katya] });
    katya.writes("/settings", { chat: club });
    const menu = await club.nextBotMessage("Цех № 2");
    katya.presses(menu, "Часовой пояс");
    await club.nextEdit(menu, "Ответьте");
    club.demote(katya);
    katya.writes("Токио", { chat: club, replyTo: menu });
    await club.nextBotMessage("Настройки меняют администраторы");
    gosha.writes("/settings", { chat: club });
    const root = await club.nextBotMessage("Цех № 2");
    expect(labelsOf(root).join()).toContain("Europe/Moscow");
  });

  test("a chat that we were put out of says so in private, and is not offered again", async () => {
    const gosha = person("ru", "Гоша");
    const club = bot.world.addGroup({ title: "Уходящий", owner: gosha });
    gosha.writes("/start", { chat: club });
    await club.nextBotMessage();
    gosha.starts(`settings_${String(club.id)}`);
    const menu = await gosha.chat.nextBotMessage("Уходящий");
    club.removeBot(gosha, "kicked");
    await bot.world.idle();
    expect((await gosha.presses(menu, "Сюжет").answer()).text).toContain("больше нет");
    const gone = await gosha.chat.nextEdit(menu, "больше нет");
    gosha.presses(gone, "К списку чатов");
    const list = await gosha.chat.nextEdit(menu, "Здесь появятся");
    expect(labelsOf(list)).not.toContain("Уходящий");
  });

  test("a chat whose admin one is no more is refused in private, and not offered again", async () => {
    const gosha = person("en", "Gosha");
    const katya = person("en", "Katya");
    const club = bot.world.addGroup({ title: "Former", owner: gosha, admins: [katya] });
    gosha.writes("/start", { chat: club });
    await club.nextBotMessage();
    katya.starts(`settings_${String(club.id)}`);
    const menu = await katya.chat.nextBotMessage("Former");
    club.demote(katya);
    expect((await katya.presses(menu, "The plot").answer()).text).toContain("Only the chat’s admins");
    const refused = await katya.chat.nextEdit(menu, "Only the chat’s admins");
    katya.presses(refused, "All chats");
    const list = await katya.chat.nextEdit(
      menu,
      (one) => textOf(one) !== "" && labelsOf(one).includes("➕ Add a channel"),
    );
    expect(labelsOf(list)).not.toContain("Former");
  });

  test("a group that became a supergroup is changed by the old menu in private", async () => {
    const gosha = person("ru", "Гоша");
    const club = bot.world.addGroup({ title: "Растущий", owner: gosha, isBasic: true });
    gosha.writes("/start", { chat: club });
    await club.nextBotMessage();
    gosha.starts(`settings_${String(club.id)}`);
    const menu = await gosha.chat.nextBotMessage("Растущий");
    const grown = club.migrate();
    await bot.world.idle();
    gosha.presses(menu, "Сюжет");
    await gosha.chat.nextEdit(menu, "Прятать ли");
    gosha.presses(menu, "прятать под спойлер");
    await gosha.chat.nextEdit(menu, (one) => labelsOf(one).includes("✓ прятать под спойлер"));
    gosha.writes("/settings", { chat: grown });
    const root = await grown.nextBotMessage("Растущий");
    expect(labelsOf(root)).toContain("🙈 Сюжет: прятать под спойлер");
  });

  test("a double tap changes nothing twice, and both presses are answered", async () => {
    const katya = person("en", "Katya");
    katya.writes("/settings");
    const menu = await katya.chat.nextBotMessage("Your settings");
    katya.presses(menu, "Announcements");
    const screen = await katya.chat.nextEdit(menu, "Shall I pass on");
    const presses = [katya.presses(screen, "no"), katya.presses(screen, "no")];
    for (const press of presses) expect((await press.answer()).text).toBeUndefined();
    const done = await katya.chat.nextEdit(menu, (one) => labelsOf(one).includes("✓ no"));
    katya.presses(done, "Back");
    const root = await katya.chat.nextEdit(menu, "Your settings");
    expect(labelsOf(root)).toContain("📣 Announcements: no");
  });

  test("a topic that was closed is not chosen, and a chosen one that closes is told of", async () => {
    const gosha = person("ru", "Гоша");
    const club = bot.world.addGroup({ title: "Форум тем", owner: gosha, forum: true });
    const [first, second] = [club.createTopic("Первая", gosha), club.createTopic("Вторая", gosha)];
    gosha.writes("/settings", { chat: club });
    const menu = await club.nextBotMessage("Форум тем");
    gosha.presses(menu, "Тема");
    const screen = await club.nextEdit(menu, "В какую тему");
    first.close();
    await bot.world.idle();
    const firstButton = gosha.presses(screen, "Первая");
    expect((await firstButton.answer()).text).toContain("закрыта");
    await club.nextEdit(menu, (one) => !labelsOf(one).includes("Первая"));
    gosha.presses(menu, "Вторая");
    await club.nextEdit(menu, (one) => labelsOf(one).includes("✓ Вторая"));
    second.close();
    await bot.world.idle();
    gosha.presses(menu, "Назад");
    const root = await club.nextEdit(menu, "Настройки чата");
    gosha.presses(root, "Тема");
    await club.nextEdit(menu, "Выбранная тема закрыта");
  });

  test("a picture is no answer to what was asked, and the words after it are", async () => {
    const katya = person("ru");
    katya.writes("/settings");
    const menu = await katya.chat.nextBotMessage("Ваши настройки");
    katya.presses(menu, "Часовой пояс");
    await katya.chat.nextEdit(menu, "назвать город");
    katya.sends({ photo: true });
    katya.writes("Омск");
    await katya.chat.nextBotMessage("Asia/Omsk");
    expect(katya.chat.botMessages().filter((one) => textOf(one).includes("не нахожу"))).toEqual([]);
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

  test("is found by a forwarded post, and followed by its admin from the list of chats", async () => {
    const gosha = person("en", "Gosha");
    const channel = bot.world.addChannel({ title: "Mosfilm news", owner: gosha });
    gosha.writes("/settings");
    const menu = await gosha.chat.nextBotMessage("Your settings");
    gosha.presses(menu, "Groups and channels");
    await gosha.chat.nextEdit(menu, "Add a channel with");
    gosha.presses(menu, "Add a channel");
    await gosha.chat.nextEdit(menu, "Forward any post");
    gosha.forwards(channel.posts("The premiere is near."), {});
    const root = await gosha.chat.nextBotMessage("Mosfilm news");
    expect(labelsOf(root).join()).not.toMatch(/seen by|Topic/u);
    gosha.presses(root, "All chats");
    const list = await gosha.chat.nextEdit(root, "Whose settings");
    expect(labelsOf(list)).toContain("Mosfilm news");
  });
});
