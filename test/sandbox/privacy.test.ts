import { expect, test } from "vitest";
import { openClub } from "./support.ts";
import type { TestSandbox } from "./support.ts";

const heard = async (sandbox: TestSandbox) =>
  (await sandbox.updates()).map(({ message }) => message?.text ?? Object.keys(message ?? {}).at(-1));

test("with privacy on, a group shows the bot only what is meant for it", async () => {
  const { sandbox, katya, gosha, club } = await openClub();
  const { result: own } = await sandbox.send(club, "Я бот");
  const write = (text: string, options = {}) => katya.writes(text, { chat: club, ...options });
  write("болтовня");
  write("@eight_days_bot, ты тут?");
  write("/ask кто играл Гошу");
  write("/ask@eight_days_bot кто");
  write("/ask@Eight_Days_Bot кто");
  write("/ask@otherbot кто");
  write("спрошу: /ask");
  write("ответ боту", { replyTo: own });
  write("ответ Гоше", { replyTo: gosha.writes("Я Гоша", { chat: club }) });
  write("через бота", { viaBot: sandbox.bot });
  club.rename("Клуб");
  expect(await heard(sandbox)).toEqual([
    "/ask кто играл Гошу",
    "/ask@eight_days_bot кто",
    "/ask@Eight_Days_Bot кто",
    "ответ боту",
    "через бота",
    "new_chat_title",
  ]);
});

test("an administrator hears everything, and so does a bot without privacy", async () => {
  const { sandbox, world, katya, club } = await openClub();
  club.promoteBot();
  await sandbox.updates();
  katya.writes("болтовня", { chat: club });
  expect(await heard(sandbox)).toEqual(["болтовня"]);
  club.demoteBot();
  world.setPrivacyMode(false);
  await sandbox.updates();
  katya.writes("ещё", { chat: club });
  expect(await heard(sandbox)).toEqual(["ещё"]);
  expect((await sandbox.call("getMe")).result).toMatchObject({ can_read_all_group_messages: true });
});

test("edited messages follow the same rule", async () => {
  const { sandbox, katya, club } = await openClub();
  const chat = katya.writes("болтовня", { chat: club });
  katya.edits(chat, "всё ещё болтовня");
  katya.edits(chat, "/ask теперь вопрос");
  const updates = await sandbox.updates();
  expect(updates.map(({ edited_message }) => edited_message?.text)).toEqual(["/ask теперь вопрос"]);
  expect(updates[0]?.edited_message?.edit_date).toBeGreaterThan(0);
});
