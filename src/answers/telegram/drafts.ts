import type { Language } from "../../content/schema.ts";
import type { Asked } from "../../telegram/addressed.ts";
import type { AppContext } from "../../telegram/context.ts";
import type { Answer } from "../engine.ts";
import { pointsAway } from "../question.ts";
import { normalise } from "../reading/normalise.ts";
import { tokensOf } from "../reading/tokens.ts";
import { askerOf, personOf } from "./asker.ts";
import { answerButtons, choiceButtons } from "./buttons.ts";
import type { AnswersPorts } from "./ports.ts";
import { choicesOf, replyText } from "./reply.ts";
import type { Draft } from "./sending.ts";
import type { AnswerSettings } from "./settings.ts";

/** A reply with the question that it answers, where it answers one. */
export interface Reply extends Draft {
  readonly asked?: { readonly question: string; readonly language: Language };
}

/** What we say to a message that speaks to us. A question that we cannot answer is told to curation. */
export async function replyTo(
  ctx: AppContext,
  asked: Asked,
  settings: AnswerSettings,
  ports: AnswersPorts,
): Promise<Reply> {
  const { engine, texts, memories, curation } = ports;
  const line = lineIn(asked);
  if (line !== undefined) return replyToLine(ctx, line, settings, ports);
  if (asked.text === "") {
    const isCommand = asked.by === "command" || asked.by === "private";
    return { html: ctx.t(isCommand && ctx.chat?.type === "private" ? "ask-what" : "ask-what-group") };
  }
  if (tokensOf(normalise(asked.text)).length === 0) return { html: ctx.t("no-words") };
  const who = `${String(ctx.chat?.id)}:${personOf(ctx.from?.id)}`;
  const answer = engine.ask(asked.text, memories.recall(who));
  memories.keep(who, answer.memory);
  if (answer.decision.kind === "unknown") {
    await curation?.missed(asked.text, answer.language, ctx.update.update_id);
  }
  const html = replyText(answer, ports.sources, texts(answer.language), settings);
  return {
    html,
    keyboard: keyboardFor(ctx, answer, ports),
    asked: { question: asked.text, language: answer.language },
  };
}

/** Somebody points at words and asks where they come from. They are someone else's, so nothing is kept of them. */
function replyToLine(ctx: AppContext, line: string, settings: AnswerSettings, ports: AnswersPorts): Reply {
  const answer = ports.engine.ask(line);
  const t = ports.texts(answer.language);
  const isKnown = answer.decision.kind === "answer" || answer.decision.kind === "choices";
  if (!isKnown) return { html: ctx.t("line-unknown") };
  return { html: replyText(answer, ports.sources, t, settings), keyboard: keyboardFor(ctx, answer, ports) };
}

/** The buttons below an answer: what may be done with it, or what may be meant. */
export function keyboardFor(ctx: AppContext, answer: Answer, { texts }: AnswersPorts): Draft["keyboard"] {
  const { decision, language } = answer;
  const [told] = decision.kind === "answer" ? decision.facts : [];
  if (told !== undefined) return answerButtons(told, language, askerOf(ctx), texts(language));
  const offered = choicesOf(answer);
  return offered.length === 0 ? undefined : choiceButtons(offered, language, askerOf(ctx));
}

/** The words that a message points at, where it says nothing by itself. */
function lineIn({ text, quoted }: Asked): string | undefined {
  return quoted !== undefined && quoted.trim() !== "" && pointsAway(text) ? quoted : undefined;
}
