import { afterAll, beforeAll, expect, test } from "vitest";
import { labelsOf, startBot, textOf, type RunningBot } from "../support/bot.ts";
import { movableClock, type MovableClock } from "../support/ports.ts";
import { isPoll, rightOf, type Shown } from "../support/quiz.ts";

/** What may come between a question and its answer, and what happens around games. */
const ADMIN = 7_000_000_779;
let bot: RunningBot;
let clock: MovableClock;

beforeAll(async () => {
  clock = movableClock("2026-11-25T09:00:00Z");
  bot = await startBot({ clock, config: { botAdmins: [ADMIN] } });
});
afterAll(() => bot.stop());

const person = (languageCode: string, name: string, id?: number) => {
  const somebody = bot.world.addPerson({ name, languageCode, ...(id === undefined ? {} : { id }) });
  somebody.starts();
  return somebody;
};

async function pass(ms: number): Promise<void> {
  await bot.app.idle();
  clock.moveBy(ms);
}

/** A group of three with a game of five questions, the first of them asked. */
async function playing() {
  const people = ["Катя", "Люда", "Тося"].map((name) => person("ru", name));
  const [katya, luda, tosya] = people;
  if (katya === undefined || luda === undefined || tosya === undefined) throw new Error("nobody is there");
  const club = bot.world.addGroup({ title: "Клуб", owner: katya, members: [luda, tosya] });
  katya.writes("/quiz 5", { chat: club });
  const lobby = await club.nextBotMessage("Викторина!");
  for (const one of [luda, tosya]) await one.presses(lobby, "Участвую").answer();
  katya.presses(lobby, "Начать сейчас");
  const question = await club.nextBotMessage(isPoll);
  return { club, katya, luda, tosya, question };
}

test("an admin who deletes the question: the game says the answer when its time is over, and goes on", async () => {
  const { club, katya, luda, question } = await playing();
  luda.votes(question, rightOf(bot, question));
  await bot.app.idle();
  katya.deletes(question);
  await pass(23_000);
  await club.nextBotMessage("Верный ответ");
  await pass(12_000);
  await club.nextBotMessage(isPoll);
});

test("who has left the group keeps the points, and nobody waits for them", async () => {
  const { club, katya, luda, tosya, question } = await playing();
  tosya.votes(question, rightOf(bot, question));
  await bot.app.idle();
  club.removeMember(tosya);
  for (const one of [katya, luda]) one.votes(question, rightOf(bot, question));
  await club.nextBotMessage("Верный ответ");
  await pass(12_000);
  const second = await club.nextBotMessage(isPoll);
  for (const one of [katya, luda]) one.votes(second, rightOf(bot, second));
  // Tosya is still waited for, but no longer than the question is open.
  await pass(23_000);
  await club.nextBotMessage("Верный ответ");
});

test("a 429 in the middle of a round delays the question, and its time counts from when it came", async () => {
  const { club, katya, luda, tosya, question } = await playing();
  for (const one of [katya, luda, tosya]) one.votes(question, rightOf(bot, question));
  await club.nextBotMessage("Верный ответ");
  bot.world.faults.set({ kind: "http429", method: "sendPoll", times: 1, retryAfter: 20 });
  await pass(12_000);
  await bot.world.waitFor(() => bot.world.faults.list().length === 0);
  clock.moveBy(21_000);
  const second = await club.nextBotMessage(isPoll);
  for (const one of [katya, luda, tosya]) one.votes(second, rightOf(bot, second));
  const reveal = await club.nextBotMessage("Верный ответ");
  expect(textOf(reveal)).toContain("Катя");
});

test("a vote after the close is not counted, and one that is repeated or taken back counts once", async () => {
  const { club, katya, luda, question } = await playing();
  katya.votes(question, rightOf(bot, question));
  await bot.app.idle();
  const pollId = question.poll?.id;
  const answer = (user: unknown, ...options: readonly number[]) => {
    bot.world.injectUpdate({ poll_answer: { poll_id: pollId, user, option_ids: options } });
  };
  // The same vote under another number, and one without options, as of a retracted vote.
  answer(katya.user(), rightOf(bot, question));
  answer(katya.user());
  await pass(23_000);
  const reveal = await club.nextBotMessage("Верный ответ");
  answer(luda.user(), rightOf(bot, question));
  await bot.app.idle();
  expect(textOf(reveal)).not.toContain("Люда");
});

test.each([
  ["ru", "Вопросы викторины", "Больше не задавать", "Вопросов без ответа нет", "Разбирать нечего"],
  ["en", "Quiz questions", "Ask it no more", "No question is left", "There is nothing to review"],
] as const)(
  "a reported question reaches /review, and is asked no more at an admin's word (%s)",
  async (language, queue, out, noFacts, empty) => {
    const katya = person("ru", "Катя");
    katya.writes("/quiz");
    const menu = await katya.chat.nextBotMessage("Викторина");
    katya.presses(menu, "Начать");
    const question = await katya.chat.nextBotMessage(isPoll);
    katya.votes(question, rightOf(bot, question));
    const reveal = await katya.chat.nextBotMessage("Верно!");
    await katya.presses(reveal, "что-то не так").answer();

    const admin = bot.world.people().find(({ id }) => id === ADMIN) ?? person(language, "Директор", ADMIN);
    admin.speaks(language);
    katya.writes("/review");
    await katya.chat.nextBotMessage("Такой команды у меня нет");
    admin.writes("/review");
    const review = await admin.chat.nextBotMessage((one) =>
      labelsOf(one).some((label) => label.includes(queue)),
    );
    expect(textOf(review)).toContain(noFacts);
    admin.presses(review, queue);
    const card = await admin.chat.nextEdit(review, (one) =>
      labelsOf(one).some((label) => label.includes(out)),
    );
    expect(textOf(card)).toContain("✅");
    admin.presses(card, out);
    await admin.chat.nextEdit(review, empty);
    katya.writes("/stop");
  },
);

test.each([
  ["ru", "Викторина", "Начать", "Верно!", "викторина", "Мой результат", "верно 1 из"],
  ["en", "The quiz", "Begin", "Right!", "quiz", "My result", "1 of"],
] as const)(
  "a result is shared in any chat by the bot's inline mode (%s)",
  async (language, choose, begin, right, query, mine, score) => {
    const katya = person(language, "Катя");
    katya.writes("/quiz");
    const menu = await katya.chat.nextBotMessage(choose);
    katya.presses(menu, begin);
    const question = await katya.chat.nextBotMessage(isPoll);
    katya.votes(question, rightOf(bot, question));
    await katya.chat.nextBotMessage(right);
    katya.writes("/stop");
    const result = await katya.chat.nextBotMessage((one: Shown) => one.caption !== undefined);
    const { inline_keyboard } = result.reply_markup as {
      inline_keyboard: { switch_inline_query?: string }[][];
    };
    expect(inline_keyboard.flat().map(({ switch_inline_query }) => switch_inline_query)).toContain(query);
    const list = await katya.asksInline(query).results();
    expect(JSON.stringify(list)).toContain(mine);
    expect(JSON.stringify(list).toLowerCase()).toContain(score);
    // Whoever comes by the link is asked what to play.
    const rudolf = bot.world.addPerson({ name: "Рудольф", languageCode: language });
    rudolf.starts("quiz");
    await rudolf.chat.nextBotMessage(choose);
  },
);

test("the week's champion gets a tag on Monday where the chat wants it and the bot may give it", async () => {
  const { club, katya, luda, tosya, question } = await playing();
  club.promoteBot({ can_manage_tags: true });
  katya.writes("/settings", { chat: club });
  const menu = await club.nextBotMessage("Клуб");
  katya.presses(menu, "Вопрос дня");
  await club.nextEdit(menu, "Во сколько присылать");
  await katya.presses(menu, "метка чемпиона").answer();
  const wrong = (one: Shown) => (rightOf(bot, one) === 0 ? 1 : 0);
  for (const one of [katya, luda]) one.votes(question, rightOf(bot, question));
  tosya.votes(question, wrong(question));
  await club.nextBotMessage("Верный ответ");
  await pass(12_000);
  const second = await club.nextBotMessage(isPoll);
  luda.votes(second, rightOf(bot, second));
  for (const one of [katya, tosya]) one.votes(second, wrong(second));
  await club.nextBotMessage("Верный ответ");
  katya.writes("/stop", { chat: club });
  await club.nextBotMessage("Игра остановлена");
  await bot.app.idle();
  clock.moveTo("2026-11-30T09:00:00Z");
  await bot.world.waitFor(() =>
    bot.world.calls.some(
      ({ method, params }) =>
        method === "setChatMemberTag" &&
        Number(params["user_id"]) === luda.id &&
        params["tag"] === "чемпион недели",
    ),
  );
});
