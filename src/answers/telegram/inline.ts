import { Composer } from "grammy";
import type { InlineQueryResultArticle } from "grammy/types";
import type { Fact, Language } from "../../content/schema.ts";
import { receivedAt } from "../../inbox/store.ts";
import type { AppContext } from "../../telegram/context.ts";
import { shorten } from "../../telegram/html.ts";
import { answerInline } from "../../telegram/press.ts";
import { factsOfTheDay } from "../daily.ts";
import { alternativesTo } from "../related.ts";
import { article } from "./article.ts";
import type { AnswersPorts } from "./ports.ts";
import { captionOf, renderFact } from "./render.ts";
import { FOREIGN } from "./settings.ts";

/** A list to look through on a phone; Telegram takes 50. */
const RESULTS_MAX = 10;
/** Below the fact of the day. */
const SUGGESTIONS_MAX = 6;
/** Telegram's apps cut the second line at about this. */
const DESCRIPTION_CHARS_MAX = 120;
/** Who types goes on typing: an answer this late is for words that are gone. */
const LATE_MS = 10_000;
/** The day's facts and a corrected pack show within this time. */
const CACHE_SECONDS = 300;
const START_PARAMETER = "inline";

/** `@bot words` in any chat: facts to send there. Empty words bring the fact of the day. */
export function inlineComposer(ports: AnswersPorts): Composer<AppContext> {
  const { db, engine, texts, clock, log } = ports;
  const composer = new Composer<AppContext>();
  let dropped = 0;

  composer.on("inline_query", async (ctx) => {
    const received = await receivedAt(db, ctx.update.update_id);
    if (received !== undefined && clock.now().getTime() - received.getTime() > LATE_MS) {
      dropped += 1;
      log.warn({ dropped }, "a late inline query is dropped");
      return;
    }
    const query = ctx.inlineQuery.query.trim();
    const found = query === "" ? undefined : lookUp(query);
    const isFound = query === "" || (found?.facts.length ?? 0) > 0;
    const results = isFound && found !== undefined ? told(found.facts, found.language) : daily(ctx.language);
    await answerInline(ctx, results, {
      cache_time: CACHE_SECONDS,
      button: { text: ctx.t(isFound ? "inline-ask" : "inline-nothing"), start_parameter: START_PARAMETER },
    });
  });

  /** The answer first, then what stands nearest to it. */
  function lookUp(query: string): { readonly facts: readonly Fact[]; readonly language: Language } {
    const answer = engine.ask(query);
    const { decision, language } = answer;
    if (decision.kind === "small talk") return { facts: [], language };
    const sure = decision.kind === "unknown" ? decision.near : decision.facts;
    const near = answer.confidence < NEAR_CONFIDENCE ? [] : alternativesTo(answer, sure, RESULTS_MAX);
    return { facts: [...sure, ...near].slice(0, RESULTS_MAX), language };
  }

  function daily(language: Language): readonly InlineQueryResultArticle[] {
    const day = dayIn(ports.zone, clock.now());
    const facts = factsOfTheDay(engine.facts, day, SUGGESTIONS_MAX + 1);
    const [first] = facts;
    if (first === undefined) return [];
    const t = texts(language);
    const ofTheDay = { title: t("fact-of-the-day"), description: plain(first, language) };
    return [{ ...toArticle(first, language), ...ofTheDay }, ...told(facts.slice(1), language)];
  }

  function told(facts: readonly Fact[], language: Language): readonly InlineQueryResultArticle[] {
    return facts.map((fact) => toArticle(fact, language));
  }

  function toArticle(fact: Fact, language: Language): InlineQueryResultArticle {
    const t = texts(language);
    // The list itself would tell the plot.
    const description = fact.spoiler ? t("spoiler-ahead") : plain(fact, language);
    const html = renderFact(fact, language, ports.sources, t, FOREIGN);
    return article(fact.id, captionOf(fact, language), { html }, description);
  }

  return composer;
}

/** Below this nothing that the engine found has to do with the words. */
const NEAR_CONFIDENCE = 0.05;

function plain(fact: Fact, language: Language): string {
  return shorten(fact.answer[language], DESCRIPTION_CHARS_MAX);
}

/** The local date, as in 2026-11-25. */
function dayIn(zone: string, now: Date): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone }).format(now);
}
