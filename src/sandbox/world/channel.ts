import type { ChatAdministratorRights, Message } from "@grammyjs/types";
import { plainBot, userFinder } from "../api/access.ts";
import type { ChatHandle } from "./chat.ts";
import { textFields } from "./content.ts";
import type { Sendable } from "./content.ts";
import type { Somebody } from "./group.ts";
import { changeMembership, chatObject, membership } from "./members.ts";
import { addMessage, deliver, deliverEdit, editMessage } from "./messages.ts";
import { requireMaySendPoll, sendableFields } from "./poll-content.ts";
import { forwardToDiscussion } from "./posting.ts";
import type { ChatState, Status, WorldState } from "./state.ts";

/** A channel with its owner. */
export interface Channel extends ChatHandle {
  /** A post of the channel, signed if a name is given. */
  posts(content: string | Sendable, signature?: string): Message;
  edits(message: Message, text: string): Message;
  /** From now on the channel's posts appear in the group as well. */
  linkDiscussion(group: Somebody): void;
  addBot(rights?: Partial<ChatAdministratorRights>): void;
  removeBot(status?: "kicked" | "left"): void;
}

/** A handle on a channel. */
export function createChannel(
  world: WorldState,
  chat: ChatState,
  handle: ChatHandle,
  ownerId: number,
): Channel {
  function setBot(status: Status, rights: Partial<ChatAdministratorRights>): void {
    const owner = userFinder(world)(ownerId);
    if (owner === undefined) throw new Error("Cannot act in the channel: it has no owner");
    changeMembership(world, chat, plainBot(world), membership(status, "channel", { rights }), owner);
  }

  return {
    ...handle,
    posts(content, signature) {
      const fields =
        typeof content === "string" ? textFields(content) : sendableFields(world, content, ownerId);
      if (fields.poll !== undefined) requireMaySendPoll(chat, ownerId, fields.poll);
      const signed = signature === undefined ? {} : { author_signature: signature };
      const head = { sender_chat: chatObject(world, chat), ...signed };
      const stored = addMessage(world, chat, { ...head, ...fields }, { isFromBot: false });
      deliver(world, chat, stored);
      forwardToDiscussion(world, chat, stored);
      return stored.message;
    },
    edits(message, text) {
      const stored = chat.messages.get(message.message_id);
      if (stored === undefined) throw new Error("Cannot edit the post: it is not there");
      editMessage(world, chat, stored, { entities: undefined, ...textFields(text) });
      deliverEdit(world, chat, stored);
      return stored.message;
    },
    linkDiscussion(group) {
      const discussion = world.chats.get(group.id);
      if (discussion?.type !== "supergroup")
        throw new Error("Cannot link the channel: the group is no supergroup");
      chat.linkedChatId = group.id;
      discussion.linkedChatId = chat.id;
    },
    addBot(rights = {}) {
      setBot("administrator", rights);
    },
    removeBot(status = "kicked") {
      setBot(status, {});
    },
  };
}
