/**
 * `npm run answers:calibrate`: fits the search's weights and the confidence to
 * labelled questions and writes src/answers/search/coefficients.ts.
 *
 * Ranking learns from two kinds of question whose right fact is known: the
 * labelled ones, and phrasings of the pack, each asked while it is itself left
 * out. Confidence learns from the labelled questions alone, those that have no
 * answer included. Every third labelled question is kept aside and never seen.
 */
import { writeFileSync } from "node:fs";
import { createEngine, type Engine } from "../answers/engine.ts";
import type { Labelled } from "../answers/score.ts";
import { ascend, type Sample } from "../answers/search/fit.ts";
import { CONFIDENCE, RANK_WEIGHTS } from "../answers/search/coefficients.ts";
import { loadDictionary } from "../answers/search/dictionary.ts";
import { createRanker, type Candidate, type Features } from "../answers/search/rank.ts";
import { createReader } from "../answers/search/read.ts";
import { loadPack } from "../content/files.ts";
import { readQuestions } from "./questions.ts";

const QUESTIONS = "test/answers/questions.jsonl";
const TARGET = "src/answers/search/coefficients.ts";
/** One labelled question in so many is kept aside. */
const KEPT_ASIDE = 3;
/** One phrasing in so many is asked: neighbours teach the same. */
const PHRASING_STEP = 3;
/** A labelled question counts as much as so many phrasings: it is what people write. */
const LABELLED_WEIGHT = 4;

const { pack } = await loadPack("data");
const isRealWord = await loadDictionary();
const engine = createEngine(pack, isRealWord);
const rank = createRanker(engine.index);
const read = createReader(engine.index, isRealWord);
const questions = readQuestions(QUESTIONS).filter(
  ({ id }) => Number(id.replace(/\D/gu, "")) % KEPT_ASIDE !== 0,
);

const rankNames = Object.keys(RANK_WEIGHTS) as (keyof Features)[];
const fitted = fitRanking();
const confidence = fitConfidence();
writeFileSync(TARGET, source(fitted, confidence.bias, confidence.weights));
console.log(
  `written to ${TARGET}; run again until the figures stand still: the ranking decides what confidence sees`,
);

/** Rows of candidates' features, the right ones marked. */
function rankingSample(
  candidates: readonly Candidate[],
  right: (id: string) => boolean,
  weight: number,
): Sample | undefined {
  const rows = candidates.map(({ features }) => rankNames.map((name) => features[name]));
  const marks = candidates.map(({ fact }) => right(fact.id));
  return marks.includes(true) && marks.includes(false) ? { rows, marks, weight } : undefined;
}

function fitRanking(): readonly number[] {
  const samples: Sample[] = [];
  engine.index.phrasings.forEach((phrasing, at) => {
    if (at % PHRASING_STEP !== 0) return;
    const own = engine.facts[phrasing.fact]?.id;
    const sample = rankingSample(rank(read(phrasing.text), at), (id) => id === own, 1);
    if (sample !== undefined) samples.push(sample);
  });
  for (const question of questions) {
    if (question.expect !== "answer" || question.context !== undefined) continue;
    const right = rightOf(question, engine);
    const sample = rankingSample(rank(read(question.q)), right, LABELLED_WEIGHT);
    if (sample !== undefined) samples.push(sample);
  }
  const start = rankNames.map((name) => RANK_WEIGHTS[name]);
  const weights = ascend(samples, start);
  // The scale is free for ranking; it is set so that a perfect match scores 1.
  const most = weights.reduce((sum, weight) => sum + Math.max(0, weight), 0);
  console.log(`ranking: ${String(samples.length)} samples`);
  return weights.map((weight) => weight / most);
}

function fitConfidence(): { bias: number; weights: readonly number[] } {
  const samples: Sample[] = [];
  for (const question of questions) {
    if (question.context !== undefined || question.kind === "twopart") continue;
    const { trials } = engine.ask(question.q);
    const right = rightOf(question, engine);
    for (const { evidence, candidates } of trials) {
      if (evidence === undefined) continue;
      const isRight = question.expect === "answer" && right(candidates[0]?.fact.id ?? "");
      const values = Object.values(evidence) as number[];
      // The constant column is the bias; a choice between "right" and nothing is a logistic function.
      const rows = [
        [...values, 1],
        [...values.map(() => 0), 0],
      ];
      samples.push({ rows, marks: [isRight, !isRight], weight: 1 });
    }
  }
  const names = Object.keys(CONFIDENCE.weights);
  const weights = ascend(samples, [...Object.values(CONFIDENCE.weights), CONFIDENCE.bias]);
  console.log(`confidence: ${String(samples.length)} samples, ${names.join(" ")}`);
  return { bias: weights.at(-1) ?? 0, weights: weights.slice(0, -1) };
}

function rightOf(question: Labelled, from: Engine): (id: string) => boolean {
  const ids = new Set((question.facts ?? []).map((id) => from.factById(id)?.id ?? id));
  return (id) => ids.has(id);
}

function source(ranking: readonly number[], bias: number, weights: readonly number[]): string {
  const lines = (names: readonly string[], values: readonly number[]): string =>
    names.map((name, at) => `    ${name}: ${(values[at] ?? 0).toFixed(4)},`).join("\n");
  return `import type { Evidence } from "./confidence.ts";
import type { Features } from "./rank.ts";

// Fitted by \`npm run answers:calibrate\`; not to be edited by hand.

export const RANK_WEIGHTS: Readonly<Record<keyof Features, number>> = {
${lines(rankNames, ranking).replaceAll("    ", "  ")}
};

export const CONFIDENCE: { readonly bias: number; readonly weights: Readonly<Record<keyof Evidence, number>> } = {
  bias: ${bias.toFixed(4)},
  weights: {
${lines(Object.keys(CONFIDENCE.weights), weights)}
  },
};
`;
}
