import { GrammyError, type InlineKeyboard } from "grammy";
import type { Message } from "grammy/types";
import type { Log } from "../../ports.ts";
import { HTML_MESSAGE, replying, type AppContext } from "../../telegram/context.ts";
import { describeError, isPassing, meaningOf } from "../../telegram/errors.ts";

/** A reply before it is sent. */
export interface Draft {
  readonly html: string;
  readonly keyboard?: InlineKeyboard | undefined;
}

/** The id of a message of ours in its chat; of an ephemeral one its own id, below zero. */
export type MessageRef = number;

/**
 * Answers `ctx`'s message.
 *
 * @param isEphemeral where the sender alone shall see the answer; it is for all where Telegram refuses that
 * @returns undefined where a question that nobody but us saw can no longer be answered so
 */
export async function sendAnswer(
  ctx: AppContext,
  draft: Draft,
  isEphemeral: boolean,
  log: Log,
): Promise<MessageRef | undefined> {
  const options = { ...replying(ctx), ...markupOf(draft) };
  const isAlone = ctx.msg?.ephemeral_message_id !== undefined;
  const receiver = ctx.from !== undefined && ctx.msg?.sender_chat === undefined ? ctx.from.id : undefined;
  if (!isAlone && (!isEphemeral || receiver === undefined))
    return refOf(await ctx.reply(draft.html, options));

  const alone = { ephemeral_message_parameters: { receiver_user_id: receiver ?? 0 }, ...options };
  const sent = await refusable(() => ctx.reply(draft.html, alone), log);
  if (sent !== undefined) return refOf(sent);
  if (!isAlone) return refOf(await ctx.reply(draft.html, options));
  // Too late for a reply perhaps; but the question was for us alone, so the answer is not for all.
  const { reply_parameters: _reply, ...unbound } = alone;
  const again = await refusable(() => ctx.reply(draft.html, unbound), log);
  return again === undefined ? undefined : refOf(again);
}

/** @returns false where the answer is no longer there to be edited */
export async function editAnswer(ctx: AppContext, ref: MessageRef, draft: Draft): Promise<boolean> {
  const options = { ...HTML_MESSAGE, ...markupOf(draft) };
  const chatId = ctx.chat?.id ?? 0;
  return isThere(() =>
    ref > 0
      ? ctx.api.editMessageText(chatId, ref, draft.html, options)
      : ctx.api.editEphemeralMessageText(chatId, ctx.from?.id ?? 0, -ref, draft.html, options),
  );
}

/** Replaces the message whose button was pressed, wherever it stands; a second press changes nothing. */
export async function changePressed(ctx: AppContext, draft: Draft): Promise<void> {
  const ref = pressedRef(ctx);
  if (ref !== undefined) await editAnswer(ctx, ref, draft);
  else await isThere(() => ctx.editMessageText(draft.html, { ...HTML_MESSAGE, ...markupOf(draft) }));
}

/** Replaces the buttons below the message that was pressed. */
export async function changeButtons(ctx: AppContext, keyboard: InlineKeyboard): Promise<void> {
  const ref = pressedRef(ctx);
  const markup = { reply_markup: keyboard };
  const isEphemeral = ref !== undefined && ref < 0;
  await isThere(() =>
    isEphemeral
      ? ctx.api.editEphemeralMessageReplyMarkup(ctx.chat?.id ?? 0, ctx.from?.id ?? 0, -ref, markup)
      : ctx.editMessageReplyMarkup(markup),
  );
}

/** Where the pressed message stands, for what is kept about it; inline messages have a name of their own. */
export function placeOf(ctx: AppContext, ref: MessageRef | undefined = pressedRef(ctx)): string {
  const inlineId = ctx.callbackQuery?.inline_message_id;
  return inlineId === undefined ? `${String(ctx.chat?.id)}:${String(ref)}` : inlinePlace(inlineId);
}

export function inlinePlace(inlineMessageId: string): string {
  return `inline:${inlineMessageId}`;
}

function pressedRef({ callbackQuery }: AppContext): MessageRef | undefined {
  const message = callbackQuery?.message;
  return message === undefined ? undefined : refOf(message);
}

function refOf({ message_id, ephemeral_message_id }: Pick<Message, "message_id" | "ephemeral_message_id">) {
  return ephemeral_message_id === undefined ? message_id : -ephemeral_message_id;
}

function markupOf({ keyboard }: Draft): { readonly reply_markup?: InlineKeyboard } {
  return keyboard === undefined ? {} : { reply_markup: keyboard };
}

/** What Telegram refuses for good is logged and answered with undefined; trouble that passes is thrown. */
async function refusable<Result>(call: () => Promise<Result>, log: Log): Promise<Result | undefined> {
  try {
    return await call();
  } catch (error) {
    if (!(error instanceof GrammyError) || isPassing(error) || meaningOf(error) === "gone") throw error;
    log.info({ reason: describeError(error) }, "Telegram refused an ephemeral answer");
    return undefined;
  }
}

async function isThere(edit: () => Promise<unknown>): Promise<boolean> {
  try {
    await edit();
    return true;
  } catch (error) {
    const meaning = meaningOf(error);
    if (meaning === "unchanged") return true;
    if (meaning === "messageGone") return false;
    throw error;
  }
}
