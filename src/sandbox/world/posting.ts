import type { Message, User } from "@grammyjs/types";
import { chatObject, isAdministrator, isMember, mayDo, membershipOf } from "./members.ts";
import { summonGuest } from "./guest.ts";
import { addMessage, asReplied, deliver, threadFields } from "./messages.ts";
import type { MessageFields } from "./messages.ts";
import type { ChatState, MessageState, PersonState, WorldState } from "./state.ts";

/** Telegram's own accounts, which stand in where a chat is the sender. */
export const ANONYMOUS_ADMIN: User = {
  id: 1087968824,
  is_bot: true,
  first_name: "Group",
  username: "GroupAnonymousBot",
};
export const CHANNEL_BOT: User = {
  id: 136817688,
  is_bot: true,
  first_name: "Channel",
  username: "Channel_Bot",
};
export const TELEGRAM: User = { id: 777000, is_bot: false, first_name: "Telegram" };

/** Where and as what somebody posts. */
export interface Posting {
  readonly topicId?: number | undefined;
  readonly replied?: Message | undefined;
  readonly quote?: string | undefined;
  /** The chat that the message is sent on behalf of: the group itself, or a channel. */
  readonly asChat?: ChatState | undefined;
  readonly viaBot?: User | undefined;
  readonly forwardOrigin?: Message["forward_origin"];
}

/**
 * Posts a person's message and delivers it to the bot.
 *
 * @throws Error where Telegram's app would not let the person write
 */
export function post(
  world: WorldState,
  person: PersonState,
  chat: ChatState,
  content: MessageFields,
  posting: Posting,
): MessageState {
  requireMayPost(person, chat, posting);
  if (chat.type === "private") person.hasStarted = true;
  const { replied, quote, viaBot, forwardOrigin } = posting;
  const stored = addMessage(
    world,
    chat,
    {
      ...senderFields(world, person, chat, posting.asChat),
      ...threadFields(chat, posting.topicId, replied),
      ...quoteField(replied, quote),
      ...(viaBot === undefined ? {} : { via_bot: viaBot }),
      ...(forwardOrigin === undefined ? {} : { forward_origin: forwardOrigin }),
      ...content,
    },
    { isFromBot: false },
  );
  deliver(world, chat, stored);
  summonGuest(world, chat, stored);
  forwardToDiscussion(world, chat, stored);
  return stored;
}

/** Repeats a channel's post in its discussion group, as Telegram does by itself. */
export function forwardToDiscussion(world: WorldState, channel: ChatState, { message }: MessageState): void {
  const group = channel.linkedChatId === undefined ? undefined : world.chats.get(channel.linkedChatId);
  if (channel.type !== "channel" || group === undefined) return;
  const { message_id, date, chat, sender_chat, author_signature, ...content } = asReplied(message);
  const signature = author_signature === undefined ? {} : { author_signature };
  const origin = { type: "channel", chat, message_id, date, ...signature } as Message["forward_origin"];
  const head = { from: TELEGRAM, sender_chat, is_automatic_forward: true as const, forward_origin: origin };
  deliver(world, group, addMessage(world, group, { ...head, ...content }, { isFromBot: false }));
}

/** An event in a chat, told by a message that nobody wrote; the bot gets it if it is there. */
export function postService(
  world: WorldState,
  chat: ChatState,
  from: User,
  fields: MessageFields,
): MessageState {
  const stored = addMessage(world, chat, { from, ...fields }, { isFromBot: from.id === world.bot.id });
  deliver(world, chat, stored);
  return stored;
}

function requireMayPost(person: PersonState, chat: ChatState, { topicId, asChat }: Posting): void {
  const refuse = (reason: string): never => {
    throw new Error(`Cannot write to ${chat.title}: ${reason}`);
  };
  const name = person.user.first_name;
  if (chat.migratedToId !== undefined) refuse("the group became a supergroup");
  if (chat.type === "private") {
    if (person.user.id !== chat.id) refuse(`it is not ${name}'s chat`);
    if (person.hasBlockedBot) refuse(`${name} has blocked the bot`);
    return;
  }
  if (chat.type === "channel" && !isAdministrator(chat, person.user.id))
    refuse(`${name} is not an administrator`);
  if (asChat === undefined && !isMember(chat, person.user.id)) refuse(`${name} is not a member`);
  if (asChat?.id === chat.id && !isAdministrator(chat, person.user.id))
    refuse(`${name} is not an administrator`);
  if (
    chat.type !== "channel" &&
    isMember(chat, person.user.id) &&
    !mayDo(chat, person.user.id, "can_send_messages")
  ) {
    refuse(`${name} may not send messages`);
  }
  requireTopic(person, chat, topicId, refuse);
}

function requireTopic(
  person: PersonState,
  chat: ChatState,
  topicId: number | undefined,
  refuse: (reason: string) => never,
) {
  if (topicId === undefined) return;
  const topic = chat.topics.get(topicId);
  if (topic === undefined) refuse("there is no such topic");
  else if (topic.isClosed && !isAdministrator(chat, person.user.id))
    refuse(`the topic ${topic.name} is closed`);
}

function senderFields(
  world: WorldState,
  { user }: PersonState,
  chat: ChatState,
  asChat: ChatState | undefined,
): MessageFields {
  if (chat.type === "channel") return { sender_chat: chatObject(world, chat) };
  const { status, rights, customTitle, tag } = membershipOf(chat, user.id);
  const isHidden = (status === "creator" || status === "administrator") && rights.is_anonymous;
  const sender = asChat ?? (isHidden ? chat : undefined);
  const word = tag ?? customTitle;
  if (sender === undefined) {
    return { from: user, ...(word === undefined || chat.type !== "supergroup" ? {} : { sender_tag: word }) };
  }
  if (sender.id !== chat.id) return { from: CHANNEL_BOT, sender_chat: chatObject(world, sender) };
  const signature = customTitle === undefined ? {} : { author_signature: customTitle };
  return { from: ANONYMOUS_ADMIN, sender_chat: chatObject(world, chat), ...signature };
}

function quoteField(replied: Message | undefined, quote: string | undefined): MessageFields {
  if (replied === undefined || quote === undefined) return {};
  const position = (replied.text ?? replied.caption ?? "").indexOf(quote);
  if (position < 0) throw new Error(`Cannot quote "${quote}": the message does not contain it`);
  return { quote: { text: quote, position, is_manual: true } };
}
