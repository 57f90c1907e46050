import { Composer } from "grammy";
import type { InlineKeyboardButton, InlineQueryResultArticle } from "grammy/types";
import type { AppContext } from "../../telegram/context.ts";
import type { Translate } from "../../telegram/i18n.ts";
import { answerInline } from "../../telegram/press.ts";
import { lastResult } from "../storage/boards.ts";
import type { QuizPorts } from "./ports.ts";

/** What the share button writes after the bot's name, in either language. */
const SHARING = /^(?:quiz|викторина)$/iu;

/** Leads from a shared result to a game: the word after /start. */
export const START_LINK = "quiz";

/** Shares a result: by the bot's own inline mode where it has one, else by Telegram's form. */
export function shareButton(
  t: Translate,
  score: string,
  { username, hasInlineMode }: Pick<QuizPorts, "username" | "hasInlineMode">,
): InlineKeyboardButton {
  const text = t("quiz-share");
  if (hasInlineMode()) return { text, switch_inline_query: t("quiz-share-query") };
  const form = new URLSearchParams({
    url: `https://t.me/${username()}`,
    text: t("quiz-share-text", { score }),
  });
  return { text, url: `https://t.me/share/url?${form.toString()}` };
}

/** `@bot quiz` in any chat: one's last result, and the way to a game. */
export function sharingComposer({ db, username }: QuizPorts): Composer<AppContext> {
  const composer = new Composer<AppContext>();
  composer.on("inline_query", async (ctx, next) => {
    if (!SHARING.test(ctx.inlineQuery.query.trim())) return next();
    const { t } = ctx;
    const last = await lastResult(db, ctx.from.id);
    const score =
      last === undefined
        ? undefined
        : t("quiz-score", { right: last.right, asked: last.asked, points: last.points });
    const result: InlineQueryResultArticle = {
      type: "article",
      id: "quiz",
      title: t(score === undefined ? "quiz-share-invitation" : "quiz-share-mine"),
      ...(score === undefined ? {} : { description: score }),
      input_message_content: {
        message_text: score === undefined ? t("quiz-share-invitation-text") : t("quiz-share-text", { score }),
      },
      reply_markup: {
        inline_keyboard: [
          [{ text: t("quiz-share-play"), url: `https://t.me/${username()}?start=${START_LINK}` }],
        ],
      },
    };
    await answerInline(ctx, [result], { cache_time: 0 });
  });
  return composer;
}
