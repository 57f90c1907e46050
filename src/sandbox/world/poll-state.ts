import type { MessageEntity } from "@grammyjs/types";
import type { FormattedText } from "../text/formatted.ts";

/** What the author of a poll decided. */
export interface PollDraft {
  readonly question: FormattedText;
  readonly options: readonly FormattedText[];
  readonly type: "regular" | "quiz";
  readonly isAnonymous: boolean;
  readonly allowsMultipleAnswers: boolean;
  readonly allowsRevoting: boolean;
  /** Everybody sees the options in an order of their own. */
  readonly shufflesOptions: boolean;
  /** Nobody but the author sees results, or the right answer, before the end. */
  readonly hidesResults: boolean;
  readonly membersOnly: boolean;
  readonly countryCodes: readonly string[];
  /** Positions of the right options, rising; empty for regular polls. */
  readonly correctOptionIds: readonly number[];
  readonly explanation?: FormattedText | undefined;
  readonly description?: FormattedText | undefined;
  /** How many seconds the poll is open. */
  readonly openPeriod?: number | undefined;
  /** Unix time of its end. */
  readonly closeDate?: number | undefined;
  readonly isClosed: boolean;
}

/** A poll or quiz that a person makes. */
export interface NewPoll {
  readonly question: string;
  readonly options: readonly string[];
  /** Positions of the right answers; makes it a quiz. */
  readonly correct?: number | readonly number[];
  readonly explanation?: string;
  readonly explanationEntities?: readonly MessageEntity[];
  readonly description?: string;
  /** True where it is left out. */
  readonly isAnonymous?: boolean;
  readonly allowsMultipleAnswers?: boolean;
  /** True for polls and false for quizzes where it is left out. */
  readonly allowsRevoting?: boolean;
  readonly shufflesOptions?: boolean;
  readonly hidesResults?: boolean;
  readonly openSeconds?: number;
}

/** A poll as the server knows it; the messages that show it share it. */
export interface PollState {
  readonly id: string;
  readonly draft: PollDraft;
  /** Opaque ids of the options, in their order. */
  readonly persistentIds: readonly string[];
  /** Who made it: a person or the bot; undefined where it came from elsewhere. */
  readonly authorId: number | undefined;
  /** Unix time at which it closes by itself. */
  readonly closesAt: number | undefined;
  isClosed: boolean;
  /** Whether it was made in the bot's private chat, which shows the bot the right answer. */
  isForBot: boolean;
  /** The chosen positions by the id of who chose. */
  readonly votes: Map<number, readonly number[]>;
  /** The messages that show it, oldest first. */
  readonly places: { readonly chatId: number; readonly messageId: number }[];
}

/** All polls of a world. */
export interface PollBook {
  readonly byId: Map<string, PollState>;
  /** Those that are open and close by themselves. */
  readonly timed: Set<PollState>;
  timer: NodeJS.Timeout | undefined;
  isStopped: boolean;
}

/** A book without polls. */
export function createPollBook(): PollBook {
  return { byId: new Map(), timed: new Set(), timer: undefined, isStopped: false };
}
