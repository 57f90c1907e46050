import type { Api, Context } from "grammy";

/** Telegram's own account that speaks for admins who hide behind their group (Bot API, Message.from). */
const GROUP_ANONYMOUS_BOT = 1_087_968_824;

/**
 * Asked at the moment of use, since rights change. A press by an anonymous
 * admin carries the person behind, so buttons are proof where messages are not.
 */
export async function isChatAdmin(api: Api, chatId: number, personId: number): Promise<boolean> {
  const { status } = await api.getChatMember(chatId, personId);
  return status === "creator" || status === "administrator";
}

/** True where a message was written in the group's own name: an admin, but we do not learn which. */
export function isAnonymousAdmin(ctx: Context): boolean {
  return ctx.from?.id === GROUP_ANONYMOUS_BOT && ctx.senderChat?.id === ctx.chat?.id;
}
