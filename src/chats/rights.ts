import type { ChatMember } from "@grammyjs/types";

/** What we may do in a group, read from our own membership. */
export interface OwnRights {
  readonly mayWrite: boolean;
  /** True where every message reaches us; else only commands and replies, and mentions may not arrive. */
  readonly hearsAll: boolean;
}

/** @param readsAllGroups `can_read_all_group_messages` of getMe: privacy mode is off */
export function ownRights(member: ChatMember, readsAllGroups: boolean): OwnRights {
  const isAdmin = member.status === "administrator" || member.status === "creator";
  return {
    mayWrite:
      isAdmin || member.status === "member" || (member.status === "restricted" && member.can_send_messages),
    hearsAll: isAdmin || readsAllGroups,
  };
}

/** True where a membership means that we are in the chat. */
export function isInside(member: ChatMember): boolean {
  return member.status === "restricted"
    ? member.is_member
    : member.status !== "left" && member.status !== "kicked";
}
