import type { Message, MessageEntity } from "@grammyjs/types";
import { findMessage } from "./messages.ts";
import type { PollState } from "./poll-state.ts";
import { pollOf, votesFor } from "./polls.ts";
import type { ChatState, WorldState } from "./state.ts";

/** An option as one person sees it. */
export interface PollOptionView {
  /** Its position as the bot counts, from 0. */
  readonly id: number;
  readonly text: string;
  readonly isChosen: boolean;
  /** Undefined while the person may not know. */
  readonly isCorrect: boolean | undefined;
  /** Undefined while the results are hidden from the person. */
  readonly votes: number | undefined;
  /** Of those who voted, rounded to whole percents; undefined with `votes`. */
  readonly percent: number | undefined;
}

/** A poll as one person sees it. */
export interface PollView {
  readonly id: string;
  readonly question: string;
  readonly description: string | undefined;
  /** In the order in which this person sees them. */
  readonly options: readonly PollOptionView[];
  readonly type: "regular" | "quiz";
  readonly isAnonymous: boolean;
  readonly isClosed: boolean;
  readonly allowsMultipleAnswers: boolean;
  /** Whether a vote can be changed or taken back. */
  readonly allowsRevoting: boolean;
  /** Counts stay hidden, even from those who voted, until the poll closes. */
  readonly hidesResults: boolean;
  /** How many people voted. */
  readonly voters: number;
  /** Positions of the right options, once the person may know them. */
  readonly correct: readonly number[] | undefined;
  readonly explanation: string | undefined;
  readonly explanationEntities: readonly MessageEntity[];
  /** Unix time at which it closes by itself. */
  readonly closesAt: number | undefined;
  /** Whether the person may stop it. */
  readonly isOwn: boolean;
}

/**
 * The poll of a message as somebody sees it: results come with the own vote or
 * the end, the right answer and its explanation likewise; the author sees all.
 *
 * @param personId without it somebody who did not vote
 * @throws Error where the message is gone or shows no poll
 */
export function viewPoll(
  world: WorldState,
  chat: ChatState,
  message: Message,
  personId: number | undefined,
): PollView {
  const stored = findMessage(chat, message.message_id);
  const poll = stored === undefined ? undefined : pollOf(world, stored);
  if (poll === undefined) throw new Error("Cannot look at the poll: the message has none");
  return viewOf(poll, personId);
}

function viewOf(poll: PollState, personId: number | undefined): PollView {
  const { draft, isClosed } = poll;
  const chosen = personId === undefined ? undefined : poll.votes.get(personId);
  const isOwn = personId !== undefined && poll.authorId === personId;
  const showsResults = isClosed || isOwn || (chosen !== undefined && !draft.hidesResults);
  const showsSolution = draft.type === "quiz" && showsResults;
  const order = optionOrder(poll, isOwn ? undefined : personId);
  return {
    id: poll.id,
    question: draft.question.text,
    description: draft.description?.text,
    options: order.map((id) => ({
      id,
      text: draft.options[id]?.text ?? "",
      isChosen: chosen?.includes(id) === true,
      isCorrect: showsSolution ? draft.correctOptionIds.includes(id) : undefined,
      votes: showsResults ? votesFor(poll, id) : undefined,
      percent: showsResults ? percentOf(votesFor(poll, id), poll.votes.size) : undefined,
    })),
    type: draft.type,
    isAnonymous: draft.isAnonymous,
    isClosed,
    allowsMultipleAnswers: draft.allowsMultipleAnswers,
    allowsRevoting: draft.allowsRevoting,
    hidesResults: draft.hidesResults,
    voters: poll.votes.size,
    correct: showsSolution ? draft.correctOptionIds : undefined,
    explanation: showsSolution ? draft.explanation?.text : undefined,
    explanationEntities: showsSolution ? (draft.explanation?.entities ?? []) : [],
    closesAt: isClosed ? undefined : poll.closesAt,
    isOwn,
  };
}

/** Shuffled polls look different to everybody, but always the same to one person. */
function optionOrder({ id, draft, persistentIds }: PollState, personId: number | undefined): number[] {
  const positions = draft.options.map((_, index) => index);
  if (!draft.shufflesOptions || personId === undefined) return positions;
  const rank = (index: number) => hash(`${personId}${persistentIds[index] ?? ""}${id}`);
  return positions.sort((a, b) => rank(a) - rank(b));
}

function percentOf(votes: number, voters: number): number {
  return voters === 0 ? 0 : Math.round((votes / voters) * 100);
}

function hash(text: string): number {
  return Array.from(text).reduce(
    (sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 2_147_483_647,
    7,
  );
}
