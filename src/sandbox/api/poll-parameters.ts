import type { MessageEntity } from "@grammyjs/types";
import { readFormatted } from "../text/read.ts";
import { isInvisible } from "../text/formatted.ts";
import type { FormattedText } from "../text/formatted.ts";
import { onlyCustomEmoji } from "../world/poll-content.ts";
import type { PollDraft } from "../world/poll-state.ts";
import type { WorldState } from "../world/state.ts";
import { userFinder } from "./access.ts";
import { ApiError, malformed } from "./errors.ts";
import type { Parameters } from "./parameters.ts";

/** The poll that a call of sendPoll describes; its limits are not checked yet. */
export function readPoll(world: WorldState, params: Parameters): PollDraft {
  const type = params["type"] ?? "regular";
  if (type !== "regular" && type !== "quiz") throw malformed("unsupported poll type specified");
  const isAnonymous = params["is_anonymous"] !== false;
  if (params["allow_adding_options"] === true) refuseAdding(type, isAnonymous);
  return {
    question: onlyCustomEmoji(readVisible(world, params, "question")),
    options: (params["options"] as readonly Parameters[]).map((option) => readOption(world, option)),
    type,
    isAnonymous,
    allowsMultipleAnswers: params["allows_multiple_answers"] === true,
    allowsRevoting: (params["allows_revoting"] as boolean | undefined) ?? type === "regular",
    shufflesOptions: params["shuffle_options"] === true,
    hidesResults: params["hide_results_until_closes"] === true,
    membersOnly: params["members_only"] === true,
    countryCodes: (params["country_codes"] as readonly string[] | undefined) ?? [],
    correctOptionIds: (params["correct_option_ids"] as readonly number[] | undefined) ?? [],
    explanation: readOptional(world, params, "explanation"),
    description: readOptional(world, params, "description"),
    openPeriod: params["open_period"] as number | undefined,
    closeDate: params["close_date"] as number | undefined,
    isClosed: params["is_closed"] === true,
  };
}

function refuseAdding(type: PollDraft["type"], isAnonymous: boolean): never {
  if (type === "quiz" || isAnonymous)
    throw malformed("answer options can't be added to anonymous polls and quizzes");
  throw malformed("allow_adding_options is not modelled by the sandbox");
}

function readOption(world: WorldState, option: Parameters): FormattedText {
  try {
    return onlyCustomEmoji(readVisible(world, option, "text"));
  } catch (error) {
    // Telegram says where the text was: "can't parse InputPollOption: Can't parse entities: …".
    const reason =
      error instanceof ApiError ? /^Bad Request: (can't parse .+)$/.exec(error.message)?.[1] : undefined;
    if (reason === undefined) throw error;
    throw malformed(`can't parse InputPollOption: C${reason.slice(1)}`);
  }
}

function readVisible(world: WorldState, params: Parameters, name: string): FormattedText {
  const text = readText(world, params, name);
  if (isInvisible(text.text)) throw malformed("text must be non-empty");
  return text;
}

/** An empty text is none. */
function readOptional(world: WorldState, params: Parameters, name: string): FormattedText | undefined {
  if (params[name] === undefined) return undefined;
  const text = readText(world, params, name);
  return text.text === "" ? undefined : text;
}

function readText(world: WorldState, params: Parameters, name: string): FormattedText {
  return readFormatted(
    {
      text: params[name] as string | undefined,
      parseMode: params[`${name}_parse_mode`] as string | undefined,
      entities: params[`${name}_entities`] as readonly MessageEntity[] | undefined,
    },
    userFinder(world),
  );
}
