import type { Message } from "@grammyjs/types";
import { plainBot } from "../api/access.ts";
import { chatObject } from "./members.ts";
import type { MessageFields } from "./messages.ts";
import { unixNow } from "./state.ts";
import type { ChatState, PersonState, WorldState } from "./state.ts";
import type { EphemeralState } from "./surfaces.ts";

/** Who sees an ephemeral message, and in what place. */
export interface EphemeralPlace {
  readonly personId: number;
  readonly isFromBot: boolean;
  readonly replacesId?: number | undefined;
}

/** Stores an ephemeral message; `fields` name the sender and the receiver. */
export function addEphemeral(
  world: WorldState,
  chat: ChatState,
  fields: MessageFields,
  { personId, isFromBot, replacesId }: EphemeralPlace,
): EphemeralState {
  const { surfaces } = world;
  const id = surfaces.nextEphemeralId;
  surfaces.nextEphemeralId += 1;
  const head = {
    message_id: 0,
    ephemeral_message_id: id,
    chat: chatObject(world, chat),
    date: unixNow(world),
  };
  const stored: EphemeralState = {
    id,
    chatId: chat.id,
    personId,
    isFromBot,
    afterId: chat.nextMessageId - 1,
    replacesId,
    sentAtMs: world.clock.now().getTime(),
    message: { ...head, ...fields },
    isDeleted: false,
  };
  surfaces.ephemerals.push(stored);
  world.signal.emit({ kind: "message", chatId: chat.id, id });
  return stored;
}

/**
 * A person's reply to an ephemeral message of the bot, or an ephemeral
 * command: the bot alone gets it.
 */
export function postEphemeral(
  world: WorldState,
  { user }: PersonState,
  chat: ChatState,
  content: MessageFields,
  replied: Message | undefined,
): Message {
  const fields = {
    from: user,
    receiver_user: plainBot(world),
    ...(replied === undefined ? {} : { reply_to_message: replied as Message["reply_to_message"] }),
    ...content,
  };
  const { message } = addEphemeral(world, chat, fields, {
    personId: user.id,
    isFromBot: false,
  });
  world.updates.push("message", message);
  return message;
}

/** An ephemeral message of the chat that is still there. */
export function findEphemeral(world: WorldState, chatId: number, id: number): EphemeralState | undefined {
  return world.surfaces.ephemerals.find((one) => one.chatId === chatId && one.id === id && !one.isDeleted);
}

/** What one member sees beside the messages for all. */
export function ephemeralsFor(
  world: WorldState,
  chatId: number,
  personId: number,
): readonly EphemeralState[] {
  return world.surfaces.ephemerals.filter(
    (one) => one.chatId === chatId && one.personId === personId && !one.isDeleted,
  );
}

/** The chat as one member sees it: ephemeral messages in their places, replaced messages hidden. */
export function seenBy(
  world: WorldState,
  chatId: number,
  personId: number,
  messages: readonly Message[],
): readonly Message[] {
  const own = ephemeralsFor(world, chatId, personId);
  const hidden = new Set(own.map(({ replacesId }) => replacesId));
  const public_ = messages
    .filter(({ message_id }) => !hidden.has(message_id))
    .map((message) => ({ place: message.message_id, message }));
  const private_ = own.map(({ afterId, id, message }) => ({ place: afterId + 0.5 + id / 1e9, message }));
  return [...public_, ...private_].sort((a, b) => a.place - b.place).map(({ message }) => message);
}

/** Changes an ephemeral message; a field set to undefined goes away. */
export function changeEphemeral(world: WorldState, stored: EphemeralState, fields: MessageFields): void {
  const entries = Object.entries<unknown>({ ...stored.message, edit_date: unixNow(world), ...fields });
  stored.message = Object.fromEntries(
    entries.filter(([, value]) => value !== undefined),
  ) as unknown as Message;
  world.signal.emit({ kind: "edited", chatId: stored.chatId, id: stored.id });
}

/** Takes an ephemeral message away. */
export function removeEphemeral(world: WorldState, stored: EphemeralState): void {
  stored.isDeleted = true;
  world.signal.emit({ kind: "deleted", chatId: stored.chatId, id: stored.id });
}
