import { GrammyError, type Api } from "grammy";
import type { UserFromGetMe } from "grammy/types";
import type { Clock, Log } from "../ports.ts";
import { describeError } from "./errors.ts";

const GET_ME_TRIES = 120;
const GET_ME_WAIT_MS = 5_000;

/**
 * The bot's own account. Waits for a server that cannot be reached yet.
 *
 * @throws where the token is refused, or nothing answered for ten minutes
 */
export async function whoAmI(api: Api, clock: Clock, log: Log): Promise<UserFromGetMe> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await api.getMe();
    } catch (error) {
      const reason = describeError(error);
      const refused = error instanceof GrammyError && [401, 404].includes(error.error_code);
      if (refused || tries >= GET_ME_TRIES) throw new Error(`Cannot start: Telegram says «${reason}»`);
      log.warn({ reason }, "Telegram could not be reached; trying again in 5 s");
      await clock.sleep(GET_ME_WAIT_MS);
    }
  }
}
