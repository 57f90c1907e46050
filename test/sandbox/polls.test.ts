import { expect, test } from "vitest";
import { TELEGRAM_LIMITS } from "../../src/sandbox/sandbox.ts";
import { OPTIONS, QUIZ, ask } from "./polling.ts";
import { openClub } from "./support.ts";

test("a poll is sent with Telegram's defaults", async () => {
  const { sandbox, world, club } = await openClub();
  const { result } = await ask(sandbox, club);
  expect(result.poll).toEqual({
    id: expect.stringMatching(/^\d{18}$/) as string,
    question: "Кто сыграл Гошу?",
    options: OPTIONS.map(({ text }) => ({
      text,
      persistent_id: expect.any(String) as string,
      voter_count: 0,
    })),
    total_voter_count: 0,
    is_closed: false,
    is_anonymous: true,
    type: "regular",
    allows_multiple_answers: false,
    allows_revoting: true,
    members_only: false,
  });
  expect(await club.nextBotMessage("сыграл Гошу")).toMatchObject({ message_id: result.message_id });
  expect(world.violations).toEqual([]);
});

test("a quiz keeps everything that it was sent with", async () => {
  const { sandbox, club } = await openClub();
  const { result } = await ask(sandbox, club, {
    ...QUIZ,
    question: "<b>Кто</b> сыграл Гошу?",
    question_parse_mode: "HTML",
    explanation: "Гошу сыграл <b>Баталов</b>",
    explanation_parse_mode: "HTML",
    description: "Первый вопрос",
    open_period: 60,
    is_anonymous: false,
  });
  expect(result.poll).toMatchObject({
    // Formatting other than custom emoji is lost.
    question: "Кто сыграл Гошу?",
    type: "quiz",
    allows_revoting: false,
    correct_option_ids: [0],
    explanation: "Гошу сыграл Баталов",
    explanation_entities: [{ type: "bold", offset: 12, length: 7 }],
    description: "Первый вопрос",
    open_period: 60,
    close_date: Date.parse("2026-11-22T12:01:00Z") / 1000,
  });
  expect(result.poll.question_entities).toBeUndefined();
});

const long = (length: number) => "й".repeat(length);

test.each([
  ["no options", { options: [] }, "poll must have at least one answer option"],
  [
    "13 options",
    { options: Array.from({ length: 13 }, () => ({ text: "а" })) },
    "poll can't have more than 12 options",
  ],
  ["no question", { question: undefined }, "text must be non-empty"],
  ["an invisible question", { question: "\u200b" }, "text must be non-empty"],
  ["a long question", { question: long(301) }, "poll question length must not exceed 300"],
  ["an empty option", { options: [{ text: "да" }, { text: " " }] }, "text must be non-empty"],
  ["a long option", { options: [{ text: long(101) }] }, "poll options length must not exceed 100"],
  [
    "broken HTML in an option",
    { options: [{ text: "<b>а", text_parse_mode: "HTML" }] },
    "can't parse InputPollOption: Can't parse entities: ",
  ],
  ["an unknown type", { type: "survey" }, "unsupported poll type specified"],
  ["a quiz without an answer", { type: "quiz" }, "correct quiz option list must be non-empty"],
  ["falling answers", { ...QUIZ, correct_option_ids: [1, 0] }, "correct quiz option list must be increasing"],
  ["an answer that is no option", { ...QUIZ, correct_option_ids: [3] }, "wrong quiz correct_option_id"],
  [
    "two answers of which one can be chosen",
    { ...QUIZ, correct_option_ids: [0, 1] },
    "QUIZ_CORRECT_ANSWERS_TOO_MUCH",
  ],
  ["a long explanation", { ...QUIZ, explanation: long(201) }, "message caption is too long"],
  ["three line feeds", { ...QUIZ, explanation: "а\nб\nв\nг" }, "poll explanation has too many line feeds"],
  ["an explanation of no quiz", { explanation: "зачем?" }, "explanation can be used in quizzes only"],
  ["4 seconds", { open_period: 4 }, "a poll must be open for 5-2628000 seconds, not 4"],
  ["an end in the past", { close_date: 1 }, "a poll must be open for 5-2628000 seconds"],
  [
    "two ends",
    { open_period: 60, close_date: Date.parse("2026-11-22T12:01:00Z") / 1000 },
    "open_period and close_date must not be given together",
  ],
  [
    "the old field",
    { type: "quiz", correct_option_id: 0 },
    'parameter "correct_option_id" of method sendPoll is unknown',
  ],
  ["options as plain strings", { options: ["да"] }, 'parameter "options" must be of type InputPollOption'],
  ["members only in a group", { members_only: true }, "poll voters can be restricted only in channel chats"],
])("a poll with %s is refused as a violation", async (_, fields, description) => {
  const { sandbox, world, club } = await openClub();
  const reply = await ask(sandbox, club, fields);
  expect(reply.status).toBe(400);
  expect(reply.description).toContain(`Bad Request: ${description}`);
  expect(world.violations).toHaveLength(1);
  expect(club.messages()).toEqual([]);
});

test("limits count characters, as 100 emoji show", async () => {
  const { sandbox, club } = await openClub();
  expect((await ask(sandbox, club, { options: [{ text: "🦄".repeat(100) }] })).ok).toBe(true);
});

test("a bot that may not send polls is told so", async () => {
  const { sandbox, world, club } = await openClub();
  club.setPermissions({ can_send_polls: false });
  expect((await ask(sandbox, club)).description).toBe(
    "Bad Request: not enough rights to send polls to the chat",
  );
  expect((await sandbox.send(club, "привет")).ok).toBe(true);
  expect(world.violations).toEqual([]);
});

test("a closed topic takes no polls", async () => {
  const { sandbox, world, gosha } = await openClub();
  const forum = world.addGroup({ title: "Форум", owner: gosha, forum: true });
  const topic = forum.createTopic("Викторина");
  expect((await ask(sandbox, forum, { message_thread_id: topic.id })).result.is_topic_message).toBe(true);
  topic.close();
  expect((await ask(sandbox, forum, { message_thread_id: topic.id })).description).toBe(
    "Bad Request: TOPIC_CLOSED",
  );
});

test("channels take anonymous polls only", async () => {
  const { sandbox, world, gosha } = await openClub();
  const channel = world.addChannel({ title: "Афиша", owner: gosha });
  expect((await ask(sandbox, channel, { is_anonymous: false })).description).toBe(
    "Bad Request: non-anonymous polls can't be sent to channel chats",
  );
  const { result } = await ask(sandbox, channel, { members_only: true, country_codes: ["RU", "FT"] });
  expect(result.poll).toMatchObject({ members_only: true, country_codes: ["RU", "FT"] });
});

test("polls count as messages for the flood limits, and a refused one leaves nothing behind", async () => {
  const { sandbox, club } = await openClub({ limits: TELEGRAM_LIMITS });
  const replies = await Promise.all(Array.from({ length: 6 }, () => ask(sandbox, club)));
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 429]);
  expect(club.messages()).toHaveLength(5);
});
