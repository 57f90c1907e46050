import type { Difficulty, QuizTopic } from "../../content/quiz.ts";
import type { Language } from "../../content/schema.ts";
import type { GameOptions } from "../options.ts";
import type { Score } from "../scoring.ts";

/**
 * A game as it is stored: plain JSON, every moment an absolute instant.
 *
 *   lobby → sending → asking → reveal → sending → … → ended
 *
 * A game alone begins at `sending`. Each phase is a type of its own, so what a
 * phase does not have cannot be read or moved.
 */
export type Game = Lobby | Sending | Asking | Revealed | Ended;
export type Running = Exclude<Game, Ended>;
export type Phase = Game["phase"];

/** Epoch milliseconds. */
export type Instant = number;

/** Written into each state; a state of another format is not read. */
export const GAME_FORMAT = 1;

interface Frame {
  readonly format: typeof GAME_FORMAT;
  readonly id: string;
  readonly kind: "solo" | "group";
  readonly chatId: number;
  /** Null outside topics. */
  readonly threadId: number | null;
  readonly language: Language;
  /** Null once the person who started it asked to be forgotten. */
  readonly starterId: number | null;
  readonly options: GameOptions;
  readonly openedAt: Instant;
}

interface Progress extends Frame {
  /** Secret: questions in the order of asking, some to spare for void ones. */
  readonly deck: readonly Card[];
  /** In the order of joining. */
  readonly players: readonly Player[];
  /** Questions revealed, void ones not counted. */
  readonly asked: number;
  /** Void questions in a row. */
  readonly failures: number;
  /** Questions in a row that nobody answered. */
  readonly silence: number;
  /** The phase ends then, by an event if by nothing else. */
  readonly deadlineAt: Instant;
}

/** A question as it is dealt: what was right when it was sent stays right if the bank is reloaded. */
export interface Card {
  readonly questionId: string;
  readonly topic: QuizTopic;
  readonly difficulty: Difficulty;
  /** The options as sent: 0 is the right answer, 1 the first distractor and so on. */
  readonly order: readonly number[];
}

export interface Player {
  readonly personId: number;
  /** The first round that counts for them. */
  readonly from: number;
  readonly hasLeft: boolean;
  /** Wants to begin before the lobby's time is over. */
  readonly isReady: boolean;
  /** From 0; null without teams, and in the lobby until one is chosen or dealt. */
  readonly team: number | null;
  readonly score: Score;
}

/** People gather. */
export interface Lobby extends Progress {
  readonly phase: "lobby";
  /** Null until Telegram has told it. */
  readonly lobbyMessageId: number | null;
}

/** A question is on its way, and it is not known yet whether it arrives. */
export interface Sending extends Progress {
  readonly phase: "sending";
  /** Index into the deck. */
  readonly round: number;
}

/** A question is open. */
export interface Asking extends Progress {
  readonly phase: "asking";
  readonly round: number;
  readonly poll: Poll;
  readonly answers: readonly Answer[];
  /** Somebody voted whose vote does not count yet: the chat is not silent. */
  readonly hasOthers: boolean;
  /** Telegram said that the poll is closed; votes may still be on their way. */
  readonly isClosed: boolean;
  /** The deadline came late and was put off, for votes that are on their way. */
  readonly isCatchingUp: boolean;
}

export interface Poll {
  readonly pollId: string;
  readonly messageId: number;
  readonly sentAt: Instant;
}

export interface Answer {
  readonly personId: number;
  /** Index into the options as sent. */
  readonly option: number;
  /** When the bot received it. */
  readonly at: Instant;
}

/** The answer is shown; the next question, or the podium, comes at the deadline. */
export interface Revealed extends Progress {
  readonly phase: "reveal";
  readonly round: number;
}

/** Nobody's points are kept here: they are in the results. */
export interface Ended extends Frame {
  readonly phase: "ended";
  readonly reason: EndReason;
  readonly asked: number;
  readonly endedAt: Instant;
}

export type EndReason =
  /** All questions were asked. */
  | "finished"
  /** By the starter or an admin. */
  | "stopped"
  /** Nobody answered SILENCE_MAX questions in a row. */
  | "silence"
  /** Everyone left, or nobody came. */
  | "empty"
  /** Telegram took no question. */
  | "cannot-send"
  /** We were away for too long. */
  | "interrupted"
  /** A game alone without a time limit was left lying. */
  | "idle"
  /** Too many void questions: none is left. */
  | "no-questions";

export function rightOption(card: Card): number {
  return card.order.indexOf(0);
}
