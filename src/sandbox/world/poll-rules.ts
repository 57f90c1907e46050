import type { Chat } from "@grammyjs/types";
import type { FormattedText } from "../text/formatted.ts";
import type { PollDraft } from "./poll-state.ts";

/** Bot API, sendPoll and InputPollOption: characters after entities parsing. */
export const QUESTION_LENGTH_MAX = 300;
export const OPTION_LENGTH_MAX = 100;
export const EXPLANATION_LENGTH_MAX = 200;
export const DESCRIPTION_LENGTH_MAX = 1024;
/** Bot API, sendPoll. */
export const OPTIONS_MAX = 12;
export const EXPLANATION_LINE_FEEDS_MAX = 2;
export const OPEN_SECONDS_MIN = 5;
export const OPEN_SECONDS_MAX = 2_628_000;
export const COUNTRY_CODES_MAX = 12;

/**
 * Why Telegram would refuse the poll wherever it is sent, in its words where
 * they are known; undefined for a good poll.
 */
export function pollProblem(draft: PollDraft, nowSeconds: number): string | undefined {
  return (
    textProblem(draft) ?? answerProblem(draft) ?? timeProblem(draft, nowSeconds) ?? countryProblem(draft)
  );
}

/** Why Telegram would refuse the poll in a chat of this type. */
export function pollPlaceProblem(draft: PollDraft, chatType: Chat["type"]): string | undefined {
  if (chatType === "channel") {
    return draft.isAnonymous ? undefined : "non-anonymous polls can't be sent to channel chats";
  }
  const isLimited = draft.membersOnly || draft.countryCodes.length > 0;
  return isLimited ? "poll voters can be restricted only in channel chats" : undefined;
}

function textProblem({ question, options, description }: PollDraft): string | undefined {
  if (question.text === "") return "text must be non-empty";
  if (lengthOf(question) > QUESTION_LENGTH_MAX)
    return `poll question length must not exceed ${String(QUESTION_LENGTH_MAX)}`;
  if (options.length === 0) return "poll must have at least one answer option";
  if (options.length > OPTIONS_MAX) return `poll can't have more than ${String(OPTIONS_MAX)} options`;
  if (options.some(({ text }) => text === "")) return "text must be non-empty";
  if (options.some((option) => lengthOf(option) > OPTION_LENGTH_MAX))
    return `poll options length must not exceed ${String(OPTION_LENGTH_MAX)}`;
  if (description !== undefined && lengthOf(description) > DESCRIPTION_LENGTH_MAX)
    return "message caption is too long";
  return undefined;
}

function answerProblem(draft: PollDraft): string | undefined {
  const { type, correctOptionIds, options, explanation, allowsMultipleAnswers } = draft;
  if (type === "regular") {
    // Telegram would ignore both without a word.
    if (correctOptionIds.length > 0) return "correct_option_ids can be used in quizzes only";
    return explanation === undefined ? undefined : "explanation can be used in quizzes only";
  }
  if (correctOptionIds.length === 0) return "correct quiz option list must be non-empty";
  const isRising = correctOptionIds.every(
    (id, index) => index === 0 || (correctOptionIds[index - 1] ?? 0) < id,
  );
  if (!isRising) return "correct quiz option list must be increasing";
  if (correctOptionIds.some((id) => id < 0 || id >= options.length)) return "wrong quiz correct_option_id";
  if (correctOptionIds.length > 1 && !allowsMultipleAnswers) return "QUIZ_CORRECT_ANSWERS_TOO_MUCH";
  if (explanation === undefined) return undefined;
  if (lengthOf(explanation) > EXPLANATION_LENGTH_MAX) return "message caption is too long";
  return explanation.text.split("\n").length - 1 > EXPLANATION_LINE_FEEDS_MAX
    ? "poll explanation has too many line feeds"
    : undefined;
}

function timeProblem({ openPeriod, closeDate }: PollDraft, nowSeconds: number): string | undefined {
  if (openPeriod !== undefined && closeDate !== undefined)
    return "open_period and close_date must not be given together";
  const seconds = openPeriod ?? (closeDate === undefined ? undefined : closeDate - nowSeconds);
  if (seconds === undefined || (seconds >= OPEN_SECONDS_MIN && seconds <= OPEN_SECONDS_MAX)) return undefined;
  return `a poll must be open for ${String(OPEN_SECONDS_MIN)}-${String(OPEN_SECONDS_MAX)} seconds, not ${String(seconds)}`;
}

function countryProblem({ countryCodes }: PollDraft): string | undefined {
  if (countryCodes.length > COUNTRY_CODES_MAX) return "too many country codes specified";
  return countryCodes.every((code) => /^[A-Z]{2}$/.test(code)) ? undefined : "invalid country code specified";
}

/** Telegram counts characters, not UTF-16 code units. */
function lengthOf({ text }: FormattedText): number {
  return Array.from(text).length;
}
