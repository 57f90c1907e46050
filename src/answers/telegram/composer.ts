import { Composer } from "grammy";
import type { Fact } from "../../content/schema.ts";
import type { Random } from "../../ports.ts";
import { replying, type AppContext } from "../../telegram/context.ts";
import { answerPress } from "../../telegram/press.ts";
import { answerPresses } from "./buttons.ts";
import { guestComposer } from "./guest.ts";
import { inlineComposer } from "./inline.ts";
import type { AnswersPorts } from "./ports.ts";
import { questionsComposer } from "./questions.ts";
import { renderFact } from "./render.ts";
import { settingsOf } from "./settings.ts";

export type { AnswersCuration, AnswersPorts } from "./ports.ts";

/** Questions in words, /ask, /fact, /quote, inline and as a guest, and the buttons below answers. It stands last: it takes what is left. */
export function answersComposer(ports: AnswersPorts): Composer<AppContext> {
  const { engine, random } = ports;
  const composer = new Composer<AppContext>();
  const quotes = engine.facts.filter((fact) => fact.quote !== undefined);

  composer.command("fact", (ctx) => tell(ctx, pick(engine.facts, random)));
  composer.command("quote", (ctx) => tell(ctx, pick(quotes, random)));
  composer.use(answerPresses(ports));
  // Another bot's button, a forged one, or one of ours from before an update.
  composer.on("callback_query", (ctx) => answerPress(ctx, ctx.t("old-button")));
  composer.use(inlineComposer(ports), guestComposer(ports), questionsComposer(ports));

  async function tell(ctx: AppContext, fact: Fact): Promise<void> {
    const settings = await settingsOf(ctx, ports);
    await ctx.reply(renderFact(fact, ctx.language, ports.sources, ctx.t, settings), replying(ctx));
  }

  return composer;
}

function pick(facts: readonly Fact[], random: Random): Fact {
  const fact = facts[Math.floor(random() * facts.length)];
  if (fact === undefined) throw new Error("Cannot pick a fact: the data pack has none");
  return fact;
}
