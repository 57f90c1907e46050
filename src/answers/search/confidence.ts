import { CONFIDENCE_BIAS, CONFIDENCE_TREES, RANK_SCALE } from "./coefficients.ts";
import type { Tone } from "../reading/tone.ts";
import type { Features } from "./features.ts";
import type { Index } from "./index.ts";
import { entitiesIn } from "./lexicon.ts";
import { logistic } from "./logistic.ts";
import { natureWeight } from "./natures.ts";
import type { Candidate } from "./rank.ts";
import type { ReadToken, Reading } from "./read.ts";
import { sumOfTrees } from "./trees.ts";

/** What the confidence is judged by beside the features of the best fact, each about 0 to 1. */
export interface Evidence extends Features, Tone {
  readonly score: number;
  /** How far the best fact stands before the next. */
  readonly margin: number;
  /** The best fact's share of all candidates' chances to be the right one. */
  readonly share: number;
  /** Share of the question's matter that stands nowhere in the index. */
  readonly unknown: number;
  /** The same in all: three foreign words are surer than one. */
  readonly foreign: number;
  /** 1 where a name of the film's world stands in the question. */
  readonly named: number;
  /** 1 where it names another work: facts that name one in passing do not answer questions about it. */
  readonly otherWork: number;
  /** How much matter the question has. */
  readonly matter: number;
  /** How much of the question, in all, was found in the fact: a single word proves little, however well it fits. */
  readonly found: number;
  /** How much of it, in all, was not. */
  readonly missing: number;
  /** How many words it has. */
  readonly words: number;
  /** How many of them carry matter: the others are in every question. */
  readonly telling: number;
  /** 1 where the question is a phrasing of the fact, word for word. */
  readonly exact: number;
}

/** Matter of a question, in units of weight, that counts as much; a rare word weighs about 6. */
const MUCH = 24;
const MANY_WORDS = 20;
const MANY_TELLING = 10;
/** A fact that holds less of the question than this is no answer to it, whatever else speaks for it. */
const COVERAGE_MIN = 0.22;
const WIDE_MARGIN = 0.2;

/**
 * Evidence for the first of some candidates; undefined where there is none.
 *
 * @param scale what a score is multiplied by to become the logarithm of a chance
 */
export function evidenceFor(
  candidates: readonly Candidate[],
  reading: Reading,
  index: Index,
  scale = RANK_SCALE,
): Evidence | undefined {
  const [first, second] = candidates;
  if (first === undefined) return undefined;
  const total = reading.tokens.reduce((sum, { weight }) => sum + weight, 0);
  const unknown = reading.tokens.reduce(
    (sum, token) => sum + (1 - understood(token, index)) * token.weight,
    0,
  );
  const telling = new Set(
    reading.tokens.filter(({ word }) => natureWeight(word) === 1).map(({ word }) => word),
  ).size;
  const names = reading.tokens.flatMap(({ terms }) => entitiesIn(terms));
  const { answerCoverage } = first.features;
  const chances = candidates.reduce((sum, { score }) => sum + Math.exp(scale * (score - first.score)), 0);
  return {
    ...first.features,
    ...reading.tone,
    telling: Math.min(1, telling / MANY_TELLING),
    exact: first.exact ? 1 : 0,
    score: first.score,
    margin: Math.min(1, (first.score - (second?.score ?? 0)) / WIDE_MARGIN),
    share: 1 / chances,
    unknown: total === 0 ? 1 : unknown / total,
    foreign: Math.min(1, unknown / MUCH),
    named: names.length > 0 ? 1 : 0,
    otherWork: names.some((name) => index.otherWorks.has(name)) ? 1 : 0,
    matter: Math.min(1, total / MUCH),
    found: Math.min(1, (answerCoverage * total) / MUCH),
    missing: Math.min(1, ((1 - answerCoverage) * total) / MUCH),
    words: Math.min(1, reading.tokens.length / MANY_WORDS),
  };
}

/** The numbers that the trees know by their place. The trees are fitted anew when the list changes. */
export const EVIDENCE_NAMES = [
  "phrasing",
  "phrasings",
  "ofPhrasing",
  "typical",
  "coverage",
  "answerCoverage",
  "learnt",
  "meaning",
  "missed",
  "lost",
  "strange",
  "alien",
  "extra",
  "order",
  "asked",
  "entities",
  "entitiesThere",
  "entitiesMeant",
  "subject",
  "relation",
  "kind",
  "about",
  "series",
  "reading",
  "score",
  "margin",
  "share",
  "unknown",
  "foreign",
  "named",
  "otherWork",
  "matter",
  "found",
  "missing",
  "words",
  "telling",
  "exact",
  "now",
  "self",
  "you",
  "instruction",
  "elsewhere",
] as const satisfies readonly (keyof Evidence)[];

/**
 * The chance, 0 to 1, that the question has an answer here: trees
 * fitted to labelled questions by `npm run answers:calibrate`.
 */
export function confidenceOf(evidence: Evidence): number {
  if (evidence.telling === 0 || evidence.answerCoverage < COVERAGE_MIN) return 0;
  const values = EVIDENCE_NAMES.map((name) => evidence[name]);
  return logistic(CONFIDENCE_BIAS + sumOfTrees(CONFIDENCE_TREES, values));
}

/** How surely the index knows a word of the question: 0 for one that stands nowhere in it. */
function understood({ terms }: ReadToken, index: Index): number {
  let surest = 0;
  for (const [term, quality] of terms) {
    if (quality > surest && index.numberOf(term) !== undefined) surest = quality;
  }
  return surest;
}
