import { Composer } from "grammy";
import type { Message } from "grammy/types";
import { leadingCommand, questionIn } from "../../telegram/addressed.ts";
import { replying, type AppContext } from "../../telegram/context.ts";
import { isQuestion } from "../question.ts";
import { answerTo, forgetOldAnswers, rememberAnswer } from "../store.ts";
import { askerOf } from "./asker.ts";
import { keyboardFor, replyTo, type Reply } from "./drafts.ts";
import type { AnswersPorts } from "./ports.ts";
import { replyText } from "./reply.ts";
import { editAnswer, placeOf, sendAnswer } from "./sending.ts";
import { settingsOf, type AnswerSettings } from "./settings.ts";

/** Old pairs of question and answer are swept once in so many answers. */
const SWEEP_EVERY_ANSWERS = 200;
/**
 * Who was not asked must be this sure that there is an answer here, and that
 * this is the one: of the labelled questions kept aside, 95 % of those answered
 * so are right, and 1 % of strangers' hardest questions get an answer.
 */
const SURE_CONFIDENCE = 0.8;
const SURE_SHARE = 0.5;
/** Group talk that is longer is no plain question. */
const SURE_CHARS_MAX = 200;

/** Questions in words and with /ask, their later versions, and what is no question at all. */
export function questionsComposer(ports: AnswersPorts): Composer<AppContext> {
  const { db, clock, memories, log } = ports;
  const composer = new Composer<AppContext>();
  let answered = 0;

  composer.on("message", async (ctx) => {
    const asked = questionIn(ctx.message, ctx.me);
    if (asked === undefined && !isOpenQuestion(ctx.message)) return answerUnasked(ctx);
    const settings = await settingsOf(ctx, ports);
    const reply =
      asked === undefined
        ? replyIfSure(ctx, ctx.message, settings, ports)
        : await replyTo(ctx, asked, settings, ports);
    if (reply !== undefined) await answer(ctx, ctx.message, reply, settings);
  });

  composer.on("edited_message", async (ctx) => {
    const asked = questionIn(ctx.editedMessage, ctx.me);
    const before = await answerTo(db, ctx.chat.id, ctx.editedMessage.message_id);
    // A message that was no question and has become one is answered; an old one that was answered is not asked anew.
    if (asked === undefined) return;
    const settings = await settingsOf(ctx, ports);
    const reply = await replyTo(ctx, asked, settings, ports);
    if (before !== undefined && (await editAnswer(ctx, before, reply))) {
      keepQuestion(ctx, before, reply);
      return;
    }
    await answer(ctx, ctx.editedMessage, reply, settings);
  });

  async function answer(
    ctx: AppContext,
    message: Message,
    reply: Reply,
    settings: AnswerSettings,
  ): Promise<void> {
    const ref = await sendAnswer(ctx, reply, settings.isEphemeral, log);
    if (ref === undefined) return;
    keepQuestion(ctx, ref, reply);
    // An ephemeral question has no id to be found by, and its later versions do not reach us.
    if (message.message_id === 0) return;
    await rememberAnswer(db, message.chat.id, message.message_id, ref, clock.now());
    answered += 1;
    if (answered % SWEEP_EVERY_ANSWERS === 1) await forgetOldAnswers(db, clock.now());
  }

  function keepQuestion(ctx: AppContext, ref: number, { asked }: Reply): void {
    if (asked !== undefined) memories.questions.keep(placeOf(ctx, ref), { ...asked, person: askerOf(ctx) });
  }

  return composer;
}

/** An answer to group talk that nobody addressed to us, where the chat wants it and we are sure; else silence. */
function replyIfSure(
  ctx: AppContext,
  { text = "" }: Message,
  settings: AnswerSettings,
  ports: AnswersPorts,
): Reply | undefined {
  if (settings.answers !== "sure") return undefined;
  const answer = ports.engine.ask(text);
  const share = answer.trials[0]?.evidence?.share ?? 0;
  const isSure = answer.confidence >= SURE_CONFIDENCE && share >= SURE_SHARE;
  if (answer.decision.kind !== "answer" || !isSure) return undefined;
  return {
    html: replyText(answer, ports.sources, ports.texts(answer.language), settings),
    keyboard: keyboardFor(ctx, answer, ports),
    asked: { question: text, language: answer.language },
  };
}

/**
 * Whether a member of a group asks everybody: in words that are no command, no
 * answer to somebody else, no forward, and nothing of a bot or another channel.
 */
function isOpenQuestion(message: Message): boolean {
  const { text, sender_chat, from, reply_to_message: replied } = message;
  if (text === undefined || text.length > SURE_CHARS_MAX || !isQuestion(text)) return false;
  const isMember = sender_chat === undefined ? from?.is_bot === false : sender_chat.id === message.chat.id;
  const isReply = replied !== undefined && replied.forum_topic_created === undefined;
  const isForeign = message.forward_origin !== undefined || message.via_bot !== undefined;
  return isMember && !isReply && !isForeign && leadingCommand(message, text) === undefined;
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
