import { changeTag, isAdministrator, membershipOf } from "../../world/members.ts";
import { accessibleChat, userFinder } from "../access.ts";
import { malformed, refused } from "../errors.ts";
import type { Methods } from "../method.ts";

/** Bot API, setChatMemberTag: 0-16 characters without emoji. */
const TAG_LENGTH_MAX = 16;
const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;

/** Words beside the names of members. */
export const tagMethods: Methods = {
  setChatMemberTag: ({ world, params }) => {
    const tag = ((params["tag"] as string | undefined) ?? "").trim();
    if (tag.length > TAG_LENGTH_MAX) throw malformed("TAG_TOO_LONG");
    if (EMOJI.test(tag)) throw malformed("TAG_EMOJI_NOT_ALLOWED");
    const chat = accessibleChat(world, params["chat_id"]);
    if (chat.type !== "group" && chat.type !== "supergroup") {
      throw malformed("method is available only for groups and supergroups");
    }
    const user = userFinder(world)(params["user_id"] as number);
    if (user === undefined) throw refused("user not found");
    const { status, rights } = membershipOf(chat, world.bot.id);
    if (status !== "administrator" || rights.can_manage_tags !== true) {
      throw refused("not enough rights to manage tags in the chat");
    }
    const standing = membershipOf(chat, user.id).status;
    if (standing === "left" || standing === "kicked") throw refused("USER_NOT_PARTICIPANT");
    if (isAdministrator(chat, user.id)) throw refused("the tag of an administrator can't be set");
    changeTag(world, chat, user.id, tag);
    return true;
  },
};
