import { Composer, InlineKeyboard } from "grammy";
import { findChat } from "../../chats/store.ts";
import { replying, type AppContext } from "../../telegram/context.ts";
import { bold, escapeHtml } from "../../telegram/html.ts";
import type { Translate } from "../../telegram/i18n.ts";
import { answerPress, editPressed } from "../../telegram/press.ts";
import { ACHIEVEMENTS } from "../achievements.ts";
import { accuracyByTopic, BOARD_ROWS_MAX } from "../boards.ts";
import { GLOBAL_ZONE, PERIODS, seasonAt, spanOf, type Period } from "../periods.ts";
import { achievementsOf, standingOn, topicCounts, topOf, totalsOf } from "../storage/boards.ts";
import { hideFromBoards, isHiddenFromBoards } from "../storage/people.ts";
import { boardsButton, topButton } from "./buttons.ts";
import type { QuizPorts } from "./ports.ts";

type Scope = "c" | "g";

/** /top and /me. */
export function boardsComposer(ports: QuizPorts): Composer<AppContext> {
  const { db, clock } = ports;
  const composer = new Composer<AppContext>();

  composer.command("top", async (ctx) => {
    const { text, keyboard } = await board(ctx, ctx.chat.type === "private" ? "g" : "c", "week");
    await ctx.reply(text, { ...replying(ctx), reply_markup: keyboard });
  });
  composer.callbackQuery(topButton.pattern, async (ctx) => {
    const button = topButton.unpack(ctx.callbackQuery.data);
    const period = PERIODS.find((one) => one === button?.period);
    if (button === undefined || period === undefined) return answerPress(ctx, ctx.t("old-button"));
    await answerPress(ctx);
    const { text, keyboard } = await board(ctx, button.scope === "c" ? "c" : "g", period);
    await editPressed(ctx, text, keyboard);
  });

  composer.command("me", async (ctx) => {
    if (ctx.from === undefined) return;
    if (ctx.chat.type !== "private") {
      await ctx.reply(ctx.t("me-private"), replying(ctx));
      return;
    }
    const { text, keyboard } = await mine(ctx, ctx.from.id);
    await ctx.reply(text, { ...replying(ctx), reply_markup: keyboard });
  });
  composer.callbackQuery(boardsButton.pattern, async (ctx) => {
    const button = boardsButton.unpack(ctx.callbackQuery.data);
    if (button?.person !== String(ctx.from.id)) return answerPress(ctx, ctx.t("not-your-button"));
    await hideFromBoards(db, ctx.from.id, button.wish === "hide", clock.now());
    await answerPress(ctx);
    const { text, keyboard } = await mine(ctx, ctx.from.id);
    await editPressed(ctx, text, keyboard);
  });

  async function board(ctx: AppContext, scope: Scope, period: Period) {
    const { t } = ctx;
    const chat = scope === "c" && ctx.chat !== undefined ? await findChat(db, ctx.chat.id) : undefined;
    const zone = scope === "g" ? GLOBAL_ZONE : (chat?.zone ?? ports.defaultZone);
    const where = scope === "c" && ctx.chat !== undefined ? { chatId: ctx.chat.id } : {};
    const span = { ...spanOf(period, clock.now(), zone), ...where };
    const rows = await topOf(db, span, BOARD_ROWS_MAX);
    const lines = rows.map(({ place, name, points }) =>
      t("top-row", { place, name: escapeHtml(name ?? t("quiz-somebody")), points }),
    );
    const own = ctx.from === undefined ? undefined : await standingOn(db, span, ctx.from.id);
    const isShown = own === undefined || rows.some(({ personId }) => personId === own.personId);
    const title = `${scope === "c" ? t("top-chat") : t("top-all")} · ${periodName(t, period, clock.now(), zone)}`;
    const text = [
      bold(title),
      lines.length === 0 ? t("top-empty") : lines.join("\n"),
      ...(isShown ? [] : [t("top-you", { place: own.place, of: own.of, points: own.points })]),
    ].join("\n\n");
    const keyboard = new InlineKeyboard();
    for (const [at, one] of PERIODS.entries()) {
      const label = periodLabel(t, one);
      keyboard.text(one === period ? `✓ ${label}` : label, topButton.pack({ scope, period: one }));
      if (at === 2) keyboard.row();
    }
    if (ctx.chat?.type !== "private") {
      const other = scope === "c" ? "g" : "c";
      keyboard
        .row()
        .text(
          other === "c" ? t("top-show-chat") : t("top-show-all"),
          topButton.pack({ scope: other, period }),
        );
    }
    return { text, keyboard };
  }

  async function mine(ctx: AppContext, personId: number) {
    const { t } = ctx;
    const totals = await totalsOf(db, personId);
    const span = spanOf("all", clock.now(), GLOBAL_ZONE);
    const own = await standingOn(db, span, personId);
    const isHidden = await isHiddenFromBoards(db, personId);
    const topics = accuracyByTopic(await topicCounts(db, personId));
    const earned = await achievementsOf(db, personId);
    const parts = [
      t("me", { id: String(personId) }),
      totals.answered === 0
        ? t("me-nothing")
        : [
            t("me-totals", {
              games: totals.games,
              points: totals.points,
              right: totals.right,
              answered: totals.answered,
              streak: totals.bestStreak,
            }),
            ...(own === undefined ? [] : [t("me-place", { place: own.place, of: own.of })]),
          ].join("\n"),
      ...(topics.length === 0
        ? []
        : [`${bold(t("me-topics"))}\n${topics.map((one) => topicLine(t, one)).join("\n")}`]),
      ...(earned.length === 0
        ? []
        : [
            `${bold(t("me-achievements", { have: earned.length, all: ACHIEVEMENTS.length }))}\n${earnedLines(t, earned)}`,
          ]),
    ];
    const person = String(personId);
    const keyboard = new InlineKeyboard().text(
      isHidden ? t("me-show") : t("me-hide"),
      boardsButton.pack({ person, wish: isHidden ? "show" : "hide" }),
    );
    return { text: parts.join("\n\n"), keyboard };
  }

  return composer;
}

function periodName(t: Translate, period: Period, now: Date, zone: string): string {
  if (period !== "season") return periodLabel(t, period);
  const { name, year } = seasonAt(now, zone);
  return t("top-season-name", { season: t(`season-${name}`), year: String(year) });
}

function periodLabel(t: Translate, period: Period): string {
  return t(`top-period-${period}`);
}

function topicLine(
  t: Translate,
  { topic, percent, right, answered }: ReturnType<typeof accuracyByTopic>[number],
): string {
  return t("me-topic", { topic: t(`quiz-topic-${topic}`), percent, right, answered });
}

function earnedLines(t: Translate, earned: readonly string[]): string {
  return ACHIEVEMENTS.filter((one) => earned.includes(one))
    .map((one) => `🏅 ${t(`quiz-achievement-${one}`)} — ${t(`quiz-achievement-${one}-meaning`)}`)
    .join("\n");
}
