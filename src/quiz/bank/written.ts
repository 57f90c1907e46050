import type { QuizEntry } from "../../content/quiz.ts";
import type { Random } from "../../ports.ts";
import { explanationOf } from "./explanation.ts";
import { valuesOf, type Knowledge } from "./knowledge.ts";
import type { BankQuestion, Both } from "./question.ts";
import { optionsOfValue, valueOption, type Options } from "./values.ts";

/** The question of an editor's entry; undefined where its wrong options cannot be made. */
export function questionOfEntry(
  knowledge: Knowledge,
  entry: QuizEntry,
  randomFor: (id: string) => Random,
): BankQuestion | undefined {
  const facts = entry.fact.flatMap((id) => knowledge.fact(id) ?? []);
  const [fact] = facts;
  if (fact === undefined) return undefined;
  const options = optionsOf(knowledge, entry, randomFor);
  if (options === undefined) return undefined;
  return {
    id: entry.id,
    topic: entry.topic,
    difficulty: entry.difficulty,
    text: entry.ask,
    ...options,
    explanation: entry.why ?? explanationOf(fact.answer),
    sources: [...new Set(facts.flatMap(({ sources }) => sources))],
    factId: fact.id,
    factIds: facts.map(({ id }) => id),
  };
}

function optionsOf(
  knowledge: Knowledge,
  { id, ask, right, wrong, fact: [factId = ""] }: QuizEntry,
  randomFor: (id: string) => Random,
): Options | undefined {
  const fact = knowledge.fact(factId);
  if (fact === undefined) return undefined;
  const written = wrong?.ru.map((ru, index): Both => ({ ru, en: wrong.en[index] ?? ru }));
  if (right !== undefined) return written === undefined ? undefined : { right, distractors: written };
  const not = new Set([fact.subject, ...valuesOf(fact), ...namedIn(knowledge, ask)]);
  if (written === undefined) return optionsOfValue(knowledge, fact, not, randomFor(id))?.options;
  const value = valueOption(knowledge, fact);
  return value === undefined ? undefined : { right: value, distractors: written };
}

/** Whom a question names, it does not offer as an answer. */
function namedIn(knowledge: Knowledge, ask: Both): readonly string[] {
  const words = new Set(ask.en.toLowerCase().match(/[\p{L}’]+/gu));
  return knowledge.pack.entities
    .filter(({ name }) => words.has((name.en.split(" ").at(-1) ?? "").toLowerCase()))
    .map(({ id }) => id);
}
