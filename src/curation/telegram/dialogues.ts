import { randomBytes } from "node:crypto";
import { createConversation } from "@grammyjs/conversations";
import { Composer } from "grammy";
import { HTML_MESSAGE, type AppContext } from "../../telegram/context.ts";
import { mayConverse, type Dialogue, type InnerContext } from "../../telegram/conversations.ts";
import { typed } from "../../telegram/typed.ts";
import { ANSWER_CHARS_MAX, writtenFact } from "../overlay.ts";
import { findWish, suggest } from "../store/wishes.ts";
import type { CurationPorts } from "./ports.ts";
import type { Decide } from "./deciding.ts";

export const DIALOGUES = { write: "curation-write", suggest: "curation-suggest" } as const;

const SUGGESTION_CHARS_MAX = 500;
const SOURCE_CHARS_MAX = 200;
/** The data pack takes no longer phrasings. */
const QUESTION_CHARS_MAX = 160;
/** Letters of a new fact's id. */
const NAME_BYTES = 5;

/** Writing an answer, for admins; proposing a fact, for anyone. */
export function curationDialogues(ports: CurationPorts, decide: Decide): Composer<AppContext> {
  const composer = new Composer<AppContext>();
  composer.filter(mayConverse).use(
    createConversation<AppContext, InnerContext>(
      (conversation, ctx, wishId: string) => write(ports, decide, conversation, ctx, wishId),
      DIALOGUES.write,
    ),
    createConversation<AppContext, InnerContext>(
      (conversation, ctx) => proposing(ports, conversation, ctx),
      DIALOGUES.suggest,
    ),
  );
  return composer;
}

async function write(
  { db }: CurationPorts,
  decide: Decide,
  conversation: Dialogue,
  ctx: InnerContext,
  wishId: string,
): Promise<void> {
  const wish = await conversation.external(() => findWish(db, wishId));
  if (wish === undefined) {
    await ctx.reply(ctx.t("review-over"));
    return;
  }
  const given: string[] = [];
  const other = wish.language === "ru" ? ctx.t("review-ask-question-en") : ctx.t("review-ask-question-ru");
  for (const [asked, charsMax] of [
    [ctx.t("review-ask-ru"), ANSWER_CHARS_MAX],
    [ctx.t("review-ask-en"), ANSWER_CHARS_MAX],
    [other, QUESTION_CHARS_MAX],
  ] as const) {
    await ctx.reply(asked, HTML_MESSAGE);
    const answer = await typed(conversation, charsMax);
    if (answer === undefined) return;
    given.push(answer.text);
  }
  await ctx.reply(ctx.t("review-ask-source"), HTML_MESSAGE);
  const source = await typed(conversation, SOURCE_CHARS_MAX);
  if (source === undefined) return;
  const [ru = "", en = "", asked = ""] = given;
  const question = { ru: asked, en: asked, [wish.language]: wish.sample.slice(0, QUESTION_CHARS_MAX) };
  const isDone = await conversation.external(() => {
    const fact = writtenFact(randomBytes(NAME_BYTES).toString("hex"), question, { ru, en });
    return decide(wishId, { kind: "fact", fact, source: source.text });
  });
  await ctx.reply(ctx.t(isDone ? "review-written" : "review-over"), HTML_MESSAGE);
}

async function proposing(
  { db, clock }: CurationPorts,
  conversation: Dialogue,
  ctx: InnerContext,
): Promise<void> {
  await ctx.reply(ctx.t("suggest-ask"), HTML_MESSAGE);
  const given = await typed(conversation, SUGGESTION_CHARS_MAX);
  if (given === undefined) return;
  const { text, from } = given;
  const updateId = from.update.update_id;
  const isKept = await conversation.external(() =>
    suggest(db, from.from?.id ?? 0, text, from.language, updateId, clock.now()),
  );
  await from.reply(from.t(isKept ? "suggest-thanks" : "suggest-enough"));
}
