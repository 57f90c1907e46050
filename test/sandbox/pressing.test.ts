import { expect, test } from "vitest";
import { openClub } from "./support.ts";
import { WaitError } from "../../src/sandbox/sandbox.ts";

const keyboard = {
  inline_keyboard: [[{ text: "Да", callback_data: "yes" }], [{ text: "Сайт", url: "https://example.com" }]],
};

async function asked() {
  const club = await openClub();
  club.katya.starts();
  const { result: message } = await club.sandbox.send(club.katya, { text: "Идём?", reply_markup: keyboard });
  await club.sandbox.updates();
  return { ...club, message };
}

test("a press reaches the bot with the message, and its answer reaches the person", async () => {
  const { sandbox, katya, message } = await asked();
  const press = katya.presses(message, "Да");
  const [update] = await sandbox.updates();
  expect(update?.callback_query).toMatchObject({
    id: press.id,
    data: "yes",
    from: { id: katya.id },
    message: { text: "Идём?" },
  });
  expect(update?.callback_query?.chat_instance).toMatch(/^\d+$/);
  await sandbox.call("answerCallbackQuery", {
    callback_query_id: press.id,
    text: "Хорошо",
    show_alert: true,
  });
  expect(await press.answer()).toEqual({ text: "Хорошо", showAlert: true });
});

test("a press can be answered once, and not for ever", async () => {
  const { sandbox, katya, message, world } = await asked();
  const refusal = "Bad Request: query is too old and response timeout expired or query ID is invalid";
  const answer = async (callback_query_id: string) =>
    sandbox.call("answerCallbackQuery", { callback_query_id });
  const first = katya.presses(message, "Да");
  expect((await answer(first.id)).ok).toBe(true);
  expect((await answer(first.id)).description).toBe(refusal);
  const second = katya.presses(message, "Да");
  sandbox.clock.advance(200_000);
  expect((await answer(second.id)).description).toBe(refusal);
  expect((await answer("1")).description).toBe(refusal);
  expect(world.violations).toEqual([]);
});

test("an answer of more than 200 characters is refused", async () => {
  const { sandbox, katya, message } = await asked();
  const { id } = katya.presses(message, "Да");
  const reply = await sandbox.call("answerCallbackQuery", { callback_query_id: id, text: "я".repeat(201) });
  expect(reply.description).toBe("Bad Request: MESSAGE_TOO_LONG");
});

test("foreign data can be sent, also from a message that is gone", async () => {
  const { sandbox, katya, message } = await asked();
  katya.presses(message, { data: "подделка" });
  await sandbox.call("deleteMessage", { chat_id: katya.id, message_id: message.message_id });
  katya.presses(message, { data: "поздно" });
  const [forged, late] = (await sandbox.updates()).map(({ callback_query }) => callback_query);
  expect(forged?.data).toBe("подделка");
  expect(late?.message).toEqual({ chat: message.chat, message_id: message.message_id, date: 0 });
});

test("a button that is not there, or sends nothing, cannot be pressed", async () => {
  const { katya, message } = await asked();
  expect(() => katya.presses(message, "Нет")).toThrow('Cannot press "Нет": the message has [Да] [Сайт]');
  expect(() => katya.presses(message, "Сайт")).toThrow("it sends nothing to the bot");
});

test("a message of the bot is handed out once, whether it came before or after the question", async () => {
  const { sandbox, katya } = await asked();
  expect((await katya.chat.nextBotMessage()).text).toBe("Идём?");
  setTimeout(() => void sandbox.send(katya, "Позже"), 20);
  expect((await katya.chat.nextBotMessage(/поз/i)).text).toBe("Позже");
  const failure = katya.chat.nextBotMessage("ещё", 20);
  await expect(failure).rejects.toThrow(WaitError);
  await expect(failure).rejects.toThrow(
    /Cannot wait longer than 20 ms for a new message[^]*Катя: \/start[^]*\[Да\]/,
  );
});

test("the world is idle when everything is confirmed and the bot is quiet", async () => {
  const { sandbox, katya, world } = await asked();
  katya.writes("вопрос");
  await expect(world.idle({ timeoutMs: 20 })).rejects.toThrow("updates not confirmed: 1");
  setTimeout(() => void sandbox.updates().then(() => sandbox.send(katya, "ответ")), 20);
  await world.idle();
  expect(katya.chat.lastBotMessage().text).toBe("ответ");
});
