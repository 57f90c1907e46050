import type { Fact, Source } from "../../content/schema.ts";
import type { Translate } from "../../telegram/i18n.ts";
import type { Answer } from "../engine.ts";
import { renderFacts, type Telling } from "./render.ts";

/** What the bot says to a question, in Telegram's HTML. Choices stand on buttons, see `choicesOf`. */
export function replyText(
  { decision, language }: Answer,
  sources: ReadonlyMap<string, Source>,
  t: Translate,
  telling: Telling = {},
): string {
  switch (decision.kind) {
    case "answer":
      return renderFacts(decision.facts, language, sources, t, telling);
    case "choices":
      return t("choices");
    case "unknown":
      return t(decision.near.length === 0 ? "unknown" : "unknown-with-topics");
    case "small talk":
      return t(`talk-${decision.talk}`);
  }
}

/** The facts to be offered on buttons below the reply; none for most. */
export function choicesOf({ decision }: Answer): readonly Fact[] {
  if (decision.kind === "choices") return decision.facts;
  return decision.kind === "unknown" ? decision.near : [];
}
