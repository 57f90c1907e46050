import { Composer } from "grammy";
import { questionIn } from "../../telegram/addressed.ts";
import type { AppContext } from "../../telegram/context.ts";
import { askerOf } from "./asker.ts";
import { article } from "./article.ts";
import { replyTo } from "./drafts.ts";
import type { AnswersPorts } from "./ports.ts";
import { inlinePlace } from "./sending.ts";
import { FOREIGN } from "./settings.ts";

/** The chat takes one message from a guest; its result has no list to stand in, so any id will do. */
const RESULT_ID = "answer";

/** Questions from chats that we are no member of: one answer each. */
export function guestComposer(ports: AnswersPorts): Composer<AppContext> {
  const composer = new Composer<AppContext>();
  composer.on("guest_message", async (ctx) => {
    const asked = questionIn(ctx.guestMessage, ctx.me);
    // Who has summoned us has spoken to us.
    const reply = await replyTo(ctx, asked ?? { text: "", by: "mention" }, FOREIGN, ports);
    const sent = await ctx.answerGuestQuery(article(RESULT_ID, ctx.t("bot-name"), reply));
    if (reply.asked !== undefined) {
      const place = inlinePlace(sent.inline_message_id);
      ports.memories.questions.keep(place, { ...reply.asked, person: askerOf(ctx) });
    }
  });
  return composer;
}
