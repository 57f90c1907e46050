import { isButtonUrl } from "../../text/links.ts";
import { malformed, refused } from "../errors.ts";
import type { Methods } from "../method.ts";

/** Bot API, answerCallbackQuery. */
const ANSWER_LENGTH_MAX = 200;
/** Telegram forgets a press after about two and a half minutes. */
const QUERY_LIFETIME_MS = 150_000;

/** Answers to pressed buttons. */
export const callbackMethods: Methods = {
  answerCallbackQuery: ({ world, params }) => {
    const text = params["text"] as string | undefined;
    const url = params["url"] as string | undefined;
    if (text !== undefined && text.length > ANSWER_LENGTH_MAX) throw malformed("MESSAGE_TOO_LONG");
    if (url !== undefined && url !== "" && !isButtonUrl(url)) throw malformed("URL_INVALID");
    const query = world.queries.get(params["callback_query_id"] as string);
    const isTooOld = query !== undefined && world.clock.now().getTime() - query.askedAtMs > QUERY_LIFETIME_MS;
    if (query === undefined || isTooOld || query.answer !== undefined) {
      throw refused("query is too old and response timeout expired or query ID is invalid");
    }
    query.answer = {
      ...(text === undefined || text === "" ? {} : { text }),
      ...(url === undefined ? {} : { url }),
      showAlert: params["show_alert"] === true,
    };
    world.signal.emit({ kind: "answer", id: query.id });
    return true;
  },
};
