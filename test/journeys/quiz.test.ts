import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { labelsOf, startBot, textOf, type RunningBot } from "../support/bot.ts";
import { movableClock, type MovableClock } from "../support/ports.ts";
import { isPoll, rightOf as rightOption, type Shown } from "../support/quiz.ts";

let bot: RunningBot;
let clock: MovableClock;

beforeAll(async () => {
  clock = movableClock("2026-11-25T09:00:00Z");
  bot = await startBot({ clock });
});
afterAll(() => bot.stop());

/** A chat gets a message a second: what waits for it comes after this. */
const A_SECOND = 1_100;

/** Time goes by, once everything that was begun has been done. */
async function pass(ms: number): Promise<void> {
  await bot.app.idle();
  clock.moveBy(ms);
}

type Chatty = ReturnType<typeof person>;
const person = (languageCode: string, name = "Катя") => {
  const somebody = bot.world.addPerson({ name, languageCode });
  somebody.starts();
  return somebody;
};

const rightOf = (message: Shown): number => rightOption(bot, message);
const wrongOf = (message: Shown): number => (rightOf(message) === 0 ? 1 : 0);

async function beginsSolo(katya: Chatty, words: { choose: string; five: string; go: string }): Promise<void> {
  katya.writes("/quiz");
  const menu = await katya.chat.nextBotMessage(words.choose);
  katya.presses(menu, words.five);
  await katya.chat.nextEdit(menu, (one) => labelsOf(one).includes(`✓ ${words.five}`));
  katya.presses(menu, words.go);
}

const RU = { choose: "Викторина", five: "5 вопросов", go: "Начать" };
const EN = { choose: "The quiz", five: "5 questions", go: "Begin" };

describe("a game alone", () => {
  test.each([
    ["ru", RU, "Верно!", "Нет.", "Дальше", "Верно 4 из 5", "Только мои ошибки"],
    ["en", EN, "Right!", "No.", "Next", "4 of 5 right", "Only my mistakes"],
  ] as const)(
    "in %s: five questions, a picture with the result, and the mistake once more",
    async (language, words, right, wrong, next, score, again) => {
      const katya = person(language);
      await beginsSolo(katya, words);
      for (let number = 1; number <= 5; number += 1) {
        const question = await katya.chat.nextBotMessage((one) => isPoll(one));
        // Nothing that a client may read before the answer tells it.
        expect(katya.chat.poll(question, katya)).toMatchObject({
          correct: undefined,
          explanation: undefined,
        });
        katya.votes(question, number === 3 ? wrongOf(question) : rightOf(question));
        await pass(A_SECOND);
        const reveal = await katya.chat.nextBotMessage(number === 3 ? wrong : right);
        if (number < 5) await katya.presses(reveal, next).answer();
        else await pass(6_000);
      }
      const result = await katya.chat.nextBotMessage((one) => one.photo !== undefined);
      expect(result.caption).toContain(score);
      katya.presses(result, again);
      const mistake = await katya.chat.nextBotMessage((one) => isPoll(one));
      katya.votes(mistake, rightOf(mistake));
      await pass(A_SECOND);
      await katya.chat.nextBotMessage(right);
      await pass(6_000);
      const lesson = await katya.chat.nextBotMessage((one) => one.photo !== undefined);
      expect(lesson.caption).toContain(language === "ru" ? "Верно 1 из 1" : "1 of 1 right");
    },
  );

  test("a question nobody answers is revealed when its time is over, and /stop ends the game", async () => {
    const katya = person("ru");
    await beginsSolo(katya, RU);
    await katya.chat.nextBotMessage((one) => isPoll(one));
    await pass(33_000);
    await katya.chat.nextBotMessage("Время вышло");
    katya.writes("/stop");
    await katya.chat.nextBotMessage("Игра остановлена");
    katya.writes("/stop");
    await katya.chat.nextBotMessage("Останавливать нечего");
  });

  test("a second /quiz while a game is on is told so; an old button does no harm", async () => {
    const katya = person("ru");
    katya.writes("/quiz");
    const menu = await katya.chat.nextBotMessage("Викторина");
    katya.presses(menu, "Начать");
    await katya.chat.nextBotMessage((one) => isPoll(one));
    katya.writes("/quiz");
    await katya.chat.nextBotMessage("уже идёт игра");
    katya.presses(menu, { data: `qz.set:${String(katya.id)}:go:-` });
    await katya.chat.nextBotMessage("уже идёт игра");
  });

  test("a question can be reported once", async () => {
    const katya = person("ru");
    await beginsSolo(katya, RU);
    const question = await katya.chat.nextBotMessage((one) => isPoll(one));
    katya.votes(question, rightOf(question));
    const reveal = await katya.chat.nextBotMessage("Верно!");
    expect((await katya.presses(reveal, "что-то не так").answer()).text).toContain("Спасибо");
    expect((await katya.presses(reveal, "что-то не так").answer()).text).toContain("уже говорили");
  });

  test("/me counts what was played, by topic, and lets people leave the tables", async () => {
    const katya = person("ru", "Катерина");
    await beginsSolo(katya, RU);
    const question = await katya.chat.nextBotMessage((one) => isPoll(one));
    katya.votes(question, rightOf(question));
    await katya.chat.nextBotMessage("Верно!");
    katya.writes("/stop");
    await katya.chat.nextBotMessage("Игра остановлена");
    katya.writes("/me");
    const mine = await katya.chat.nextBotMessage("Игр: 1");
    expect(textOf(mine)).toContain("100 %");
    expect(textOf(mine)).toContain("Случайное знакомство");
    katya.writes("/top");
    await katya.chat.nextBotMessage(/Катерина/u);
    katya.presses(mine, "Уйти из таблиц");
    await katya.chat.nextEdit(mine, (one) => labelsOf(one).includes("Вернуться в таблицы"));
    katya.writes("/top");
    const board = await katya.chat.nextBotMessage("Общая таблица");
    expect(textOf(board)).not.toContain("Катерина");
  });
});

describe("a game in a group", () => {
  const NAMES = ["Катя", "Люда", "Тося", "Гоша", "Николай"];

  async function gather(language: "ru" | "en", count = 5) {
    const people = NAMES.slice(0, count).map((name) => person(language, name));
    const [starter] = people;
    if (starter === undefined) throw new Error("Cannot gather: nobody is there");
    const club = bot.world.addGroup({ title: "Клуб", owner: starter, members: people.slice(1) });
    if (language === "en") {
      starter.writes("/language", { chat: club });
      const choice = await club.nextBotMessage("Which language");
      await starter.presses(choice, "English").answer();
    }
    return { club, people, starter };
  }

  test.each([
    ["ru", "Викторина!", "Участвую", "Начать сейчас", "Вы в игре", "Итоги"],
    ["en", "Quiz time", "I am in", "Begin now", "You are in", "Results"],
  ] as const)(
    "in %s: five play five questions; who is right and fast stands first",
    async (language, title, join, begin, joined, results) => {
      const { club, people, starter } = await gather(language);
      starter.writes("/quiz 5", { chat: club });
      const lobby = await club.nextBotMessage(title);
      for (const other of people.slice(1)) {
        expect((await other.presses(lobby, join).answer()).text).toContain(joined);
      }
      starter.presses(lobby, begin);
      for (let number = 1; number <= 5; number += 1) {
        const question = await club.nextBotMessage((one) => isPoll(one));
        // Nobody sees how others voted while it is open.
        expect(club.poll(question, starter)).toMatchObject({ hidesResults: true, correct: undefined });
        for (const [at, one] of people.entries())
          one.votes(question, at < 3 ? rightOf(question) : wrongOf(question));
        await club.nextBotMessage((one) =>
          textOf(one).includes(language === "ru" ? "Верный ответ" : "The answer"),
        );
        await pass(12_000);
      }
      const podium = await club.nextBotMessage(results);
      expect(textOf(podium)).toMatch(/🥇/u);
      const places = NAMES.map((name) => textOf(podium).indexOf(name));
      expect(Math.max(...places.slice(0, 3))).toBeLessThan(Math.min(...places.slice(3)));
    },
  );

  test("points are counted once: a press twice joins once, and a game with nobody answering ends by itself", async () => {
    const { club, people, starter } = await gather("ru", 2);
    starter.writes("/quiz", { chat: club });
    const lobby = await club.nextBotMessage("Викторина!");
    const other = people[1] ?? starter;
    await other.presses(lobby, "Участвую").answer();
    expect((await other.presses(lobby, "Участвую").answer()).text).toContain("уже в игре");
    await pass(31_000);
    for (let silent = 0; silent < 3; silent += 1) {
      await club.nextBotMessage((one) => isPoll(one));
      await pass(23_000);
      await club.nextBotMessage("Никто не ответил");
      await pass(12_000);
    }
    await club.nextBotMessage("Три вопроса подряд");
  });

  test("only the starter or an admin stops it; one game at a time in a chat", async () => {
    const { club, people } = await gather("ru", 3);
    const [owner, luda, tosya] = people;
    if (owner === undefined || luda === undefined || tosya === undefined)
      throw new Error("Cannot play: too few");
    luda.writes("/quiz", { chat: club });
    await club.nextBotMessage("Викторина!");
    tosya.writes("/quiz", { chat: club });
    await club.nextBotMessage("уже идёт игра");
    tosya.writes("/stop", { chat: club });
    await club.nextBotMessage("может тот, кто её начал");
    owner.writes("/stop", { chat: club });
    await club.nextBotMessage("Игра остановлена");
  });

  test("where polls are forbidden to the bot the game ends and says why", async () => {
    const { club, starter } = await gather("ru", 2);
    club.setPermissions({ can_send_messages: true, can_send_polls: false });
    starter.writes("/quiz", { chat: club });
    const lobby = await club.nextBotMessage("Викторина!");
    starter.presses(lobby, "Начать сейчас");
    await club.nextBotMessage("запрещены опросы");
  });

  test("a group that becomes a supergroup in the middle plays on there", async () => {
    const starter = person("ru", "Катя");
    const club = bot.world.addGroup({ title: "Клуб", owner: starter, isBasic: true });
    starter.writes("/quiz 5", { chat: club });
    const lobby = await club.nextBotMessage("Викторина!");
    starter.presses(lobby, "Начать сейчас");
    await club.nextBotMessage((one) => isPoll(one));
    const there = club.migrate();
    await there.nextBotMessage("Группа переехала");
    const question = await there.nextBotMessage((one) => isPoll(one));
    starter.votes(question, rightOf(question));
    await there.nextBotMessage("Верный ответ");
  });

  test("teams play for their mean", async () => {
    const { club, people, starter } = await gather("ru", 4);
    starter.writes("/quiz 5 команды", { chat: club });
    const lobby = await club.nextBotMessage("Викторина!");
    for (const [at, one] of people.entries())
      await one.presses(lobby, `Команда ${String((at % 2) + 1)}`).answer();
    starter.presses(lobby, "Начать сейчас");
    for (let number = 1; number <= 5; number += 1) {
      const question = await club.nextBotMessage((one) => isPoll(one));
      for (const [at, one] of people.entries())
        one.votes(question, at % 2 === 0 ? rightOf(question) : wrongOf(question));
      await pass(A_SECOND);
      await club.nextBotMessage("Верный ответ");
      await pass(12_000);
    }
    expect(textOf(await club.nextBotMessage("Итоги"))).toMatch(/🥇 Команда 1/u);
  });
});

describe("the question of the day", () => {
  test("comes at its hour, and the next day with yesterday's answer and the fastest", async () => {
    const gosha = person("ru", "Гоша");
    const club = bot.world.addGroup({ title: "Клуб", owner: gosha });
    gosha.writes("/settings", { chat: club });
    const menu = await club.nextBotMessage("Клуб");
    gosha.presses(menu, "Вопрос дня");
    await club.nextEdit(menu, "Во сколько присылать");
    gosha.presses(menu, "19:00");
    await club.nextEdit(menu, (one) => labelsOf(one).includes("✓ 19:00"));
    clock.moveTo("2026-11-25T16:00:03Z");
    const question = await club.nextBotMessage((one) => isPoll(one));
    gosha.votes(question, rightOf(question));
    await bot.app.idle();
    clock.moveTo("2026-11-26T16:00:03Z");
    const told = await club.nextBotMessage("Вчерашний вопрос");
    expect(textOf(told)).toContain("Верно ответили 1 из 1");
    expect(textOf(told)).toContain("🥇 Гоша");
    await club.nextBotMessage((one) => isPoll(one));
  });
});
