import { addMessage, asReplied, findMessage } from "../../world/messages.ts";
import type { MessageFields } from "../../world/messages.ts";
import { cacheAnswer, nameInlineMessage } from "../../world/inline.ts";
import type { WorldState } from "../../world/state.ts";
import { plainBot } from "../access.ts";
import { refused } from "../errors.ts";
import { readInlineAnswer, readInlineResult } from "../inline-results.ts";
import type { Methods } from "../method.ts";

/** Telegram's apps wait no longer for results. */
const INLINE_QUERY_LIFETIME_MS = 30_000;
/** Not documented; a guest that is slower than an inline bot is taken for gone. */
const GUEST_QUERY_LIFETIME_MS = 30_000;

const TOO_OLD = "query is too old and response timeout expired or query ID is invalid";

/** Answers to people who ask from other chats. */
export const inlineMethods: Methods = {
  answerInlineQuery: ({ world, params }) => {
    const answer = readInlineAnswer(world, params);
    const asked = world.surfaces.inlineQueries.get(params["inline_query_id"] as string);
    if (asked === undefined || asked.answer !== undefined) throw refused(TOO_OLD);
    if (isOlder(world, asked.askedAtMs, INLINE_QUERY_LIFETIME_MS)) throw refused(TOO_OLD);
    asked.answer = answer;
    cacheAnswer(world, asked, answer);
    world.signal.emit({ kind: "answer", id: asked.id });
    return true;
  },

  answerGuestQuery: ({ world, params }) => {
    const { content, keyboard } = readInlineResult(world, params["result"]);
    const query = world.surfaces.guestQueries.get(params["guest_query_id"] as string);
    const chat = query === undefined ? undefined : world.chats.get(query.chatId);
    if (query === undefined || chat === undefined || query.isAnswered) throw refused(TOO_OLD);
    if (isOlder(world, query.askedAtMs, GUEST_QUERY_LIFETIME_MS)) throw refused(TOO_OLD);
    query.isAnswered = true;
    const summoning = findMessage(chat, query.messageId)?.message;
    const caller: MessageFields =
      summoning?.sender_chat === undefined
        ? { ...(summoning?.from === undefined ? {} : { guest_bot_caller_user: summoning.from }) }
        : { guest_bot_caller_chat: summoning.sender_chat };
    const { message } = addMessage(
      world,
      chat,
      {
        from: plainBot(world),
        ...(summoning?.is_topic_message === true
          ? { message_thread_id: summoning.message_thread_id ?? 0, is_topic_message: true }
          : {}),
        ...(summoning === undefined ? {} : { reply_to_message: asReplied(summoning) }),
        ...caller,
        ...content,
        ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
      },
      { isFromBot: true, markup: keyboard === undefined ? undefined : "inline" },
    );
    return { inline_message_id: nameInlineMessage(world, chat, message.message_id) };
  },
};

function isOlder(world: WorldState, askedAtMs: number, lifetimeMs: number): boolean {
  return world.clock.now().getTime() - askedAtMs > lifetimeMs;
}
