import type { Message, User } from "@grammyjs/types";
import { chatObject } from "./members.ts";
import { addMessage, asReplied, deliver, findMessage, threadFields } from "./messages.ts";
import type { ChatState, MessageState, WorldState } from "./state.ts";

/** The pinned messages that are still there, the newest first. */
export function pinnedIn(chat: ChatState): readonly Message[] {
  return [...chat.pinned]
    .sort((a, b) => b - a)
    .map((id) => findMessage(chat, id)?.message)
    .filter((message) => message !== undefined);
}

/** Pins a message and says so in the chat. Bots get the news, their own included. */
export function pin(
  world: WorldState,
  chat: ChatState,
  stored: MessageState,
  by: User,
  isSilent: boolean,
): void {
  const { message } = stored;
  chat.pinned.add(message.message_id);
  const isBot = by.id === world.bot.id;
  const sender = chat.type === "channel" ? { sender_chat: chatObject(world, chat) } : { from: by };
  const topicId = message.is_topic_message === true ? message.message_thread_id : undefined;
  const thread = topicId === undefined ? {} : threadFields(chat, topicId, undefined);
  const notice = addMessage(
    world,
    chat,
    { ...sender, ...thread, reply_to_message: undefined, pinned_message: asReplied(message) },
    { isFromBot: isBot, isSilent: isSilent || chat.type === "private" || chat.type === "channel" },
  );
  if (isBot && chat.type !== "channel") world.updates.push("message", notice.message);
  else deliver(world, chat, notice);
  world.signal.emit({ kind: "chat", chatId: chat.id });
}

/** Takes pins away. Nobody is told. */
export function unpin(world: WorldState, chat: ChatState, messageIds: readonly number[]): void {
  for (const id of messageIds) chat.pinned.delete(id);
  world.signal.emit({ kind: "chat", chatId: chat.id });
}
