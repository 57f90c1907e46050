import { expect, test } from "vitest";
import type { Update } from "@grammyjs/types";
import { openClub } from "./support.ts";
import type { TestSandbox } from "./support.ts";

const result = (text = "Восемь дней") => ({
  type: "article",
  id: "1",
  title: "Ответ",
  input_message_content: { message_text: text },
});
const TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid";

/** A group that the bot is no member of. */
async function openForeign() {
  const club = await openClub();
  const { world, katya, sandbox } = club;
  const foreign = world.addGroup({ title: "Чужой чат", members: [katya], botStatus: "none" });
  const name = `@${sandbox.bot.username ?? ""}`;
  return { ...club, foreign, name };
}

const guestsOf = (updates: readonly Update[]) => updates.flatMap(({ guest_message }) => guest_message ?? []);
const answer = (sandbox: TestSandbox, guest_query_id: string | undefined, given: object = result()) =>
  sandbox.call<{ inline_message_id: string }>("answerGuestQuery", { guest_query_id, result: given });

test("a mention in a group without the bot summons it, and its answer replies to the mention", async () => {
  const { sandbox, katya, foreign, name } = await openForeign();
  const question = katya.writes(`${name} сколько дней?`, { chat: foreign });
  katya.writes("о своём", { chat: foreign });
  const updates = await sandbox.updates({ allowed_updates: ["guest_message"] });
  expect(updates).toHaveLength(1);
  const [guest] = guestsOf(updates);
  expect(guest).toMatchObject({ message_id: question.message_id, chat: { id: foreign.id } });
  const sent = await answer(sandbox, guest?.guest_query_id);
  expect(sent.result.inline_message_id).toMatch(/^\w+$/u);
  const message = await foreign.nextBotMessage("Восемь дней");
  expect(message.from?.id).toBe(sandbox.bot.id);
  expect(message.reply_to_message?.message_id).toBe(question.message_id);
  expect(message.guest_bot_caller_user?.id).toBe(katya.id);
  const { inline_message_id } = sent.result;
  await sandbox.call("editMessageText", { inline_message_id, text: "Восемь дней!" });
  expect(foreign.message(message.message_id)?.text).toBe("Восемь дней!");
});

test("a reply to what the guest wrote summons it again; with other calls it cannot write there", async () => {
  const { sandbox, katya, foreign, name } = await openForeign();
  katya.writes(`${name} сколько дней?`, { chat: foreign });
  const [guest] = guestsOf(await sandbox.updates());
  await answer(sandbox, guest?.guest_query_id);
  katya.writes("а в сериале?", { chat: foreign, replyTo: foreign.lastBotMessage() });
  const [again] = guestsOf(await sandbox.updates());
  expect(again?.reply_to_message?.text).toBe("Восемь дней");
  expect((await sandbox.send(foreign, "Я тут")).description).toBe("Bad Request: chat not found");
});

test("a query is answered once, in time, with a sound message", async () => {
  const { sandbox, world, katya, foreign, name } = await openForeign();
  const summon = async () => {
    katya.writes(`${name} сколько дней?`, { chat: foreign });
    return guestsOf(await sandbox.updates())[0]?.guest_query_id;
  };
  const query = await summon();
  expect((await answer(sandbox, query)).ok).toBe(true);
  expect((await answer(sandbox, query)).description).toBe(TOO_OLD);
  const late = await summon();
  sandbox.clock.advance(30_001);
  expect((await answer(sandbox, late)).description).toBe(TOO_OLD);
  expect((await answer(sandbox, "no-such-query")).description).toBe(TOO_OLD);
  expect(world.violations).toEqual([]);
  expect((await answer(sandbox, await summon(), result(""))).ok).toBe(false);
  expect(world.violations).toHaveLength(1);
});

test("members, the banned and bots without guest mode are not summoned", async () => {
  const { sandbox, world, katya, club, foreign, name } = await openForeign();
  katya.writes(`${name} сколько дней?`, { chat: club });
  foreign.addBot();
  foreign.removeBot();
  await sandbox.updates();
  katya.writes(`${name} сколько дней?`, { chat: foreign });
  const third = world.addGroup({ title: "Третий", members: [katya], botStatus: "none" });
  world.setGuestMode(false);
  katya.writes(`${name} сколько дней?`, { chat: third });
  expect(await sandbox.updates()).toEqual([]);
});
