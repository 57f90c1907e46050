import { afterEach, describe, expect, test } from "vitest";
import { labelsOf, startBot, textOf, type RunningBot } from "../support/bot.ts";
import { movableClock, type MovableClock } from "../support/ports.ts";

/** The premiere was on 4 September 2025; the bot is started around it, with its clock and Telegram's moved. */
let bot: RunningBot;
let clock: MovableClock;

async function startAt(
  instant: string,
  admins: readonly number[] = [],
  defaultLanguage: "ru" | "en" = "ru",
): Promise<void> {
  clock = movableClock(instant);
  bot = await startBot({ clock, config: { botAdmins: admins, defaultLanguage } });
}
afterEach(() => bot.stop());

const person = (languageCode: string, name = "Катя", id?: number) => {
  const somebody = bot.world.addPerson({ name, languageCode, ...(id === undefined ? {} : { id }) });
  somebody.starts();
  return somebody;
};

const captionOf = (message: { readonly caption?: string | undefined }): string => message.caption ?? "";

describe("/countdown", () => {
  test("says in both languages what is ahead, what is today and how long ago it was", async () => {
    await startAt("2025-08-05T09:00:00Z");
    const katya = person("ru");
    const kate = person("en", "Kate");
    for (const [instant, russian, english] of [
      ["2025-08-05T09:00:00Z", "До премьеры 30 дней", "30 days to go"],
      ["2025-09-01T09:00:00Z", "До премьеры 3 дня", "3 days to go"],
      ["2025-09-03T09:00:00Z", "Завтра премьера", "tomorrow"],
      ["2025-09-04T09:00:00Z", "Сегодня премьера", "premieres today"],
      ["2025-09-05T09:00:00Z", "вышел 1 день назад", "premiered 1 day ago"],
      ["2026-11-25T09:00:00Z", "вышел 447 дней назад", "premiered 447 days ago"],
    ] as const) {
      clock.moveTo(instant);
      for (const [somebody, text] of [
        [katya, russian],
        [kate, english],
      ] as const) {
        somebody.writes("/countdown");
        const answer = await somebody.chat.nextBotMessage((one) => one.photo !== undefined);
        expect(captionOf(answer)).toContain(text);
      }
    }
    katya.writes("/countdown щщщщщщ");
    await katya.chat.nextBotMessage("/calendar");
  });

  test("a named event comes with its next anniversary; the picture is uploaded once", async () => {
    await startAt("2027-02-10T09:00:00Z");
    const katya = person("ru");
    for (const words of ["выход фильма", "премьера фильма"]) {
      katya.writes(`/countdown ${words}`);
      const answer = await katya.chat.nextBotMessage((one) => one.photo !== undefined);
      expect(captionOf(answer)).toContain("Завтра фильму исполнится 47 лет");
    }
    const uploads = bot.world.calls.filter(({ method, params }) => {
      return method === "sendPhoto" && typeof (params as { photo?: unknown }).photo !== "string";
    });
    expect(uploads.length).toBeLessThanOrEqual(1);
  });
});

describe("/calendar", () => {
  test("lists what is ahead, page by page, in both languages", async () => {
    await startAt("2026-11-25T09:00:00Z");
    for (const [language, title, later, span] of [
      ["ru", "Что впереди", "Дальше", /через \d+ дн/u],
      ["en", "What is ahead", "Later", /in \d+ days/u],
    ] as const) {
      const katya = person(language);
      katya.writes("/calendar");
      const first = await katya.chat.nextBotMessage(title);
      expect(textOf(first)).toMatch(span);
      katya.presses(first, later);
      await katya.chat.nextEdit(first, (one) => textOf(one) !== textOf(first));
    }
  });
});

describe("following", () => {
  test.each([
    ["ru", "напоминания", "Включить", "Напоминать о датах", "До премьеры 3 дня"],
    ["en", "reminders", "Switch on", "remind you of dates", "3 days to go"],
  ])(
    "a %s client hears of the premiere at 10:00 Moscow time, three days before, once",
    async (language, _, on, offer, text) => {
      await startAt("2025-08-31T12:00:00Z");
      const katya = person(language);
      katya.writes("/remind");
      const menu = await katya.chat.nextBotMessage(offer);
      katya.presses(menu, on);
      await katya.chat.nextEdit(menu, language === "ru" ? "Ближайшие записи" : "The next posts");
      clock.moveTo("2025-09-01T06:59:00Z");
      await bot.app.idle();
      clock.moveTo("2025-09-01T07:00:02Z");
      const post = await katya.chat.nextBotMessage((one) => one.photo !== undefined);
      expect(captionOf(post)).toContain(text);
      clock.moveTo("2025-09-01T20:00:00Z");
      await bot.app.idle();
      expect(katya.chat.botMessages().filter((one) => one.photo !== undefined)).toHaveLength(1);
    },
  );

  test("a group hears on the eve, the day, the day after and a year after, and is quiet between", async () => {
    await startAt("2025-09-02T12:00:00Z");
    const gosha = person("ru", "Гоша");
    const club = bot.world.addGroup({ title: "Клуб", owner: gosha });
    gosha.writes("/settings", { chat: club });
    const menu = await club.nextBotMessage("Клуб");
    gosha.presses(menu, "Отсчёт");
    await club.nextEdit(menu, "Напоминать о датах");
    gosha.presses(menu, "Включить");
    await club.nextEdit(menu, "Ближайшие записи");
    const seen: string[] = [];
    for (const [instant, text] of [
      ["2025-09-03T07:00:02Z", "Завтра премьера"],
      ["2025-09-04T07:00:02Z", "Сегодня премьера"],
      ["2025-09-05T07:00:02Z", "вышел 1 день назад"],
    ] as const) {
      clock.moveTo(instant);
      const post = await club.nextBotMessage((one) => one.photo !== undefined);
      expect(captionOf(post)).toContain(text);
      seen.push(captionOf(post));
    }
    clock.moveTo("2025-09-06T07:00:02Z");
    // The first episode is shown on a square that evening.
    seen.push(captionOf(await club.nextBotMessage((one) => captionOf(one).includes("Болотной"))));
    clock.moveTo("2025-09-08T07:00:02Z");
    await clock.sleep(1_500);
    await bot.app.idle();
    expect(club.botMessages().filter((one) => one.photo !== undefined)).toHaveLength(seen.length);
    // A year later its eve is told as an anniversary, not as a premiere.
    clock.moveTo("2026-09-03T07:00:02Z");
    const eve = await club.nextBotMessage((one) => one.photo !== undefined);
    expect(captionOf(eve)).toMatch(/Завтра, 4 сентября, исполнится 1 год/u);
    // After a long silence none of the missed days is posted.
    clock.moveTo("2026-09-04T07:00:02Z");
    const anniversary = await club.nextBotMessage((one) => one.photo !== undefined);
    expect(captionOf(anniversary)).toMatch(/исполняется 1 год/u);
  });

  test("an hour that no clock shows is refused kindly; a good one is taken", async () => {
    await startAt("2026-11-25T09:00:00Z");
    const katya = person("ru");
    katya.writes("/remind");
    const menu = await katya.chat.nextBotMessage("Напоминать о датах");
    katya.presses(menu, "Включить");
    await katya.chat.nextEdit(menu, "Ближайшие записи");
    katya.presses(menu, "10:00");
    await katya.chat.nextEdit(menu, "Во сколько писать");
    katya.writes("25:70");
    await katya.chat.nextBotMessage("такого времени на часах нет");
    katya.writes("9:30");
    const set = await katya.chat.nextBotMessage("Хорошо, в 09:30");
    katya.presses(set, "Как это выглядит");
    await katya.chat.nextEdit(set, "следующая запись");
  });

  test("a live message is pinned once and edited the next day", async () => {
    await startAt("2025-08-31T12:00:00Z");
    const gosha = person("ru", "Гоша");
    const club = bot.world.addGroup({ title: "Клуб", owner: gosha, botStatus: "administrator" });
    gosha.writes("/settings", { chat: club });
    const menu = await club.nextBotMessage("Клуб");
    gosha.presses(menu, "Отсчёт");
    await club.nextEdit(menu, "Напоминать о датах");
    gosha.presses(menu, "Включить");
    await club.nextEdit(menu, "Ближайшие записи");
    gosha.presses(menu, "закреплённое сообщение");
    await club.nextEdit(menu, "Одно закреплённое сообщение");
    clock.moveTo("2025-09-01T07:00:02Z");
    const live = await club.nextBotMessage("Премьера сериала на Wink");
    await bot.world.waitFor(() => club.pinned().some((one) => one.message_id === live.message_id));
    clock.moveTo("2025-09-02T07:00:02Z");
    await club.nextEdit(live, "через 2 дня");
    expect(club.botMessages().filter((one) => textOf(one).includes("Wink"))).toHaveLength(1);
  });

  test("a topic that was closed: posts go to the general one, and the chat is told", async () => {
    await startAt("2025-09-02T12:00:00Z");
    const gosha = person("ru", "Гоша");
    const club = bot.world.addGroup({ title: "Форум", owner: gosha, forum: true });
    const topic = club.createTopic("Отсчёты", gosha);
    gosha.writes("/settings", { chat: club, topic });
    const menu = await topic.nextBotMessage("Форум");
    gosha.presses(menu, "Тема");
    await club.nextEdit(menu, "В какую тему");
    gosha.presses(menu, "Отсчёты");
    await club.nextEdit(menu, /В какую тему/u);
    gosha.presses(menu, "Назад");
    await club.nextEdit(menu, "Настройки чата");
    gosha.presses(menu, "Отсчёт:");
    await club.nextEdit(menu, "Напоминать о датах");
    gosha.presses(menu, "Включить");
    await club.nextEdit(menu, "Ближайшие записи");
    topic.close();
    clock.moveTo("2025-09-03T07:00:02Z");
    await club.nextBotMessage((one) => captionOf(one).includes("Завтра премьера"));
    await club.nextBotMessage("закрыли или удалили");
  });
});

describe("a chat where we may not do everything", () => {
  async function followedClub(language: "ru" | "en") {
    const gosha = person(language, "Гоша");
    const club = bot.world.addGroup({ title: "Клуб", owner: gosha });
    gosha.writes("/settings", { chat: club });
    const menu = await club.nextBotMessage((one) => one.reply_markup !== undefined);
    gosha.presses(menu, "⏳");
    await club.nextEdit(menu, language === "ru" ? "Напоминать о датах" : "remind you of dates");
    gosha.presses(menu, language === "ru" ? "Включить" : "Switch on");
    await club.nextEdit(menu, language === "ru" ? "Ближайшие записи" : "The next posts");
    return { gosha, club };
  }

  test.each([
    ["ru", "Завтра премьера"],
    ["en", "tomorrow"],
  ] as const)("no pictures allowed: the post comes as text (%s)", async (language, text) => {
    await startAt("2025-09-02T12:00:00Z", [], language);
    const { club } = await followedClub(language);
    club.setPermissions({ can_send_photos: false });
    clock.moveTo("2025-09-03T07:00:02Z");
    await club.nextBotMessage(text);
  });

  test.each([
    ["ru", "Последнюю запись отправить не удалось"],
    ["en", "The last post could not be sent"],
  ] as const)("muted: the settings say that the last post could not be sent (%s)", async (language, text) => {
    await startAt("2025-09-02T12:00:00Z", [], language);
    const { gosha, club } = await followedClub(language);
    club.restrictBot();
    clock.moveTo("2025-09-03T07:00:02Z");
    await bot.app.idle();
    club.addBot();
    const before = club.botMessages().length;
    gosha.writes("/settings", { chat: club });
    const menu = await club.nextBotMessage((one) => one.reply_markup !== undefined);
    expect(club.botMessages()).toHaveLength(before + 1);
    gosha.presses(menu, "⏳");
    await club.nextEdit(menu, text);
    // The next post goes out, and the notice is gone.
    clock.moveTo("2025-09-04T07:00:02Z");
    await club.nextBotMessage((one) => one.photo !== undefined);
    await bot.app.idle();
    gosha.writes("/settings", { chat: club });
    const later = await club.nextBotMessage((one) => one.reply_markup !== undefined);
    gosha.presses(later, "⏳");
    const shown = await club.nextEdit(later, language === "ru" ? "Ближайшие записи" : "The next posts");
    expect(textOf(shown)).not.toContain(text);
  });
});

describe("/premiere", () => {
  const ADMIN = 7_000_000_777;

  test("is an unknown command to everybody else, and refuses kindly what is no date", async () => {
    await startAt("2026-11-25T09:00:00Z", [ADMIN]);
    const katya = person("ru");
    katya.writes("/premiere 2027-03-01");
    await katya.chat.nextBotMessage("Такой команды у меня нет");
    const admin = person("ru", "Гоша", ADMIN);
    for (const [typed, text] of [
      ["25:70", "не дата"],
      ["2027-02-29", "не бывает"],
      ["2027-03-01 25:70", "такого времени"],
      ["2027-03-01 19:00 Нетаково", "не нахожу"],
      ["2077-03-01", "слишком далеко"],
    ] as const) {
      admin.writes(`/premiere ${typed}`);
      await admin.chat.nextBotMessage(text);
    }
    admin.writes("/premiere завтра");
    await admin.chat.nextBotMessage("26 ноября");
  });

  test("moves the date after a confirmation, and tells followers once though pressed twice", async () => {
    await startAt("2026-11-25T09:00:00Z", [ADMIN]);
    const admin = person("ru", "Гоша", ADMIN);
    const katya = person("en");
    katya.writes("/remind");
    const menu = await katya.chat.nextBotMessage("remind you of dates");
    katya.presses(menu, "Switch on");
    await katya.chat.nextEdit(menu, "The next posts");
    admin.writes("/premiere 2027-03-01 19:00 Москва");
    const asked = await admin.chat.nextBotMessage("Перенести премьеру?");
    expect(textOf(asked)).toContain("1 чат");
    admin.presses(asked, "Перенести");
    admin.presses(asked, "Перенести");
    const told = await katya.chat.nextBotMessage("The date has changed");
    expect(textOf(told)).toContain("1 March 2027");
    await bot.app.idle();
    expect(katya.chat.botMessages().filter((one) => textOf(one).includes("has changed"))).toHaveLength(1);
    katya.writes("/countdown");
    const answer = await katya.chat.nextBotMessage((one) => one.photo !== undefined);
    expect(captionOf(answer)).toContain("96 days to go");
  });
});

describe("an admin's own date", () => {
  const ADMIN = 777_001;

  test.each([
    {
      language: "ru",
      say: {
        add: "Добавить дату",
        when: "Когда это будет?",
        wrong: "не бывает",
        ru: "по-русски",
        en: "по-английски",
        kind: "Что это?",
        premiere: "Премьера",
        check: "Добавить в календарь?",
        yes: "Добавить",
        added: "Дата в календаре",
        title: "Премьера второго сезона",
        left: "96 дней",
        remove: "🗑 Премьера второго сезона",
        sure: "Убрать из календаря",
        gone: "Убрал",
      },
    },
    {
      language: "en",
      say: {
        add: "Add a date",
        when: "When is it?",
        wrong: "no such day",
        ru: "called in Russian",
        en: "And in English?",
        kind: "What is it?",
        premiere: "A premiere",
        check: "Add it to the calendar?",
        yes: "Add",
        added: "It stands in the calendar",
        title: "Season two premieres",
        left: "96 days",
        remove: "🗑 Season two premieres",
        sure: "Remove “Season two premieres”",
        gone: "Removed",
      },
    },
  ])("is added and removed in a dialogue ($language), and counted down to", async ({ language, say }) => {
    await startAt("2026-11-25T09:00:00Z", [ADMIN]);
    const admin = person(language, "Гоша", ADMIN);
    const listing = async () => {
      admin.writes("/calendar");
      return admin.chat.nextBotMessage((one) => one.reply_markup !== undefined);
    };
    admin.presses(await listing(), say.add);
    await admin.chat.nextBotMessage(say.when);
    admin.writes("2027-02-30");
    await admin.chat.nextBotMessage(say.wrong);
    admin.writes("2027-03-01 19:00 Москва");
    await admin.chat.nextBotMessage(say.ru);
    admin.writes("Премьера второго сезона");
    await admin.chat.nextBotMessage(say.en);
    admin.writes("Season two premieres");
    admin.presses(await admin.chat.nextBotMessage(say.kind), say.premiere);
    const check = await admin.chat.nextBotMessage(say.check);
    admin.presses(check, say.yes);
    admin.presses(check, say.yes);
    await admin.chat.nextBotMessage(say.added);
    admin.writes("/countdown");
    const answer = await admin.chat.nextBotMessage((one) => one.photo !== undefined);
    expect(captionOf(answer)).toContain(say.title);
    expect(captionOf(answer)).toContain(say.left);
    const list = await listing();
    expect(labelsOf(list).filter((text) => text === say.remove)).toHaveLength(1);
    admin.presses(list, say.remove);
    const sure = await admin.chat.nextBotMessage(say.sure);
    admin.presses(sure, language === "ru" ? "Убрать" : "Remove");
    await admin.chat.nextEdit(sure, say.gone);
    expect(labelsOf(await listing())).not.toContain(say.remove);
  });

  test("is for bot admins alone, and in private alone", async () => {
    await startAt("2026-11-25T09:00:00Z", [ADMIN]);
    const katya = person("ru");
    katya.writes("/calendar");
    expect(labelsOf(await katya.chat.nextBotMessage("Что впереди"))).not.toContain("➕ Добавить дату");
    const admin = person("ru", "Гоша", ADMIN);
    const club = bot.world.addGroup({ title: "Клуб", owner: admin });
    admin.writes("/calendar", { chat: club });
    expect(labelsOf(await club.nextBotMessage("Что впереди"))).not.toContain("➕ Добавить дату");
  });

  test("/cancel leaves the calendar as it was", async () => {
    await startAt("2026-11-25T09:00:00Z", [ADMIN]);
    const admin = person("ru", "Гоша", ADMIN);
    admin.writes("/calendar");
    admin.presses(await admin.chat.nextBotMessage("Что впереди"), "Добавить дату");
    await admin.chat.nextBotMessage("Когда это будет?");
    admin.writes("/cancel");
    await admin.chat.nextBotMessage("Хорошо, оставим");
    admin.writes("/calendar");
    admin.presses(await admin.chat.nextBotMessage("Что впереди"), "Добавить дату");
    await admin.chat.nextBotMessage("Когда это будет?");
    for (const [text, then] of [
      ["2027-03-01", "по-русски"],
      ["Встреча клуба", "по-английски"],
      ["The club meets", "Что это?"],
      // At a question with buttons too.
      ["/cancel", "Хорошо, оставим"],
    ] as const) {
      admin.writes(text);
      await admin.chat.nextBotMessage(then);
    }
    admin.writes("Кто играет Гошу?");
    await admin.chat.nextBotMessage("Баталов");
  });
});
