import type { InlineKeyboardMarkup, LinkPreviewOptions, MessageEntity } from "@grammyjs/types";
import { readText } from "../text/read.ts";
import { entitiesField } from "../world/messages.ts";
import type { WorldState } from "../world/state.ts";
import type { InlineAnswer, InlineResult } from "../world/surfaces.ts";
import { userFinder } from "./access.ts";
import { malformed } from "./errors.ts";
import { readInlineKeyboard } from "./keyboards.ts";
import type { Parameters } from "./parameters.ts";

/** Bot API, answerInlineQuery. */
const RESULTS_MAX = 50;
const CACHE_SECONDS_DEFAULT = 300;
const OFFSET_BYTES_MAX = 64;
/** Bot API, InlineQueryResultArticle. */
const RESULT_ID_BYTES_MAX = 64;
/** Bot API, InlineQueryResultsButton. */
const START_PARAMETER = /^[A-Za-z0-9_-]{1,64}$/;

/** An article as it comes in; its fields have the right types already. */
interface GivenArticle {
  readonly id: string;
  readonly title: string;
  readonly description?: string;
  readonly input_message_content: {
    readonly message_text: string;
    readonly parse_mode?: string;
    readonly entities?: readonly MessageEntity[];
    readonly link_preview_options?: LinkPreviewOptions;
  };
  readonly reply_markup?: InlineKeyboardMarkup;
}

/**
 * The answer to an inline query, checked. Only articles of text are modelled.
 *
 * @throws ApiError in Telegram's words
 */
export function readInlineAnswer(world: WorldState, params: Parameters): InlineAnswer {
  const given = params["results"] as readonly GivenArticle[];
  if (given.length > RESULTS_MAX) throw malformed("RESULTS_TOO_MUCH");
  if (new Set(given.map(({ id }) => id)).size < given.length) throw malformed("RESULT_ID_DUPLICATE");
  const nextOffset = (params["next_offset"] as string | undefined) ?? "";
  if (Buffer.byteLength(nextOffset) > OFFSET_BYTES_MAX) throw malformed("NEXT_OFFSET_INVALID");
  const cacheSeconds = (params["cache_time"] as number | undefined) ?? CACHE_SECONDS_DEFAULT;
  if (cacheSeconds < 0) throw malformed("invalid cache_time specified");
  return {
    results: given.map((result) => readInlineResult(world, result)),
    cacheSeconds,
    isPersonal: params["is_personal"] === true,
    nextOffset,
    button: readButton(params["button"]),
  };
}

/** One result, with the message that it stands for. */
export function readInlineResult(world: WorldState, result: unknown): InlineResult {
  const { id, title, description, input_message_content, reply_markup } = result as GivenArticle;
  const bytes = Buffer.byteLength(id);
  if (bytes < 1 || bytes > RESULT_ID_BYTES_MAX) throw malformed("RESULT_ID_INVALID");
  if (title.trim() === "")
    throw malformed("can't parse inline query result: article title must be non-empty");
  const { message_text, parse_mode, entities, link_preview_options } = input_message_content;
  const formatted = readText({ text: message_text, parseMode: parse_mode, entities }, userFinder(world));
  return {
    id,
    title,
    description,
    content: {
      text: formatted.text,
      ...entitiesField("entities", formatted.entities),
      ...(link_preview_options === undefined ? {} : { link_preview_options }),
    },
    // The bot does not know into which chat the message will go: what only private chats take is refused.
    keyboard: readInlineKeyboard(reply_markup, "supergroup"),
  };
}

function readButton(button: unknown): InlineAnswer["button"] {
  if (button === undefined) return undefined;
  const { text, start_parameter, web_app } = button as {
    readonly text: string;
    readonly start_parameter?: string;
    readonly web_app?: object;
  };
  if (text.trim() === "") throw malformed("button text must be non-empty");
  if ((start_parameter === undefined) === (web_app === undefined)) {
    throw malformed("exactly one of the optional fields of the button must be used");
  }
  if (start_parameter !== undefined && !START_PARAMETER.test(start_parameter)) {
    throw malformed("START_PARAM_INVALID");
  }
  return { text, startParameter: start_parameter };
}
