import type { Executor } from "../../storage/database.ts";
import { difficultyOf } from "../bank/difficulty.ts";
import { pick } from "../bank/pick.ts";
import type { BankQuestion } from "../bank/question.ts";
import { dealDeck, questionsById, SPARE_CARDS } from "../deck.ts";
import type { Card } from "../game/state.ts";
import type { GameOptions } from "../options.ts";
import { mistakesIn, questionStats, retiredQuestions, usedIn } from "../storage/questions.ts";
import type { QuizPorts } from "./ports.ts";

/** The cards of a new game: none that the chat, or the person in private, has seen while there are others. */
export async function deckFor(
  db: Executor,
  { bank, random }: Pick<QuizPorts, "bank" | "random">,
  scopeId: number,
  options: Pick<GameOptions, "topic" | "difficulty" | "length">,
): Promise<readonly Card[]> {
  const stats = await questionStats(db);
  const questions = pick(await askable(db, bank), {
    topic: options.topic ?? undefined,
    difficulty: options.difficulty ?? undefined,
    difficultyNow({ id, difficulty }: BankQuestion) {
      const seen = stats.get(id);
      return seen === undefined ? difficulty : difficultyOf(difficulty, seen.answered, seen.right);
    },
    used: new Set(await usedIn(db, scopeId)),
    random,
    count: options.length + SPARE_CARDS,
  });
  return dealDeck(questions, random);
}

/** The questions that a person got wrong in a game, dealt anew. */
export async function mistakesDeck(
  db: Executor,
  { bank, random }: Pick<QuizPorts, "bank" | "random">,
  gameId: string,
  personId: number,
): Promise<readonly Card[]> {
  return dealDeck(questionsById(await askable(db, bank), await mistakesIn(db, gameId, personId)), random);
}

/** The bank without what admins have taken out. */
async function askable(db: Executor, bank: readonly BankQuestion[]): Promise<readonly BankQuestion[]> {
  const retired = await retiredQuestions(db);
  return bank.filter(({ id }) => !retired.has(id));
}
