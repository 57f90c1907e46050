import type { InlineKeyboardButton, InlineKeyboardMarkup } from "@grammyjs/types";
import { isButtonUrl } from "../text/links.ts";
import { malformed } from "./errors.ts";

/** Telegram refuses longer callback_data (Bot API, InlineKeyboardButton). */
export const CALLBACK_DATA_BYTES_MAX = 64;
/** Telegram refuses larger inline keyboards with BUTTON_… errors or "reply markup is too long". */
const BUTTONS_MAX = 100;
/** Telegram clients show no more buttons in a row. */
const BUTTONS_IN_ROW_MAX = 8;
/** Bot API, CopyTextButton. */
const COPY_TEXT_LENGTH_MAX = 256;
/** Bot API, ReplyKeyboardMarkup and ForceReply. */
const PLACEHOLDER_LENGTH_MAX = 64;

const STYLES: ReadonlySet<string> = new Set(["danger", "success", "primary"]);
const PLAIN_FIELDS: ReadonlySet<string> = new Set(["text", "icon_custom_emoji_id", "style"]);
const PRIVATE_REQUESTS = ["request_contact", "request_location", "request_poll", "web_app"] as const;

/** What a message's `reply_markup` turned out to be. */
export type ReplyMarkup =
  | { readonly kind: "inline"; readonly keyboard: InlineKeyboardMarkup | undefined }
  | { readonly kind: "keyboard"; readonly markup: Readonly<Record<string, unknown>> }
  | { readonly kind: "remove" | "force_reply"; readonly markup: Readonly<Record<string, unknown>> };

/**
 * Checks the reply markup of a message to a chat of the given type.
 *
 * @param markup already of the right shape (fields and types)
 * @throws ApiError in Telegram's words
 */
export function readReplyMarkup(markup: unknown, chatType: string): ReplyMarkup | undefined {
  if (markup === undefined) return undefined;
  const object = markup as Readonly<Record<string, unknown>>;
  if ("inline_keyboard" in object) return { kind: "inline", keyboard: readInlineKeyboard(object, chatType) };
  if (chatType === "channel") throw malformed("reply keyboards are not supported in channels");
  checkPlaceholder(object["input_field_placeholder"]);
  if ("remove_keyboard" in object) return { kind: "remove", markup: checkTrue(object, "remove_keyboard") };
  if ("keyboard" in object) return { kind: "keyboard", markup: readKeyboard(object, chatType) };
  return { kind: "force_reply", markup: checkTrue(object, "force_reply") };
}

/** An inline keyboard without empty rows; undefined where no button is left. */
export function readInlineKeyboard(markup: unknown, chatType: string): InlineKeyboardMarkup | undefined {
  if (markup === undefined) return undefined;
  const { inline_keyboard: rows } = markup as InlineKeyboardMarkup;
  checkSize(rows);
  for (const button of rows.flat()) checkInlineButton(button, chatType);
  return rows.length === 0 ? undefined : { inline_keyboard: rows.map((row) => row.map(asShown)) };
}

/** Login buttons come back as links, like from Telegram. */
function asShown(button: InlineKeyboardButton): InlineKeyboardButton {
  if (!("login_url" in button)) return button;
  return { text: button.text, url: button.login_url.url };
}

function checkSize(rows: readonly (readonly unknown[])[]): void {
  if (rows.flat().length > BUTTONS_MAX) throw malformed("reply markup is too long");
  for (const row of rows) {
    if (row.length === 0) throw malformed("keyboard row must be non-empty");
    if (row.length > BUTTONS_IN_ROW_MAX) throw malformed("keyboard row has too many buttons");
  }
}

function checkInlineButton(button: InlineKeyboardButton, chatType: string): void {
  checkLabel(button);
  const kinds = Object.keys(button).filter((field) => !PLAIN_FIELDS.has(field));
  const [kind] = kinds;
  if (kind === undefined) throw cannotParse("Text buttons are unallowed in the inline keyboard");
  if (kinds.length > 1)
    throw cannotParse(`Exactly one of the optional fields must be used, found ${kinds.join(", ")}`);
  if ("callback_data" in button) checkCallbackData(button.callback_data);
  if ("url" in button) checkUrl(button.url);
  if ("login_url" in button) checkSecureUrl(button.login_url.url);
  if ("copy_text" in button) checkCopyText(button.copy_text.text);
  if ("web_app" in button) {
    if (chatType !== "private") throw malformed("BUTTON_TYPE_INVALID");
    checkSecureUrl(button.web_app.url);
  }
  if ("switch_inline_query_current_chat" in button && chatType === "channel")
    throw malformed("BUTTON_TYPE_INVALID");
  if ("callback_game" in button || "pay" in button) throw malformed("BUTTON_TYPE_INVALID");
}

function checkLabel({ text, style }: { readonly text: string; readonly style?: string }): void {
  if (text.trim() === "") throw cannotParse('Field "text" must be non-empty');
  if (style !== undefined && !STYLES.has(style))
    throw cannotParse(`Button style "${style}" is not supported`);
}

function checkCallbackData(data: string): void {
  const bytes = Buffer.byteLength(data);
  if (bytes < 1 || bytes > CALLBACK_DATA_BYTES_MAX) throw malformed("BUTTON_DATA_INVALID");
}

function checkUrl(url: string): void {
  if (url === "" || !isButtonUrl(url)) {
    throw malformed(`inline keyboard button URL '${url}' is invalid: Wrong HTTP URL`);
  }
}

function checkSecureUrl(url: string): void {
  if (!url.startsWith("https://")) {
    throw malformed(`inline keyboard button Web App URL '${url}' is invalid: Only HTTPS links are allowed`);
  }
}

function checkCopyText(text: string): void {
  if (text === "" || text.length > COPY_TEXT_LENGTH_MAX) throw malformed("BUTTON_COPY_TEXT_INVALID");
}

function checkPlaceholder(placeholder: unknown): void {
  if (placeholder === undefined) return;
  const { length } = placeholder as string;
  if (length < 1 || length > PLACEHOLDER_LENGTH_MAX)
    throw malformed("input field placeholder must have 1-64 characters");
}

function checkTrue(
  markup: Readonly<Record<string, unknown>>,
  field: string,
): Readonly<Record<string, unknown>> {
  if (markup[field] !== true) throw malformed(`field "${field}" must be true`);
  return markup;
}

function readKeyboard(markup: Readonly<Record<string, unknown>>, chatType: string) {
  const rows = markup["keyboard"] as readonly (readonly (string | Record<string, unknown>)[])[];
  if (rows.length === 0) throw malformed("reply keyboard must be non-empty");
  checkSize(rows);
  for (const button of rows.flat()) {
    const fields = typeof button === "string" ? { text: button } : (button as { text: string });
    checkLabel(fields);
    const request = PRIVATE_REQUESTS.find((field) => field in fields);
    if (request !== undefined && chatType !== "private") {
      throw malformed(`${request} can be used in private chats only`);
    }
  }
  return markup;
}

function cannotParse(reason: string) {
  return malformed(`can't parse inline keyboard button: ${reason}`);
}
