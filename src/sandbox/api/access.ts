import type { User } from "@grammyjs/types";
import { isAdministrator, isMember, mayDo, membershipOf } from "../world/members.ts";
import type { ChatState, PersonState, WorldState } from "../world/state.ts";
import { forbidden, malformed, refused } from "./errors.ts";

/** What a permission to send lets through, in the words of Telegram's refusals. */
const SEND_PERMISSIONS = {
  can_send_messages: "text messages",
  can_send_audios: "music",
  can_send_documents: "documents",
  can_send_photos: "photos",
  can_send_videos: "videos",
  can_send_voice_notes: "voice notes",
  can_send_polls: "polls",
  can_send_other_messages: "animations",
};

/** A permission that sending some kind of content needs. */
export type SendPermission = keyof typeof SEND_PERMISSIONS;

/** Telegram's word for a chat type in its refusals. */
const CHAT_WORDS = {
  private: "private chat",
  group: "group chat",
  supergroup: "supergroup chat",
  channel: "channel chat",
};

/**
 * The chat that a `chat_id` names, whatever the bot may do there.
 *
 * @throws ApiError "chat not found", and for a group that became a supergroup
 * the refusal with its new id
 */
export function findChat(world: WorldState, chatId: unknown): ChatState {
  if (chatId === "" || chatId === 0) throw malformed("chat_id is empty");
  const chat = typeof chatId === "string" ? byName(world, chatId) : byId(world, Number(chatId));
  if (chat === undefined) throw refused("chat not found");
  if (chat.migratedToId !== undefined) {
    throw refused("group chat was upgraded to a supergroup chat", { migrate_to_chat_id: chat.migratedToId });
  }
  return chat;
}

/** A chat that the bot is in, or a private chat that exists. */
export function accessibleChat(world: WorldState, chatId: unknown): ChatState {
  const chat = findChat(world, chatId);
  if (chat.type !== "private") requireMembership(world, chat);
  return chat;
}

/**
 * A chat that the bot may write to now, in the given topic.
 *
 * @throws ApiError in Telegram's words for each reason against it
 */
export function writableChat(
  world: WorldState,
  chatId: unknown,
  topicId?: number,
  needs: SendPermission = "can_send_messages",
): ChatState {
  const chat = findChat(world, chatId);
  if (chat.type === "private") requireOpenPrivateChat(world, chat);
  else requireMembership(world, chat);
  if (chat.type === "channel") requireAdministrator(world, chat);
  else if (chat.type !== "private" && !maySend(world, chat, needs)) {
    throw refused(`not enough rights to send ${SEND_PERMISSIONS[needs]} to the chat`);
  }
  requireOpenTopic(world, chat, topicId);
  return chat;
}

/** Finds anybody that Telegram knows, the bot included. */
export function userFinder(world: WorldState): (id: number) => User | undefined {
  return (id) => (id === world.bot.id ? plainBot(world) : world.people.get(id)?.user);
}

/** The bot as messages carry it, without what only getMe tells. */
export function plainBot(world: WorldState): User {
  const { id, first_name, username } = world.bot;
  return { id, is_bot: true, first_name, username };
}

function byId(world: WorldState, chatId: number): ChatState | undefined {
  const chat = world.chats.get(chatId);
  const person = world.people.get(chatId);
  if (chat !== undefined || person === undefined) return chat;
  if (person.user.is_bot) throw forbidden("bot can't send messages to bots");
  if (!hasMet(world, person)) return undefined;
  throw forbidden("bot can't initiate conversation with a user");
}

/** Telegram tells a person who never wrote from one that the bot never met. */
function hasMet(world: WorldState, { user }: PersonState): boolean {
  return [...world.chats.values()].some((chat) => isMember(chat, world.bot.id) && isMember(chat, user.id));
}

function byName(world: WorldState, name: string): ChatState | undefined {
  if (/^-?\d+$/.test(name)) return byId(world, Number(name));
  const username = name.replace(/^@/, "").toLowerCase();
  return [...world.chats.values()].find(
    (chat) => chat.type !== "private" && chat.username?.toLowerCase() === username,
  );
}

/** Who may write nothing may send nothing else either. */
function maySend(world: WorldState, chat: ChatState, needs: SendPermission): boolean {
  const { id } = world.bot;
  return mayDo(chat, id, "can_send_messages") && mayDo(chat, id, needs);
}

function requireOpenPrivateChat(world: WorldState, chat: ChatState): void {
  const person = world.people.get(chat.id);
  if (person?.isDeactivated === true) throw forbidden("user is deactivated");
  if (person?.hasBlockedBot === true) throw forbidden("bot was blocked by the user");
}

function requireMembership(world: WorldState, chat: ChatState): void {
  const word = CHAT_WORDS[chat.type];
  if (!chat.members.has(world.bot.id)) {
    throw chat.username === undefined
      ? refused("chat not found")
      : forbidden(`bot is not a member of the ${word}`);
  }
  const { status } = membershipOf(chat, world.bot.id);
  if (status === "kicked") throw forbidden(`bot was kicked from the ${word}`);
  if (status === "left") throw forbidden(`bot is not a member of the ${word}`);
}

function requireAdministrator(world: WorldState, chat: ChatState): void {
  const { rights } = membershipOf(chat, world.bot.id);
  if (!isAdministrator(chat, world.bot.id)) throw refused("need administrator rights in the channel chat");
  if (rights.can_post_messages !== true) throw refused("not enough rights to post messages in the channel");
}

function requireOpenTopic(world: WorldState, chat: ChatState, topicId: number | undefined): void {
  const { rights } = membershipOf(chat, world.bot.id);
  const mayManage = isAdministrator(chat, world.bot.id) && rights.can_manage_topics === true;
  if (topicId === undefined) {
    if (chat.isForum && chat.isGeneralTopicClosed && !mayManage) throw refused("TOPIC_CLOSED");
    return;
  }
  const topic = chat.topics.get(topicId);
  if (topic === undefined && !isReplyThread(chat, topicId)) throw refused("message thread not found");
  if (topic?.isClosed === true && !mayManage) throw refused("TOPIC_CLOSED");
}

/** In supergroups without topics a thread is named by the message that it hangs on. */
function isReplyThread(chat: ChatState, threadId: number): boolean {
  return chat.type === "supergroup" && !chat.isForum && chat.messages.get(threadId)?.isDeleted === false;
}
