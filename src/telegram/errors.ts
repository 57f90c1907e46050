import { GrammyError, HttpError } from "grammy";
import { withoutToken } from "../operations/secrets.ts";

/** One line for the log, without the token: a network error carries the address, and so the token, inside. */
export function describeError(error: unknown): string {
  if (error instanceof GrammyError)
    return withoutToken(`${error.method}: ${error.error_code} ${error.description}`);
  if (error instanceof HttpError) return withoutToken(`${error.message} (${describeError(error.error)})`);
  if (error instanceof Error) {
    const code = "code" in error && typeof error.code === "string" ? `${error.code} ` : "";
    return withoutToken(`${code}${error.message}`);
  }
  return withoutToken(String(error));
}

/** True where the same call may succeed a little later: the network, or an overloaded server. */
export function isPassing(error: unknown): boolean {
  if (error instanceof HttpError) return true;
  return error instanceof GrammyError && (error.error_code >= 500 || error.error_code === 429);
}

/** Telegram's descriptions by what they mean for us. The API has no codes for them, so the words decide. */
const MEANINGS = {
  /** An edit that would change nothing. */
  unchanged: /message is not modified/u,
  /** The person blocked us, deleted the account, or we are out of the chat. */
  gone: /bot was (?:blocked|kicked)|user is deactivated|not a member|chat not found|can't initiate/u,
  /** We may not write there. */
  muted: /not enough rights|have no rights|CHAT_WRITE_FORBIDDEN|need administrator rights|TOPIC_CLOSED/u,
  /** The message that we refer to was deleted. */
  messageGone:
    /message to (?:edit|delete|be replied|reply) not found|MESSAGE_ID_INVALID|message can't be (?:edited|deleted)/u,
  /** The button was pressed too long ago to answer it. */
  pressExpired: /query is too old|QUERY_ID_INVALID|query ID is invalid/u,
  /** One member alone was to see the message, and that is not possible. */
  notEphemeral: /EPHEMERAL|USER_NOT_PARTICIPANT/u,
  topicGone: /message thread not found|TOPIC_DELETED/u,
} as const;

/** What Telegram refused, if it is one of the ordinary refusals of life with people. */
export function meaningOf(error: unknown): keyof typeof MEANINGS | undefined {
  if (!(error instanceof GrammyError)) return undefined;
  const entries = Object.entries(MEANINGS) as [keyof typeof MEANINGS, RegExp][];
  return entries.find(([, pattern]) => pattern.test(error.description))?.[0];
}
