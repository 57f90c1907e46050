import type { Fact } from "../../content/schema.ts";
import { bitsOf } from "../reading/common-words.ts";
import { createClassifier } from "./classifier.ts";
import {
  createComparer,
  HEAVY,
  NO_MATCH,
  speaksOf,
  type AskedWord,
  type Compared,
  type PhrasingFeatures,
} from "./compare.ts";
import {
  aboutFit,
  exceptWorks,
  kindFit,
  namedEntities,
  relationNamed,
  shareNamed,
  workAsked,
  worksIn,
  type Works,
} from "./fits.ts";
import { BEST_PHRASINGS_MAX, type Gathered, type Match } from "./gather.ts";
import type { Index } from "./index.ts";
import { entitiesIn, entityTerm } from "./lexicon.ts";
import type { Meaning } from "./meaning.ts";
import { natureWeight } from "./natures.ts";
import type { NumberedToken } from "./numbered.ts";
import { pairsOf } from "./pairs.ts";
import type { Reading } from "./read.ts";
import { rowHolds, rowOf } from "./rows.ts";

/** What speaks for and against a fact as the answer, each from 0 to 1; beside the question stands its best phrasing. */
export interface Features extends PhrasingFeatures {
  /** How well its three nearest phrasings and the question cover each other, on average. */
  readonly phrasings: number;
  /** How much of the question a phrasing of the fact holds on average. */
  readonly typical: number;
  /** Share of the question's matter found in the fact's phrasings together. */
  readonly coverage: number;
  /** The same with the answers' words counted too. */
  readonly answerCoverage: number;
  /** How likely its words mean the fact, as all phrasings teach. */
  readonly learnt: number;
  /** How near the question's meaning is to the fact's, whatever the words. */
  readonly meaning: number;
  /** The heaviest word of the question that the fact lacks altogether. */
  readonly lost: number;
  /** The heaviest name, quoted or capitalised word of the question that the fact lacks. */
  readonly strange: number;
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

/** Those that compare the question with one phrasing. */
const OF_PHRASING = [
  "phrasing",
  "ofPhrasing",
  "missed",
  "alien",
  "extra",
  "order",
  "asked",
  "entitiesThere",
  "entitiesMeant",
] as const satisfies readonly (keyof PhrasingFeatures)[];

/** Weight of a word found only in the answer beside one found in a phrasing. */
const ANSWER_WORD = 0.55;

/** What all candidates of a question are judged by. */
interface Question extends Compared {
  readonly reading: Reading;
  readonly work: "film" | "series" | undefined;
  readonly meaningOf: (fact: number) => number;
  readonly weights: PhrasingWeights;
  /** All named entities, the works among them. */
  readonly namedOrWorks: readonly (readonly number[])[];
}

/** Of a subject that no fact's terms hold. */
const NO_SUBJECT = -1;

/** What each feature of a phrasing speaks for its fact. */
type PhrasingWeights = Readonly<Record<keyof PhrasingFeatures, number>>;

/** A fact's features, and the phrasing that speaks most for it; -1 where none has a word of the question. */
interface Judged {
  readonly fact: Fact;
  readonly features: Features;
  readonly phrasing: number;
}

/** Judges facts that were gathered for a reading. */
export type Judge = (
  reading: Reading,
  asked: readonly NumberedToken[],
  weights: PhrasingWeights,
  gathered: readonly Gathered[],
) => readonly Judged[];

export function createJudge(index: Index, meaning: Meaning): Judge {
  const classifier = createClassifier(index);
  const works = worksIn(index);
  const comparer = createComparer(index, works);
  const subjects = Int32Array.from(
    index.facts,
    ({ subject }) => index.numberOf(entityTerm(subject)) ?? NO_SUBJECT,
  );

  function featuresOf(
    { fact: at, matches, typical, coverage, inAnswer }: Gathered,
    fact: Fact,
    question: Question,
    learnt: number,
  ): Judged {
    const { reading, named, work } = question;
    const about = rowOf(index.entitiesOf, at);
    const { phrasing, beside } = besideBest(matches, fact, about, question.weights);
    const features = {
      ...beside,
      ...goneFrom(at, fact, question),
      phrasings: matches.reduce((sum, { similarity }) => sum + similarity, 0) / BEST_PHRASINGS_MAX,
      typical,
      coverage,
      answerCoverage: Math.min(1, coverage + ANSWER_WORD * inAnswer),
      learnt,
      meaning: question.meaningOf(at),
      entities: shareNamed(named, about),
      subject: isNamed(subjects[at] ?? NO_SUBJECT, question) ? 1 : 0,
      relation: relationNamed(fact, reading),
      kind: kindFit(fact, reading.wanted),
      about: aboutFit(fact, work),
      series: work === undefined && fact.about === "series" ? 1 : 0,
      reading: fact.interpretation ? 1 : 0,
    };
    return { fact, features, phrasing };
  }

  /** The features beside the one of a fact's phrasings that speaks most for it. */
  function besideBest(
    matches: readonly Match[],
    fact: Fact,
    about: Int32Array,
    weights: PhrasingWeights,
  ): { readonly phrasing: number; readonly beside: PhrasingFeatures } {
    let best: { readonly phrasing: number; readonly beside: PhrasingFeatures } | undefined;
    let most = -Infinity;
    for (const match of matches) {
      const beside = comparer.compare(match, fact, about);
      let worth = 0;
      for (const name of OF_PHRASING) worth += weights[name] * beside[name];
      if (worth <= most) continue;
      most = worth;
      best = { phrasing: match.phrasing, beside };
    }
    return best ?? { phrasing: NO_MATCH.phrasing, beside: comparer.compare(NO_MATCH, fact, about) };
  }

  /** The heaviest word, and the heaviest name, that a fact lacks. */
  function goneFrom(at: number, fact: Fact, { words }: Question): Pick<Features, "lost" | "strange"> {
    let lost = 0;
    let strange = 0;
    for (const word of words) {
      if (word.weight <= lost && word.weight <= strange) continue;
      const gone = word.weight * (1 - heldBy(at, fact, word, index));
      if (gone > lost) lost = gone;
      if (gone > strange && word.isName) strange = gone;
    }
    return { lost: Math.min(1, lost / HEAVY), strange: Math.min(1, strange / HEAVY) };
  }

  return (reading, asked, weights, gathered) => {
    const named = namedEntities(index, asked);
    const pairs = pairsOf(reading, index);
    const question = {
      reading,
      words: asked.map((token) => askedWord(token, works)),
      named: exceptWorks(named, works),
      namedOrWorks: named,
      wanted: bitsOf(reading.wanted),
      work: workAsked(named, asked, works),
      pairs,
      meaningOf: meaning.of(asked),
      weights,
    };
    comparer.take(question);
    const learnt = classifier.of(
      asked,
      pairs.known,
      gathered.map(({ fact }) => fact),
    );
    return gathered.flatMap((one, at) => {
      const fact = index.facts[one.fact];
      return fact === undefined ? [] : [featuresOf(one, fact, question, learnt[at] ?? 0)];
    });
  };
}

function isNamed(entity: number, { namedOrWorks }: Question): boolean {
  return namedOrWorks.some((meant) => meant.includes(entity));
}

function askedWord(asked: NumberedToken, { film, series }: Works): AskedWord {
  const { word, weight, marked, terms } = asked.token;
  const means = (work: number): boolean =>
    asked.terms.some(({ term, quality }) => term === work && quality > 0);
  return {
    asked,
    weight,
    isMarked: marked,
    isName: marked || entitiesIn(terms).length > 0,
    isTelling: natureWeight(word) === 1,
    meansFilm: means(film),
    meansSeries: means(series),
  };
}

/** How surely a fact holds a word of the question, in its phrasings or its answer. */
function heldBy(at: number, fact: Fact, word: AskedWord, { postings }: Index): number {
  if (!word.isTelling || speaksOf(fact, word)) return 1;
  let held = 0;
  for (const { term, quality } of word.asked.terms) {
    if (quality <= held) break;
    if (rowHolds(postings.facts, term, at)) held = quality;
    else if (quality * ANSWER_WORD > held && rowHolds(postings.answers, term, at))
      held = quality * ANSWER_WORD;
  }
  return held;
}
