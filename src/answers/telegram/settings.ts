import { findChat, type Chat } from "../../chats/store.ts";
import type { AppContext } from "../../telegram/context.ts";
import type { AnswersPorts } from "./ports.ts";

/** What a chat has chosen of how it is answered. */
export type AnswerSettings = Pick<Chat, "answers" | "hidesSpoilers" | "isEphemeral">;

/** Where nobody could choose, in chats that we are no member of, the plot is covered. */
export const FOREIGN: AnswerSettings = { answers: "asked", hidesSpoilers: true, isEphemeral: false };
const STANDARD: AnswerSettings = { answers: "asked", hidesSpoilers: false, isEphemeral: false };

/** The settings of `ctx`'s chat; ephemeral answers and unasked ones are for groups alone. */
export async function settingsOf(ctx: AppContext, { db }: AnswersPorts): Promise<AnswerSettings> {
  if (ctx.chat === undefined || ctx.guestMessage !== undefined) return FOREIGN;
  const known = (await findChat(db, ctx.chat.id)) ?? STANDARD;
  return ctx.chat.type === "private" ? { ...known, answers: "asked", isEphemeral: false } : known;
}
