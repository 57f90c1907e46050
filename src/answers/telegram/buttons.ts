import { Composer, InlineKeyboard } from "grammy";
import { asLanguage } from "../../chats/language.ts";
import type { Fact, Language } from "../../content/schema.ts";
import { questionIn } from "../../telegram/addressed.ts";
import { buttonKind, type ButtonKind } from "../../telegram/buttons.ts";
import type { AppContext } from "../../telegram/context.ts";
import type { Translate } from "../../telegram/i18n.ts";
import { answerPress } from "../../telegram/press.ts";
import { alternativesTo, relatedTo } from "../related.ts";
import { mayPress } from "./asker.ts";
import type { AnswersPorts } from "./ports.ts";
import { captionOf, renderFact } from "./render.ts";
import { changeButtons, changePressed, placeOf, sendAnswer, type Draft } from "./sending.ts";
import { settingsOf } from "./settings.ts";

/** Every button names who may press it, the language of its message, and its fact. */
type FactButton = ButtonKind<"person" | "language" | "fact">;

/** Shows a fact that was offered as a choice. */
const showButton: FactButton = buttonKind("answer.show", "person", "language", "fact");
const upButton: FactButton = buttonKind("answer.up", "person", "language", "fact");
const downButton: FactButton = buttonKind("answer.down", "person", "language", "fact");
const moreButton: FactButton = buttonKind("answer.more", "person", "language", "fact");
const missedButton: FactButton = buttonKind("answer.not", "person", "language", "fact");

/** More would be a list to study. */
const OFFERED_MAX = 3;

/** What a press of one of our buttons is about. */
interface Press {
  readonly asker: string;
  readonly language: Language;
  readonly fact: Fact;
}

/** Facts to choose from, one in a row. */
export function choiceButtons(facts: readonly Fact[], language: Language, asker: string): InlineKeyboard {
  return InlineKeyboard.from(
    facts.map((fact) => [
      InlineKeyboard.text(
        captionOf(fact, language),
        showButton.pack({ person: asker, language, fact: fact.id }),
      ),
    ]),
  );
}

/** One row below an answer: rate it, go on from it, or say that it missed. */
export function answerButtons(
  fact: Fact,
  language: Language,
  asker: string,
  t: Translate,
  isRated = false,
): InlineKeyboard {
  const fields = { person: asker, language, fact: fact.id };
  const rating = isRated
    ? []
    : [InlineKeyboard.text("👍", upButton.pack(fields)), InlineKeyboard.text("👎", downButton.pack(fields))];
  return InlineKeyboard.from([
    [
      ...rating,
      InlineKeyboard.text(t("button-more"), moreButton.pack(fields)),
      InlineKeyboard.text(t("button-missed"), missedButton.pack(fields)),
    ],
  ]);
}

/** What happens when somebody presses a button below an answer. */
export function answerPresses(ports: AnswersPorts): Composer<AppContext> {
  const { engine, sources, texts, memories, curation, log } = ports;
  const composer = new Composer<AppContext>();

  /** Handles the presses of a family by those whom its buttons are for; all others are told so. */
  function on(kind: FactButton, handle: (ctx: AppContext, press: Press) => Promise<void>): void {
    composer.callbackQuery(kind.pattern, async (ctx) => {
      const fields = kind.unpack(ctx.callbackQuery.data);
      const fact = engine.factById(fields?.fact ?? "");
      if (fields === undefined || fact === undefined) return answerPress(ctx, ctx.t("old-button"));
      if (!(await mayPress(ctx, fields.person))) return answerPress(ctx, ctx.t("not-your-button"));
      await handle(ctx, { asker: fields.person, language: asLanguage(fields.language) ?? "en", fact });
    });
  }

  /** The question that the pressed message answers, as far as it is still known. */
  function questionOf(ctx: AppContext): string | undefined {
    const replied = ctx.callbackQuery?.message?.reply_to_message;
    const quoted = replied === undefined ? undefined : questionIn(replied, ctx.me)?.text;
    return memories.questions.at(placeOf(ctx))?.question ?? quoted;
  }

  on(showButton, async (ctx, { asker, language, fact }) => {
    await answerPress(ctx);
    const t = texts(language);
    const html = renderFact(fact, language, sources, t, await settingsOf(ctx, ports));
    await changePressed(ctx, { html, keyboard: answerButtons(fact, language, asker, t) });
  });

  for (const [kind, verdict] of [
    [upButton, "up"],
    [downButton, "down"],
  ] as const) {
    on(kind, async (ctx, { asker, language, fact }) => {
      const t = texts(language);
      if (memories.questions.rate(placeOf(ctx))) {
        await curation?.feedback(questionOf(ctx), language, fact.id, verdict, ctx.update.update_id);
      }
      await answerPress(ctx, t(verdict === "up" ? "rated-up" : "rated-down"));
      await changeButtons(ctx, answerButtons(fact, language, asker, t, true));
    });
  }

  on(moreButton, async (ctx, { asker, language, fact }) => {
    const t = texts(language);
    const related = relatedTo(fact, engine.facts, OFFERED_MAX);
    if (related.length === 0) return answerPress(ctx, t("more-none"));
    await answerPress(ctx);
    const draft: Draft = { html: t("more-choices"), keyboard: choiceButtons(related, language, asker) };
    // A guest cannot write a second message: what it wrote changes.
    if (ctx.chat === undefined) await changePressed(ctx, draft);
    else await sendAnswer(ctx, draft, (await settingsOf(ctx, ports)).isEphemeral, log);
  });

  on(missedButton, async (ctx, { asker, language, fact }) => {
    const t = texts(language);
    const question = questionOf(ctx);
    const others =
      question === undefined
        ? relatedTo(fact, engine.facts, OFFERED_MAX)
        : alternativesTo(engine.ask(question), [fact], OFFERED_MAX);
    await answerPress(ctx);
    if (others.length > 0) {
      await changePressed(ctx, {
        html: t("missed-choices"),
        keyboard: choiceButtons(others, language, asker),
      });
      return;
    }
    if (question !== undefined) await curation?.missed(question, language, ctx.update.update_id);
    await changePressed(ctx, { html: t("unknown") });
  });

  return composer;
}
