import { expect, test } from "vitest";
import { QUIZ, ask, kinds } from "./polling.ts";
import { openClub } from "./support.ts";

test("a vote in a public poll tells who chose what, then how the poll stands", async () => {
  const { sandbox, club, katya, gosha } = await openClub();
  const { result } = await ask(sandbox, club, { is_anonymous: false });
  katya.votes(result, "Баталов");
  gosha.votes(result, 1);
  const updates = await sandbox.updates();
  expect(kinds(updates)).toEqual(["poll_answer", "poll", "poll_answer", "poll"]);
  expect(updates[0]?.poll_answer).toEqual({
    poll_id: result.poll.id,
    user: katya.user(),
    option_ids: [0],
    option_persistent_ids: [result.poll.options[0]?.persistent_id],
  });
  expect(updates[3]?.poll).toMatchObject({
    total_voter_count: 2,
    options: [{ voter_count: 1 }, { voter_count: 1 }, { voter_count: 0 }],
  });
});

test("an anonymous poll tells only how it stands", async () => {
  const { sandbox, club, katya } = await openClub();
  const { result } = await ask(sandbox, club, { description: "Только в сообщении" });
  katya.votes(result, 2);
  const updates = await sandbox.updates();
  expect(kinds(updates)).toEqual(["poll"]);
  expect(updates[0]?.poll?.options[2]?.voter_count).toBe(1);
  expect(updates[0]?.poll).not.toHaveProperty("description");
  expect(club.message(result.message_id)?.poll).toMatchObject({
    total_voter_count: 1,
    description: "Только в сообщении",
  });
});

test("a bot that does not ask for poll answers gets none", async () => {
  const { sandbox, club, katya } = await openClub();
  await sandbox.updates({ allowed_updates: ["message", "poll"] });
  const { result } = await ask(sandbox, club, { is_anonymous: false });
  katya.votes(result, 0);
  expect(kinds(await sandbox.updates())).toEqual(["poll"]);
  expect((await sandbox.call("getUpdates", { allowed_updates: ["message", "poll_answer"] })).ok).toBe(true);
  katya.votes(result, 1);
  expect(kinds(await sandbox.updates())).toEqual(["poll_answer"]);
});

test("a vote can be changed and taken back, where the poll allows it", async () => {
  const { sandbox, club, katya } = await openClub();
  const { result } = await ask(sandbox, club, { is_anonymous: false });
  katya.votes(result, 0);
  katya.votes(result, 0);
  katya.votes(result, 1);
  katya.retractsVote(result);
  katya.retractsVote(result);
  const answers = (await sandbox.updates()).flatMap(({ poll_answer: answer }) =>
    answer === undefined ? [] : [answer],
  );
  expect(answers.map(({ option_ids: ids }) => ids)).toEqual([[0], [1], []]);
  expect(answers[2]?.option_persistent_ids).toEqual([]);
});

test("a vote in a quiz is final", async () => {
  const { sandbox, club, katya } = await openClub();
  const { result } = await ask(sandbox, club, { ...QUIZ, is_anonymous: false });
  katya.votes(result, "Ефремов");
  await sandbox.updates();
  expect(() => katya.votes(result, "Баталов")).toThrow("Cannot vote: can't revote in a quiz");
  expect(() => katya.retractsVote(result)).toThrow("Cannot vote: can't retract vote in a quiz");
  expect(await sandbox.updates()).toEqual([]);

  const open = await ask(sandbox, club, { ...QUIZ, allows_revoting: true });
  katya.votes(open.result, 1);
  katya.votes(open.result, 0);
  expect(club.poll(open.result, katya).options[0]).toMatchObject({ isChosen: true, votes: 1 });
});

test("several answers need a poll that allows them", async () => {
  const { sandbox, club, katya } = await openClub();
  const one = await ask(sandbox, club);
  expect(() => katya.votes(one.result, [0, 1])).toThrow("can't choose more than 1 option in the poll");
  const many = await ask(sandbox, club, {
    ...QUIZ,
    allows_multiple_answers: true,
    correct_option_ids: [0, 2],
  });
  katya.votes(many.result, [2, "Баталов", 2]);
  expect(club.poll(many.result, katya).options.map(({ isChosen }) => isChosen)).toEqual([true, false, true]);
  expect(club.poll(many.result, katya)).toMatchObject({ voters: 1, correct: [0, 2] });
});

test("only members vote, and only for what is there", async () => {
  const { sandbox, world, club, katya } = await openClub();
  const stranger = world.addPerson({ name: "Рудольф" });
  const { result } = await ask(sandbox, club);
  expect(() => stranger.votes(result, 0)).toThrow("Рудольф is not a member of Клуб «Восемь дней»");
  expect(() => katya.votes(result, 3)).toThrow("invalid option ID specified: 3");
  expect(() => katya.votes(result, "Смоктуновский")).toThrow('there is no option "Смоктуновский"');
  club.restrict(katya, { can_send_messages: false });
  katya.votes(result, 0);
  club.removeMember(katya, "kicked");
  expect(() => katya.retractsVote(result)).toThrow("is not a member");
});

test("an anonymous administrator votes as the group", async () => {
  const { sandbox, club, katya } = await openClub();
  club.promote(katya, { is_anonymous: true });
  const { result } = await ask(sandbox, club, { is_anonymous: false });
  katya.votes(result, 0);
  const [update] = await sandbox.updates();
  expect(update?.poll_answer).toMatchObject({ voter_chat: { id: club.id }, user: { id: 136817688 } });
});

test("a quiz shows its answer to those who voted, and to all in the end", async () => {
  const { sandbox, club, katya, gosha } = await openClub();
  const { result } = await ask(sandbox, club, QUIZ);
  katya.votes(result, "Ефремов");
  const hidden = { correct: undefined, explanation: undefined, isClosed: false };
  expect(club.poll(result, gosha)).toMatchObject(hidden);
  expect(club.poll(result, gosha).options.map(({ votes, isCorrect }) => [votes, isCorrect])).toEqual(
    Array.from({ length: 3 }, () => [undefined, undefined]),
  );
  expect(club.poll(result, katya)).toMatchObject({
    voters: 1,
    correct: [0],
    explanation: QUIZ.explanation,
    options: [
      { text: "Баталов", isChosen: false, isCorrect: true, votes: 0, percent: 0 },
      { text: "Ефремов", isChosen: true, isCorrect: false, votes: 1, percent: 100 },
      { text: "Меньшов" },
    ],
  });
  await sandbox.call("stopPoll", { chat_id: club.id, message_id: result.message_id });
  expect(club.poll(result)).toMatchObject({ isClosed: true, correct: [0], explanation: QUIZ.explanation });
});

test("results that are hidden until the end stay hidden from voters too", async () => {
  const { sandbox, club, katya } = await openClub();
  const { result } = await ask(sandbox, club, { ...QUIZ, hide_results_until_closes: true, open_period: 10 });
  katya.votes(result, 0);
  expect(club.poll(result, katya)).toMatchObject({
    correct: undefined,
    options: [{ isChosen: true, votes: undefined }, {}, {}],
  });
  sandbox.clock.advance(10_000);
  expect(club.poll(result, katya)).toMatchObject({ correct: [0], options: [{ votes: 1 }, {}, {}] });
});

test("shuffled options differ between people, and votes name them as the bot does", async () => {
  const { sandbox, world, club } = await openClub();
  const options = Array.from({ length: 6 }, (_, index) => ({ text: `Серия ${String(index)}` }));
  const { result } = await ask(sandbox, club, { options, shuffle_options: true, is_anonymous: false });
  const people = ["Людмила", "Антонина", "Николай"].map((name) => world.addPerson({ name }));
  const orders = people.map((person) =>
    club
      .poll(result, person)
      .options.map(({ id }) => id)
      .join(),
  );
  expect(new Set(orders).size).toBeGreaterThan(1);
  expect(orders).toEqual(
    people.map((person) =>
      club
        .poll(result, person)
        .options.map(({ id }) => id)
        .join(),
    ),
  );
  club.addMember(people[0]!);
  people[0]!.votes(result, "Серия 4");
  expect(
    (await sandbox.updates()).find(({ poll_answer: answer }) => answer !== undefined)?.poll_answer
      ?.option_ids,
  ).toEqual([4]);
});
