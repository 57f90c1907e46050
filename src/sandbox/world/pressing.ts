import type { InlineKeyboardButton, Message, User } from "@grammyjs/types";
import { dumpChat } from "./dump.ts";
import { chatObject } from "./members.ts";
import { findEphemeral } from "./ephemeral.ts";
import { findMessage } from "./messages.ts";
import { randomDigits } from "./state.ts";
import type { CallbackAnswer, ChatState, QueryState, WorldState } from "./state.ts";
import { inlineMessageId } from "./surfaces.ts";
import { WAIT_MS_DEFAULT, waitForValue } from "./waiting.ts";

/** A button by its text, or data that the app is made to send. */
export type PressTarget = string | { readonly data: string };

/** A press that is on its way. */
export interface Press {
  /** The id of the callback query. */
  readonly id: string;
  readonly data: string;
  /** Resolves with what the person sees when the bot answers the query. */
  answer(timeoutMs?: number): Promise<CallbackAnswer>;
  /** The answer if it is there already. */
  answered(): CallbackAnswer | undefined;
}

/** Sends the bot a callback query for a message, as it is now. */
export function pressButton(
  world: WorldState,
  user: User,
  chat: ChatState,
  message: Message,
  target: PressTarget,
): Press {
  const { ephemeral_message_id: ephemeralId } = message;
  const stored =
    ephemeralId === undefined
      ? findMessage(chat, message.message_id)
      : findEphemeral(world, chat.id, ephemeralId);
  const data = typeof target === "string" ? dataOf(chat, stored?.message, target) : target.data;
  const query: QueryState = {
    id: randomDigits(world),
    askedAtMs: world.clock.now().getTime(),
    place: { personId: user.id, chatId: chat.id, messageId: message.message_id },
    answer: undefined,
  };
  world.queries.set(query.id, query);
  // A message that is gone comes with its place only (InaccessibleMessage).
  const inlineId = inlineMessageId(world.surfaces, chat.id, message.message_id);
  const gone = { chat: chatObject(world, chat), message_id: message.message_id, date: 0 };
  world.updates.push("callback_query", {
    id: query.id,
    from: user,
    // What was sent through the bot belongs to its sender: the bot gets no more than its inline id.
    ...(inlineId === undefined ? { message: stored?.message ?? gone } : { inline_message_id: inlineId }),
    chat_instance: chat.instance,
    data,
  });
  world.signal.emit({ kind: "query", chatId: chat.id, id: query.id });
  return {
    id: query.id,
    data,
    answered: () => query.answer,
    answer: (timeoutMs = WAIT_MS_DEFAULT) =>
      waitForValue(
        world.signal,
        () => query.answer,
        timeoutMs,
        () => `for the answer to ${data}\n${dumpChat(chat)}`,
      ),
  };
}

function dataOf(chat: ChatState, message: Message | undefined, text: string): string {
  const buttons = message?.reply_markup?.inline_keyboard.flat() ?? [];
  const button =
    buttons.find((candidate) => candidate.text === text) ??
    buttons.find(({ text: label }) => label.includes(text));
  if (button === undefined) {
    const labels = buttons.map((candidate) => `[${candidate.text}]`).join(" ");
    throw new Error(
      `Cannot press "${text}": the message has ${labels === "" ? "no buttons" : labels}\n${dumpChat(chat)}`,
    );
  }
  if (!isCallback(button)) throw new Error(`Cannot press "${text}": it sends nothing to the bot`);
  return button.callback_data;
}

function isCallback(button: InlineKeyboardButton): button is InlineKeyboardButton.CallbackButton {
  return "callback_data" in button;
}
