import type { Message, MessageEntity, ReactionType, User } from "@grammyjs/types";
import { plainBot } from "../api/access.ts";
import { textFields } from "./content.ts";
import type { Sendable } from "./content.ts";
import type { ChatHandle } from "./chat.ts";
import { postEphemeral } from "./ephemeral.ts";
import { askInline } from "./inline.ts";
import type { InlineAsk, InlineOptions } from "./inline.ts";
import { chatMember, chatObject, isAdministrator, membership } from "./members.ts";
import { deliverEdit, editMessage, removeMessage, without } from "./messages.ts";
import type { MessageFields } from "./messages.ts";
import { requireMaySendPoll, sendableFields } from "./poll-content.ts";
import { post } from "./posting.ts";
import type { Posting } from "./posting.ts";
import { pressButton } from "./pressing.ts";
import type { Press, PressTarget } from "./pressing.ts";
import { createSharing } from "./sharing.ts";
import type { Sharing } from "./sharing.ts";
import { createVoting } from "./voting.ts";
import type { Voting } from "./voting.ts";
import { unixNow } from "./state.ts";
import type { ChatState, MessageState, PersonState, Status, WorldState } from "./state.ts";

/** Where and how a person writes. */
export interface WriteOptions {
  /** Without it the private chat with the bot. */
  readonly chat?: { readonly id: number };
  /** A topic of a forum. */
  readonly topic?: { readonly id: number } | undefined;
  readonly replyTo?: Message;
  /** The part of the message that the reply quotes. */
  readonly quote?: string;
  /** On behalf of the group itself (its anonymous administrators) or of a channel. */
  readonly as?: { readonly id: number };
  /** Entities beside those that Telegram finds by itself. */
  readonly entities?: readonly MessageEntity[];
  /** The inline bot that the message was made with. */
  readonly viaBot?: User;
  /** Makes it a forward: of somebody's message, or of a hidden person's. */
  readonly forwardedFrom?: { readonly id: number } | { readonly hiddenName: string };
  /** As an ephemeral command: the bot alone sees it. Replies to ephemeral messages are so by themselves. */
  readonly isEphemeral?: boolean;
}

/** One person with a phone. What the app would not let them do throws an Error. */
export interface Person extends Sharing<WriteOptions>, Voting {
  readonly id: number;
  readonly name: string;
  /** The private chat with the bot; it exists for the bot after the first message. */
  readonly chat: ChatHandle;
  /** The person as messages carry them now. */
  user(): User;
  writes(text: string, options?: WriteOptions): Message;
  sends(content: Sendable, options?: WriteOptions): Message;
  /** Presses Start (or Restart), with the payload of a deep link if there is one. */
  starts(payload?: string): Message;
  /** Changes the text or caption of an own message. */
  edits(message: Message, text: string, options?: Pick<WriteOptions, "entities">): Message;
  /** Takes a message away; bots are not told. */
  deletes(message: Message): void;
  /** Presses a button: by its text, or with any data at all, even such as no button has. */
  presses(message: Message, target: PressTarget): Press;
  /** Types `@bot query` in a chat (the private one where none is named). */
  asksInline(query: string, options?: InlineOptions): InlineAsk;
  /** Sets reactions, or takes them away with none. */
  reacts(message: Message, ...emoji: readonly string[]): void;
  blocksBot(): void;
  unblocksBot(): void;
  deletesAccount(): void;
  /** Changes the language of the app; undefined hides it. */
  speaks(languageCode: string | undefined): void;
  renames(names: {
    readonly firstName?: string;
    readonly lastName?: string;
    readonly username?: string;
  }): void;
}

/** A handle on a person. `privateChat` becomes part of the world with the first message. */
export function createPerson(
  world: WorldState,
  state: PersonState,
  privateChat: ChatState,
  chat: ChatHandle,
): Person {
  const { id } = state.user;

  function send(content: MessageFields, options: WriteOptions): Message {
    const target = chatOf(options.chat?.id ?? id);
    const { replyTo, isEphemeral = replyTo?.ephemeral_message_id !== undefined } = options;
    if (isEphemeral) return postEphemeral(world, state, target, content, replyTo);
    if (content.poll !== undefined) requireMaySendPoll(target, id, content.poll);
    const posting = readOptions(world, options);
    const stored = post(world, state, target, content, posting);
    world.chats.set(target.id, target);
    return stored.message;
  }

  function chatOf(chatId: number): ChatState {
    const found = chatId === id ? privateChat : world.chats.get(chatId);
    if (found === undefined) throw new Error(`Cannot write: there is no chat ${String(chatId)}`);
    return found;
  }

  function setBlocked(isBlocked: boolean): void {
    if (state.hasBlockedBot === isBlocked) return;
    state.hasBlockedBot = isBlocked;
    tellBlocking(world, state.user, privateChat, isBlocked);
  }

  const person: Person = {
    ...createVoting(world, { user: () => state.user, chatOf }),
    ...createSharing<WriteOptions>(world, { user: () => state.user, chatOf, send, noOptions: {} }),
    id,
    name: state.user.first_name,
    chat,
    user: () => state.user,
    writes: (text, options = {}) => send(textFields(text, options.entities), options),
    sends: (content, options = {}) =>
      send(sendableFields(world, content, options.forwardedFrom === undefined ? id : undefined), options),
    starts(payload) {
      setBlocked(false);
      return person.writes(payload === undefined ? "/start" : `/start ${payload}`);
    },
    edits: (message, text, options = {}) =>
      edit(world, chatOf(message.chat.id), message, text, options.entities),
    deletes(message) {
      const target = chatOf(message.chat.id);
      removeMessage(world, target, storedOf(target, message));
    },
    asksInline: (query, { chat: place, offset } = {}) =>
      askInline(world, state, chatOf(place?.id ?? id), query, offset),
    presses: (message, target) => pressButton(world, state.user, chatOf(message.chat.id), message, target),
    reacts(message, ...emoji) {
      react(world, state.user, chatOf(message.chat.id), message, emoji);
    },
    blocksBot() {
      setBlocked(true);
    },
    unblocksBot() {
      setBlocked(false);
    },
    deletesAccount() {
      state.isDeactivated = true;
    },
    speaks(languageCode) {
      const rest = without(state.user, "language_code");
      state.user = languageCode === undefined ? rest : { ...rest, language_code: languageCode };
      world.signal.emit({ kind: "chat", chatId: id });
    },
    renames({ firstName, lastName, username }) {
      state.user = {
        ...state.user,
        ...(firstName === undefined ? {} : { first_name: firstName }),
        ...(lastName === undefined ? {} : { last_name: lastName }),
        ...(username === undefined ? {} : { username }),
      };
    },
  };
  return person;
}

function readOptions(world: WorldState, options: WriteOptions): Posting {
  const { topic, replyTo, quote, viaBot, as, forwardedFrom } = options;
  return {
    topicId: topic?.id,
    replied: replyTo === undefined ? undefined : currentVersion(world, replyTo),
    quote,
    viaBot,
    asChat: as === undefined ? undefined : world.chats.get(as.id),
    forwardOrigin: forwardedFrom === undefined ? undefined : originOf(world, forwardedFrom),
  };
}

function currentVersion(world: WorldState, message: Message): Message {
  return world.chats.get(message.chat.id)?.messages.get(message.message_id)?.message ?? message;
}

function originOf(
  world: WorldState,
  from: NonNullable<WriteOptions["forwardedFrom"]>,
): Message["forward_origin"] {
  const date = unixNow(world) - 60;
  if ("hiddenName" in from) return { type: "hidden_user", sender_user_name: from.hiddenName, date };
  const user = from.id === world.bot.id ? plainBot(world) : world.people.get(from.id)?.user;
  if (user !== undefined) return { type: "user", sender_user: user, date };
  const chat = world.chats.get(from.id);
  if (chat === undefined) throw new Error(`Cannot forward: there is nobody with the id ${String(from.id)}`);
  const origin = chatObject(world, chat);
  if (origin.type === "channel") return { type: "channel", chat: origin, message_id: 1, date };
  return { type: "chat", sender_chat: origin, date };
}

function storedOf(chat: ChatState, message: Message): MessageState {
  const stored = chat.messages.get(message.message_id);
  if (stored === undefined || stored.isDeleted)
    throw new Error("Cannot use the message: it is not there any more");
  return stored;
}

function edit(
  world: WorldState,
  chat: ChatState,
  message: Message,
  text: string,
  entities: readonly MessageEntity[] | undefined,
): Message {
  const stored = storedOf(chat, message);
  const formatted = textFields(text, entities);
  const isCaption = stored.message.text === undefined;
  const caption = { caption: text, caption_entities: formatted.entities };
  editMessage(world, chat, stored, isCaption ? caption : { entities: undefined, ...formatted });
  deliverEdit(world, chat, stored);
  return stored.message;
}

function react(
  world: WorldState,
  user: User,
  chat: ChatState,
  message: Message,
  emoji: readonly string[],
): void {
  const stored = storedOf(chat, message);
  const previous = stored.reactions.get(user.id) ?? [];
  const next = emoji.map((one) => ({ type: "emoji", emoji: one }) as ReactionType);
  stored.reactions.set(user.id, next);
  world.signal.emit({ kind: "reaction", chatId: chat.id, id: message.message_id });
  if (chat.type !== "private" && !isAdministrator(chat, world.bot.id)) return;
  world.updates.push("message_reaction", {
    chat: chatObject(world, chat),
    message_id: message.message_id,
    user,
    date: unixNow(world),
    old_reaction: previous,
    new_reaction: next,
  });
}

function tellBlocking(world: WorldState, user: User, chat: ChatState, isBlocked: boolean): void {
  const [before, after]: [Status, Status] = isBlocked ? ["member", "kicked"] : ["kicked", "member"];
  const bot = plainBot(world);
  world.updates.push("my_chat_member", {
    chat: chatObject(world, chat),
    from: user,
    date: unixNow(world),
    old_chat_member: chatMember(membership(before, "private"), bot),
    new_chat_member: chatMember(membership(after, "private"), bot),
  });
  world.signal.emit({ kind: "chat", chatId: chat.id });
}
