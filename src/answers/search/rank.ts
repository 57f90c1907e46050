import type { Fact } from "../../content/schema.ts";
import type { Wanted } from "../reading/common-words.ts";
import { RANK_WEIGHTS } from "./coefficients.ts";
import type { Index } from "./index.ts";
import { entityTerm } from "./lexicon.ts";
import type { ReadToken, Reading } from "./read.ts";

/** What speaks for and against a fact as the answer, each from 0 to 1. */
export interface Features {
  /** How well the best phrasing and the question cover each other. */
  readonly phrasing: number;
  /** The same, over the three best phrasings. */
  readonly phrasings: number;
  /** Share of the best phrasing's matter found in the question. */
  readonly ofPhrasing: number;
  /** Share of the question's matter found in the fact's phrasings together. */
  readonly coverage: number;
  /** The same with the answers' words counted too. */
  readonly answerCoverage: number;
  /** Share of neighbouring words of the question that are neighbours in the best phrasing. */
  readonly order: number;
  /** Share of the named entities that the fact is about; 1 where none is named. */
  readonly entities: number;
  /** 1 where the fact's subject is named. */
  readonly subject: number;
  /** 1 where the fact's value is of the kind asked for, 0 where it is not, ½ where unclear. */
  readonly kind: number;
  /** 1 where the question and the fact speak of the same work, 0 where of different ones, ½ where unclear. */
  readonly about: number;
  /** 1 where the question names no work and the fact is of the series, which is less often meant. */
  readonly series: number;
  /** 1 for an interpretation: "why" may ask for one, "when" does not. */
  readonly reading: number;
}

export interface Candidate {
  readonly fact: Fact;
  /** 0 to 1; comparable between questions. */
  readonly score: number;
  readonly features: Features;
  /** The phrasing that matched best. */
  readonly phrasing: string;
}

/** Candidates kept of one question. */
const CANDIDATES_MAX = 20;
/** Facts judged in full after the first count. */
const JUDGED_MAX = 60;
/** Weight of a word found only in the answer beside one found in a phrasing. */
const ANSWER_WORD = 0.55;
const BEST_PHRASINGS_MAX = 3;
/** How much more a phrasing's match counts than mere words when choosing whom to judge. */
const ROUGH_PHRASING = 2;

/**
 * The facts that may answer a reading, best first.
 *
 * @param without index of a phrasing that is to be left out, so that the search can be fitted by asking with it
 */
export type Ranker = (reading: Reading, without?: number) => readonly Candidate[];

/** Ranks by an inverted index: only phrasings that share something with the question are looked at. */
export function createRanker(index: Index): Ranker {
  const phrasingSum = new Float64Array(index.phrasings.length);
  const factSum = new Float64Array(index.facts.length);
  const answerSum = new Float64Array(index.facts.length);

  /** Adds the best match of one token to every phrasing and fact that holds it. */
  function count(token: ReadToken, touched: Touched): void {
    const terms = [...token.terms].sort((a, b) => b[1] - a[1]);
    const seenPhrasings = new Set<number>();
    const seenFacts = new Set<number>();
    for (const [term, quality] of terms) {
      const posting = index.postingOf(term);
      if (posting === undefined) continue;
      // A match by a common synonym or a much-used name proves no more than that is rare.
      const gain = Math.min(token.weight, index.weightOf(term)) * quality;
      for (const phrasing of posting.phrasings) {
        if (seenPhrasings.has(phrasing)) continue;
        seenPhrasings.add(phrasing);
        touched.phrasings.add(phrasing);
        phrasingSum[phrasing] = (phrasingSum[phrasing] ?? 0) + gain;
      }
      for (const fact of posting.facts) {
        if (seenFacts.has(fact)) continue;
        seenFacts.add(fact);
        touched.facts.add(fact);
        factSum[fact] = (factSum[fact] ?? 0) + gain;
      }
      for (const fact of posting.answers) {
        if (seenFacts.has(fact)) continue;
        seenFacts.add(fact);
        touched.facts.add(fact);
        answerSum[fact] = (answerSum[fact] ?? 0) + gain;
      }
    }
  }

  /** The best few phrasings of each fact. */
  function bestPhrasings(
    touched: ReadonlySet<number>,
    total: number,
    without: number | undefined,
  ): ReadonlyMap<number, readonly Match[]> {
    const best = new Map<number, Match[]>();
    for (const phrasing of touched) {
      const indexed = index.phrasings[phrasing];
      if (indexed === undefined || phrasing === without) continue;
      const sum = phrasingSum[phrasing] ?? 0;
      const ofQuestion = Math.min(1, sum / total);
      const ofPhrasing = Math.min(1, sum / indexed.weight);
      const similarity = sum === 0 ? 0 : (2 * ofQuestion * ofPhrasing) / (ofQuestion + ofPhrasing);
      const matches = best.get(indexed.fact);
      if (matches === undefined) best.set(indexed.fact, [{ phrasing, similarity, ofPhrasing }]);
      else {
        matches.push({ phrasing, similarity, ofPhrasing });
        matches.sort((a, b) => b.similarity - a.similarity);
        if (matches.length > BEST_PHRASINGS_MAX) matches.pop();
      }
    }
    return best;
  }

  return (reading, without) => {
    const touched: Touched = { phrasings: new Set(), facts: new Set() };
    for (const token of reading.tokens) count(token, touched);
    const total = reading.tokens.reduce((sum, { weight }) => sum + weight, 0);
    if (total === 0) return [];
    const best = bestPhrasings(touched.phrasings, total, without);
    const first = [...touched.facts]
      .map((fact) => ({
        fact,
        rough: ROUGH_PHRASING * (best.get(fact)?.[0]?.similarity ?? 0) + (factSum[fact] ?? 0) / total,
      }))
      .sort((a, b) => b.rough - a.rough)
      .slice(0, JUDGED_MAX);
    const named = namedEntities(index, reading);
    const work = workAsked(named, reading);
    const pairs = pairsOf(reading.tokens.map(({ word }) => index.lexicon.root(word)));
    const candidates = first.flatMap(({ fact: at }) => {
      const fact = index.facts[at];
      if (fact === undefined) return [];
      const matches = best.get(at) ?? [];
      const match = matches[0];
      const phrasing = index.phrasings[match?.phrasing ?? -1];
      const coverage = Math.min(1, (factSum[at] ?? 0) / total);
      const features: Features = {
        phrasing: match?.similarity ?? 0,
        phrasings: matches.reduce((sum, { similarity }) => sum + similarity, 0) / BEST_PHRASINGS_MAX,
        ofPhrasing: match?.ofPhrasing ?? 0,
        coverage,
        answerCoverage: Math.min(1, coverage + (ANSWER_WORD * (answerSum[at] ?? 0)) / total),
        order: shared(pairs, pairsOf(phrasing?.roots ?? [])),
        entities: shareNamed(named, index.entitiesOf[at] ?? new Set()),
        subject: named.some((meant) => meant.has(entityTerm(fact.subject))) ? 1 : 0,
        kind: kindFit(fact, reading.wanted),
        about: aboutFit(fact, work),
        series: work === undefined && fact.about === "series" ? 1 : 0,
        reading: fact.interpretation ? 1 : 0,
      };
      return { fact, features, phrasing: phrasing?.text ?? "", score: scoreOf(features) };
    });
    for (const phrasing of touched.phrasings) phrasingSum[phrasing] = 0;
    for (const fact of touched.facts) {
      factSum[fact] = 0;
      answerSum[fact] = 0;
    }
    return candidates.sort((a, b) => b.score - a.score).slice(0, CANDIDATES_MAX);
  };
}

interface Match {
  readonly phrasing: number;
  readonly similarity: number;
  readonly ofPhrasing: number;
}

interface Touched {
  readonly phrasings: Set<number>;
  readonly facts: Set<number>;
}

/** A weighted sum of the features; the weights are fitted, see `npm run answers:calibrate`. */
function scoreOf(features: Features): number {
  const names = Object.keys(features) as (keyof Features)[];
  const sum = names.reduce((total, name) => total + RANK_WEIGHTS[name] * features[name], 0);
  return Math.max(0, Math.min(1, sum));
}

/** Neighbouring roots in order. */
function pairsOf(roots: readonly string[]): ReadonlySet<string> {
  return new Set(roots.slice(1).map((root, at) => `${roots[at] ?? ""} ${root}`));
}

function shared(of: ReadonlySet<string>, found: ReadonlySet<string>): number {
  if (of.size === 0) return 0;
  let both = 0;
  for (const pair of of) if (found.has(pair)) both += 1;
  return both / of.size;
}

/** Surely named entities, each with all that its words may mean: «Васильев» is either of two. */
function namedEntities(index: Index, reading: Reading): readonly ReadonlySet<string>[] {
  const named: Set<string>[] = [];
  for (const { terms } of reading.tokens) {
    const meant = new Set(
      [...terms].filter(([term, quality]) => term.startsWith("e:") && quality >= 0.7).map(([term]) => term),
    );
    const known = [...meant].filter((term) => index.postingOf(term) !== undefined);
    if (known.length > 0 && !named.some((other) => known.some((term) => other.has(term)))) named.push(meant);
  }
  return named;
}

function shareNamed(named: readonly ReadonlySet<string>[], of: ReadonlySet<string>): number {
  const others = named.filter((meant) => !meant.has("e:film") && !meant.has("e:series"));
  if (others.length === 0) return 1;
  return others.filter((meant) => [...meant].some((term) => of.has(term))).length / others.length;
}

/** The work that the question speaks of, where it says so. */
function workAsked(named: readonly ReadonlySet<string>[], reading: Reading): "film" | "series" | undefined {
  const has = (term: string): boolean => reading.tokens.some(({ terms }) => (terms.get(term) ?? 0) >= 0.7);
  if (has("e:series")) return "series";
  return named.some((meant) => meant.has("e:film")) ? "film" : undefined;
}

function aboutFit(fact: Fact, work: "film" | "series" | undefined): number {
  if (work === undefined || fact.about === "both") return 0.5;
  return fact.about === work ? 1 : 0;
}

function kindFit(fact: Fact, wanted: ReadonlySet<Wanted>): number {
  const { value } = fact;
  const fits: Partial<Record<Wanted, boolean>> = {
    who: "entities" in value,
    when: "year" in value || "date" in value,
    number: "number" in value || "year" in value,
    why: "text" in value,
  };
  const judged = [...wanted].map((kind) => fits[kind]).filter((fit) => fit !== undefined);
  if (judged.length === 0) return 0.5;
  return judged.includes(true) ? 1 : 0;
}
