import { GrammyError, type Api } from "grammy";
import type { Update } from "grammy/types";
import { describeError } from "../../telegram/errors.ts";
import type { GetUpdates } from "../poller.ts";

/** Updates a getUpdates call brings at most; Telegram's own maximum. */
const UPDATES_MAX = 100;

/** Every kind of update that some feature reads. Telegram keeps the list, and never sends what it lacks. */
export const ALLOWED_UPDATES = [
  "message",
  "edited_message",
  "guest_message",
  "inline_query",
  "callback_query",
  "poll",
  "poll_answer",
  "my_chat_member",
] as const satisfies readonly Exclude<keyof Update, "update_id">[];

/** getUpdates of the Bot API, with its errors read. */
export function pollTelegram(api: Api): GetUpdates {
  return async (offset, timeoutSeconds, signal) => {
    try {
      const updates = await api.getUpdates(
        {
          ...(offset === undefined ? {} : { offset }),
          // At shutdown the call only confirms; what it brings stays unconfirmed and comes again.
          limit: timeoutSeconds === 0 ? 1 : UPDATES_MAX,
          timeout: timeoutSeconds,
          allowed_updates: ALLOWED_UPDATES,
        },
        // grammY's own AbortSignal type is that of a polyfill.
        signal as Parameters<Api["getUpdates"]>[1],
      );
      return { kind: "updates", updates };
    } catch (error) {
      const reason = describeError(error);
      if (!(error instanceof GrammyError)) return { kind: "unreachable", reason };
      if (error.error_code === 409) return { kind: "conflict", reason };
      if (error.error_code === 401 || error.error_code === 404) return { kind: "refused", reason };
      const retryAfter = error.parameters.retry_after;
      return retryAfter === undefined
        ? { kind: "unreachable", reason }
        : { kind: "wait", retryAfterMs: retryAfter * 1_000 };
    }
  };
}
