import type { Message, User } from "@grammyjs/types";
import { mediaFields } from "./content.ts";
import type { Sendable } from "./content.ts";
import { fixedness, forwardOf, regrouped } from "./forwarding.ts";
import { isAdministrator, mayDo, membershipOf } from "./members.ts";
import { findMessage } from "./messages.ts";
import type { MessageFields } from "./messages.ts";
import { pin, unpin } from "./pins.ts";
import { randomDigits } from "./state.ts";
import type { ChatState, MessageState, WorldState } from "./state.ts";

/** Part of an album: a photo, video, document or audio with or without a caption. */
export type AlbumPart = Pick<
  Sendable,
  "photo" | "video" | "document" | "audio" | "caption" | "captionEntities" | "spoiler" | "captionAbove"
>;

/** What a person does with messages and media beside writing. `Options` say where and how. */
export interface Sharing<Options> {
  /** Sends 2 to 10 parts as an album: a message and an update for each. */
  sendsAlbum(parts: readonly AlbumPart[], options?: Options): readonly Message[];
  /** Forwards a message of any chat; its buttons stay behind. */
  forwards(message: Message, options?: Options): Message;
  /** Forwards messages together; an album stays an album. */
  forwardsAll(messages: readonly Message[], options?: Options): readonly Message[];
  pins(message: Message, options?: { readonly isSilent?: boolean }): void;
  unpins(message: Message): void;
}

/** What sharing needs of the person. */
export interface SharingPorts<Options> {
  user(): User;
  chatOf(chatId: number): ChatState;
  send(content: MessageFields, options: Options): Message;
  readonly noOptions: Options;
}

const ALBUM_PARTS_MIN = 2;
const ALBUM_PARTS_MAX = 10;

/** The person's share in the chats. What the app would not let them do throws an Error. */
export function createSharing<Options>(world: WorldState, ports: SharingPorts<Options>): Sharing<Options> {
  const { user, chatOf, send, noOptions } = ports;

  function forwardsAll(messages: readonly Message[], options = noOptions): readonly Message[] {
    const sources = messages.map((message) => forwardable(chatOf(message.chat.id), message));
    const groupOf = regrouped(sources, () => randomDigits(world));
    return sources.map((source) => send({ ...forwardOf(source), ...groupOf(source) }, options));
  }

  return {
    sendsAlbum(parts, options = noOptions) {
      if (parts.length < ALBUM_PARTS_MIN || parts.length > ALBUM_PARTS_MAX)
        throw new Error(`Cannot send an album of ${String(parts.length)}: it has 2 to 10 parts`);
      const group = { media_group_id: randomDigits(world) };
      return parts.map((part) => send({ ...group, ...mediaFields(world, part) }, options));
    },
    forwardsAll,
    forwards(message, options) {
      const [forwarded] = forwardsAll([message], options);
      if (forwarded === undefined) throw new Error("Cannot forward: nothing was sent");
      return forwarded;
    },
    pins(message, { isSilent = false } = {}) {
      const chat = chatOf(message.chat.id);
      requireMayPin(chat, user());
      pin(world, chat, storedOf(chat, message), user(), isSilent);
    },
    unpins(message) {
      const chat = chatOf(message.chat.id);
      requireMayPin(chat, user());
      unpin(world, chat, [message.message_id]);
    },
  };
}

function forwardable(chat: ChatState, { message_id }: Message): Message {
  const { message } = storedOf(chat, { message_id });
  const obstacle = fixedness(message);
  if (obstacle !== undefined) throw new Error(`Cannot forward the message: it is ${obstacle}`);
  return message;
}

function requireMayPin(chat: ChatState, { id, first_name }: User): void {
  const { status, rights } = membershipOf(chat, id);
  const isAllowed =
    chat.type === "private" ||
    status === "creator" ||
    (isAdministrator(chat, id) ? rights.can_pin_messages === true : mayDo(chat, id, "can_pin_messages"));
  if (!isAllowed) throw new Error(`Cannot pin in ${chat.title}: ${first_name} may not`);
}

function storedOf(chat: ChatState, { message_id }: Pick<Message, "message_id">): MessageState {
  const stored = findMessage(chat, message_id);
  if (stored === undefined) throw new Error("Cannot use the message: it is not there any more");
  return stored;
}
