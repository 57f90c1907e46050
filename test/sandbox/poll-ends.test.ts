import { expect, test } from "vitest";
import type { Poll } from "@grammyjs/types";
import { ask, kinds } from "./polling.ts";
import { openClub } from "./support.ts";

test("stopPoll closes a poll, tells of it, and replaces its keyboard", async () => {
  const { sandbox, club, katya } = await openClub();
  const keyboard = { inline_keyboard: [[{ text: "Стоп", callback_data: "stop" }]] };
  const { result } = await ask(sandbox, club, { reply_markup: keyboard });
  katya.votes(result, 0);
  await sandbox.updates();
  const place = { chat_id: club.id, message_id: result.message_id };
  const stopped = await sandbox.call<Poll>("stopPoll", place);
  expect(stopped.result).toMatchObject({ id: result.poll.id, is_closed: true, total_voter_count: 1 });
  expect(await sandbox.updates()).toMatchObject([{ poll: { is_closed: true } }]);
  expect(club.message(result.message_id)).toMatchObject({ poll: { is_closed: true } });
  expect(club.message(result.message_id)).not.toHaveProperty("reply_markup");
  expect(club.message(result.message_id)).not.toHaveProperty("edit_date");
  expect(() => katya.votes(result, 1)).toThrow("Cannot vote: can't answer closed poll");
  expect((await sandbox.call("stopPoll", place)).description).toBe(
    "Bad Request: poll has already been closed",
  );
});

test("stopPoll finds only open polls of the bot", async () => {
  const { sandbox, world, club, katya } = await openClub();
  const stop = async (id: number) =>
    (await sandbox.call("stopPoll", { chat_id: club.id, message_id: id })).description;
  const text = await sandbox.send(club, "не опрос");
  const foreign = katya.sends({ poll: { question: "Идём?", options: ["Да", "Нет"] } }, { chat: club });
  const forward = katya.forwards((await ask(sandbox, club)).result, { chat: club });
  const preview = await ask(sandbox, club, { is_closed: true });
  expect(await stop(999)).toBe("Bad Request: message with poll to stop not found");
  expect(await stop(text.result.message_id)).toBe("Bad Request: message is not a poll");
  expect(await stop(foreign.message_id)).toBe("Bad Request: poll can't be stopped");
  expect(await stop(forward.message_id)).toBe("Bad Request: poll can't be stopped");
  expect(await stop(preview.result.message_id)).toBe("Bad Request: poll has already been closed");
  expect(world.violations).toEqual([]);
});

test("a poll closes when its time is over, and no update says so", async () => {
  const { sandbox, club, katya } = await openClub();
  const { result } = await ask(sandbox, club, { open_period: 30 });
  const date = Date.parse("2026-11-22T12:00:40Z") / 1000;
  const later = await ask(sandbox, club, { close_date: date });
  expect(later.result.poll).toMatchObject({ close_date: date });
  sandbox.clock.advance(29_999);
  expect(club.poll(result)).toMatchObject({ isClosed: false, closesAt: date - 10 });
  sandbox.clock.advance(1);
  expect(() => katya.votes(result, 0)).toThrow("can't answer closed poll");
  expect(club.message(result.message_id)?.poll).toMatchObject({ is_closed: true });
  expect(club.message(result.message_id)?.poll).not.toHaveProperty("close_date");
  expect(club.poll(later.result).isClosed).toBe(false);
  sandbox.clock.advance(10_000);
  expect(
    (await sandbox.call("stopPoll", { chat_id: club.id, message_id: later.result.message_id })).description,
  ).toBe("Bad Request: poll has already been closed");
  expect(await sandbox.updates()).toEqual([]);
});

test("those who wait see a poll close although nobody asks for it", async () => {
  const { sandbox, club } = await openClub();
  const { result } = await ask(sandbox, club, { open_period: 600 });
  const closed = club.nextEdit(result, ({ poll }) => poll?.is_closed === true);
  sandbox.clock.advance(600_000);
  expect((await closed).message_id).toBe(result.message_id);
});

test("a poll whose message was deleted takes no votes", async () => {
  const { sandbox, club, katya, gosha } = await openClub();
  const { result } = await ask(sandbox, club, { is_anonymous: false });
  katya.votes(result, 0);
  gosha.deletes(result);
  await sandbox.updates();
  expect(() => katya.votes(result, 1)).toThrow("Cannot vote: the message is not there any more");
  expect(
    (await sandbox.call("stopPoll", { chat_id: club.id, message_id: result.message_id })).description,
  ).toBe("Bad Request: message with poll to stop not found");
  expect(await sandbox.updates()).toEqual([]);
});

test("a poll lives on in its forwards, and counts the votes of both places", async () => {
  const { sandbox, world, club, katya } = await openClub();
  const tonya = world.addPerson({ name: "Тоня" });
  const other = world.addGroup({ title: "Общежитие", owner: tonya, members: [katya], botStatus: "none" });
  const { result } = await ask(sandbox, club, { is_anonymous: false });
  const forward = katya.forwards(result, { chat: other });
  expect(forward).toMatchObject({
    poll: { id: result.poll.id },
    forward_origin: { sender_user: { is_bot: true } },
  });
  tonya.votes(forward, 0);
  const updates = await sandbox.updates();
  expect(updates[0]?.poll_answer).toMatchObject({ poll_id: result.poll.id, user: { first_name: "Тоня" } });
  expect(club.message(result.message_id)?.poll?.total_voter_count).toBe(1);
});

test("after a migration votes still come, but only the old chat knows the message", async () => {
  const { sandbox, world, gosha, katya } = await openClub();
  const old = world.addGroup({ title: "Двор", owner: gosha, members: [katya], isBasic: true });
  const { result } = await ask(sandbox, old, { is_anonymous: false });
  const next = old.migrate();
  await sandbox.updates();
  katya.votes(result, 0);
  expect(kinds(await sandbox.updates())).toEqual(["poll_answer", "poll"]);
  const refused = await sandbox.call("stopPoll", { chat_id: old.id, message_id: result.message_id });
  expect(refused.parameters).toEqual({ migrate_to_chat_id: next.id });
});
