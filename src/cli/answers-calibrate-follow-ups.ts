/**
 * The second half of `npm run answers:calibrate`: fits the confidence of
 * follow-ups and writes src/answers/search/follow-up-coefficients.ts.
 *
 * It learns from labelled follow-ups, and from every other labelled question
 * asked after one of ours that has nothing to do with it: these are not to be
 * taken for follow-ups, and what nobody here knows is not to be answered.
 */
import { writeFileSync } from "node:fs";
import { createEngine } from "../answers/engine.ts";
import type { Labelled } from "../answers/score.ts";
import { ANSWER_CONFIDENCE } from "../answers/search/coefficients.ts";
import { loadDictionary } from "../answers/search/dictionary.ts";
import { ascend, type Sample } from "../answers/search/fit.ts";
import {
  FOLLOW_UP_NAMES,
  followUpChance,
  type FollowUpEvidence,
  type FollowUpWeights,
} from "../answers/search/follow-up-evidence.ts";
import { lehmer } from "../answers/search/random.ts";
import { loadPack } from "../content/files.ts";
import { FITTED, short } from "./fitted.ts";
import { isKeptAside, readQuestions } from "./questions.ts";

const TARGET = "src/answers/search/follow-up-coefficients.ts";
const SEED = 11;
/** A labelled follow-up counts as much as so many others: they are few. */
const FOLLOW_UP_WEIGHT = 3;
/** Of questions that nobody here can answer, and that are refused by themselves, no more are taken for follow-ups. */
const STRANGERS_MAX = 0.07;

interface Asked {
  readonly evidence: FollowUpEvidence;
  readonly isRight: boolean;
  /** The confidence of the question by itself. */
  readonly alone: number;
  readonly isStranger: boolean;
  readonly weight: number;
}

const { pack } = await loadPack("data");
const engine = createEngine(pack, await loadDictionary());
// What follows upon a follow-up depends on what is fitted here.
const questions = readQuestions("test/answers/questions.jsonl").filter(
  (question) => !isKeptAside(question) && (question.context?.length ?? 0) <= 1,
);
const before = questions.filter(
  ({ kind, expect, context }) => kind.startsWith("clean") && expect === "answer" && context === undefined,
);
const random = lehmer(SEED);
const asked = questions.flatMap((question) => askAfter(question));
const { weights, bias } = fit();
const bound = findBound();
writeFileSync(TARGET, source());
console.log(
  `follow-ups: ${String(asked.length)} questions asked after another; answered from ${bound.toFixed(2)}`,
);
console.log(`written to ${TARGET}`);

/** The question as a follow-up; nothing where it is not taken for one. */
function askAfter(question: Labelled): readonly Asked[] {
  const earlier = question.context?.[0] ?? before[Math.floor(random() * before.length)];
  const memory = earlier === undefined ? undefined : engine.ask(earlier.q).memory;
  if (memory === undefined) return [];
  const { trials } = engine.ask(question.q, memory);
  // Not a half of it: how a double question is cut depends on what is fitted here.
  const followUp = trials.find((trial) => trial.followUp !== undefined && trial.text === question.q);
  if (followUp?.followUp === undefined) return [];
  const facts = new Set((question.facts ?? []).map((id) => engine.factById(id)?.id));
  const isStranger = question.expect !== "answer";
  return [
    {
      evidence: followUp.followUp,
      isRight: facts.has(followUp.candidates[0]?.fact.id),
      alone: Math.max(0, ...trials.filter(({ how }) => how !== "follow-up").map((trial) => trial.confidence)),
      isStranger,
      weight: question.context === undefined || isStranger ? 1 : FOLLOW_UP_WEIGHT,
    },
  ];
}

function fit(): { readonly weights: FollowUpWeights; readonly bias: number } {
  const samples = asked.map(({ evidence, isRight, weight }): Sample => {
    const row = [...FOLLOW_UP_NAMES.map((name) => evidence[name]), 1];
    return { rows: [row, row.map(() => 0)], marks: [isRight, !isRight], weight };
  });
  const fitted = ascend(samples, [...FOLLOW_UP_NAMES.map(() => 0), 0]);
  const weights = Object.fromEntries(FOLLOW_UP_NAMES.map((name, at) => [name, fitted[at] ?? 0]));
  return { weights: weights as FollowUpWeights, bias: fitted.at(-1) ?? 0 };
}

/** The lowest confidence that few strangers' questions reach. */
function findBound(): number {
  const strangers = asked.filter(({ isStranger, alone }) => isStranger && alone < ANSWER_CONFIDENCE);
  const grid = Array.from({ length: 60 }, (_, at) => 0.1 + at * 0.01);
  const most = STRANGERS_MAX * strangers.length;
  return (
    grid.find(
      (from) =>
        strangers.filter(({ evidence }) => followUpChance(evidence, weights, bias) >= from).length <= most,
    ) ?? 0.7
  );
}

function source(): string {
  return `import type { FollowUpWeights } from "./follow-up-evidence.ts";

${FITTED}

export const FOLLOW_UP_BIAS = ${short(bias, 4)};

export const FOLLOW_UP_WEIGHTS: FollowUpWeights = {
${FOLLOW_UP_NAMES.map((name) => `  ${name}: ${short(weights[name], 4)},`).join("\n")}
};

/** From this confidence on a follow-up is answered. */
export const FOLLOW_UP_CONFIDENCE = ${short(bound, 2)};
`;
}
