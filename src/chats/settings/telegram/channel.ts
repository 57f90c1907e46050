import { GrammyError } from "grammy";
import type { Clock } from "../../../ports.ts";
import { HTML_MESSAGE, type AppContext } from "../../../telegram/context.ts";
import { isInside } from "../../rights.ts";
import { rememberChat, type SeenChat } from "../../store.ts";
import { forgetAwait } from "../store.ts";
import { holderOf, openPlace, refusal, TOO_MANY_REQUESTS, type PlacePorts } from "./place.ts";

const CHANNEL_NAME = /^(?:https:\/\/t\.me\/|@)(\w{4,32})\/?$/u;

/**
 * Reads a post forwarded from the channel, or its @name: both of us must be
 * its admins. What is wrong with it is said here.
 *
 * @returns the chat whose settings may be opened
 */
export async function readChannel(
  ports: PlacePorts & { readonly clock: Clock },
  ctx: AppContext,
): Promise<number | undefined> {
  const { db, clock } = ports;
  const origin = ctx.message?.forward_origin;
  const name = CHANNEL_NAME.exec(ctx.message?.text?.trim() ?? "")?.[1];
  const wanted = origin?.type === "channel" ? origin.chat.id : name === undefined ? undefined : `@${name}`;
  const chat = wanted === undefined ? undefined : await ourChat(ctx, wanted);
  if (chat === undefined) {
    await ctx.reply(ctx.t("settings-channel-unknown"), HTML_MESSAGE);
    return undefined;
  }
  await rememberChat(db, chat, "active", clock.now());
  const opened = await openPlace(ports, chat.id, holderOf(ctx));
  if (opened.kind !== "open") {
    await ctx.reply(refusal(ctx, opened), HTML_MESSAGE);
    return undefined;
  }
  if (ctx.from !== undefined) await forgetAwait(db, ctx.from.id, ctx.chat?.id ?? 0);
  return chat.id;
}

/** A channel whose admin we are, or a group that we are in; no other is remembered, whoever names it. */
async function ourChat(ctx: AppContext, wanted: number | string): Promise<SeenChat | undefined> {
  try {
    const chat = await ctx.api.getChat(wanted);
    if (chat.type === "private") return undefined;
    const us = await ctx.api.getChatMember(chat.id, ctx.me.id);
    const isOurs = chat.type === "channel" ? us.status === "administrator" : isInside(us);
    if (!isOurs) return undefined;
    return { id: chat.id, kind: chat.type, title: chat.title, isForum: chat.is_forum === true };
  } catch (error) {
    // Telegram does not know the name, or does not show us the chat.
    if (error instanceof GrammyError && error.error_code < TOO_MANY_REQUESTS) return undefined;
    throw error;
  }
}
