import type { Message } from "@grammyjs/types";
import type { ChatState, MessageState, WorldState } from "./state.ts";

/** The messages of a chat that a dump shows at most. */
const MESSAGES_SHOWN_MAX = 30;

/** A chat for people to read: who said what, with the buttons below. */
export function dumpChat(chat: ChatState): string {
  const visible = [...chat.messages.values()].filter((stored) => !stored.isDeleted);
  const lines = visible.slice(-MESSAGES_SHOWN_MAX).flatMap(dumpMessage);
  const head = `--- ${chat.title} (${chat.type}, ${String(chat.id)}), ${String(visible.length)} messages`;
  return [head, ...lines].join("\n");
}

/** All chats, what the bot did not confirm yet, and what it did wrong. */
export function dumpWorld(world: WorldState): string {
  const chats = [...world.chats.values()].map(dumpChat);
  const failed = world.calls.filter((call) => !call.ok).slice(-10);
  return [
    ...chats,
    `--- updates not confirmed: ${String(world.updates.pending().length)}`,
    ...failed.map((call) => `--- refused: ${call.method}: ${call.description ?? ""}`),
    ...world.violations.map(({ method, description }) => `--- violation: ${method}: ${description}`),
  ].join("\n");
}

function dumpMessage({ message, isFromBot }: MessageState): string[] {
  const sender = message.sender_chat?.title ?? message.from?.first_name ?? "?";
  const edited = message.edit_date === undefined ? "" : " (edited)";
  const thread =
    message.message_thread_id === undefined ? "" : ` [thread ${String(message.message_thread_id)}]`;
  const head = `${isFromBot ? "<" : ">"} ${String(message.message_id)} ${sender}${thread}${edited}: ${contentOf(message)}`;
  const rows = message.reply_markup?.inline_keyboard ?? [];
  return [head, ...rows.map((row) => `      ${row.map((button) => `[${button.text}]`).join(" ")}`)];
}

const HEAD: ReadonlySet<string> = new Set([
  "message_id",
  "from",
  "sender_chat",
  "chat",
  "date",
  "message_thread_id",
  "is_topic_message",
  "reply_to_message",
  "reply_markup",
  "caption_entities",
]);

function contentOf(message: Message): string {
  if (message.text !== undefined) return message.text;
  const kinds = Object.keys(message).filter((field) => !HEAD.has(field));
  return `<${kinds.join(", ")}> ${message.caption ?? message.poll?.question ?? ""}`.trim();
}
