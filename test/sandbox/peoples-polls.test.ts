import { expect, test } from "vitest";
import type { Message } from "@grammyjs/types";
import { openClub, openSandbox } from "./support.ts";

test("a quiz that a person makes for the bot shows it the answer", async () => {
  const { sandbox, katya } = await openClub();
  katya.starts();
  await sandbox.updates();
  katya.sends({
    poll: { question: "Кто снял фильм?", options: ["Меньшов", "Рязанов"], correct: 0, explanation: "Да" },
  });
  const [update] = await sandbox.updates();
  expect(update?.message?.poll).toMatchObject({ type: "quiz", correct_option_ids: [0], explanation: "Да" });
});

test("a quiz from elsewhere hides its answer from the bot", async () => {
  const { sandbox, world, katya, gosha, club } = await openClub();
  katya.starts();
  world.setPrivacyMode(false);
  const poll = {
    question: "Кто снял фильм?",
    options: ["Меньшов", "Рязанов"],
    correct: 0,
    explanation: "Да",
  };
  await sandbox.updates();
  katya.sends({ poll }, { forwardedFrom: gosha });
  const inGroup = gosha.sends({ poll }, { chat: club });
  katya.forwards(inGroup);
  const polls = (await sandbox.updates()).map(({ message }) => message?.poll);
  expect(polls).toHaveLength(3);
  for (const shown of polls) {
    expect(shown).toMatchObject({ type: "quiz", options: [{ text: "Меньшов" }, { text: "Рязанов" }] });
    expect(shown).not.toHaveProperty("correct_option_ids");
    expect(shown).not.toHaveProperty("explanation");
  }
  gosha.stopsPoll(inGroup);
  const [stopped] = await sandbox.updates();
  expect(stopped?.poll).toMatchObject({ is_closed: true, correct_option_ids: [0] });
});

test("votes in a person's poll are none of the bot's business", async () => {
  const { sandbox, world, katya, gosha, club } = await openClub();
  world.setPrivacyMode(false);
  const poll = gosha.sends(
    { poll: { question: "Идём?", options: ["Да", "Нет"], isAnonymous: false } },
    { chat: club },
  );
  await sandbox.updates();
  katya.votes(poll, "Да");
  expect(await sandbox.updates()).toEqual([]);
  expect(club.poll(poll, gosha)).toMatchObject({ isOwn: true, options: [{ votes: 1 }, { votes: 0 }] });
  expect(() => katya.stopsPoll(poll)).toThrow("Cannot stop the poll: it is somebody else's");
});

test("people send no polls that the app would not take", async () => {
  const { katya, club } = await openClub();
  const send = (options: readonly string[]) =>
    katya.sends({ poll: { question: "Идём?", options } }, { chat: club });
  expect(() => send([])).toThrow("Cannot send the poll: poll must have at least one answer option");
  club.setPermissions({ can_send_polls: false });
  expect(() => send(["Да"])).toThrow("Cannot send the poll: polls are not allowed here");
});

test("people make polls, vote and stop them on the page", async () => {
  const sandbox = await openSandbox({ page: true });
  const [katya, gosha] = sandbox.world.people();
  const chatId = katya!.id;
  const act = async (action: string, input: object) => {
    const response = await fetch(`${sandbox.url}/sandbox/${action}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ personId: chatId, chatId, ...input }),
    });
    return (await response.json()) as { readonly result?: Message; readonly error?: string };
  };
  const { result } = await act("send", { kind: "poll", caption: "Смотрим сегодня?" });
  expect(result?.poll).toMatchObject({ question: "Смотрим сегодня?" });
  const messageId = result?.message_id;
  const viewed = async (personId: number) => {
    const body = await (await fetch(`${sandbox.url}/sandbox/chats/${String(chatId)}`)).json();
    const { messages } = body as { messages: { polls: Record<string, unknown> }[] };
    return messages.at(-1)?.polls[personId];
  };
  await act("vote", { messageId, options: [0] });
  expect(await viewed(chatId)).toMatchObject({
    isOwn: true,
    options: [{ isChosen: true, votes: 1 }, {}, {}],
  });
  expect(await viewed(gosha!.id)).not.toHaveProperty("options.0.votes");
  await act("vote", { messageId, options: [] });
  expect(await viewed(chatId)).toMatchObject({ voters: 0 });
  await act("stoppoll", { messageId });
  expect((await act("vote", { messageId, options: [1] })).error).toBe(
    "Cannot vote: can't answer closed poll",
  );
});
