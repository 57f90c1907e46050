import { Composer } from "grammy";
import type { Fact, Language } from "../../content/schema.ts";
import { HTML_MESSAGE, replying, type AppContext } from "../../telegram/context.ts";
import type { Feature } from "../../telegram/feature.ts";
import { answerPress, editPressed } from "../../telegram/press.ts";
import { overlayOf, type Overlay } from "../overlay.ts";
import { additionsMark, additionsOf } from "../store/additions.ts";
import { countWish, eraseWishes, findWish, forgetWishes, openWish } from "../store/wishes.ts";
import { wishCard } from "./cards.ts";
import { deciding, type Decide } from "./deciding.ts";
import { curationDialogues, DIALOGUES } from "./dialogues.ts";
import { reviewButton, type CurationPorts } from "./ports.ts";

/** Another process's additions are noticed this often. */
const LOOK_MS = 3_000;
const FORGET_EVERY_MS = 3_600_000;

/** What the answers feature tells of questions that went wrong. */
export interface AnswersHeard {
  feedback(
    question: string | undefined,
    language: Language,
    factId: string,
    verdict: "up" | "down",
    updateId: number,
  ): Promise<void>;
  missed(question: string, language: Language, updateId: number): Promise<void>;
}

export interface Curation extends Feature {
  readonly answers: AnswersHeard;
  /** What admins have added, as it is now. */
  readonly additions: Pick<Overlay, "factIdFor" | "fact">;
}

/** Questions without an answer, and proposals, become facts. */
export function createCuration(ports: CurationPorts): Curation {
  const { db, clock } = ports;
  let overlay: Overlay = overlayOf([]);
  let mark = "";

  async function reload(): Promise<void> {
    const now = await additionsMark(db);
    if (now === mark) return;
    mark = now;
    const additions = await additionsOf(db);
    for (const addition of additions)
      if (addition.kind === "fact") ports.addSource(sourceFor(addition.fact, addition.source));
    overlay = overlayOf(additions);
  }

  const decide = deciding(ports, reload);
  const composer = new Composer<AppContext>();
  composer.use(curationDialogues(ports, decide), reviewing(ports, decide));

  return {
    composer,
    additions: {
      factIdFor: (question) => overlay.factIdFor(question),
      fact: (id) => overlay.fact(id),
    },
    answers: {
      async feedback(question, language, factId, verdict, updateId) {
        if (verdict === "up") return;
        await countWish(
          db,
          { kind: "down", question: question ?? factId, language, factId },
          updateId,
          clock.now(),
        );
      },
      missed: (question, language, updateId) =>
        countWish(db, { kind: "missed", question, language }, updateId, clock.now()),
    },
    recover: reload,
    erase: (personId) => eraseWishes(db, personId),
    chores: [
      {
        name: "curation.reload",
        everyMs: LOOK_MS,
        async run() {
          await reload();
          return false;
        },
      },
      {
        name: "curation.forget",
        everyMs: FORGET_EVERY_MS,
        async run() {
          await forgetWishes(db);
          return false;
        },
      },
    ],
  };
}

function sourceFor(fact: Fact, source: string) {
  const url = /https?:\/\/\S+/u.exec(source)?.[0];
  const name = source.replace(url ?? "", "").trim();
  const shown = name === "" ? (url ?? source) : name;
  return {
    id: fact.sources[0] ?? fact.id,
    name: { ru: shown, en: shown },
    kind: "fan",
    ...(url !== undefined && URL.canParse(url) ? { url } : {}),
  } as const;
}

/** /review, for bot admins in private, and /suggest, for anyone. */
function reviewing(ports: CurationPorts, decide: Decide): Composer<AppContext> {
  const { db, admins } = ports;
  const composer = new Composer<AppContext>();

  composer.command("suggest", async (ctx) => {
    if (ctx.chat.type === "private") return ctx.conversation.enter(DIALOGUES.suggest);
    await ctx.reply(ctx.t("suggest-private"), replying(ctx));
  });

  composer
    .chatType("private")
    .filter((ctx) => admins.includes(ctx.chat.id))
    .command("review", async (ctx) => {
      const card = await cardAt(ctx, 0);
      const other = await ports.otherQueue(ctx.t);
      const rows = [...(card?.keyboard.inline_keyboard ?? []), ...(other === undefined ? [] : [[other]])];
      // Where the facts have nothing, something else may wait.
      const nothing = other !== undefined ? ctx.t("review-no-facts") : ctx.t("review-empty");
      await ctx.reply(card?.text ?? nothing, {
        ...HTML_MESSAGE,
        reply_markup: { inline_keyboard: rows },
      });
    });

  composer.callbackQuery(reviewButton.pattern, async (ctx) => {
    const button = reviewButton.unpack(ctx.callbackQuery.data);
    // Rights may have been taken away since the button was made.
    if (button === undefined || !admins.includes(ctx.from.id)) return answerPress(ctx, ctx.t("old-button"));
    if (button.what === "write") {
      await answerPress(ctx);
      return ctx.conversation.enter(DIALOGUES.write, button.wish);
    }
    if (button.what === "at") {
      await answerPress(ctx);
      return show(ctx, Number(button.value) || 0);
    }
    const wish = await findWish(db, button.wish);
    const fact =
      button.what === "is" && wish !== undefined
        ? ports.nearest(wish.sample)[Number(button.value)]
        : undefined;
    if (button.what === "is" && fact === undefined) return answerPress(ctx, ctx.t("review-over"));
    const addition =
      fact === undefined || wish === undefined
        ? undefined
        : ({ kind: "phrasing", factId: fact.id, language: wish.language, text: wish.sample } as const);
    const isDone = await decide(button.wish, addition);
    await answerPress(ctx, isDone ? ctx.t("review-done") : ctx.t("review-over"));
    await show(ctx, 0);
  });

  async function show(ctx: AppContext, offset: number): Promise<void> {
    const card = await cardAt(ctx, offset);
    if (card === undefined) await editPressed(ctx, ctx.t("review-empty"));
    else await editPressed(ctx, card.text, card.keyboard);
  }

  async function cardAt(ctx: AppContext, offset: number) {
    const { wish, all } = await openWish(db, offset);
    if (wish === undefined) return undefined;
    const found = wish.factId === undefined ? undefined : ports.factById(wish.factId);
    const nearest = ports.nearest(wish.sample);
    return wishCard(wish, { offset, all }, { nearest, found, language: ctx.language, t: ctx.t });
  }

  return composer;
}
