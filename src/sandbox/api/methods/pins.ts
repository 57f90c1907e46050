import { isAdministrator, mayDo, membershipOf } from "../../world/members.ts";
import { findMessage } from "../../world/messages.ts";
import { pin, pinnedIn, unpin } from "../../world/pins.ts";
import { isService } from "../../world/privacy.ts";
import type { ChatState, WorldState } from "../../world/state.ts";
import { accessibleChat, plainBot } from "../access.ts";
import { refused } from "../errors.ts";
import type { MethodCall, Methods } from "../method.ts";

/** Pinning messages. */
export const pinMethods: Methods = {
  pinChatMessage: (call) => {
    const { world, params } = call;
    const chat = pinnableChat(call);
    const stored = findMessage(chat, params["message_id"] as number);
    if (stored === undefined) throw refused("message to pin not found");
    if (isService(stored.message)) throw refused("service messages can't be pinned");
    if (chat.pinned.has(stored.message.message_id)) throw refused("CHAT_NOT_MODIFIED");
    pin(world, chat, stored, plainBot(world), params["disable_notification"] === true);
    return true;
  },

  unpinChatMessage: (call) => {
    const chat = pinnableChat(call);
    const given = call.params["message_id"] as number | undefined;
    const messageId = given ?? pinnedIn(chat)[0]?.message_id;
    const stored = messageId === undefined ? undefined : findMessage(chat, messageId);
    if (stored === undefined || messageId === undefined) throw refused("message to unpin not found");
    if (isService(stored.message)) throw refused("service messages can't be pinned");
    if (!chat.pinned.has(messageId)) throw refused("CHAT_NOT_MODIFIED");
    unpin(call.world, chat, [messageId]);
    return true;
  },

  unpinAllChatMessages: (call) => {
    const chat = pinnableChat(call);
    unpin(call.world, chat, [...chat.pinned]);
    return true;
  },

  unpinAllForumTopicMessages: (call) => {
    const chat = pinnableChat(call);
    const topicId = call.params["message_thread_id"] as number;
    if (!chat.topics.has(topicId)) throw refused("message thread not found");
    const there = pinnedIn(chat).filter((message) => message.message_thread_id === topicId);
    unpin(
      call.world,
      chat,
      there.map(({ message_id }) => message_id),
    );
    return true;
  },
};

function pinnableChat({ world, params }: MethodCall): ChatState {
  const chat = accessibleChat(world, params["chat_id"]);
  if (!mayPin(world, chat)) throw refused("not enough rights to manage pinned messages in the chat");
  return chat;
}

/** In private chats always, in channels with the right to edit, in basic groups for administrators. */
function mayPin(world: WorldState, chat: ChatState): boolean {
  if (chat.type === "private") return true;
  const { rights } = membershipOf(chat, world.bot.id);
  const isAdmin = isAdministrator(chat, world.bot.id);
  if (chat.type === "channel") return isAdmin && rights.can_edit_messages === true;
  if (isAdmin) return rights.can_pin_messages === true;
  return chat.type === "supergroup" && mayDo(chat, world.bot.id, "can_pin_messages");
}
