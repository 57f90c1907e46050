import type { Fact } from "../../content/schema.ts";
import { createDetails, pairsOf, type Detail } from "./detail.ts";
import {
  aboutFit,
  askedFit,
  FILM,
  kindFit,
  namedEntities,
  relationNamed,
  SERIES,
  shared,
  shareMeant,
  shareNamed,
  workAsked,
} from "./fits.ts";
import { BEST_PHRASINGS_MAX, type Gathered } from "./gather.ts";
import { natureWeight, type Index } from "./index.ts";
import { entitiesIn, entityTerm } from "./lexicon.ts";
import { createMeaning } from "./meaning.ts";
import type { ReadToken, Reading } from "./read.ts";

/** What speaks for and against a fact as the answer, each from 0 to 1. */
export interface Features {
  /** How well the best phrasing and the question cover each other. */
  readonly phrasing: number;
  /** The same, over the three best phrasings. */
  readonly phrasings: number;
  /** Share of the best phrasing's matter found in the question. */
  readonly ofPhrasing: number;
  /** How much of the question a phrasing of the fact holds on average. */
  readonly typical: number;
  /** Share of the question's matter found in the fact's phrasings together. */
  readonly coverage: number;
  /** The same with the answers' words counted too. */
  readonly answerCoverage: number;
  /** How near the question's meaning is to the fact's, whatever the words. */
  readonly meaning: number;
  /** The heaviest word of the question that the best phrasing lacks. */
  readonly missed: number;
  /** The heaviest word of the question that the fact lacks altogether. */
  readonly lost: number;
  /** The heaviest name, quoted or capitalised word of the question that the fact lacks. */
  readonly strange: number;
  /** The heaviest quoted or capitalised word of the question that neither the best phrasing nor the fact's entities hold. */
  readonly alien: number;
  /** The heaviest word of the best phrasing that the question lacks. */
  readonly extra: number;
  /** Share of neighbouring words of the question that are neighbours in the best phrasing. */
  readonly order: number;
  /** 1 where the best phrasing asks with the same question word, 0 with another, ½ where one asks with none. */
  readonly asked: number;
  /** Share of the named entities that the fact is about; 1 where none is named. */
  readonly entities: number;
  /** Share of the named entities that stand in the best phrasing; 1 where none is named. */
  readonly entitiesThere: number;
  /** Share of the best phrasing's entities that the question names; 1 where it has none. */
  readonly entitiesMeant: number;
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

/** Weight of a word found only in the answer beside one found in a phrasing. */
const ANSWER_WORD = 0.55;
/** A word of this weight counts in full; the rarest weighs about 7. */
const HEAVY = 7;

/** What all candidates of a question are judged by. */
interface Question {
  readonly reading: Reading;
  readonly named: readonly ReadonlySet<string>[];
  readonly work: "film" | "series" | undefined;
  readonly pairs: ReadonlySet<string>;
  readonly terms: ReadonlyMap<string, number>;
  readonly meaningOf: (fact: number) => number;
  /** Of each token, whether it is a name: the same for every fact that is judged. */
  readonly isName: readonly boolean[];
}

/** Judges facts that were gathered for a reading. */
export function createJudge(index: Index): (reading: Reading) => (gathered: Gathered) => Features {
  const detailOf = createDetails(index);
  const meaning = createMeaning(index, index.terms);

  function featuresOf(
    { fact: at, matches, typical, coverage, inAnswer }: Gathered,
    fact: Fact,
    question: Question,
  ): Features {
    const { reading, named, work } = question;
    const match = matches[0];
    const detail = match === undefined ? undefined : detailOf(match.phrasing);
    const entities = detail?.entities ?? new Set<string>();
    const about = index.entitiesOf[at] ?? new Set<string>();
    const gone = reading.tokens.map((token) => token.weight * (1 - heldBy(at, fact, token, index)));
    return {
      phrasing: match?.similarity ?? 0,
      phrasings: matches.reduce((sum, { similarity }) => sum + similarity, 0) / BEST_PHRASINGS_MAX,
      ofPhrasing: match?.ofPhrasing ?? 0,
      typical,
      coverage,
      answerCoverage: Math.min(1, coverage + ANSWER_WORD * inAnswer),
      meaning: question.meaningOf(at),
      missed: heaviest(reading.tokens.map(({ terms, weight }) => weight * (1 - bestIn(terms, detail)))),
      lost: heaviest(gone),
      strange: heaviest(gone.filter((_, place) => question.isName[place] === true)),
      alien: heaviest(
        reading.tokens
          .filter(({ marked, terms }) => marked && !speaksOf(fact, terms) && !holdsAny(about, terms))
          .map(({ terms, weight }) => weight * (1 - bestIn(terms, detail))),
      ),
      extra: heaviest(
        (detail?.words ?? []).map(
          ({ weight, terms }) =>
            weight * (1 - terms.reduce((best, term) => Math.max(best, question.terms.get(term) ?? 0), 0)),
        ),
      ),
      order: shared(question.pairs, detail?.pairs ?? new Set()),
      asked: detail === undefined ? 0.5 : askedFit(reading.wanted, detail.wanted),
      entities: shareNamed(named, about),
      entitiesThere: shareNamed(named, entities),
      entitiesMeant: shareMeant(entities, question.terms),
      subject: named.some((meant) => meant.has(entityTerm(fact.subject))) ? 1 : 0,
      relation: relationNamed(fact, reading),
      kind: kindFit(fact, reading.wanted),
      about: aboutFit(fact, work),
      series: work === undefined && fact.about === "series" ? 1 : 0,
      reading: fact.interpretation ? 1 : 0,
    };
  }

  return (reading) => {
    const named = namedEntities(index, reading);
    const terms = new Map<string, number>();
    for (const token of reading.tokens) {
      for (const [term, quality] of token.terms) terms.set(term, Math.max(quality, terms.get(term) ?? 0));
    }
    const pairs = pairsOf(reading.tokens.map(({ word }) => index.lexicon.root(word)));
    const question = {
      reading,
      named,
      work: workAsked(named, reading),
      pairs,
      terms,
      meaningOf: meaning.of(reading),
      isName: reading.tokens.map(isName),
    };
    return (gathered) => {
      const fact = index.facts[gathered.fact];
      if (fact === undefined) throw new Error(`Cannot judge fact ${String(gathered.fact)}: no such fact`);
      return featuresOf(gathered, fact, question);
    };
  };
}

function isName({ marked, terms }: ReadToken): boolean {
  return marked || entitiesIn(terms).length > 0;
}

function heaviest(weights: readonly number[]): number {
  return Math.min(1, Math.max(0, ...weights) / HEAVY);
}

/** True where a word means the work that the fact is about: a fact of the film speaks of the film, whether its phrasings name it or not. */
function speaksOf({ about }: Fact, terms: ReadonlyMap<string, number>): boolean {
  return (
    (about !== "series" && (terms.get(FILM) ?? 0) > 0) || (about !== "film" && (terms.get(SERIES) ?? 0) > 0)
  );
}

function holdsAny(entities: ReadonlySet<string>, terms: ReadonlyMap<string, number>): boolean {
  for (const term of terms.keys()) if (entities.has(term)) return true;
  return false;
}

/** How surely a fact holds a word of the question, in its phrasings or its answer. */
function heldBy(at: number, fact: Fact, { word, terms }: ReadToken, index: Index): number {
  if (speaksOf(fact, terms) || natureWeight(word) < 1) return 1;
  let held = 0;
  for (const [term, quality] of terms) {
    if (quality <= held) continue;
    const posting = index.postingOf(term);
    if (posting === undefined) continue;
    if (holds(posting.facts, at)) held = quality;
    else if (quality * ANSWER_WORD > held && holds(posting.answers, at)) held = quality * ANSWER_WORD;
  }
  return held;
}

/** True where an ascending list holds a number. */
function holds(list: Int32Array, wanted: number): boolean {
  let from = 0;
  let to = list.length - 1;
  while (from <= to) {
    const middle = (from + to) >> 1;
    const found = list[middle] ?? 0;
    if (found === wanted) return true;
    if (found < wanted) from = middle + 1;
    else to = middle - 1;
  }
  return false;
}

function bestIn(terms: ReadonlyMap<string, number>, detail: Detail | undefined): number {
  let best = 0;
  if (detail !== undefined)
    for (const [term, quality] of terms) if (quality > best && detail.terms.has(term)) best = quality;
  return best;
}
