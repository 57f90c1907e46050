import type { Message, MessageEntity, ReactionType } from "@grammyjs/types";
import { chatObject } from "./members.ts";
import { attachPoll } from "./polls.ts";
import { reachesBot } from "./privacy.ts";
import { unixNow } from "./state.ts";
import type { ChatState, MessageState, WorldState } from "./state.ts";

/** The parts of a message that its sender decides. */
export type MessageFields = Omit<Partial<Message>, "message_id" | "date" | "chat">;

/** What a new message is besides its content. */
export interface NewMessage {
  readonly isFromBot: boolean;
  readonly markup?: MessageState["markup"];
  readonly keyboard?: MessageState["keyboard"];
  readonly isSilent?: boolean;
}

/** Stores a message under the chat's next id. It does not deliver it. */
export function addMessage(
  world: WorldState,
  chat: ChatState,
  fields: MessageFields,
  about: NewMessage,
): MessageState {
  const id = chat.nextMessageId;
  chat.nextMessageId += 1;
  const { from, sender_chat, ...rest } = fields;
  const head = { message_id: id, from, sender_chat, chat: chatObject(world, chat), date: unixNow(world) };
  const stored: MessageState = {
    message: withoutUndefined({ ...head, ...rest }),
    isDeleted: false,
    isFromBot: about.isFromBot,
    markup: about.markup,
    keyboard: about.keyboard,
    isSilent: about.isSilent === true,
    reactions: new Map<number, readonly ReactionType[]>(),
  };
  chat.messages.set(id, stored);
  attachPoll(world, chat, stored);
  if (about.isFromBot) chat.action = undefined;
  world.signal.emit({ kind: "message", chatId: chat.id, id });
  return stored;
}

/** Gives a message to the bot where privacy lets it through. */
export function deliver(world: WorldState, chat: ChatState, { message }: MessageState): void {
  if (!reachesBot(world, chat, message)) return;
  world.updates.push(chat.type === "channel" ? "channel_post" : "message", message);
}

/** Gives the new version of an edited message to the bot where privacy lets it through. */
export function deliverEdit(world: WorldState, chat: ChatState, { message }: MessageState): void {
  if (!reachesBot(world, chat, message)) return;
  world.updates.push(chat.type === "channel" ? "edited_channel_post" : "edited_message", message);
}

/** Replaces parts of a message; a field set to undefined goes away. */
export function editMessage(
  world: WorldState,
  chat: ChatState,
  stored: MessageState,
  fields: MessageFields,
  isVisibleEdit = true,
): void {
  const editDate = isVisibleEdit ? { edit_date: unixNow(world) } : {};
  stored.message = withoutUndefined({ ...stored.message, ...editDate, ...fields });
  world.signal.emit({ kind: "edited", chatId: chat.id, id: stored.message.message_id });
}

/** Takes a message out of the chat; its id is never used again. */
export function removeMessage(world: WorldState, chat: ChatState, stored: MessageState): void {
  stored.isDeleted = true;
  world.signal.emit({ kind: "deleted", chatId: chat.id, id: stored.message.message_id });
}

/** A message that is still there. */
export function findMessage(chat: ChatState, messageId: number): MessageState | undefined {
  const stored = chat.messages.get(messageId);
  return stored?.isDeleted === false ? stored : undefined;
}

/** A message as replies carry it: without the message that it replied to itself. */
export function asReplied(message: Message): NonNullable<Message["reply_to_message"]> {
  return without(message, "reply_to_message") as NonNullable<Message["reply_to_message"]>;
}

/**
 * The thread fields of a message: a forum's topic, or in other supergroups the
 * thread that a reply hangs on. In a topic, what replies to nothing replies to
 * the message that opened the topic.
 */
export function threadFields(
  chat: ChatState,
  topicId: number | undefined,
  replied: Message | undefined,
): MessageFields {
  if (chat.isForum) {
    const id = topicId ?? replied?.message_thread_id;
    if (id === undefined) return replyFields(replied);
    const opening = chat.messages.get(id)?.message;
    return { message_thread_id: id, is_topic_message: true, ...replyFields(replied ?? opening) };
  }
  if (chat.type !== "supergroup") return replyFields(replied);
  const id =
    topicId ?? (replied === undefined ? undefined : (replied.message_thread_id ?? replied.message_id));
  return { ...(id === undefined ? {} : { message_thread_id: id }), ...replyFields(replied) };
}

/** A copy without one of its fields. */
export function without<Value extends object, Name extends keyof Value>(
  value: Value,
  name: Name,
): Omit<Value, Name> {
  const copy: Partial<Value> = { ...value };
  // eslint-disable-next-line @typescript-eslint/no-dynamic-delete -- of an own copy
  delete copy[name];
  return copy as Omit<Value, Name>;
}

/** Entities belong to a message only where there are any. */
export function entitiesField<Name extends "entities" | "caption_entities">(
  name: Name,
  entities: readonly MessageEntity[],
): Partial<Record<Name, MessageEntity[]>> {
  return entities.length === 0 ? {} : ({ [name]: [...entities] } as Partial<Record<Name, MessageEntity[]>>);
}

function replyFields(replied: Message | undefined): MessageFields {
  return replied === undefined ? {} : { reply_to_message: asReplied(replied) };
}

function withoutUndefined(fields: object): Message {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as unknown as Message;
}
