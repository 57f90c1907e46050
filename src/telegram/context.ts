import type { ConversationFlavor } from "@grammyjs/conversations";
import type { Context } from "grammy";
import type { EphemeralMessageParameters, ReplyParameters } from "grammy/types";
import type { Language } from "../content/schema.ts";
import type { Translate } from "./i18n.ts";

/** What every handler finds beside the update: who reads the reply, in which language. */
export interface Reader {
  /** The chat's language: chosen, else the client's, else the default. */
  language: Language;
  /** The bot's texts in that language. */
  t: Translate;
}

export type AppContext = ConversationFlavor<Context & Reader>;

/** How every text of ours is to be read: as HTML, its links without a page preview. */
export const HTML_MESSAGE = { parse_mode: "HTML", link_preview_options: { is_disabled: true } } as const;

/** Extra fields of a message that answers `ctx`'s message. */
export type Replying = typeof HTML_MESSAGE & {
  readonly message_thread_id?: number;
  readonly reply_parameters?: ReplyParameters;
  readonly ephemeral_message_parameters?: EphemeralMessageParameters;
};

/**
 * How a message answers `ctx`'s message: in its topic, quoting it, without a
 * page preview. What one member alone wrote or pressed is answered so that
 * this member alone sees it.
 */
export function replying(ctx: AppContext): Replying {
  const message = ctx.msg;
  const threadId = message?.is_topic_message === true ? message.message_thread_id : undefined;
  return {
    ...HTML_MESSAGE,
    ...(threadId === undefined ? {} : { message_thread_id: threadId }),
    ...replyFields(ctx),
  };
}

function replyFields(ctx: AppContext): Pick<Replying, "reply_parameters" | "ephemeral_message_parameters"> {
  const { msg: message, from, callbackQuery } = ctx;
  if (message === undefined) return {};
  if (message.ephemeral_message_id !== undefined && from !== undefined) {
    const press = callbackQuery === undefined ? {} : { callback_query_id: callbackQuery.id };
    return {
      ephemeral_message_parameters: { receiver_user_id: from.id, ...press },
      ...(callbackQuery === undefined
        ? { reply_parameters: { ephemeral_message_id: message.ephemeral_message_id } }
        : {}),
    };
  }
  // In private it is plain who is answered; in a group the question may be far above.
  if (ctx.chat?.type === "private" || callbackQuery !== undefined) return {};
  return { reply_parameters: { message_id: message.message_id, allow_sending_without_reply: true } };
}
