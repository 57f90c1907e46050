import type { Message } from "@grammyjs/types";
import type { MessageFields } from "./messages.ts";
import { isService } from "./privacy.ts";

/** What belongs to a message's place and fate, not to its content. */
const LEFT_BEHIND: ReadonlySet<string> = new Set([
  "message_id",
  "from",
  "sender_chat",
  "sender_tag",
  "chat",
  "date",
  "edit_date",
  "message_thread_id",
  "is_topic_message",
  "reply_to_message",
  "external_reply",
  "quote",
  "author_signature",
  "is_automatic_forward",
  "has_protected_content",
  "reply_markup",
  "media_group_id",
  "effect_id",
  "forward_origin",
  "via_bot",
]);

/** Why a message cannot be passed on, or undefined where it can. */
export function fixedness(message: Message): "service" | "protected" | undefined {
  if (isService(message)) return "service";
  return message.has_protected_content === true ? "protected" : undefined;
}

/** The content of a message without its place, its buttons and its history. */
export function contentOf(message: Message): MessageFields {
  return Object.fromEntries(Object.entries(message).filter(([field]) => !LEFT_BEHIND.has(field)));
}

/** A forward of a message; forwards of forwards name the first author. */
export function forwardOf(message: Message): MessageFields {
  const { via_bot } = message;
  const bot = via_bot === undefined ? {} : { via_bot };
  return { ...contentOf(message), ...bot, forward_origin: originOf(message) };
}

/**
 * Gives messages that go together albums of their own: parts of one album get
 * one new id, a part that goes alone gets none.
 */
export function regrouped(
  messages: readonly Message[],
  newId: () => string,
): (message: Message) => MessageFields {
  const ids = new Map<string, string>();
  for (const { media_group_id: old } of messages) {
    const isTogether = messages.filter((other) => other.media_group_id === old).length > 1;
    if (old !== undefined && isTogether && !ids.has(old)) ids.set(old, newId());
  }
  return ({ media_group_id: old }) => {
    const id = old === undefined ? undefined : ids.get(old);
    return id === undefined ? {} : { media_group_id: id };
  };
}

function originOf(message: Message): NonNullable<Message["forward_origin"]> {
  const { forward_origin, sender_chat, from, chat, date, message_id, author_signature } = message;
  if (forward_origin !== undefined) return forward_origin;
  const signature = author_signature === undefined ? {} : { author_signature };
  if (chat.type === "channel") return { type: "channel", chat, message_id, date, ...signature };
  if (sender_chat !== undefined) return { type: "chat", sender_chat, date, ...signature };
  if (from !== undefined) return { type: "user", sender_user: from, date };
  return { type: "chat", sender_chat: chat, date };
}
