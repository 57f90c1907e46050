import { Composer } from "grammy";
import type { InlineKeyboardButton, User } from "grammy/types";
import { QUIZ_TOPICS } from "../../content/quiz.ts";
import { replying, type AppContext } from "../../telegram/context.ts";
import { answerPress, editPressed } from "../../telegram/press.ts";
import { LENGTHS, readOptions, SECONDS, SOLO_OPTIONS, type GameOptions } from "../options.ts";
import { liveGameAt } from "../storage/games.ts";
import { choosePreferences, preferencesOf } from "../storage/people.ts";
import { againButton, chooseButton, mistakesButton } from "./buttons.ts";
import { deckFor, mistakesDeck } from "./dealing.ts";
import type { Drive } from "./drive.ts";
import { momentOf, remember } from "./players.ts";
import type { QuizPorts } from "./ports.ts";
import { START_LINK } from "./sharing.ts";

/** Games alone: what is chosen before, and "again" after. */
export function soloComposer(ports: QuizPorts, drive: Drive): Composer<AppContext> {
  const { db } = ports;
  const composer = new Composer<AppContext>();

  const privately = composer.chatType("private");
  privately.command("quiz", (ctx) => chooseSolo(ctx, ports));
  // Whoever was shared a result comes by this link.
  privately.command("start", (ctx, next) => (ctx.match === START_LINK ? chooseSolo(ctx, ports) : next()));

  composer.callbackQuery(chooseButton.pattern, async (ctx) => {
    const button = chooseButton.unpack(ctx.callbackQuery.data);
    if (button === undefined) return answerPress(ctx, ctx.t("old-button"));
    if (button.person !== String(ctx.from.id)) return answerPress(ctx, ctx.t("not-your-button"));
    await answerPress(ctx);
    if (button.field === "go") {
      await editPressed(ctx, ctx.t("quiz-begins"));
      return startSolo(ctx, ctx.from);
    }
    const { options } = await preferencesOf(db, ctx.from.id, SOLO_OPTIONS);
    await choosePreferences(db, ctx.from.id, { options: changed(options, button.field, button.value) });
    const shown = await soloMenu(
      ctx,
      ports,
      button.field === "t" && button.value === "list" ? "topics" : "all",
    );
    await editPressed(ctx, shown.text, shown.keyboard);
  });

  composer.callbackQuery(againButton.pattern, async (ctx) => {
    if (againButton.unpack(ctx.callbackQuery.data)?.person !== String(ctx.from.id)) {
      return answerPress(ctx, ctx.t("not-your-button"));
    }
    await answerPress(ctx);
    await startSolo(ctx, ctx.from);
  });

  composer.callbackQuery(mistakesButton.pattern, async (ctx) => {
    const gameId = mistakesButton.unpack(ctx.callbackQuery.data)?.game ?? "";
    const deck = await mistakesDeck(db, ports, gameId, ctx.from.id);
    if (deck.length === 0) return answerPress(ctx, ctx.t("old-button"));
    await answerPress(ctx);
    const { options } = await preferencesOf(db, ctx.from.id, SOLO_OPTIONS);
    await openSolo(ctx, ctx.from, { ...options, length: deck.length, isReplay: true }, deck);
  });

  async function startSolo(ctx: AppContext, person: User): Promise<void> {
    const { options } = await preferencesOf(db, person.id, SOLO_OPTIONS);
    await openSolo(ctx, person, options, await deckFor(db, ports, person.id, options));
  }

  async function openSolo(
    ctx: AppContext,
    person: User,
    options: GameOptions,
    deck: Awaited<ReturnType<typeof deckFor>>,
  ): Promise<void> {
    await remember(person, ports);
    const driven = await drive.open({
      kind: "solo",
      chatId: person.id,
      threadId: null,
      language: ctx.language,
      starterId: person.id,
      options,
      deck,
      at: await momentOf(ctx, ports),
    });
    if (driven === "busy") await ctx.reply(ctx.t("quiz-busy"));
    else if (driven.kind !== "moved") await ctx.reply(ctx.t("quiz-no-questions"));
  }

  return composer;
}

function changed(options: GameOptions, field: string, value: string): GameOptions {
  const number = value === "-" ? null : Number(value);
  const change: Readonly<Record<string, object>> = {
    t: value === "list" ? {} : { topic: value === "-" ? null : value },
    d: { difficulty: number },
    n: { length: number },
    s: { seconds: number },
  };
  return readOptions({ ...options, ...change[field] }, SOLO_OPTIONS);
}

async function chooseSolo(ctx: AppContext, ports: QuizPorts): Promise<void> {
  const live = await liveGameAt(ports.db, ctx.chat?.id ?? 0, null);
  if (live !== undefined) {
    await ctx.reply(ctx.t("quiz-busy"), replying(ctx));
    return;
  }
  const { text, keyboard } = await soloMenu(ctx, ports, "all");
  await ctx.reply(text, { ...replying(ctx), reply_markup: keyboard });
}

/** What is chosen for the next game alone, each choice a press away. */
async function soloMenu(ctx: AppContext, { db }: QuizPorts, screen: "all" | "topics") {
  const { t } = ctx;
  const person = String(ctx.from?.id ?? 0);
  const { options } = await preferencesOf(db, ctx.from?.id ?? 0, SOLO_OPTIONS);
  const button = (text: string, field: string, value: string, isChosen = false): InlineKeyboardButton => ({
    text: isChosen ? `✓ ${text}` : text,
    callback_data: chooseButton.pack({ person, field, value }),
  });
  const topicName = options.topic === null ? t("quiz-all-topics") : t(`quiz-topic-${options.topic}`);
  if (screen === "topics") {
    const topics = QUIZ_TOPICS.map((topic) =>
      button(t(`quiz-topic-${topic}`), "t", topic, topic === options.topic),
    );
    const rows = Array.from({ length: Math.ceil(topics.length / 2) }, (_, at) =>
      topics.slice(2 * at, 2 * at + 2),
    );
    rows.unshift([button(t("quiz-all-topics"), "t", "-", options.topic === null)]);
    return { text: t("quiz-which-topic"), keyboard: { inline_keyboard: rows } };
  }
  const difficulties = ([null, 1, 2, 3] as const).map((level) =>
    button(
      level === null ? t("quiz-difficulty-any") : t(`quiz-difficulty-${String(level)}`),
      "d",
      level === null ? "-" : String(level),
      level === options.difficulty,
    ),
  );
  const seconds = ([...SECONDS.slice(1), null] as const).map((time) =>
    button(
      time === null ? t("quiz-no-limit") : t("quiz-seconds", { seconds: time }),
      "s",
      time === null ? "-" : String(time),
      time === options.seconds,
    ),
  );
  const lengths = LENGTHS.map((length) =>
    button(t("quiz-questions", { count: length }), "n", String(length), length === options.length),
  );
  const rows = [
    [button(t("quiz-topic", { topic: topicName }), "t", "list")],
    difficulties.slice(0, 2),
    difficulties.slice(2),
    lengths,
    seconds,
    [button(t("quiz-go"), "go", "-")],
  ];
  return { text: t("quiz-choose"), keyboard: { inline_keyboard: rows } };
}
