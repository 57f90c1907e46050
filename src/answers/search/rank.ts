import type { Fact } from "../../content/schema.ts";
import type { Wanted } from "../reading/common-words.ts";
import { RANK_WEIGHTS } from "./coefficients.ts";
import type { Index } from "./index.ts";
import { entitiesIn, entityTerm, relationTerm } from "./lexicon.ts";
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
  /** How surely the question uses the words of the fact's relation, or goes on from a question that did. */
  readonly relation: number;
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
  /** True where the question is that phrasing, word for word. */
  readonly exact: boolean;
}

/** Candidates kept of one question. */
const CANDIDATES_MAX = 20;
/** A word of less weight adds to candidates and chooses none, unless all words are such. */
const CHOOSING_WEIGHT = 1;
/** Facts judged in full after the first count. */
const JUDGED_MAX = 60;
/** Weight of a word found only in the answer beside one found in a phrasing. */
const ANSWER_WORD = 0.55;
const BEST_PHRASINGS_MAX = 3;
/** The two works themselves. */
const FILM = entityTerm("film");
const SERIES = entityTerm("series");
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
  const sums = {
    phrasings: createSums(index.phrasings.length),
    facts: createSums(index.facts.length),
    answers: createSums(index.facts.length),
  };

  /** Adds the best match of one token to every phrasing and fact that holds it. */
  function count(token: ReadToken, stamp: number): void {
    // Words of the sentence choose no candidates: they would bring half the index along.
    const chooses = token.weight >= CHOOSING_WEIGHT || sums.facts.touched.length === 0;
    for (const [term, quality] of [...token.terms].sort((a, b) => b[1] - a[1])) {
      const posting = index.postingOf(term);
      if (posting === undefined) continue;
      // A match by a common synonym or a much-used name proves no more than that is rare.
      const gain = Math.min(token.weight, index.weightOf(term)) * quality;
      sums.phrasings.add(posting.phrasings, gain, stamp, chooses);
      sums.facts.add(posting.facts, gain, stamp, chooses);
      sums.answers.add(posting.answers, gain, stamp, chooses);
    }
  }

  /** The best few phrasings of each fact. */
  function bestPhrasings(total: number, without: number | undefined): ReadonlyMap<number, readonly Match[]> {
    const best = new Map<number, Match[]>();
    for (const phrasing of sums.phrasings.touched) {
      const indexed = index.phrasings[phrasing];
      if (indexed === undefined || phrasing === without) continue;
      const sum = sums.phrasings.of(phrasing);
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
    // The weightiest first: they choose whom the others add to.
    const tokens = [...reading.tokens].sort((a, b) => b.weight - a.weight);
    const total = tokens.reduce((sum, { weight }) => sum + weight, 0);
    if (total === 0) return [];
    tokens.forEach((token, at) => {
      count(token, at + 1);
    });
    const best = bestPhrasings(total, without);
    const first = [...new Set([...sums.facts.touched, ...sums.answers.touched])]
      .map((fact) => ({
        fact,
        rough: ROUGH_PHRASING * (best.get(fact)?.[0]?.similarity ?? 0) + sums.facts.of(fact) / total,
      }))
      .sort((a, b) => b.rough - a.rough)
      .slice(0, JUDGED_MAX);
    const asked = reading.tokens.map(({ word }) => word).join(" ");
    const named = namedEntities(index, reading);
    const work = workAsked(named, reading);
    const pairs = pairsOf(reading.tokens.map(({ word }) => index.lexicon.root(word)));
    const candidates = first.flatMap(({ fact: at }) => {
      const fact = index.facts[at];
      if (fact === undefined) return [];
      const matches = best.get(at) ?? [];
      const match = matches[0];
      const phrasing = index.phrasings[match?.phrasing ?? -1];
      const coverage = Math.min(1, sums.facts.of(at) / total);
      const features: Features = {
        phrasing: match?.similarity ?? 0,
        phrasings: matches.reduce((sum, { similarity }) => sum + similarity, 0) / BEST_PHRASINGS_MAX,
        ofPhrasing: match?.ofPhrasing ?? 0,
        coverage,
        answerCoverage: Math.min(1, coverage + (ANSWER_WORD * sums.answers.of(at)) / total),
        order: shared(pairs, pairsOf(phrasing?.roots ?? [])),
        entities: shareNamed(named, index.entitiesOf[at] ?? new Set()),
        subject: named.some((meant) => meant.has(entityTerm(fact.subject))) ? 1 : 0,
        relation: relationNamed(fact, reading),
        kind: kindFit(fact, reading.wanted),
        about: aboutFit(fact, work),
        series: work === undefined && fact.about === "series" ? 1 : 0,
        reading: fact.interpretation ? 1 : 0,
      };
      const exact = phrasing?.key === asked;
      return { fact, features, phrasing: phrasing?.text ?? "", exact, score: exact ? 1 : scoreOf(features) };
    });
    for (const each of Object.values(sums)) each.clear();
    return candidates
      .sort((a, b) => Number(b.exact) - Number(a.exact) || b.score - a.score)
      .slice(0, CANDIDATES_MAX);
  };
}

interface Match {
  readonly phrasing: number;
  readonly similarity: number;
  readonly ofPhrasing: number;
}

/** Sums over things numbered from 0, of which a question touches a few. */
interface Sums {
  readonly touched: readonly number[];
  /**
   * Adds `gain` to each of `ids`, once per stamp.
   *
   * @param mayTouch false: only to those that have a sum already
   */
  add(ids: readonly number[], gain: number, stamp: number, mayTouch: boolean): void;
  of(id: number): number;
  clear(): void;
}

function createSums(size: number): Sums {
  const sums = new Float64Array(size);
  const stamps = new Int32Array(size);
  const touched: number[] = [];
  return {
    touched,
    add(ids, gain, stamp, mayTouch) {
      for (const id of ids) {
        if (stamps[id] === stamp || (!mayTouch && stamps[id] === 0)) continue;
        if (stamps[id] === 0) touched.push(id);
        stamps[id] = stamp;
        sums[id] = (sums[id] ?? 0) + gain;
      }
    },
    of: (id) => sums[id] ?? 0,
    clear() {
      for (const id of touched) {
        sums[id] = 0;
        stamps[id] = 0;
      }
      touched.length = 0;
    },
  };
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
    const meant = new Set(entitiesIn(terms));
    const known = [...meant].filter((term) => index.postingOf(term) !== undefined);
    if (known.length > 0 && !named.some((other) => known.some((term) => other.has(term)))) named.push(meant);
  }
  return named;
}

function relationNamed({ relation }: Fact, { tokens }: Reading): number {
  if (relation === undefined) return 0;
  return Math.max(0, ...tokens.map(({ terms }) => terms.get(relationTerm(relation)) ?? 0));
}

function shareNamed(named: readonly ReadonlySet<string>[], of: ReadonlySet<string>): number {
  const others = named.filter((meant) => !meant.has(FILM) && !meant.has(SERIES));
  if (others.length === 0) return 1;
  return others.filter((meant) => [...meant].some((term) => of.has(term))).length / others.length;
}

/** The work that the question speaks of, where it says so. */
function workAsked(named: readonly ReadonlySet<string>[], reading: Reading): "film" | "series" | undefined {
  if (reading.tokens.some(({ terms }) => entitiesIn(terms).includes(SERIES))) return "series";
  return named.some((meant) => meant.has(FILM)) ? "film" : undefined;
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
