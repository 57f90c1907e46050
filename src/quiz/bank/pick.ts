import type { Difficulty, QuizTopic } from "../../content/quiz.ts";
import type { Random } from "../../ports.ts";
import { below, shuffled } from "./chance.ts";
import { givesAway } from "./leaks.ts";
import type { BankQuestion, Both } from "./question.ts";

export interface Choice {
  /** Undefined: all topics, mixed. */
  readonly topic?: QuizTopic | undefined;
  /** Undefined: all difficulties, mixed. */
  readonly difficulty?: Difficulty | undefined;
  /** What a question's difficulty has become; its own where absent. */
  readonly difficultyNow?: (question: BankQuestion) => Difficulty;
  /** Ids asked before, in the order of asking: once all are, the longest unasked come back first. */
  readonly used: ReadonlySet<string>;
  readonly random: Random;
  readonly count: number;
}

/** Each fault outweighs all the lesser ones that a game can add up. */
const COST = {
  wrongDifficulty: 1_000_000,
  used: 100_000,
  givesAway: 1_000,
  sameAnswer: 300,
  sameTopicAsBefore: 100,
  topicSoFar: 10,
} as const;

/**
 * The questions of one game, in their order: at most `count`, fewer only where
 * the topic has fewer. None is one that was asked before while there are others,
 * neighbours differ in topic and answer, and no question tells another's answer
 * where that can be helped.
 */
export function pick(bank: readonly BankQuestion[], choice: Choice): readonly BankQuestion[] {
  const { topic, difficulty, used, random, count } = choice;
  const difficultyNow = choice.difficultyNow ?? (({ difficulty: byHand }) => byHand);
  const ranks = new Map(Array.from(used, (id, index) => [id, index + 1]));
  const priceOf = (question: BankQuestion): number => {
    const rank = ranks.get(question.id);
    return (
      (difficulty === undefined ? 0 : Math.abs(difficultyNow(question) - difficulty) * COST.wrongDifficulty) +
      (rank === undefined ? 0 : COST.used * (1 + Math.floor((3 * rank) / (ranks.size + 1))))
    );
  };
  const left = shuffled(
    bank.filter((question) => topic === undefined || question.topic === topic),
    random,
  ).map((question) => ({ question, price: priceOf(question) }));
  const chosen: BankQuestion[] = [];
  while (chosen.length < count && left.length > 0) {
    const cheapest = Math.min(...left.map(({ price }) => price));
    let best = 0;
    let bestPrice = Infinity;
    for (const [index, { question, price }] of left.entries()) {
      // What is dearer by itself than the cheapest can become is not worth looking at.
      if (price > cheapest + COST.used - 1) continue;
      const whole = price + companyPrice(question, chosen);
      if (whole < bestPrice) [best, bestPrice] = [index, whole];
      if (whole === 0) break;
    }
    chosen.push(...left.splice(best, 1).map(({ question }) => question));
  }
  return chosen;
}

/** How badly a question fits after those already chosen. */
function companyPrice(question: BankQuestion, chosen: readonly BankQuestion[]): number {
  const last = chosen.at(-1);
  return chosen.reduce(
    (price, other) =>
      price +
      (givesAway(other, question) || givesAway(question, other) ? COST.givesAway : 0) +
      (other.right.ru === question.right.ru ? COST.sameAnswer : 0) +
      (other.topic === question.topic ? COST.topicSoFar : 0),
    last?.topic === question.topic ? COST.sameTopicAsBefore : 0,
  );
}

export interface Arranged {
  readonly options: readonly Both[];
  /** Which of the options is right, from 0. */
  readonly right: number;
}

/** A question's options in the order in which they are shown. */
export function arrange(question: BankQuestion, random: Random): Arranged {
  const options = [...question.distractors];
  const right = below(options.length + 1, random);
  const order = shuffled(options, random);
  order.splice(right, 0, question.right);
  return { options: order, right };
}
