import type { MessageEntity } from "@grammyjs/types";
import { malformed, notModelled } from "../api/errors.ts";
import { withDetected } from "./detect.ts";
import { isInvisible, settleEntities, trimmed } from "./formatted.ts";
import type { FormattedText } from "./formatted.ts";
import { DATE_TIME_FORMAT, UNIX_TIME_MAX, parseHtml } from "./html.ts";
import type { FindUser } from "./html.ts";
import { checkedLink, linkedUserId } from "./links.ts";

/** Bot API, sendMessage: characters after entities parsing, in UTF-16 units. */
export const TEXT_LENGTH_MAX = 4096;
/** Bot API, sendPhoto and the like: characters after entities parsing. */
export const CAPTION_LENGTH_MAX = 1024;
/** Telegram ignores entities behind the hundredth; a bot that sends more is wrong. */
const ENTITIES_MAX = 100;

/** The types of entity that a bot may give; the others are found by Telegram. */
const GIVABLE: ReadonlySet<string> = new Set([
  "mention",
  "hashtag",
  "cashtag",
  "bot_command",
  "url",
  "email",
  "phone_number",
  "bold",
  "italic",
  "underline",
  "strikethrough",
  "spoiler",
  "blockquote",
  "expandable_blockquote",
  "code",
  "pre",
  "text_link",
  "text_mention",
  "custom_emoji",
  "date_time",
]);

/** What a bot says about a text and its formatting. */
export interface TextInput {
  readonly text: string | undefined;
  readonly parseMode: string | undefined;
  readonly entities: readonly MessageEntity[] | undefined;
}

/**
 * The text of a message from a bot, as Telegram would store it.
 *
 * @throws ApiError where Telegram would refuse it
 */
export function readText(input: TextInput, findUser: FindUser): FormattedText {
  if (input.text === undefined || input.text === "") throw malformed("message text is empty");
  const result = readFormatted(input, findUser);
  if (isInvisible(result.text)) throw malformed("text must be non-empty");
  if (result.text.length > TEXT_LENGTH_MAX) throw malformed("message is too long");
  return result;
}

/** The caption of a message from a bot; an empty one is no caption. */
export function readCaption(input: TextInput, findUser: FindUser): FormattedText {
  const result = readFormatted(input, findUser);
  if (result.text.length > CAPTION_LENGTH_MAX) throw malformed("message caption is too long");
  return result;
}

/** Formatting without limits of length, for captions and quotations. */
export function readFormatted(
  { text = "", parseMode, entities }: TextInput,
  findUser: FindUser,
): FormattedText {
  if (!text.isWellFormed()) throw malformed("strings must be encoded in UTF-8");
  if (parseMode !== undefined && entities !== undefined) {
    throw malformed("parse_mode and entities must not be given together");
  }
  const plain = text.replaceAll("\r", "");
  return withDetected(trimmed(parse(plain, parseMode, entities ?? [], findUser)));
}

function parse(
  text: string,
  parseMode: string | undefined,
  entities: readonly MessageEntity[],
  findUser: FindUser,
): FormattedText {
  if (parseMode === undefined || parseMode === "") {
    return { text, entities: settleEntities(checkEntities(entities, text, findUser)) };
  }
  const mode = parseMode.toLowerCase();
  if (mode === "html") return parseHtml(text, findUser);
  if (mode === "markdown" || mode === "markdownv2") throw notModelled(`parse_mode ${parseMode}`);
  throw malformed("unsupported parse_mode");
}

/** Refuses entities that do not fit their text; Telegram would cut or drop most of them. */
function checkEntities(
  entities: readonly MessageEntity[],
  text: string,
  findUser: FindUser,
): MessageEntity[] {
  if (entities.length > ENTITIES_MAX)
    throw malformed(`can't parse entities: more than ${String(ENTITIES_MAX)}`);
  return entities.map((entity) => {
    if (!GIVABLE.has(entity.type))
      throw malformed(`can't parse MessageEntity: unsupported type ${entity.type}`);
    checkPlace(entity, text);
    return checkExtras(entity, findUser);
  });
}

function checkPlace({ offset, length, type }: MessageEntity, text: string): void {
  if (length <= 0) throw malformed(`entity ${type} has invalid length ${String(length)}`);
  if (offset < 0 || offset + length > text.length) {
    throw malformed(
      `entity ${type} ends beyond the text: offset ${String(offset)}, length ${String(length)}`,
    );
  }
  if (!text.slice(offset, offset + length).isWellFormed()) {
    throw malformed(
      `entity ${type} begins or ends in the middle of a UTF-16 symbol at offset ${String(offset)}`,
    );
  }
}

function checkExtras(entity: MessageEntity, findUser: FindUser): MessageEntity {
  if (entity.type === "text_link") {
    const url = checkedLink(entity.url);
    const userId = linkedUserId(entity.url);
    if (url === undefined) throw malformed(`entity URL '${entity.url}' is invalid`);
    const user = userId === undefined ? undefined : findUser(userId);
    const { offset, length } = entity;
    return user === undefined ? { ...entity, url } : { type: "text_mention", offset, length, user };
  }
  if (entity.type === "text_mention") {
    const user = findUser(entity.user.id);
    if (user === undefined) throw malformed("can't parse MessageEntity: user not found");
    return { ...entity, user };
  }
  if (entity.type === "custom_emoji" && !/^[1-9]\d*$/.test(entity.custom_emoji_id)) {
    throw malformed("invalid custom emoji identifier specified");
  }
  if (entity.type === "date_time") {
    const { unix_time } = entity;
    const format = (entity as { readonly date_time_format?: string }).date_time_format ?? "";
    if (!Number.isSafeInteger(unix_time) || unix_time <= 0 || unix_time > UNIX_TIME_MAX)
      throw malformed("can't parse MessageEntity: invalid date specified");
    if (!DATE_TIME_FORMAT.test(format))
      throw malformed("can't parse MessageEntity: invalid date-time format specified");
  }
  return entity;
}
