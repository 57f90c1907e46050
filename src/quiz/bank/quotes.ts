import { OPTION_CHARS_MAX } from "../../content/quiz.ts";
import type { Entity, Fact } from "../../content/schema.ts";
import type { Random } from "../../ports.ts";
import { shuffled } from "./chance.ts";
import { WRONG_OPTIONS, wrongEntities } from "./distractors.ts";
import { explanationOf } from "./explanation.ts";
import { isCertain, type Knowledge } from "./knowledge.ts";
import { fill, optionOf } from "./names.ts";
import type { BankQuestion, Both } from "./question.ts";

type Quote = NonNullable<Fact["quote"]>;

const WHO_SAYS: Both = { ru: "Кто это говорит? {value}", en: "Who says this? {value}" };
const TO_WHOM: Both = {
  ru: "Кто в фильме это слышит? {value}",
  en: "Who is told this in the film? {value}",
};
const WHICH_LINE: Both = {
  ru: "Какую из этих реплик произносит {subject}?",
  en: "Which of these lines is spoken by {subject}?",
};
/** A line this much longer or shorter than the right one would give itself away. */
const LENGTH_RATIO_MAX = 1.8;

/** Who says it, to whom, and which line is whose. Only lines whose wording is certain. */
export function questionsOfQuote(
  knowledge: Knowledge,
  fact: Fact,
  randomFor: (id: string) => Random,
): readonly BankQuestion[] {
  const { quote } = fact;
  const speaker = knowledge.entity(quote?.speaker ?? "");
  const listener = knowledge.entity(quote?.to ?? "");
  if (quote === undefined || !isAskable(fact)) return [];
  const value = quoted(quote);
  const about = new Set([fact.subject, quote.speaker ?? "", quote.to ?? ""]);
  const who = (suffix: "q" | "t", template: Both, right: Entity | undefined): readonly BankQuestion[] => {
    if (right === undefined) return [];
    const id = `${fact.id}/${suffix}`;
    const made = wrongEntities(knowledge, { right, about: fact.about, not: about }, randomFor(id));
    const text = {
      ru: template.ru.replace("{value}", value.ru),
      en: template.en.replace("{value}", value.en),
    };
    return made === undefined ? [] : [question(fact, id, text, optionOf(right), made)];
  };
  return [
    ...who("q", WHO_SAYS, speaker),
    ...who("t", TO_WHOM, listener),
    ...(speaker === undefined ? [] : whichLine(knowledge, fact, quote, speaker, randomFor)),
  ];
}

function whichLine(
  knowledge: Knowledge,
  fact: Fact,
  quote: Quote,
  speaker: Entity,
  randomFor: (id: string) => Random,
): readonly BankQuestion[] {
  const id = `${fact.id}/l`;
  const others = knowledge.pack.facts.flatMap((other) =>
    isAskable(other) &&
    other.quote?.speaker !== undefined &&
    other.quote.speaker !== speaker.id &&
    isAlike(other.quote, quote)
      ? [quoted(other.quote)]
      : [],
  );
  const distractors = shuffled(others, randomFor(id)).slice(0, WRONG_OPTIONS);
  if (distractors.length < WRONG_OPTIONS || !fits(quote)) return [];
  return [question(fact, id, fill(WHICH_LINE, { subject: speaker }), quoted(quote), distractors)];
}

function question(
  fact: Fact,
  id: string,
  text: Both,
  right: Both,
  distractors: readonly Both[],
): BankQuestion {
  return {
    id,
    topic: "quotes",
    difficulty: 2,
    text,
    right,
    distractors,
    explanation: explanationOf(fact.answer),
    sources: fact.sources,
    factId: fact.id,
    factIds: [fact.id],
  };
}

/** A dialogue has two speakers, so it is nobody's line. */
function isAskable(fact: Fact): boolean {
  return isCertain(fact) && fact.quote?.exact === true && !fact.quote.ru.startsWith("—");
}

function quoted(quote: Quote): Both {
  return { ru: `«${quote.ru.replace(/(?<!\?|!|…)[.]$/u, "")}»`, en: `“${quote.en}”` };
}

function fits(quote: Quote): boolean {
  const { ru, en } = quoted(quote);
  return Math.max(ru.length, en.length) <= OPTION_CHARS_MAX;
}

function isAlike(one: Quote, other: Quote): boolean {
  const ratio = one.ru.length / other.ru.length;
  return fits(one) && ratio <= LENGTH_RATIO_MAX && ratio >= 1 / LENGTH_RATIO_MAX;
}
