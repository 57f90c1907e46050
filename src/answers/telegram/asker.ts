import type { AppContext } from "../../telegram/context.ts";

/** Base 36 keeps callback data short. No person's id begins with a minus. */
const ADMINS = "-admin";
const ANYBODY = "-any";

/**
 * Who may press the buttons below an answer to `ctx`'s message: its sender.
 * Behind an anonymous admin stands any admin of the chat, and who wrote as a
 * channel nobody can tell.
 */
export function askerOf({ msg, chat, from }: AppContext): string {
  const sender = msg?.sender_chat;
  if (sender !== undefined) return sender.id === chat?.id ? ADMINS : ANYBODY;
  return personOf(from?.id);
}

/** A person as buttons and memories carry them. */
export function personOf(id: number | undefined): string {
  return (id ?? 0).toString(36);
}

/** Whether the one who presses is the one that the button was made for. Rights are asked at that moment. */
export async function mayPress(ctx: AppContext, asker: string): Promise<boolean> {
  if (asker === ANYBODY) return true;
  if (asker !== ADMINS) return asker === personOf(ctx.from?.id);
  if (ctx.chat === undefined || ctx.from === undefined) return false;
  const { status } = await ctx.api.getChatMember(ctx.chat.id, ctx.from.id);
  return status === "creator" || status === "administrator";
}
