import type { MessageEntity } from "@grammyjs/types";
import { byPlace, overlap } from "./formatted.ts";
import type { FormattedText } from "./formatted.ts";

type Detected = Extract<
  MessageEntity.CommonMessageEntity["type"],
  "bot_command" | "mention" | "hashtag" | "cashtag" | "url" | "email"
>;

const WORD = String.raw`\p{L}\p{N}_`;

/** Top-level domains that make a link of a bare host; with a protocol any will do. */
const DOMAINS =
  "com|org|net|info|ru|su|рф|me|io|dev|app|tv|uk|de|fr|kz|by|ua|ai|co|gov|edu|online|site|club|film";

/** In the order in which they claim characters: what is part of a link is no mention. */
const PATTERNS: readonly (readonly [Detected, RegExp])[] = [
  ["email", /(?<![\w.+-])[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}(?![\w@-])/gu],
  [
    "url",
    new RegExp(
      String.raw`(?<![${WORD}@/.])(?:(?:https?|ftp|tg)://[^\s<>"«»]+|(?:[\p{L}\p{N}-]+\.)+(?:${DOMAINS})(?![${WORD}@])(?:[/?#][^\s<>"«»]*)?)`,
      "giu",
    ),
  ],
  [
    "bot_command",
    new RegExp(
      String.raw`(?<![${WORD}/<>\[\]])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![${WORD}/<>\[\]@])`,
      "gu",
    ),
  ],
  ["mention", new RegExp(String.raw`(?<![${WORD}@/])@[A-Za-z0-9_]{3,32}(?![${WORD}@])`, "gu")],
  ["hashtag", new RegExp(String.raw`(?<![${WORD}])#[${WORD}]*\p{L}[${WORD}]*(?![${WORD}]*#)`, "gu")],
  ["cashtag", new RegExp(String.raw`(?<![$${WORD}])\$[A-Z]{1,8}(?![$${WORD}])`, "gu")],
];

/** Nothing is looked for inside these. */
const OPAQUE: ReadonlySet<string> = new Set([
  "pre",
  "code",
  "text_link",
  "text_mention",
  "bot_command",
  "mention",
  "hashtag",
  "cashtag",
  "url",
  "email",
  "phone_number",
  "custom_emoji",
]);

/**
 * Adds the entities that Telegram finds by itself: commands, mentions, tags,
 * links and addresses. Telephone numbers are left to the clients.
 */
export function withDetected({ text, entities }: FormattedText): FormattedText {
  const found: MessageEntity[] = [...entities];
  for (const [type, pattern] of PATTERNS) {
    for (const match of text.matchAll(pattern)) {
      const value = type === "url" ? withoutTail(match[0]) : match[0];
      const entity: MessageEntity = { type, offset: match.index, length: value.length };
      if (!found.some((other) => OPAQUE.has(other.type) && overlap(other, entity))) found.push(entity);
    }
  }
  return { text, entities: found.sort(byPlace) };
}

/** A sentence's punctuation after a link is not part of it. */
function withoutTail(url: string): string {
  return url.replace(/[.,:;!?'")\]…]+$/u, "");
}
