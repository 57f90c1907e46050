import type { InlineKeyboardButton, MessageEntity } from "@grammyjs/types";
import type { Language } from "../content/schema.ts";

/**
 * Where a file comes from: Telegram has it already, or it is a picture of
 * ours, drawn on first use under its key and kept by Telegram's id after that.
 */
export type FileRef = { readonly fileId: string } | { readonly card: string };

export type MediaKind = "photo" | "video" | "document" | "animation" | "audio" | "voice";

/** Of a caption that a bot sends, in UTF-16 units. */
export const CAPTION_CHARS_MAX = 1_024;

/** Text with its entities, by value: nothing depends on the message that it came from. */
export interface StyledText {
  readonly text: string;
  readonly entities?: readonly MessageEntity[];
}

export interface TextContent extends StyledText {
  readonly kind: "text";
  /** False: the text's first link shows no page below. */
  readonly showsPreview?: boolean;
  readonly buttons?: readonly (readonly InlineKeyboardButton[])[];
}

export interface MediaItem {
  readonly kind: MediaKind;
  readonly file: FileRef;
  readonly caption?: StyledText;
  readonly hasSpoiler?: boolean;
  readonly showsCaptionAbove?: boolean;
}

export interface MediaContent extends MediaItem {
  readonly buttons?: readonly (readonly InlineKeyboardButton[])[];
}

export interface PollContent {
  readonly kind: "poll";
  readonly question: StyledText;
  readonly options: readonly StyledText[];
  /** Further fields of sendPoll by their API names. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly buttons?: readonly (readonly InlineKeyboardButton[])[];
}

export interface AlbumContent {
  readonly kind: "album";
  /** 2 to 10; Telegram allows no buttons below. */
  readonly items: readonly MediaItem[];
}

/** A message that can be sent afresh to any chat. */
export type Message = TextContent | MediaContent | PollContent | AlbumContent;

/** What is done in a recipient's chat: a message sent, or an earlier one of ours edited or deleted. */
export type Content =
  | Message
  | { readonly kind: "edit"; readonly to: TextContent | MediaContent | AlbumContent }
  | { readonly kind: "deletion" };

/** A content for each language; a chat without its own gets the other. */
export type Contents = Readonly<Partial<Record<Language, Content>>>;

/** How messages are sent. */
export interface SendOptions {
  readonly isSilent?: boolean;
  readonly isProtected?: boolean;
  /** Pinned where we may. */
  readonly pins?: boolean;
  /** Beyond the free rate, for Telegram Stars; only where PAID_BROADCAST is on. */
  readonly isPaid?: boolean;
}

/** True where doing it twice does no more than doing it once. */
export function isRepeatable(content: Content): boolean {
  return content.kind === "edit" || content.kind === "deletion";
}

/** The content in the language, else in the one that there is. */
export function contentFor(contents: Contents, language: Language): Content {
  const content = contents[language] ?? contents.ru ?? contents.en;
  if (content === undefined) throw new Error("Cannot send a batch: it has no content in any language");
  return content;
}
