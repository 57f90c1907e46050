import { isAdministrator, membershipOf } from "../../world/members.ts";
import { findMessage, removeMessage } from "../../world/messages.ts";
import { unixNow } from "../../world/state.ts";
import type { ChatState, MessageState, WorldState } from "../../world/state.ts";
import { accessibleChat } from "../access.ts";
import { malformed, refused } from "../errors.ts";
import type { Methods } from "../method.ts";

/** Bot API, deleteMessage: 48 hours. */
const DELETABLE_SECONDS_MAX = 48 * 3600;
/** Bot API, deleteMessages. */
const DELETED_AT_ONCE_MAX = 100;

/** Taking messages away. */
export const deletionMethods: Methods = {
  deleteMessage: ({ world, params }) => {
    const chat = accessibleChat(world, params["chat_id"]);
    const stored = findMessage(chat, params["message_id"] as number);
    if (stored === undefined) throw refused("message to delete not found");
    requireDeletable(world, chat, stored);
    removeMessage(world, chat, stored);
    return true;
  },

  deleteMessages: ({ world, params }) => {
    const ids = params["message_ids"] as readonly number[];
    if (ids.length === 0) throw malformed("message identifiers are not specified");
    if (ids.length > DELETED_AT_ONCE_MAX) throw malformed("too many message identifiers specified");
    const chat = accessibleChat(world, params["chat_id"]);
    const found = ids.map((id) => findMessage(chat, id)).filter((stored) => stored !== undefined);
    for (const stored of found) requireDeletable(world, chat, stored);
    for (const stored of found) removeMessage(world, chat, stored);
    return true;
  },
};

function requireDeletable(world: WorldState, chat: ChatState, { message, isFromBot }: MessageState): void {
  const { rights } = membershipOf(chat, world.bot.id);
  // In basic groups every administrator may, elsewhere those with the right.
  const mayDelete = chat.type === "group" || rights.can_delete_messages;
  if (isAdministrator(chat, world.bot.id) && mayDelete) return;
  if (!isFromBot && chat.type !== "private") throw refused("message can't be deleted");
  if (unixNow(world) - message.date > DELETABLE_SECONDS_MAX)
    throw refused("message can't be deleted for everyone");
}
