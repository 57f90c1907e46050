import type { BotCommand, BotCommandScope, Chat, Message, ReactionType } from "@grammyjs/types";
import { chatObject, isAdministrator } from "./members.ts";
import { dumpChat } from "./dump.ts";
import { ephemeralsFor, findEphemeral, seenBy } from "./ephemeral.ts";
import { viewPoll } from "./poll-view.ts";
import type { PollView } from "./poll-view.ts";
import { closeDuePolls } from "./polls.ts";
import { pinnedIn } from "./pins.ts";
import { createReader, describeMatch, matches } from "./reading.ts";
import type { MessageMatch, MessageReader } from "./reading.ts";
import type { ChatState, MessageState, PersonState, WorldState } from "./state.ts";
import { WAIT_MS_DEFAULT, waitForValue } from "./waiting.ts";

/** One chat as tests look at it. */
export interface ChatHandle extends MessageReader {
  readonly id: number;
  /** The chat as messages carry it now. */
  info(): Chat;
  /**
   * Everything that is visible now: edits are applied, deleted messages are gone.
   * With `as` the chat as this member sees it, ephemeral messages in their places.
   */
  messages(options?: { readonly as?: { readonly id: number } }): readonly Message[];
  /** Resolves with the bot's next ephemeral message to this member that was not handed out yet. */
  nextEphemeral(member: { readonly id: number }, match?: MessageMatch, timeoutMs?: number): Promise<Message>;
  /** Those of the visible messages that the bot sent. */
  botMessages(): readonly Message[];
  /** One visible message as it is now. */
  message(id: number): Message | undefined;
  /** The latest visible message of the bot; throws where there is none. */
  lastBotMessage(): Message;
  /** Resolves with the message once an edit of it matches (or is made at all). */
  nextEdit(message: Message, match?: MessageMatch, timeoutMs?: number): Promise<Message>;
  /** Reactions to a message by the id of who set them. */
  reactions(message: Message): ReadonlyMap<number, readonly ReactionType[]>;
  /** The pinned messages, the newest first. */
  pinned(): readonly Message[];
  /** Whether the message was sent without a sound. */
  isSilent(message: Message): boolean;
  /** The reply keyboard or forced reply that the message brought, if any. */
  keyboardOf(message: Message): Readonly<Record<string, unknown>> | undefined;
  /**
   * The poll or quiz of a message as this person sees it. Without one: as the person whose
   * private chat it is, in groups as somebody who did not vote.
   */
  poll(message: Message, person?: { readonly id: number }): PollView;
  /** What the bot claims to be doing, such as "typing", since its last message. */
  action(): string | undefined;
  /** The commands that the app would offer this person here. */
  commandsFor(person: { readonly id: number }): readonly BotCommand[];
  /** The chat for people to read. */
  dump(): string;
}

/** A handle on a chat's state. */
export function createChatHandle(world: WorldState, chat: ChatState): ChatHandle {
  const visible = () => {
    closeDuePolls(world);
    return [...chat.messages.values()].filter((stored) => !stored.isDeleted);
  };
  let handedOutEphemeralId = 0;
  const ofBot = () => visible().filter((stored) => stored.isFromBot);
  const wait = <Value>(look: () => Value | undefined, timeoutMs: number, what: string) =>
    waitForValue(world.signal, look, timeoutMs, () => `for ${what}\n${dumpChat(chat)}`);

  return {
    ...createReader(world, chat),
    id: chat.id,
    info: () => chatObject(world, chat),
    messages: ({ as } = {}) =>
      as === undefined ? visible().map(current) : seenBy(world, chat.id, as.id, visible().map(current)),
    async nextEphemeral({ id }, match, timeoutMs = WAIT_MS_DEFAULT) {
      const look = () =>
        ephemeralsFor(world, chat.id, id).find(
          (one) => one.isFromBot && one.id > handedOutEphemeralId && matches(one.message, match),
        );
      const found = await wait(
        look,
        timeoutMs,
        `an ephemeral message to ${String(id)}${describeMatch(match)}`,
      );
      handedOutEphemeralId = found.id;
      return found.message;
    },
    botMessages: () => ofBot().map(current),
    message: (id) =>
      visible()
        .map(current)
        .find((message) => message.message_id === id),
    lastBotMessage() {
      const last = ofBot().at(-1);
      if (last === undefined) throw new Error(`Cannot find a message of the bot\n${dumpChat(chat)}`);
      return last.message;
    },
    async nextEdit(message, match, timeoutMs = WAIT_MS_DEFAULT) {
      const look = () => {
        const { ephemeral_message_id: ephemeralId } = message;
        const now =
          ephemeralId === undefined
            ? chat.messages.get(message.message_id)?.message
            : findEphemeral(world, chat.id, ephemeralId)?.message;
        const isChanged = now !== undefined && JSON.stringify(now) !== JSON.stringify(message);
        return isChanged && matches(now, match) ? now : undefined;
      };
      return wait(look, timeoutMs, `an edit of message ${String(message.message_id)}${describeMatch(match)}`);
    },
    reactions: (message) =>
      chat.messages.get(message.message_id)?.reactions ?? new Map<number, ReactionType[]>(),
    pinned: () => pinnedIn(chat),
    isSilent: (message) => chat.messages.get(message.message_id)?.isSilent === true,
    keyboardOf: (message) => chat.messages.get(message.message_id)?.keyboard,
    poll: (message, person) =>
      viewPoll(world, chat, message, person?.id ?? (chat.type === "private" ? chat.id : undefined)),
    action: () => chat.action,
    commandsFor: ({ id }) => commandsFor(world, chat, world.people.get(id)),
    dump: () => dumpChat(chat),
  };
}

function current(stored: MessageState): Message {
  return stored.message;
}

/** The scopes that count for somebody in a chat, narrowest first (Bot API, BotCommandScope). */
function commandsFor(
  world: WorldState,
  chat: ChatState,
  person: PersonState | undefined,
): readonly BotCommand[] {
  const language = (person?.user.language_code ?? "").slice(0, 2);
  const chat_id = chat.id;
  if (chat.type === "private") {
    return world.profile.firstCommands(
      [{ type: "chat", chat_id }, { type: "all_private_chats" }, { type: "default" }],
      language,
    );
  }
  const userId = person?.user.id ?? 0;
  const isAdmin = isAdministrator(chat, userId);
  const scopes: BotCommandScope[] = [
    { type: "chat_member", chat_id, user_id: userId },
    ...(isAdmin ? [{ type: "chat_administrators", chat_id } as const] : []),
    { type: "chat", chat_id },
    ...(isAdmin ? [{ type: "all_chat_administrators" } as const] : []),
    { type: "all_group_chats" },
    { type: "default" },
  ];
  return world.profile.firstCommands(scopes, language);
}
