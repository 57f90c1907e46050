import type { Random } from "../ports.ts";
import { shuffled } from "./bank/chance.ts";
import type { BankQuestion } from "./bank/question.ts";
import type { Card } from "./game/state.ts";

/** Questions to pick beyond a game's length, for those that turn out void. */
export const SPARE_CARDS = 5;

/** What a card needs to know of a question. */
export type Dealable = Pick<BankQuestion, "id" | "topic" | "difficulty" | "distractors">;

/** The cards of picked questions, in their order, each with its options in random order. */
export function dealDeck(questions: readonly Dealable[], random: Random): readonly Card[] {
  return questions.map(({ id, topic, difficulty, distractors }) => ({
    questionId: id,
    topic,
    difficulty,
    order: shuffled(
      Array.from({ length: distractors.length + 1 }, (_, at) => at),
      random,
    ),
  }));
}

/** Questions by their ids, such as one's mistakes, each once; those that the bank has no more are left out. */
export function questionsById<T extends Dealable>(bank: readonly T[], ids: readonly string[]): readonly T[] {
  const known = new Map(bank.map((question) => [question.id, question]));
  return [...new Set(ids)].flatMap((id) => known.get(id) ?? []);
}

/**
 * The options of a question in the order of its card; undefined where the
 * question has changed since it was dealt, so that the card does not fit it.
 */
export function optionsOf<T>(
  question: { readonly right: T; readonly distractors: readonly T[] },
  card: Card,
): readonly T[] | undefined {
  const all = [question.right, ...question.distractors];
  const options = card.order.flatMap((at) => all.slice(at, at + 1));
  return options.length === all.length && card.order.length === all.length ? options : undefined;
}
