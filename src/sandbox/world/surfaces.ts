import type { InlineKeyboardMarkup, Message, User } from "@grammyjs/types";

/** A result that may be chosen, with the content that its message will have. */
export interface InlineResult {
  readonly id: string;
  readonly title: string;
  readonly description: string | undefined;
  /** The parts of the message that the bot decided: text, entities, preview. */
  readonly content: Readonly<Partial<Message>>;
  readonly keyboard: InlineKeyboardMarkup | undefined;
}

/** What a bot said to an inline query. */
export interface InlineAnswer {
  readonly results: readonly InlineResult[];
  readonly cacheSeconds: number;
  readonly isPersonal: boolean;
  readonly nextOffset: string;
  /** Shown above the results; pressed, it starts the bot with the parameter. */
  readonly button: { readonly text: string; readonly startParameter: string | undefined } | undefined;
}

/** An inline query that waits for, or has got, its answer. */
export interface InlineQueryState {
  readonly id: string;
  readonly user: User;
  readonly query: string;
  readonly offset: string;
  /** The chat in whose field it was typed. */
  readonly chatId: number;
  readonly askedAtMs: number;
  answer: InlineAnswer | undefined;
}

/** A message that summoned the bot into a chat where it is no member. */
export interface GuestQueryState {
  readonly id: string;
  readonly chatId: number;
  readonly messageId: number;
  readonly askedAtMs: number;
  isAnswered: boolean;
}

/** A message in a group that one member alone sees, or that went from one member to the bot alone. */
export interface EphemeralState {
  readonly id: number;
  readonly chatId: number;
  /** The member who sees it. */
  readonly personId: number;
  readonly isFromBot: boolean;
  /** Its place in the chat: behind the message with this id. */
  readonly afterId: number;
  /** The message that it hides from the member, if any. */
  readonly replacesId: number | undefined;
  readonly sentAtMs: number;
  message: Message;
  isDeleted: boolean;
}

/** The ways to meet the bot beside plain messages: inline mode, guest mode, ephemeral messages. */
export interface Surfaces {
  readonly inlineQueries: Map<string, InlineQueryState>;
  /** Answers that Telegram gives by itself, by who asked and what. */
  readonly inlineCache: Map<string, { readonly answer: InlineAnswer; readonly untilMs: number }>;
  readonly guestQueries: Map<string, GuestQueryState>;
  /** Where the messages are that bots know by an inline message id only. */
  readonly inlineMessages: Map<string, { readonly chatId: number; readonly messageId: number }>;
  readonly ephemerals: EphemeralState[];
  nextEphemeralId: number;
  hasInlineMode: boolean;
  hasInlineFeedback: boolean;
  hasGuestMode: boolean;
  /** Off: every attempt to send an ephemeral message is refused. */
  takesEphemerals: boolean;
}

/** All switched on but the feedback about chosen results, as a bot's owner would have them. */
export function createSurfaces(): Surfaces {
  return {
    inlineQueries: new Map(),
    inlineCache: new Map(),
    guestQueries: new Map(),
    inlineMessages: new Map(),
    ephemerals: [],
    nextEphemeralId: 1,
    hasInlineMode: true,
    hasInlineFeedback: false,
    hasGuestMode: true,
    takesEphemerals: true,
  };
}

/** The inline message id of a message that has one. */
export function inlineMessageId(
  { inlineMessages }: Surfaces,
  chatId: number,
  messageId: number,
): string | undefined {
  return [...inlineMessages].find(
    ([, place]) => place.chatId === chatId && place.messageId === messageId,
  )?.[0];
}
