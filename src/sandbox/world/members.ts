import type { Chat, ChatAdministratorRights, ChatMember, ChatPermissions, User } from "@grammyjs/types";
import { unixNow } from "./state.ts";
import type { ChatState, Membership, Status, WorldState } from "./state.ts";

/** Rights of an administrator who may do everything but promote or hide. */
export const FULL_RIGHTS: ChatAdministratorRights = {
  is_anonymous: false,
  can_manage_chat: true,
  can_delete_messages: true,
  can_manage_video_chats: true,
  can_restrict_members: true,
  can_promote_members: false,
  can_change_info: true,
  can_invite_users: true,
  can_post_stories: false,
  can_edit_stories: false,
  can_delete_stories: false,
  can_pin_messages: true,
  can_manage_topics: true,
  can_manage_tags: true,
  can_send_welcome_messages: false,
};

/** What members may do where nobody took anything away. */
export const FULL_PERMISSIONS: ChatPermissions = {
  can_send_messages: true,
  can_send_audios: true,
  can_send_documents: true,
  can_send_photos: true,
  can_send_videos: true,
  can_send_video_notes: true,
  can_send_voice_notes: true,
  can_send_polls: true,
  can_send_other_messages: true,
  can_add_web_page_previews: true,
  can_react_to_messages: true,
  can_edit_tag: false,
  can_change_info: false,
  can_invite_users: true,
  can_pin_messages: false,
  can_manage_topics: false,
};

/** Posting in a channel is a right of its own. */
export const CHANNEL_RIGHTS: ChatAdministratorRights = {
  ...FULL_RIGHTS,
  can_post_messages: true,
  can_edit_messages: true,
};

/** Details of a membership that differ from the usual. */
export interface MembershipDetails {
  readonly rights?: Partial<ChatAdministratorRights> | undefined;
  readonly permissions?: ChatPermissions | undefined;
  readonly customTitle?: string | undefined;
  readonly tag?: string | undefined;
}

/** A membership with the usual rights except where `details` say otherwise. */
export function membership(
  status: Status,
  chatType: Chat["type"],
  details: MembershipDetails = {},
): Membership {
  const usual = chatType === "channel" ? CHANNEL_RIGHTS : FULL_RIGHTS;
  return {
    status,
    rights: { ...usual, ...details.rights },
    permissions: {
      ...FULL_PERMISSIONS,
      ...(status === "restricted" ? { can_send_messages: false } : {}),
      ...details.permissions,
    },
    customTitle: details.customTitle,
    tag: details.tag,
  };
}

/** Somebody's standing; those the chat never saw have left it. */
export function membershipOf(chat: ChatState, userId: number): Membership {
  return chat.members.get(userId) ?? membership("left", chat.type);
}

/** Whether the person is in the chat. */
export function isMember(chat: ChatState, userId: number): boolean {
  const { status } = membershipOf(chat, userId);
  return status !== "left" && status !== "kicked";
}

/** Whether the person runs the chat, as owner or administrator. */
export function isAdministrator(chat: ChatState, userId: number): boolean {
  const { status } = membershipOf(chat, userId);
  return status === "creator" || status === "administrator";
}

/** Whether the person may do it: administrators by right, members by permission. */
export function mayDo(chat: ChatState, userId: number, permission: keyof ChatPermissions): boolean {
  const { status, permissions } = membershipOf(chat, userId);
  if (status === "creator" || status === "administrator") return true;
  if (status === "restricted") return permissions[permission] === true;
  return status === "member" && chat.permissions[permission] === true;
}

/** The membership as the Bot API writes it. */
export function chatMember(member: Membership, user: User): ChatMember {
  const title = member.customTitle === undefined ? {} : { custom_title: member.customTitle };
  const tag = member.tag === undefined ? {} : { tag: member.tag };
  switch (member.status) {
    case "creator":
      return { status: "creator", user, is_anonymous: member.rights.is_anonymous, ...title };
    case "administrator":
      return { status: "administrator", user, can_be_edited: false, ...member.rights, ...title };
    case "member":
      return { status: "member", user, ...tag };
    case "left":
      return { status: "left", user };
    case "kicked":
      return { status: "kicked", user, until_date: 0 };
    case "restricted":
      return {
        status: "restricted",
        user,
        ...tag,
        is_member: true,
        ...(member.permissions as Required<ChatPermissions>),
        until_date: 0,
      };
  }
}

/**
 * Puts somebody into a new standing and tells the bot: about itself always
 * (`my_chat_member`), about others where it is an administrator (`chat_member`).
 */
export function changeMembership(
  world: WorldState,
  chat: ChatState,
  user: User,
  next: Membership,
  by: User,
): void {
  const previous = membershipOf(chat, user.id);
  chat.members.set(user.id, next);
  world.signal.emit({ kind: "chat", chatId: chat.id });
  const isBot = user.id === world.bot.id;
  if (!isBot && !isAdministrator(chat, world.bot.id)) return;
  world.updates.push(isBot ? "my_chat_member" : "chat_member", {
    chat: chatObject(world, chat),
    from: by,
    date: unixNow(world),
    old_chat_member: chatMember(previous, user),
    new_chat_member: chatMember(next, user),
  });
}

/** Puts a word beside a member's name, or takes it away with none. Nobody is told. */
export function changeTag(world: WorldState, chat: ChatState, userId: number, tag: string): void {
  chat.members.set(userId, { ...membershipOf(chat, userId), tag: tag === "" ? undefined : tag });
  world.signal.emit({ kind: "chat", chatId: chat.id });
}

/** The chat as messages carry it. */
export function chatObject(world: WorldState, chat: ChatState): Chat {
  const username = chat.username === undefined ? {} : { username: chat.username };
  switch (chat.type) {
    case "private": {
      const user = world.people.get(chat.id)?.user;
      const last = user?.last_name === undefined ? {} : { last_name: user.last_name };
      const name = user?.username === undefined ? {} : { username: user.username };
      return { id: chat.id, first_name: user?.first_name ?? "", ...last, ...name, type: "private" };
    }
    case "group":
      return { id: chat.id, title: chat.title, type: "group" };
    case "supergroup":
      return {
        id: chat.id,
        title: chat.title,
        ...username,
        type: "supergroup",
        ...(chat.isForum ? { is_forum: true } : {}),
      };
    case "channel":
      return { id: chat.id, title: chat.title, ...username, type: "channel" };
  }
}
