import { BotError, type MiddlewareFn } from "grammy";
import type { Log } from "../ports.ts";
import { questionIn, settleCommand } from "./addressed.ts";
import { replying, type AppContext } from "./context.ts";
import { describeError, isPassing, meaningOf } from "./errors.ts";

/**
 * The boundary around all that answers people. Commands come in as they were
 * meant. Where somebody waits for an answer that failed through our fault, it
 * says so kindly; the error goes on to the log.
 */
export function apologising(): MiddlewareFn<AppContext> {
  return async (ctx, next) => {
    if (ctx.message !== undefined) settleCommand(ctx.message);
    try {
      await next();
    } catch (error) {
      if (!isPassing(error) && meaningOf(error) === undefined && isAwaited(ctx)) {
        // The apology may fail like the answer did; the first error is the one to be told.
        await ctx.reply(ctx.t("failed"), replying(ctx)).catch(() => undefined);
      }
      throw error;
    }
  };
}

function isAwaited(ctx: AppContext): boolean {
  return ctx.message !== undefined && questionIn(ctx.message, ctx.me) !== undefined;
}

/**
 * What becomes of an update whose handling threw: again later where the
 * trouble passes, done where Telegram refused what life with people brings
 * (blocked, muted, deleted), else the error is thrown on.
 *
 * @param unreachable called with the chat that can no longer be written to
 */
export async function settleError(
  thrown: unknown,
  unreachable: (chatId: number) => Promise<void>,
  log: Log,
): Promise<"handled" | "again"> {
  const error: unknown = thrown instanceof BotError ? thrown.error : thrown;
  if (isPassing(error)) {
    log.warn({ reason: describeError(error) }, "Telegram could not be reached; the update is tried again");
    return "again";
  }
  const meaning = meaningOf(error);
  if (meaning === undefined) throw error;
  const chatId = thrown instanceof BotError ? (thrown as BotError<AppContext>).ctx.chat?.id : undefined;
  if (meaning === "gone" && chatId !== undefined) await unreachable(chatId);
  log.info({ meaning, reason: describeError(error) }, "Telegram refused a reply");
  return "handled";
}
