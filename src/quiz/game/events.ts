import type { Language } from "../../content/schema.ts";
import type { GameOptions } from "../options.ts";
import type { Score, TeamScore } from "../scoring.ts";
import type { Card, EndReason, Game, Instant } from "./state.ts";

/** With what a game is opened. */
export interface Opening {
  readonly id: string;
  readonly kind: "solo" | "group";
  readonly chatId: number;
  readonly threadId: number | null;
  readonly language: Language;
  readonly starterId: number;
  readonly options: GameOptions;
  /** From `dealDeck`. */
  readonly deck: readonly Card[];
  readonly at: Instant;
}

/** What happens to a game. `at` is when the bot received it; for a deadline, when it is handled. */
export type GameEvent = { readonly at: Instant } & (
  | { readonly kind: "lobbyShown"; readonly messageId: number }
  | { readonly kind: "join"; readonly personId: number; readonly team?: number }
  | { readonly kind: "leave"; readonly personId: number }
  /** "Begin": at once by the starter or an admin, else when all who joined say so. */
  | { readonly kind: "start"; readonly personId: number; readonly isAdmin: boolean }
  | {
      readonly kind: "questionSent";
      readonly round: number;
      readonly pollId: string;
      readonly messageId: number;
    }
  | { readonly kind: "questionUnknown"; readonly round: number }
  /** `isFinal`: another question would fare no better, for want of a right or of the chat. */
  | { readonly kind: "questionFailed"; readonly round: number; readonly isFinal: boolean }
  | { readonly kind: "answer"; readonly pollId: string; readonly personId: number; readonly option: number }
  | { readonly kind: "retracted"; readonly pollId: string; readonly personId: number }
  /** Telegram says that the poll is closed, by its time or by somebody. */
  | { readonly kind: "pollClosed"; readonly pollId: string }
  /** The poll's message is no more: an admin deleted it. */
  | { readonly kind: "pollGone"; readonly pollId: string }
  | { readonly kind: "deadline" }
  /** Alone: enough read. */
  | { readonly kind: "next"; readonly personId: number }
  | { readonly kind: "stop"; readonly personId: number; readonly isAdmin: boolean }
  | { readonly kind: "migrated"; readonly toChatId: number }
  /** Erases a person from the game. */
  | { readonly kind: "forget"; readonly personId: number }
);

/** What the outside has to do, in order, in the transaction that stores the new state. */
export type Effect =
  /** Show the lobby, or show it anew where it changed. */
  | { readonly kind: "showLobby"; readonly messageId: number | null }
  /** Take the buttons off the lobby. */
  | { readonly kind: "closeLobby"; readonly messageId: number | null }
  | { readonly kind: "ask"; readonly question: Asked }
  /** The question is wanted no more: take it out of the queue if it is still there. */
  | { readonly kind: "withdraw"; readonly round: number }
  /** Stop the poll; where it is closed or gone already that is no mistake. */
  | {
      readonly kind: "closePoll";
      readonly chatId: number;
      readonly messageId: number;
      readonly pollId: string;
    }
  /** Say the answer and keep the scores of the round. */
  | { readonly kind: "reveal"; readonly reveal: Reveal }
  /** Say that a question does not count. */
  | { readonly kind: "void"; readonly round: number; readonly why: VoidReason }
  /** Say how and why it ended, show the podium, and keep the results. */
  | { readonly kind: "end"; readonly ending: Ending }
  /** One timer a game; a new one replaces it. */
  | { readonly kind: "setTimer"; readonly at: Instant }
  | { readonly kind: "cancelTimer" };

/** `unknown`: not known whether it arrived; `failed`: it did not; `gone`: deleted; `moved`: the group was upgraded. */
export type VoidReason = "unknown" | "failed" | "gone" | "moved";

export interface Asked {
  readonly round: number;
  /** From 1. */
  readonly number: number;
  readonly total: number;
  readonly card: Card;
  readonly seconds: number | null;
}

export interface Reveal {
  readonly round: number;
  readonly number: number;
  readonly total: number;
  readonly card: Card;
  /** By time of answering. */
  readonly scored: readonly Scored[];
  /** They play from the next question. */
  readonly newcomers: readonly number[];
  readonly standings: readonly Standing[];
  readonly teams: readonly TeamStanding[];
  readonly isLast: boolean;
}

export interface Scored {
  readonly personId: number;
  readonly option: number;
  readonly isRight: boolean;
  readonly points: number;
  readonly elapsedMs: number;
  readonly answeredAt: Instant;
  /** Right answers in a row, with this one. */
  readonly streak: number;
}

export interface Standing extends Score {
  readonly place: number;
  readonly personId: number;
  readonly team: number | null;
}

export interface TeamStanding extends TeamScore {
  readonly place: number;
}

export interface Ending {
  readonly reason: EndReason;
  readonly asked: number;
  /** A question was open, and its answers do not count. */
  readonly hasVoidQuestion: boolean;
  readonly standings: readonly Standing[];
  readonly teams: readonly TeamStanding[];
  readonly endedAt: Instant;
}

export type Step = Moved | Refused;

export interface Moved {
  readonly kind: "moved";
  readonly game: Game;
  readonly effects: readonly Effect[];
}

/** Nothing changes; the reason is for the person, or for the log. */
export interface Refused {
  readonly kind: "refused";
  readonly reason: Refusal;
}

export type Refusal =
  /** The game has ended. */
  | "over"
  | "already-started"
  | "already-joined"
  | "already-ready"
  | "not-joined"
  | "full"
  /** Only the starter, or an admin, may. */
  | "not-yours"
  | "no-such-team"
  /** A game alone is nobody else's, and needs no joining. */
  | "solo"
  /** The pace of a group's game is its own. */
  | "group"
  | "already-answered"
  | "not-answered"
  | "no-such-option"
  /** A vote or news of a question that is over, or not of this game. */
  | "other-question"
  /** Counts from the next question on. */
  | "not-yet"
  /** They left this game. */
  | "has-left"
  | "already-closed"
  | "not-due"
  | "same-chat"
  /** There is nothing to ask. */
  | "no-questions"
  /** In a group each question has a time limit. */
  | "needs-time";

export const moved = (game: Game, ...effects: readonly Effect[]): Moved => ({ kind: "moved", game, effects });
export const refused = (reason: Refusal): Refused => ({ kind: "refused", reason });
