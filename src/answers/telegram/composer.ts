import { Composer, InlineKeyboard } from "grammy";
import type { Message } from "grammy/types";
import { asLanguage } from "../../chats/language.ts";
import type { Fact, Language, Source } from "../../content/schema.ts";
import type { Clock, Random } from "../../ports.ts";
import type { Database } from "../../storage/database.ts";
import { leadingCommand, questionIn, type Asked } from "../../telegram/addressed.ts";
import { buttonKind } from "../../telegram/buttons.ts";
import { HTML_MESSAGE, replying, type AppContext } from "../../telegram/context.ts";
import { meaningOf } from "../../telegram/errors.ts";
import type { Texts } from "../../telegram/i18n.ts";
import { answerPress, editPressed } from "../../telegram/press.ts";
import type { Engine } from "../engine.ts";
import type { Memories } from "../memory.ts";
import { normalise } from "../reading/normalise.ts";
import { tokensOf } from "../reading/tokens.ts";
import { captionOf, renderFact } from "./render.ts";
import { choicesOf, replyText } from "./reply.ts";
import { answerTo, forgetOldAnswers, rememberAnswer } from "../store.ts";

export interface AnswersPorts {
  readonly db: Database;
  readonly engine: Engine;
  readonly sources: ReadonlyMap<string, Source>;
  readonly texts: Texts;
  readonly memories: Memories;
  readonly clock: Clock;
  readonly random: Random;
}

/** A reply before it is sent. */
interface Draft {
  readonly html: string;
  readonly keyboard?: InlineKeyboard;
}

/** Shows a fact that was offered as a choice, to the person it was offered to. */
const showButton = buttonKind("answer.show", "person", "language", "fact");
/** Old pairs of question and answer are swept once in so many answers. */
const SWEEP_EVERY_ANSWERS = 200;

/** Questions in words, /ask, /fact, /quote, and the choices offered. It stands last: it takes what is left. */
export function answersComposer(ports: AnswersPorts): Composer<AppContext> {
  const { db, engine, sources, texts, clock, random, memories } = ports;
  const composer = new Composer<AppContext>();
  const quotes = engine.facts.filter((fact) => fact.quote !== undefined);
  let answered = 0;

  composer.command("fact", async (ctx) => {
    const fact = pick(engine.facts, random);
    await ctx.reply(renderFact(fact, ctx.language, sources, ctx.t), replying(ctx));
  });
  composer.command("quote", async (ctx) => {
    const fact = pick(quotes, random);
    await ctx.reply(renderFact(fact, ctx.language, sources, ctx.t), replying(ctx));
  });

  composer.callbackQuery(showButton.pattern, async (ctx) => {
    const press = showButton.unpack(ctx.callbackQuery.data);
    const fact = engine.factById(press?.fact ?? "");
    if (press === undefined || fact === undefined) return answerPress(ctx, ctx.t("old-button"));
    if (press.person !== personOf(ctx)) return answerPress(ctx, ctx.t("not-your-button"));
    const language = asLanguage(press.language) ?? "en";
    await answerPress(ctx);
    await editPressed(ctx, renderFact(fact, language, sources, texts(language)));
  });
  // Another bot's button, a forged one, or one of ours from before an update.
  composer.on("callback_query", (ctx) => answerPress(ctx, ctx.t("old-button")));

  composer.on("message", async (ctx) => {
    const asked = questionIn(ctx.message, ctx.me);
    if (asked === undefined) return answerUnasked(ctx);
    const sent = await send(ctx, await reply(ctx, asked));
    if (sent === undefined) return;
    await rememberAnswer(db, ctx.chat.id, ctx.message.message_id, sent.message_id, clock.now());
    answered += 1;
    if (answered % SWEEP_EVERY_ANSWERS === 1) await forgetOldAnswers(db, clock.now());
  });

  composer.on("edited_message", async (ctx) => {
    const asked = questionIn(ctx.editedMessage, ctx.me);
    const before = await answerTo(db, ctx.chat.id, ctx.editedMessage.message_id);
    // A message that was no question and has become one is answered; an old one that was answered is not asked anew.
    if (asked === undefined) return;
    const draft = await reply(ctx, asked);
    if (before !== undefined && (await edit(ctx, before, draft))) return;
    const sent = await send(ctx, draft);
    if (sent !== undefined) {
      await rememberAnswer(db, ctx.chat.id, ctx.editedMessage.message_id, sent.message_id, clock.now());
    }
  });

  async function reply(ctx: AppContext, asked: Asked): Promise<Draft> {
    if (asked.text === "") {
      const isCommand = asked.by === "command" || asked.by === "private";
      return { html: ctx.t(isCommand && ctx.chat?.type === "private" ? "ask-what" : "ask-what-group") };
    }
    if (tokensOf(normalise(asked.text)).length === 0) return { html: ctx.t("no-words") };
    const who = `${String(ctx.chat?.id)}:${personOf(ctx)}`;
    const answer = engine.ask(asked.text, memories.recall(who));
    memories.keep(who, answer.memory);
    const html = replyText(answer, sources, texts(answer.language));
    const offered = choicesOf(answer);
    return offered.length === 0
      ? { html }
      : { html, keyboard: choices(offered, answer.language, personOf(ctx)) };
  }

  return composer;
}

function choices(facts: readonly Fact[], language: Language, person: string): InlineKeyboard {
  return InlineKeyboard.from(
    facts.map((fact) => [
      InlineKeyboard.text(captionOf(fact, language), showButton.pack({ person, language, fact: fact.id })),
    ]),
  );
}

/** Base 36 keeps callback data short. Anonymous admins and channels count by their chat. */
function personOf(ctx: AppContext): string {
  return (ctx.from?.id ?? 0).toString(36);
}

async function send(ctx: AppContext, { html, keyboard }: Draft): Promise<Message | undefined> {
  try {
    return await ctx.reply(html, {
      ...replying(ctx),
      ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
    });
  } catch (error) {
    // Nobody is left to read it, or we may not write there: nothing to be done, and not an error of ours.
    if (["gone", "muted", "topicGone"].includes(meaningOf(error) ?? "")) return undefined;
    throw error;
  }
}

/** @returns false where the answer is no longer there to be edited */
async function edit(ctx: AppContext, messageId: number, { html, keyboard }: Draft): Promise<boolean> {
  try {
    await ctx.api.editMessageText(ctx.chat?.id ?? 0, messageId, html, {
      ...HTML_MESSAGE,
      ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
    });
    return true;
  } catch (error) {
    const meaning = meaningOf(error);
    if (meaning === "unchanged") return true;
    if (meaning === "messageGone") return false;
    throw error;
  }
}

/** Commands that nobody took, and messages without words: a kind sentence in private, silence in groups. */
async function answerUnasked(ctx: AppContext): Promise<void> {
  const { message } = ctx;
  if (message === undefined) return;
  const command = leadingCommand(message, message.text ?? message.caption ?? "");
  if (command !== undefined) {
    const named = command.bot === ctx.me.username.toLowerCase();
    if (ctx.chat?.type === "private" || named) await ctx.reply(ctx.t("not-a-command"), replying(ctx));
    return;
  }
  if (ctx.chat?.type === "private" && isContent(message)) await ctx.reply(ctx.t("not-text"), replying(ctx));
}

const CONTENT = [
  "sticker",
  "voice",
  "video",
  "video_note",
  "photo",
  "document",
  "animation",
  "audio",
  "location",
  "contact",
  "dice",
  "poll",
  "venue",
  "story",
  "game",
  "checklist",
  "paid_media",
] as const;

/** True for what a person sent to us; false for service messages, which want no answer. */
function isContent(message: Message): boolean {
  return CONTENT.some((kind) => kind in message);
}

function pick(facts: readonly Fact[], random: Random): Fact {
  const fact = facts[Math.floor(random() * facts.length)];
  if (fact === undefined) throw new Error("Cannot pick a fact: the data pack has none");
  return fact;
}
