import { randomUUID } from "node:crypto";
import { Composer } from "grammy";
import type { AppContext } from "../../telegram/context.ts";
import { answerPress } from "../../telegram/press.ts";
import { reportQuestion } from "../storage/questions.ts";
import { beginButton, joinButton, nextButton, reportButton, stopButton } from "./buttons.ts";
import type { Drive } from "./drive.ts";
import { mayLead, momentOf, refusal, remember } from "./players.ts";
import type { QuizPorts } from "./ports.ts";

/** The buttons of a game: of the lobby and of the reveal. */
export function pressingComposer(ports: QuizPorts, drive: Drive): Composer<AppContext> {
  const { db, clock } = ports;
  const composer = new Composer<AppContext>();

  composer.callbackQuery(joinButton.pattern, async (ctx) => {
    const button = joinButton.unpack(ctx.callbackQuery.data);
    if (button === undefined) return answerPress(ctx, ctx.t("old-button"));
    await remember(ctx.from, ports);
    const team = button.team === "-" ? {} : { team: Number(button.team) };
    const driven = await drive.apply(button.game, {
      kind: "join",
      personId: ctx.from.id,
      ...team,
      at: await momentOf(ctx, ports),
    });
    if (driven.kind === "moved") {
      const waits = driven.game.phase === "lobby" ? "quiz-joined" : "quiz-joined-later";
      return answerPress(ctx, waits === "quiz-joined" ? ctx.t("quiz-joined") : ctx.t("quiz-joined-later"));
    }
    await answerPress(ctx, driven.kind === "none" ? ctx.t("old-button") : refusal(ctx.t, driven.reason));
  });

  composer.callbackQuery(beginButton.pattern, async (ctx) => {
    const gameId = beginButton.unpack(ctx.callbackQuery.data)?.game ?? "";
    const isAdmin = await mayLead(ctx, ctx.from.id);
    const event = { kind: "start", personId: ctx.from.id, isAdmin, at: await momentOf(ctx, ports) } as const;
    const driven = await drive.apply(gameId, event);
    if (driven.kind === "moved") {
      return answerPress(ctx, driven.game.phase === "lobby" ? ctx.t("quiz-ready") : ctx.t("quiz-begins"));
    }
    await answerPress(ctx, driven.kind === "none" ? ctx.t("old-button") : refusal(ctx.t, driven.reason));
  });

  composer.callbackQuery(nextButton.pattern, async (ctx) => {
    const gameId = nextButton.unpack(ctx.callbackQuery.data)?.game ?? "";
    // A press that comes too late finds the next question asked already, and needs no words.
    await drive.apply(gameId, { kind: "next", personId: ctx.from.id, at: await momentOf(ctx, ports) });
    await answerPress(ctx);
  });

  composer.callbackQuery(stopButton.pattern, async (ctx) => {
    const gameId = stopButton.unpack(ctx.callbackQuery.data)?.game ?? "";
    await drive.apply(gameId, {
      kind: "stop",
      personId: ctx.from.id,
      isAdmin: false,
      at: await momentOf(ctx, ports),
    });
    await answerPress(ctx);
  });

  composer.callbackQuery(reportButton.pattern, async (ctx) => {
    const questionId = reportButton.unpack(ctx.callbackQuery.data)?.question ?? "";
    const report = {
      id: randomUUID(),
      questionId,
      language: ctx.language,
      personId: ctx.from.id,
      reportedAt: clock.now(),
    };
    const isNew = await reportQuestion(db, report);
    await answerPress(ctx, isNew ? ctx.t("quiz-reported") : ctx.t("quiz-reported-before"));
  });

  return composer;
}
