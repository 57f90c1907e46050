import type { MessageEntity, User } from "@grammyjs/types";
import { malformed } from "../api/errors.ts";
import type { ApiError } from "../api/errors.ts";
import { settleEntities } from "./formatted.ts";
import type { FormattedText } from "./formatted.ts";
import { decodeReference, readAttributes } from "./markup.ts";
import type { Attributes } from "./markup.ts";
import { checkedLink, linkedUserId } from "./links.ts";

/** Finds the person that a `tg://user?id=` link names; nobody means no entity. */
export type FindUser = (id: number) => User | undefined;

interface OpenTag {
  readonly name: string;
  readonly attributes: Attributes;
  readonly offset: number;
}

/** The entity that a tag without attributes of its own stands for. */
const SIMPLE: Readonly<Record<string, MessageEntity.CommonMessageEntity["type"]>> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  span: "spoiler",
  "tg-spoiler": "spoiler",
};
const TAGS: ReadonlySet<string> = new Set([
  ...Object.keys(SIMPLE),
  "a",
  "blockquote",
  "code",
  "pre",
  "tg-emoji",
  "tg-time",
]);

/** Telegram keeps moments as 32-bit numbers of seconds. */
export const UNIX_TIME_MAX = 2 ** 31 - 1;
/** Relative, or any of weekday, date and time (Bot API, date-time entity formatting). */
export const DATE_TIME_FORMAT = /^(?:r|w?[dD]?[tT]?)$/;

/**
 * Reads `parse_mode: "HTML"` by the rules of the Bot API server.
 *
 * @throws ApiError with the server's words and a byte offset into the UTF-8 text
 */
export function parseHtml(html: string, findUser: FindUser): FormattedText {
  const open: OpenTag[] = [];
  const entities: MessageEntity[] = [];
  let text = "";
  let index = 0;
  while (index < html.length) {
    if (html[index] === "&") {
      const { character, next } = decodeReference(html, index);
      text += character;
      index = next;
    } else if (html[index] !== "<") {
      text += html[index] ?? "";
      index += 1;
    } else if (html[index + 1] === "/") {
      index = closeTag(html, index, open, (tag) => {
        addEntity(entities, tag, text, findUser);
      });
    } else {
      index = openTag(html, index, text.length, open);
    }
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined)
    throw cannotParse(`Can't find end tag corresponding to start tag ${unclosed.name}`);
  if (!text.isWellFormed()) {
    throw cannotParse(
      "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units",
    );
  }
  return { text, entities: settleEntities(entities.map(withoutCodeLanguage)) };
}

function openTag(html: string, begin: number, offset: number, open: OpenTag[]): number {
  const at = byteOffset(html, begin);
  let index = begin + 1;
  while (index < html.length && !/[\s>]/.test(html[index] ?? "")) index += 1;
  if (index >= html.length && html.length > begin + 1)
    throw cannotParse(`Unclosed start tag at byte offset ${at}`);
  const name = html.slice(begin + 1, index).toLowerCase();
  if (!TAGS.has(name)) throw cannotParse(`Unsupported start tag "${name}" at byte offset ${at}`);
  const { attributes, next } = readAttributes(html, index, name, (reason) =>
    cannotParse(`${reason} at byte offset ${at}`),
  );
  if (name === "span" && attributes["class"] !== "tg-spoiler") {
    throw cannotParse(`Tag "span" must have class "tg-spoiler" at byte offset ${at}`);
  }
  open.push({ name, attributes, offset });
  return next;
}

function closeTag(html: string, begin: number, open: OpenTag[], done: (tag: OpenTag) => void): number {
  const at = byteOffset(html, begin);
  const tag = open.pop();
  if (tag === undefined) throw cannotParse(`Unexpected end tag at byte offset ${at}`);
  const [whole = "", name = ""] = /^<\/([^\s>]*)\s*/.exec(html.slice(begin)) ?? [];
  const end = begin + whole.length;
  if (html[end] !== ">") throw cannotParse(`Unclosed end tag at byte offset ${at}`);
  const found = name.toLowerCase();
  if (found !== "" && found !== tag.name) {
    throw cannotParse(
      `Unmatched end tag at byte offset ${at}, expected "</${tag.name}>", found "</${found}>"`,
    );
  }
  done(tag);
  return end + 1;
}

function addEntity(entities: MessageEntity[], tag: OpenTag, text: string, findUser: FindUser): void {
  const place = { offset: tag.offset, length: text.length - tag.offset };
  if (place.length === 0) return;
  const simple = SIMPLE[tag.name];
  if (simple !== undefined) {
    entities.push({ type: simple, ...place });
  } else if (tag.name === "blockquote") {
    const expandable = tag.attributes["expandable"] !== undefined;
    entities.push({ type: expandable ? "expandable_blockquote" : "blockquote", ...place });
  } else if (tag.name === "pre" || tag.name === "code") {
    addCode(entities, tag, place);
  } else if (tag.name === "tg-emoji") {
    entities.push({ type: "custom_emoji", ...place, custom_emoji_id: emojiId(tag) });
  } else if (tag.name === "tg-time") {
    entities.push({ type: "date_time", ...place, ...moment(tag) });
  } else {
    addLink(entities, tag.attributes["href"] ?? text.slice(tag.offset), place, findUser);
  }
}

interface Place {
  readonly offset: number;
  readonly length: number;
}

/** `pre` around or inside a `code` with a language becomes one entity with it. */
function addCode(entities: MessageEntity[], tag: OpenTag, place: Place): void {
  const last = entities.at(-1);
  const same = last?.offset === place.offset && last.length === place.length;
  const language = languageOf(tag);
  if (same && last.type === "pre" && tag.name === "code" && language !== undefined) {
    entities[entities.length - 1] = { type: "pre", ...place, language };
  } else if (same && last.type === "code" && tag.name === "pre") {
    const inner = (last as { language?: string }).language;
    entities[entities.length - 1] = {
      type: "pre",
      ...place,
      ...(inner === undefined ? {} : { language: inner }),
    };
  } else if (tag.name === "pre") {
    entities.push({ type: "pre", ...place });
  } else {
    entities.push({ type: "code", ...place, ...(language === undefined ? {} : { language }) });
  }
}

/** Only a `pre` may name a language; a `code` carries it until its `pre` is closed. */
function withoutCodeLanguage(entity: MessageEntity): MessageEntity {
  if (entity.type !== "code") return entity;
  return { type: "code", offset: entity.offset, length: entity.length };
}

function languageOf(tag: OpenTag): string | undefined {
  const name = tag.attributes["class"];
  return name?.startsWith("language-") === true ? name.slice("language-".length) : undefined;
}

function emojiId(tag: OpenTag): string {
  const id = tag.attributes["emoji-id"] ?? "";
  if (!/^[1-9]\d*$/.test(id)) throw cannotParse("Invalid custom emoji identifier specified");
  return id;
}

function moment(tag: OpenTag): Pick<MessageEntity.DateTimeMessageEntity, "unix_time" | "date_time_format"> {
  const unix = tag.attributes["unix"] ?? "";
  const format = tag.attributes["format"] ?? "";
  if (!/^[1-9]\d*$/.test(unix) || Number(unix) > UNIX_TIME_MAX) throw cannotParse("Invalid date specified");
  if (!DATE_TIME_FORMAT.test(format)) throw cannotParse("Invalid date-time format specified");
  return {
    unix_time: Number(unix),
    date_time_format: format as MessageEntity.DateTimeMessageEntity["date_time_format"],
  };
}

function addLink(entities: MessageEntity[], href: string, place: Place, findUser: FindUser): void {
  const userId = linkedUserId(href);
  const user = userId === undefined ? undefined : findUser(userId);
  const url = userId === undefined ? checkedLink(href) : undefined;
  if (user !== undefined) entities.push({ type: "text_mention", ...place, user });
  if (url !== undefined) entities.push({ type: "text_link", ...place, url });
}

function byteOffset(html: string, index: number): string {
  return String(Buffer.byteLength(html.slice(0, index)));
}

function cannotParse(reason: string): ApiError {
  return malformed(`can't parse entities: ${reason}`);
}
