import type { Context } from "grammy";
import type { Language } from "../content/schema.ts";
import type { Translate } from "./i18n.ts";

/** What every handler finds beside the update: who reads the reply, in which language. */
export interface Reader {
  /** The chat's language: chosen, else the client's, else the default. */
  language: Language;
  /** The bot's texts in that language. */
  t: Translate;
}

export type AppContext = Context & Reader;

/** How every text of ours is to be read: as HTML, its links without a page preview. */
export const HTML_MESSAGE = { parse_mode: "HTML", link_preview_options: { is_disabled: true } } as const;

/** Extra fields of a message that answers `ctx`'s message: in its topic, quoting it, without a page preview. */
export function replying(ctx: AppContext): typeof HTML_MESSAGE & {
  readonly message_thread_id?: number;
  readonly reply_parameters?: { readonly message_id: number; readonly allow_sending_without_reply: true };
} {
  const message = ctx.msg;
  const threadId = message?.is_topic_message === true ? message.message_thread_id : undefined;
  // In private it is plain who is answered; in a group the question may be far above.
  const quotes = message !== undefined && ctx.chat?.type !== "private" && ctx.callbackQuery === undefined;
  return {
    ...HTML_MESSAGE,
    ...(threadId === undefined ? {} : { message_thread_id: threadId }),
    ...(quotes
      ? { reply_parameters: { message_id: message.message_id, allow_sending_without_reply: true as const } }
      : {}),
  };
}
