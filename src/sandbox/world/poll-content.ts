import type { MessageEntity, Poll } from "@grammyjs/types";
import { settleEntities, trimmed } from "../text/formatted.ts";
import type { FormattedText } from "../text/formatted.ts";
import { mediaFields } from "./content.ts";
import type { Sendable } from "./content.ts";
import { mayDo } from "./members.ts";
import type { MessageFields } from "./messages.ts";
import type { NewPoll, PollDraft } from "./poll-state.ts";
import { pollProblem } from "./poll-rules.ts";
import { createPoll, pollForBot } from "./polls.ts";
import { unixNow } from "./state.ts";
import type { ChatState, WorldState } from "./state.ts";

/**
 * What a person sends, as a message carries it.
 *
 * @param authorId of polls; undefined for one from where nobody here has been
 * @throws Error where the app would not make such a poll
 */
export function sendableFields(
  world: WorldState,
  sendable: Sendable,
  authorId: number | undefined,
): MessageFields {
  if (sendable.poll === undefined) return mediaFields(world, sendable);
  const draft = draftOf(sendable.poll);
  const problem = pollProblem(draft, unixNow(world));
  if (problem !== undefined) throw refusal(problem);
  return { poll: pollForBot(world, createPoll(world, draft, authorId)) };
}

/**
 * Lets a new or forwarded poll into a chat.
 *
 * @throws Error where the app would not let the person send it there
 */
export function requireMaySendPoll(chat: ChatState, personId: number, poll: Poll): void {
  if (chat.type === "private") return;
  if (!mayDo(chat, personId, "can_send_polls")) throw refusal("polls are not allowed here");
  if (chat.type === "channel" && !poll.is_anonymous)
    throw refusal("non-anonymous polls can't be sent to channel chats");
}

/** Questions and options keep nothing but custom emoji of their formatting. */
export function onlyCustomEmoji({ text, entities }: FormattedText): FormattedText {
  return { text, entities: entities.filter(({ type }) => type === "custom_emoji") };
}

function draftOf(given: NewPoll): PollDraft {
  const correct = given.correct === undefined ? [] : [given.correct].flat();
  const isQuiz = given.correct !== undefined;
  return {
    question: plain(given.question),
    options: given.options.map((option) => plain(option)),
    type: isQuiz ? "quiz" : "regular",
    isAnonymous: given.isAnonymous ?? true,
    allowsMultipleAnswers: given.allowsMultipleAnswers ?? correct.length > 1,
    allowsRevoting: given.allowsRevoting ?? !isQuiz,
    shufflesOptions: given.shufflesOptions ?? false,
    hidesResults: given.hidesResults ?? false,
    membersOnly: false,
    countryCodes: [],
    correctOptionIds: correct,
    explanation:
      given.explanation === undefined ? undefined : plain(given.explanation, given.explanationEntities),
    description: given.description === undefined ? undefined : plain(given.description),
    openPeriod: given.openSeconds,
    isClosed: false,
  };
}

function plain(text: string, entities: readonly MessageEntity[] = []): FormattedText {
  return trimmed({ text, entities: settleEntities(entities) });
}

function refusal(problem: string): Error {
  return new Error(`Cannot send the poll: ${problem}`);
}
