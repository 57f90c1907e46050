import type { Fact } from "../../content/schema.ts";
import { createClassifier } from "./classifier.ts";
import { detailOf, NO_DETAIL, type Detail } from "./detail.ts";
import {
  aboutFit,
  askedFit,
  kindFit,
  namedEntities,
  relationNamed,
  shareMeant,
  shareNamed,
  workAsked,
  worksIn,
  type Works,
} from "./fits.ts";
import { BEST_PHRASINGS_MAX, type Gathered, type Match } from "./gather.ts";
import type { Index } from "./index.ts";
import { entitiesIn, entityTerm, rootTerm } from "./lexicon.ts";
import type { Meaning } from "./meaning.ts";
import { natureWeight } from "./natures.ts";
import { surestOf, type NumberedToken } from "./numbered.ts";
import type { Reading } from "./read.ts";
import { holds, rowOf } from "./rows.ts";

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
  /** How likely its words mean the fact, as all phrasings teach. */
  readonly learnt: number;
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
] as const satisfies readonly (keyof Features)[];
type PhrasingFeatures = Pick<Features, (typeof OF_PHRASING)[number]>;

const NO_MATCH: Match = { phrasing: -1, similarity: 0, ofPhrasing: 0 };

/** Weight of a word found only in the answer beside one found in a phrasing. */
const ANSWER_WORD = 0.55;
/** A word of this weight counts in full; the rarest weighs about 7. */
const HEAVY = 7;

/** A word of the question, with what is the same for every fact that is judged. */
interface AskedWord {
  readonly asked: NumberedToken;
  readonly weight: number;
  readonly isMarked: boolean;
  readonly isName: boolean;
  /** False for a word that is only there for the sentence. */
  readonly isTelling: boolean;
  /** True where it means one of the works. */
  readonly meansFilm: boolean;
  readonly meansSeries: boolean;
}

/** What all candidates of a question are judged by. */
interface Question {
  readonly reading: Reading;
  readonly words: readonly AskedWord[];
  readonly named: readonly (readonly number[])[];
  readonly work: "film" | "series" | undefined;
  readonly pairs: Pairs;
  /** Every term that a word may stand for, with how surely. */
  readonly terms: ReadonlyMap<number, number>;
  readonly meaningOf: (fact: number) => number;
  readonly learntOf: (fact: number) => number;
  readonly weights: PhrasingWeights;
}

/** What each feature of a phrasing speaks for its fact. */
type PhrasingWeights = Readonly<Record<keyof PhrasingFeatures, number>>;

/** A fact's features, and the phrasing that speaks most for it; -1 where none has a word of the question. */
interface Judged {
  readonly features: Features;
  readonly phrasing: number;
}

/** Judges facts that were gathered for a reading. */
export type Judge = (
  reading: Reading,
  asked: readonly NumberedToken[],
  weights: PhrasingWeights,
) => (gathered: Gathered) => Judged;

export function createJudge(index: Index, meaning: Meaning): Judge {
  const classifier = createClassifier(index);
  const works = worksIn(index);

  function featuresOf(
    { fact: at, matches, typical, coverage, inAnswer }: Gathered,
    fact: Fact,
    question: Question,
  ): Judged {
    const { reading, named, work, words } = question;
    const { phrasing, beside } = besideBest(matches, fact, rowOf(index.entitiesOf, at), question);
    const gone = words.map((word) => word.weight * (1 - heldBy(at, fact, word, index)));
    const features = {
      ...beside,
      phrasings: matches.reduce((sum, { similarity }) => sum + similarity, 0) / BEST_PHRASINGS_MAX,
      typical,
      coverage,
      answerCoverage: Math.min(1, coverage + ANSWER_WORD * inAnswer),
      learnt: question.learntOf(at),
      meaning: question.meaningOf(at),
      lost: heaviest(gone, () => true),
      strange: heaviest(gone, (place) => words[place]?.isName === true),
      entities: shareNamed(named, rowOf(index.entitiesOf, at), works),
      subject: isSubject(fact, named) ? 1 : 0,
      relation: relationNamed(fact, reading),
      kind: kindFit(fact, reading.wanted),
      about: aboutFit(fact, work),
      series: work === undefined && fact.about === "series" ? 1 : 0,
      reading: fact.interpretation ? 1 : 0,
    };
    return { features, phrasing };
  }

  /** The features beside the one of a fact's phrasings that speaks most for it. */
  function besideBest(
    matches: readonly Match[],
    fact: Fact,
    about: Int32Array,
    question: Question,
  ): { readonly phrasing: number; readonly beside: PhrasingFeatures } {
    const none = { ...besideOne(NO_MATCH, NO_DETAIL, fact, about, question), asked: 0.5 };
    let best = { phrasing: NO_MATCH.phrasing, beside: none };
    let most = -Infinity;
    for (const match of matches) {
      const beside = besideOne(match, detailOf(index, match.phrasing), fact, about, question);
      const worth = OF_PHRASING.reduce((sum, name) => sum + question.weights[name] * beside[name], 0);
      if (worth <= most) continue;
      most = worth;
      best = { phrasing: match.phrasing, beside };
    }
    return best;
  }

  function besideOne(
    { similarity, ofPhrasing }: Match,
    detail: Detail,
    fact: Fact,
    about: Int32Array,
    { reading, named, words, terms, pairs }: Question,
  ): PhrasingFeatures {
    const lacking = words.map(({ asked, weight }) => weight * (1 - surestOf(asked, detail.terms)));
    return {
      phrasing: similarity,
      ofPhrasing,
      missed: heaviest(lacking, () => true),
      alien: heaviest(lacking, (place) => {
        const word = words[place];
        return word?.isMarked === true && !speaksOf(fact, word) && !holdsAny(about, word);
      }),
      extra: Math.min(1, detail.heaviestBut(terms) / HEAVY),
      order: pairsShared(pairs, detail),
      asked: askedFit(reading.wanted, detail.wanted),
      entitiesThere: shareNamed(named, detail.entities, works),
      entitiesMeant: shareMeant(detail.entities, terms, works),
    };
  }

  function isSubject({ subject }: Fact, named: Question["named"]): boolean {
    const term = index.numberOf(entityTerm(subject));
    return term !== undefined && named.some((meant) => meant.includes(term));
  }

  return (reading, asked, weights) => {
    const named = namedEntities(index, asked);
    const terms = new Map<number, number>();
    for (const { terms: meant } of asked) {
      for (const { term, quality } of meant) if (quality > (terms.get(term) ?? 0)) terms.set(term, quality);
    }
    const pairs = pairsOf(reading, index);
    const question = {
      reading,
      words: asked.map((token) => askedWord(token, works)),
      named,
      work: workAsked(named, asked, works),
      pairs,
      terms,
      meaningOf: meaning.of(asked),
      learntOf: classifier.of(asked, pairs.known),
      weights,
    };
    return (gathered) => {
      const fact = index.facts[gathered.fact];
      if (fact === undefined) throw new Error(`Cannot judge fact ${String(gathered.fact)}: no such fact`);
      return featuresOf(gathered, fact, question);
    };
  };
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

function heaviest(weights: readonly number[], isMeant: (place: number) => boolean): number {
  let most = 0;
  for (const [place, weight] of weights.entries()) if (weight > most && isMeant(place)) most = weight;
  return Math.min(1, most / HEAVY);
}

/** True where a word means the work that the fact is about: a fact of the film speaks of the film, whether its phrasings name it or not. */
function speaksOf({ about }: Fact, { meansFilm, meansSeries }: AskedWord): boolean {
  return (about !== "series" && meansFilm) || (about !== "film" && meansSeries);
}

function holdsAny(entities: Int32Array, { asked }: AskedWord): boolean {
  return asked.terms.some(({ term }) => entities.includes(term));
}

/** How surely a fact holds a word of the question, in its phrasings or its answer. */
function heldBy(at: number, fact: Fact, word: AskedWord, { postings }: Index): number {
  if (!word.isTelling || speaksOf(fact, word)) return 1;
  let held = 0;
  for (const { term, quality } of word.asked.terms) {
    if (quality <= held) break;
    if (holds(rowOf(postings.facts, term), at)) held = quality;
    else if (quality * ANSWER_WORD > held && holds(rowOf(postings.answers, term), at))
      held = quality * ANSWER_WORD;
  }
  return held;
}

/** Neighbouring roots of a question, by their terms' numbers. */
interface Pairs {
  /** Those whose roots the index knows, the two of a pair side by side. */
  readonly known: readonly number[];
  /** How many different pairs there are, the others included. */
  readonly count: number;
}

function pairsOf({ tokens }: Reading, index: Index): Pairs {
  const roots = tokens.map(({ word }) => index.lexicon.root(word));
  const numbers = roots.map((root) => index.numberOf(rootTerm(root)) ?? -1);
  const seen = new Set<string>();
  const known: number[] = [];
  for (let at = 1; at < roots.length; at += 1) {
    const pair = `${roots[at - 1] ?? ""} ${roots[at] ?? ""}`;
    if (seen.has(pair)) continue;
    seen.add(pair);
    const first = numbers[at - 1] ?? -1;
    const second = numbers[at] ?? -1;
    if (first >= 0 && second >= 0) known.push(first, second);
  }
  return { known, count: seen.size };
}

/** Share of a question's pairs that are found in a phrasing. */
function pairsShared({ known, count }: Pairs, { roots }: Detail): number {
  if (count === 0) return 0;
  let both = 0;
  for (let at = 0; at < known.length; at += 2) {
    if (roots.some((root, place) => root === known[at] && roots[place + 1] === known[at + 1])) both += 1;
  }
  return both / count;
}
