import { CONFIDENCE } from "./coefficients.ts";
import type { Index } from "./index.ts";
import { entitiesIn } from "./lexicon.ts";
import type { Candidate } from "./rank.ts";
import type { ReadToken, Reading } from "./read.ts";

/**
 * What the confidence is judged by, each about 0 to 1. The names are those of
 * the fitted coefficients.
 */
export interface Evidence {
  readonly score: number;
  readonly phrasing: number;
  readonly ofPhrasing: number;
  readonly coverage: number;
  readonly answerCoverage: number;
  /** How far the best fact stands before the next. */
  readonly margin: number;
  /** How much of the question, in all, was found in the fact: a single word proves little, however well it fits. */
  readonly found: number;
  /** How much of it, in all, was not. */
  readonly missing: number;
  /** Share of the question's matter that stands nowhere in the index. */
  readonly unknown: number;
  /** The same in all: three foreign words are surer than one. */
  readonly foreign: number;
  /** 1 where a name of the film's world stands in the question. */
  readonly named: number;
  /** Share of the named entities that the fact is about. */
  readonly entities: number;
  /** 1 where the fact's value is of the kind asked for. */
  readonly kind: number;
}

/** Matter of a question, in units of weight, that counts as much; a rare word weighs about 6. */
const MUCH = 24;

/** Evidence for the first of some candidates; undefined where there is none. */
export function evidenceFor(
  candidates: readonly Candidate[],
  reading: Reading,
  index: Index,
): Evidence | undefined {
  const [first, second] = candidates;
  if (first === undefined) return undefined;
  const total = reading.tokens.reduce((sum, { weight }) => sum + weight, 0);
  const unknown = reading.tokens.reduce(
    (sum, token) => sum + (1 - understood(token, index)) * token.weight,
    0,
  );
  const named = reading.tokens.some(({ terms }) => entitiesIn(terms).length > 0);
  const { phrasing, ofPhrasing, coverage, answerCoverage, entities, kind } = first.features;
  return {
    score: first.score,
    phrasing,
    ofPhrasing,
    coverage,
    answerCoverage,
    margin: Math.min(1, (first.score - (second?.score ?? 0)) / 0.2),
    found: Math.min(1, (answerCoverage * total) / MUCH),
    missing: Math.min(1, ((1 - answerCoverage) * total) / MUCH),
    unknown: total === 0 ? 1 : unknown / total,
    foreign: Math.min(1, unknown / MUCH),
    named: named ? 1 : 0,
    entities,
    kind,
  };
}

/**
 * The chance, 0 to 1, that the best candidate answers the question. A logistic
 * function whose coefficients are fitted to labelled questions by
 * `npm run answers:calibrate`.
 */
export function confidenceOf(evidence: Evidence): number {
  const names = Object.keys(evidence) as (keyof Evidence)[];
  const sum = names.reduce(
    (total, name) => total + CONFIDENCE.weights[name] * evidence[name],
    CONFIDENCE.bias,
  );
  return 1 / (1 + Math.exp(-sum));
}

/** How surely the index knows a word of the question: 0 for one that stands nowhere in it. */
function understood({ terms }: ReadToken, index: Index): number {
  return Math.max(
    0,
    ...[...terms].filter(([term]) => index.postingOf(term) !== undefined).map(([, quality]) => quality),
  );
}
