import { expect, test } from "vitest";
import { openClub } from "./support.ts";

const keyboard = { inline_keyboard: [[{ text: "Да", callback_data: "yes" }]] };

async function sent(markup?: object) {
  const club = await openClub();
  club.katya.starts();
  const { result } = await club.sandbox.send(club.katya, { text: "Вопрос", reply_markup: markup });
  const target = { chat_id: club.katya.id, message_id: result.message_id };
  return { ...club, message: result, target };
}

test("an edit changes the text, dates it, and takes the keyboard away unless it is repeated", async () => {
  const { sandbox, katya, message, target } = await sent(keyboard);
  const { result } = await sandbox.call("editMessageText", { ...target, text: "Ответ" });
  expect(result).toMatchObject({ text: "Ответ", edit_date: expect.any(Number) as number });
  expect(result).not.toHaveProperty("reply_markup");
  expect(katya.chat.message(message.message_id)?.text).toBe("Ответ");
});

test("an edit that changes nothing is refused but is no violation", async () => {
  const { sandbox, world, target } = await sent(keyboard);
  const same = await sandbox.call("editMessageText", { ...target, text: "Вопрос", reply_markup: keyboard });
  expect(same.description).toBe(
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
  );
  const sameButtons = await sandbox.call("editMessageReplyMarkup", { ...target, reply_markup: keyboard });
  expect(sameButtons.description).toContain("message is not modified");
  expect(world.violations).toEqual([]);
});

test("editMessageReplyMarkup without a markup removes the buttons", async () => {
  const { sandbox, katya, message, target } = await sent(keyboard);
  await sandbox.call("editMessageReplyMarkup", target);
  expect(katya.chat.message(message.message_id)?.reply_markup).toBeUndefined();
});

test.each([
  ["not there", 99, "message to edit not found"],
  ["a person's", 1, "message can't be edited"],
])("a message that is %s cannot be edited", async (_, message_id, description) => {
  const { sandbox, katya } = await sent();
  const reply = await sandbox.call("editMessageText", { chat_id: katya.id, message_id, text: "a" });
  expect(reply.description).toBe(`Bad Request: ${description}`);
});

test("a message with a reply keyboard cannot be edited", async () => {
  const { sandbox, target } = await sent({ keyboard: [["Да"]] });
  const reply = await sandbox.call("editMessageText", { ...target, text: "a" });
  expect(reply.description).toBe("Bad Request: message can't be edited");
});

test("the bot deletes its own messages within 48 hours", async () => {
  const { sandbox, katya, target } = await sent();
  const late = (await sandbox.send(katya, "позже")).result;
  expect(await sandbox.call("deleteMessage", target)).toMatchObject({ ok: true, result: true });
  expect(katya.chat.botMessages()).toEqual([late]);
  expect((await sandbox.call("deleteMessage", target)).description).toBe(
    "Bad Request: message to delete not found",
  );
  sandbox.clock.advance(49 * 3_600_000);
  const tooLate = await sandbox.call("deleteMessage", { ...target, message_id: late.message_id });
  expect(tooLate.description).toBe("Bad Request: message can't be deleted for everyone");
});

test("a member deletes no messages of others, an administrator does", async () => {
  const { sandbox, katya, club } = await openClub();
  const { message_id } = katya.writes("/start", { chat: club });
  const target = { chat_id: club.id, message_id };
  expect((await sandbox.call("deleteMessage", target)).description).toBe(
    "Bad Request: message can't be deleted",
  );
  club.promoteBot();
  expect((await sandbox.call("deleteMessages", { chat_id: club.id, message_ids: [message_id, 99] })).ok).toBe(
    true,
  );
  expect(club.message(message_id)).toBeUndefined();
});

test("a reaction must be one of Telegram's emoji", async () => {
  const { sandbox, katya, message, target } = await sent();
  const react = (emoji: string) =>
    sandbox.call("setMessageReaction", { ...target, reaction: [{ type: "emoji", emoji }] });
  expect((await react("🎬")).description).toBe("Bad Request: REACTION_INVALID");
  expect((await react("👍")).ok).toBe(true);
  expect(katya.chat.reactions(message).get(sandbox.bot.id)).toEqual([{ type: "emoji", emoji: "👍" }]);
});
