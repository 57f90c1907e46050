import type { InlineKeyboardMarkup, InlineQueryResult, InlineQueryResultsButton } from "grammy/types";
import { HTML_MESSAGE, type AppContext } from "./context.ts";
import { meaningOf } from "./errors.ts";

/** Answers a button press; one that waited too long cannot be answered any more, and need not be. */
export async function answerPress(ctx: AppContext, text?: string): Promise<void> {
  try {
    await ctx.answerCallbackQuery(text === undefined ? {} : { text, show_alert: false });
  } catch (error) {
    if (meaningOf(error) !== "pressExpired") throw error;
  }
}

/** Answers an inline query for its asker alone; one that waited too long for it is let go. */
export async function answerInline(
  ctx: AppContext,
  results: readonly InlineQueryResult[],
  options: { readonly cache_time: number; readonly button?: InlineQueryResultsButton },
): Promise<void> {
  try {
    await ctx.answerInlineQuery(results, { is_personal: true, ...options });
  } catch (error) {
    if (meaningOf(error) !== "pressExpired") throw error;
  }
}

/** Replaces the message whose button was pressed, and its buttons by the keyboard or by none; a second press of the same button changes nothing. */
export async function editPressed(
  ctx: AppContext,
  html: string,
  keyboard?: InlineKeyboardMarkup,
): Promise<void> {
  try {
    await ctx.editMessageText(html, {
      ...HTML_MESSAGE,
      ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
    });
  } catch (error) {
    const meaning = meaningOf(error);
    if (meaning !== "unchanged" && meaning !== "messageGone") throw error;
  }
}
