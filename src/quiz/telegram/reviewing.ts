import { Composer } from "grammy";
import type { InlineKeyboardButton, InlineKeyboardMarkup } from "grammy/types";
import type { AppContext } from "../../telegram/context.ts";
import { turning } from "../../telegram/buttons.ts";
import { bold, escapeHtml } from "../../telegram/html.ts";
import type { Translate } from "../../telegram/i18n.ts";
import { answerPress, editPressed } from "../../telegram/press.ts";
import { decideReport, openReport, questionStats } from "../storage/questions.ts";
import { reviewButton } from "./buttons.ts";
import { questionOf, type QuizPorts } from "./ports.ts";

interface ReportCard {
  readonly text: string;
  readonly keyboard: InlineKeyboardMarkup;
}

/** Questions with which people find fault: bot admins leave them or take them out. */
export function reviewingComposer(ports: QuizPorts): Composer<AppContext> {
  const { db, admins } = ports;
  const composer = new Composer<AppContext>();
  composer.callbackQuery(reviewButton.pattern, async (ctx) => {
    const button = reviewButton.unpack(ctx.callbackQuery.data);
    // Rights may have been taken away since the button was made.
    if (button === undefined || !admins.includes(ctx.from.id)) return answerPress(ctx, ctx.t("old-button"));
    if (button.what === "at") await answerPress(ctx);
    else {
      const isDone = await decideReport(db, button.value, button.what === "out" ? "retired" : "closed");
      await answerPress(ctx, ctx.t(isDone ? "review-done" : "review-over"));
    }
    const card = await reportCard(ctx, ports, button.what === "at" ? Number(button.value) || 0 : 0);
    if (card === undefined) await editPressed(ctx, ctx.t("review-empty"));
    else await editPressed(ctx, card.text, card.keyboard);
  });
  return composer;
}

/** Leads from /review to the reported questions; undefined where there are none. */
export async function reportsButton(
  { db }: Pick<QuizPorts, "db">,
  t: Translate,
): Promise<InlineKeyboardButton | undefined> {
  const { all } = await openReport(db, 0);
  if (all === 0) return undefined;
  return {
    text: t("review-questions", { count: all }),
    callback_data: reviewButton.pack({ what: "at", value: "0" }),
  };
}

/** The question as people got it, with how often it was answered rightly. */
async function reportCard(
  { t, language }: Pick<AppContext, "t" | "language">,
  ports: QuizPorts,
  offset: number,
): Promise<ReportCard | undefined> {
  const { report, all } = await openReport(ports.db, offset);
  if (report === undefined) return offset > 0 ? reportCard({ t, language }, ports, 0) : undefined;
  const question = questionOf(ports, report.questionId);
  const stats = (await questionStats(ports.db)).get(report.questionId);
  const button = (text: string, what: string, value: string): InlineKeyboardButton => ({
    text,
    callback_data: reviewButton.pack({ what, value }),
  });
  const options =
    question === undefined
      ? []
      : [
          `✅ ${escapeHtml(question.right[language])}`,
          ...question.distractors.map((wrong) => `▫️ ${escapeHtml(wrong[language])}`),
        ];
  const text = [
    `${bold(t("review-kind-question"))} · ${t("review-place", { place: offset + 1, all })}`,
    `<blockquote>${escapeHtml(question?.text[language] ?? report.questionId)}</blockquote>`,
    ...options,
    t("review-people", { count: report.people }),
    stats === undefined ? "" : t("review-answers", { answered: stats.answered, right: stats.right }),
    `<code>${escapeHtml(report.questionId)}</code>`,
  ];
  const rows = [
    [button(t("review-take-out"), "out", report.reportId), button(t("review-fine"), "fine", report.reportId)],
    turning(offset, all, (to) => reviewButton.pack({ what: "at", value: String(to) })),
  ];
  return {
    text: text.filter((line) => line !== "").join("\n"),
    keyboard: { inline_keyboard: rows.filter((row) => row.length > 0) },
  };
}
