import type { InlineQueryResultArticle } from "grammy/types";
import { HTML_MESSAGE } from "../../telegram/context.ts";
import type { Draft } from "./sending.ts";

/** A draft as a result that people choose from a list, without a picture. */
export function article(
  id: string,
  title: string,
  { html, keyboard }: Draft,
  description?: string,
): InlineQueryResultArticle {
  const { parse_mode, link_preview_options } = HTML_MESSAGE;
  return {
    type: "article",
    id,
    title,
    input_message_content: { message_text: html, parse_mode, link_preview_options },
    ...(description === undefined ? {} : { description }),
    ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
  };
}
