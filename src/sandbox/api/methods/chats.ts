import type { ChatMember } from "@grammyjs/types";
import {
  changeMembership,
  chatMember,
  chatObject,
  isAdministrator,
  isMember,
  membership,
  membershipOf,
} from "../../world/members.ts";
import { addMessage, asReplied } from "../../world/messages.ts";
import { pinnedIn } from "../../world/pins.ts";
import type { ChatState, WorldState } from "../../world/state.ts";
import { accessibleChat, plainBot, userFinder, writableChat } from "../access.ts";
import { malformed, refused } from "../errors.ts";
import type { Methods } from "../method.ts";

/** Bot API, sendChatAction. */
const ACTIONS: ReadonlySet<string> = new Set([
  "typing",
  "upload_photo",
  "record_video",
  "upload_video",
  "record_voice",
  "upload_voice",
  "upload_document",
  "choose_sticker",
  "find_location",
  "record_video_note",
  "upload_video_note",
]);

/** Chats and who is in them. */
export const chatMethods: Methods = {
  getChat: ({ world, params }) => fullInfo(world, accessibleChat(world, params["chat_id"])),

  getChatMember: ({ world, params }) => {
    const chat = accessibleChat(world, params["chat_id"]);
    const user = userFinder(world)(params["user_id"] as number);
    if (user === undefined) throw refused("user not found");
    if (chat.type === "private" && user.id !== chat.id && user.id !== world.bot.id)
      throw refused("user not found");
    const member = chat.type === "private" ? membership("member", chat.type) : membershipOf(chat, user.id);
    return chatMember(member, user);
  },

  getChatAdministrators: ({ world, params }) => {
    const chat = accessibleChat(world, params["chat_id"]);
    if (chat.type === "private") throw refused("there are no administrators in the private chat");
    return administrators(world, chat, params["return_bots"] === true);
  },

  getChatMemberCount: ({ world, params }) => {
    const chat = accessibleChat(world, params["chat_id"]);
    return chat.type === "private" ? 2 : memberIds(chat).length;
  },

  leaveChat: ({ world, params }) => {
    const chat = accessibleChat(world, params["chat_id"]);
    if (chat.type === "private") throw refused("chat member status can't be changed in private chats");
    const bot = plainBot(world);
    addMessage(world, chat, { from: bot, left_chat_member: bot }, { isFromBot: true });
    changeMembership(world, chat, bot, membership("left", chat.type), bot);
    return true;
  },

  sendChatAction: ({ world, params }) => {
    const action = params["action"] as string;
    if (!ACTIONS.has(action)) throw malformed("wrong parameter action in request");
    const chat = writableChat(world, params["chat_id"], params["message_thread_id"] as number | undefined);
    chat.action = action;
    world.signal.emit({ kind: "action", chatId: chat.id });
    return true;
  },
};

/** Ids of those who are in the chat. */
function memberIds(chat: ChatState): number[] {
  return [...chat.members.keys()].filter((id) => isMember(chat, id));
}

/** Administrators as the bot sees them: itself, but other bots only on request. */
function administrators(world: WorldState, chat: ChatState, withBots: boolean): ChatMember[] {
  const find = userFinder(world);
  return memberIds(chat)
    .filter((id) => isAdministrator(chat, id))
    .map((id) => ({ member: membershipOf(chat, id), user: find(id) }))
    .flatMap(({ member, user }) => {
      if (user === undefined || (user.is_bot && user.id !== world.bot.id && !withBots)) return [];
      return [chatMember(member, user)];
    });
}

function pinnedField(chat: ChatState): object {
  const [newest] = pinnedIn(chat);
  return newest === undefined ? {} : { pinned_message: asReplied(newest) };
}

function fullInfo(world: WorldState, chat: ChatState): object {
  const linked = chat.linkedChatId === undefined ? {} : { linked_chat_id: chat.linkedChatId };
  const ofGroup = chat.type === "private" || chat.type === "channel" ? {} : { permissions: chat.permissions };
  return {
    ...chatObject(world, chat),
    accent_color_id: 0,
    max_reaction_count: 11,
    accepted_gift_types: {
      unlimited_gifts: false,
      limited_gifts: false,
      unique_gifts: false,
      premium_subscription: false,
      gifts_from_channels: false,
    },
    ...(chat.username === undefined ? {} : { active_usernames: [chat.username] }),
    ...ofGroup,
    ...linked,
    ...pinnedField(chat),
  };
}
