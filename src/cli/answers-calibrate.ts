/**
 * `npm run answers:calibrate`: fits the search's weights and the confidence to
 * labelled questions and writes src/answers/search/coefficients.ts.
 *
 * Ranking learns from two kinds of question whose right fact is known: the
 * labelled ones, and phrasings of the pack, asked of an index that was built
 * without them. Confidence learns from the labelled questions, those that have
 * no answer included, and a little from the pack's: phrasings asked of an index
 * without them have an answer, those asked of one without their fact have none.
 * It is the chance that a question has an answer here at all: which fact it is,
 * is the ranking's business. The bound from which the bot answers is the highest
 * that refuses few of the labelled ones.
 * Every third labelled question is kept aside and never seen.
 */
import { writeFileSync } from "node:fs";
import { RANK_WEIGHTS } from "../answers/search/coefficients.ts";
import { EVIDENCE_NAMES, evidenceFor } from "../answers/search/confidence.ts";
import { loadDictionary } from "../answers/search/dictionary.ts";
import type { Features } from "../answers/search/features.ts";
import { ascend, type Sample } from "../answers/search/fit.ts";
import { growTrees, type Case } from "../answers/search/grow.ts";
import { buildIndex, type Index } from "../answers/search/index.ts";
import { logistic } from "../answers/search/logistic.ts";
import { createRanker, type Candidate, type RankWeights } from "../answers/search/rank.ts";
import { createReader } from "../answers/search/read.ts";
import { sumOfTrees } from "../answers/search/trees.ts";
import { loadPack } from "../content/files.ts";
import type { Pack } from "../content/pack.ts";
import { LANGUAGES } from "../content/schema.ts";
import { FITTED, short } from "./fitted.ts";
import { isKeptAside, readQuestions } from "./questions.ts";

const TARGET = "src/answers/search/coefficients.ts";
/** The pack's phrasings are left out of the index in so many portions. */
const PORTIONS = 4;
/** One left-out phrasing in so many is asked: neighbours teach the same. */
const PHRASING_STEP = 3;
/** Facts are left out of the index in so many portions. */
const FACT_PORTIONS = 8;
/** A labelled question counts as much as so many phrasings: it is what people write. */
const LABELLED_WEIGHT = 60;
/**
 * How much a phrasing counts beside a labelled question when confidence is learnt.
 * Of two facts left out and kept many answer the same: more weight than this
 * makes labelled questions come out worse, each judged without itself.
 */
const LEFT_OUT_WEIGHT = 0.03;
/**
 * The weights are fitted so many times: a question is compared with the phrasing
 * that speaks most for a fact by the weights before, at first by its words alone.
 */
const ROUNDS = 3;
/** The confidence is fitted so many times without a part, to find the bounds. */
const FOLDS = 5;
/**
 * Of questions that have an answer no more are refused, each judged by trees
 * that saw neither it nor a fifth of the others; the fitted ones refuse half as many.
 */
const REFUSED_MAX = 0.06;

const { pack } = await loadPack("data");
const isRealWord = await loadDictionary();
const rankNames = Object.keys(RANK_WEIGHTS) as (keyof Features)[];
const currentIds = new Map(
  pack.facts.flatMap(({ id, formerly }) => [id, ...formerly].map((each) => [each, id])),
);
const questions = readQuestions("test/answers/questions.jsonl")
  .filter(
    (question) => question.context === undefined && question.kind !== "twopart" && !isKeptAside(question),
  )
  .map((question) => ({
    ...question,
    facts: new Set((question.facts ?? []).map((id) => currentIds.get(id) ?? id)),
  }));

const whole = searchOf(pack);
const portions = Array.from({ length: PORTIONS }, (_, portion) => {
  const { facts, left } = withoutPhrasings(portion);
  return { search: searchOf({ ...pack, facts }), left };
});
const factPortions = Array.from({ length: FACT_PORTIONS }, (_, portion) => {
  const isLeft = (at: number): boolean => at % FACT_PORTIONS === portion;
  const left = pack.facts.filter((__, at) => isLeft(at));
  return {
    search: searchOf({ ...pack, facts: pack.facts.filter((__, at) => !isLeft(at)) }),
    left: left.flatMap(({ ask }) => LANGUAGES.flatMap((language) => ask[language])),
  };
});
let scale = rescale(rankNames.map((name) => (name === "phrasing" ? 1 : 0)));
for (let round = 0; round < ROUNDS; round += 1) scale = rescale(fitRanking(weightsFrom(scale.weights)));
const weights = weightsFrom(scale.weights);
const cases = labelledCases();
const more = leftOutCases();
const { bias, trees } = growTrees([...cases, ...more]);
const bounds = findBounds();
writeFileSync(TARGET, source());
console.log(`written to ${TARGET}`);

function weightsFrom(values: readonly number[]): RankWeights {
  return Object.fromEntries(rankNames.map((name, at) => [name, values[at] ?? 0])) as Record<
    keyof Features,
    number
  >;
}

/** Asks an index of some pack. */
function searchOf(some: Pack): {
  readonly index: Index;
  ask(
    question: string,
    weights: RankWeights,
  ): {
    readonly candidates: readonly Candidate[];
    readonly reading: ReturnType<ReturnType<typeof createReader>>;
  };
} {
  const index = buildIndex(some);
  const read = createReader(index, isRealWord);
  const rank = createRanker(index);
  return {
    index,
    ask(question, weights) {
      const reading = read(question);
      return { reading, candidates: rank(reading, weights) };
    },
  };
}

/** @param before by which each fact's phrasing is chosen that the question is compared with */
function fitRanking(before: RankWeights): readonly number[] {
  const samples: Sample[] = [];
  for (const { search, left } of portions) {
    sampled(left).forEach(({ text, id }) => {
      const sample = rankingSample(search.ask(text, before).candidates, (fact) => fact === id, 1);
      if (sample !== undefined) samples.push(sample);
    });
  }
  for (const question of questions) {
    const { candidates } = whole.ask(question.q, before);
    const sample = rankingSample(candidates, (id) => question.facts.has(id), LABELLED_WEIGHT);
    if (sample !== undefined) samples.push(sample);
  }
  console.log(`ranking: ${samples.length} samples`);
  return ascend(
    samples,
    rankNames.map(() => 0),
  );
}

function sampled<T>(list: readonly T[]): readonly T[] {
  return list.filter((_, at) => at % PHRASING_STEP === 0);
}

/** The pack's facts without one portion of their own phrasings, and that portion. */
function withoutPhrasings(portion: number): {
  facts: Pack["facts"];
  left: readonly { text: string; id: string }[];
} {
  let count = 0;
  const left: { text: string; id: string }[] = [];
  const facts = pack.facts.map((fact) => {
    const ask = { ru: [] as string[], en: [] as string[] };
    for (const language of LANGUAGES) {
      for (const text of fact.ask[language]) {
        if (count % PORTIONS === portion) left.push({ text, id: fact.id });
        else ask[language].push(text);
        count += 1;
      }
    }
    return { ...fact, ask };
  });
  return { facts, left };
}

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

/** The scale is free for ranking; a score is set to be 1 for a perfect match. */
function rescale(weights: readonly number[]): { readonly most: number; readonly weights: readonly number[] } {
  const most = weights.reduce((sum, weight) => sum + Math.max(0, weight), 0);
  return { most, weights: weights.map((weight) => weight / most) };
}

/** The labelled questions as the new ranking answers them. */
function labelledCases(): readonly Case[] {
  return questions.map(({ q, expect }) => caseOf(q, whole, expect === "answer", 1));
}

/** Phrasings of the pack, asked where they were left out or their facts were. */
function leftOutCases(): readonly Case[] {
  return [
    ...portions.flatMap(({ search, left }) =>
      sampled(left).map(({ text }) => caseOf(text, search, true, LEFT_OUT_WEIGHT)),
    ),
    ...factPortions.flatMap(({ search, left }) =>
      sampled(left).map((text) => caseOf(text, search, false, LEFT_OUT_WEIGHT)),
    ),
  ];
}

function caseOf(
  question: string,
  search: ReturnType<typeof searchOf>,
  isRight: boolean,
  weight: number,
): Case {
  const { candidates, reading } = search.ask(question, weights);
  const evidence = evidenceFor(candidates, reading, search.index, scale.most);
  const values =
    evidence === undefined ? EVIDENCE_NAMES.map(() => 0) : EVIDENCE_NAMES.map((name) => evidence[name]);
  return { values, isRight, weight };
}

/** The highest confidence at which few answerable questions are refused, and from which a choice is offered. */
function findBounds(): { readonly answer: number; readonly choice: number } {
  const judged = Array.from({ length: FOLDS }, (_, fold) => {
    const fitted = growTrees([...cases.filter((__, at) => at % FOLDS !== fold), ...more]);
    return cases.flatMap((each, at) =>
      at % FOLDS === fold
        ? [
            {
              isInside: each.isRight,
              confidence: logistic(fitted.bias + sumOfTrees(fitted.trees, each.values)),
            },
          ]
        : [],
    );
  }).flat();
  const inside = judged.filter(({ isInside }) => isInside);
  const outside = judged.filter(({ isInside }) => !isInside);
  const shareFrom = (list: typeof judged, bound: number): number =>
    list.filter(({ confidence }) => confidence >= bound).length / Math.max(1, list.length);
  const grid = Array.from({ length: 80 }, (_, at) => 0.1 + at * 0.01);
  const answer = grid.findLast((bound) => shareFrom(inside, bound) >= 1 - REFUSED_MAX) ?? 0.1;
  let pairs = 0;
  for (const one of inside)
    for (const other of outside) {
      if (one.confidence > other.confidence) pairs += 1;
      else if (one.confidence === other.confidence) pairs += 0.5;
    }
  console.log(
    `confidence: ${cases.length} questions, area under the curve ${(pairs / inside.length / outside.length).toFixed(4)} (in scope against out of scope, each judged without itself)`,
  );
  const told = (100 * shareFrom(outside, answer)).toFixed(1);
  console.log(`answer from ${answer.toFixed(2)}: of questions without an answer ${told} % would get one`);
  return { answer, choice: answer * 0.55 };
}

function source(): string {
  return `import type { Features } from "./features.ts";
import type { Tree } from "./trees.ts";

${FITTED}

export const RANK_WEIGHTS: Readonly<Record<keyof Features, number>> = {
${rankNames.map((name, at) => `  ${name}: ${short(scale.weights[at] ?? 0, 4)},`).join("\n")}
};

/** What a score is multiplied by to become the logarithm of a chance. */
export const RANK_SCALE = ${short(scale.most, 2)};

/** From this confidence on the best candidate is told. */
export const ANSWER_CONFIDENCE = ${short(bounds.answer, 2)};
/** From here on, close candidates are offered. */
export const CHOICE_CONFIDENCE = ${short(bounds.choice, 2)};

export const CONFIDENCE_BIAS = ${short(bias, 4)};

// prettier-ignore
export const CONFIDENCE_TREES: readonly Tree[] = [
${trees.map((tree) => `  [${tree.join(", ")}],`).join("\n")}
];
`;
}
