import type { Fact } from "../../content/schema.ts";
import { askedFit, shareMeant, shareNamed, type Works } from "./fits.ts";
import type { Match } from "./gather.ts";
import type { Index } from "./index.ts";
import type { NumberedToken } from "./numbered.ts";
import type { Pairs } from "./pairs.ts";
import { rowOf } from "./rows.ts";

/** How a question and one phrasing of a fact agree, each from 0 to 1. */
export interface PhrasingFeatures {
  /** How well they cover each other. */
  readonly phrasing: number;
  /** Share of the phrasing's matter found in the question. */
  readonly ofPhrasing: number;
  /** The heaviest word of the question that the phrasing lacks. */
  readonly missed: number;
  /** The heaviest quoted or capitalised word of the question that neither the phrasing nor the fact's entities hold. */
  readonly alien: number;
  /** The heaviest word of the phrasing that the question lacks. */
  readonly extra: number;
  /** Share of neighbouring words of the question that are neighbours in the phrasing. */
  readonly order: number;
  /** 1 where the phrasing asks with the same question word, 0 with another, ½ where one asks with none. */
  readonly asked: number;
  /** Share of the named entities that stand in the phrasing; 1 where none is named. */
  readonly entitiesThere: number;
  /** Share of the phrasing's entities that the question names; 1 where it has none. */
  readonly entitiesMeant: number;
}

/** A word of the question, with what is the same for every fact that is judged. */
export interface AskedWord {
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

/** What a question brings into every comparison. */
export interface Compared {
  readonly words: readonly AskedWord[];
  /** The entities that it names beside the works, each with all that its words may mean. */
  readonly named: readonly (readonly number[])[];
  readonly pairs: Pairs;
  /** What it asks for, as bits. */
  readonly wanted: number;
}

/** A word of this weight counts in full; the rarest weighs about 7. */
export const HEAVY = 7;

/** What is compared where no phrasing of a fact has a word of the question. */
export const NO_MATCH: Match = { phrasing: -1, similarity: 0, ofPhrasing: 0 };

/** Compares one question at a time with phrasings, word by word. */
export interface Comparer {
  /** Takes the question that is compared from now on. */
  take(question: Compared): void;
  /** @param about the entities that the phrasing's fact is about */
  compare(match: Match, fact: Fact, about: Int32Array): PhrasingFeatures;
}

const NO_QUESTION: Compared = { words: [], named: [], pairs: { known: [], count: 0 }, wanted: 0 };

export function createComparer(index: Index, works: Works): Comparer {
  const { phrasings, vocabulary } = index;
  /** The comparison in which a term was last seen in the phrasing: quicker than to look each word up among its terms. */
  const seenIn = new Int32Array(index.terms.length);
  let comparison = 0;
  let question = NO_QUESTION;
  /** How surely the question means each term. */
  const meant = new Float64Array(index.terms.length);

  /** How surely a word of the question stands in the phrasing that is compared. */
  function surestOf({ terms }: NumberedToken): number {
    for (const { term, quality } of terms) if (seenIn[term] === comparison) return quality;
    return 0;
  }

  function take(taken: Compared): void {
    for (const { asked } of question.words) for (const { term } of asked.terms) meant[term] = 0;
    question = taken;
    for (const { asked } of question.words) {
      for (const { term, quality } of asked.terms) meant[term] = Math.max(meant[term] ?? 0, quality);
    }
  }

  /** The heaviest word of a phrasing, each less by how surely the question means it. */
  function heaviestBut(phrasing: number): number {
    const { starts, values } = phrasings.words;
    let heaviest = 0;
    for (let place = starts[phrasing] ?? 0, end = starts[phrasing + 1] ?? 0; place < end; place += 1) {
      const weight = phrasings.wordWeights[place] ?? 0;
      if (weight <= heaviest) continue;
      let held = meant[vocabulary.roots[values[place] ?? 0] ?? 0] ?? 0;
      const others = phrasings.wordTerms.starts;
      for (let at = others[place] ?? 0, last = others[place + 1] ?? 0; at < last; at += 1)
        held = Math.max(held, meant[phrasings.wordTerms.values[at] ?? 0] ?? 0);
      heaviest = Math.max(heaviest, weight * (1 - held));
    }
    return heaviest;
  }

  function wantedIn(words: Int32Array): number {
    let wanted = 0;
    for (const word of words) wanted |= vocabulary.wanted[word] ?? 0;
    return wanted;
  }

  /** Share of a question's pairs that are found in a phrasing. */
  function pairsShared({ known, count }: Pairs, words: Int32Array): number {
    if (count === 0) return 0;
    let both = 0;
    for (let pair = 0; pair < known.length; pair += 2) {
      for (let at = 1; at < words.length; at += 1) {
        if (vocabulary.roots[words[at] ?? 0] !== known[pair + 1]) continue;
        if (vocabulary.roots[words[at - 1] ?? 0] !== known[pair]) continue;
        both += 1;
        break;
      }
    }
    return both / count;
  }

  function compare(
    { phrasing, similarity, ofPhrasing }: Match,
    fact: Fact,
    about: Int32Array,
  ): PhrasingFeatures {
    const { words, named, pairs, wanted } = question;
    const held = rowOf(phrasings.terms, phrasing);
    const own = rowOf(phrasings.words, phrasing);
    comparison += 1;
    for (const term of held) seenIn[term] = comparison;
    let missed = 0;
    let alien = 0;
    for (const word of words) {
      const lacking = word.weight * (1 - surestOf(word.asked));
      if (lacking > missed) missed = lacking;
      if (lacking > alien && word.isMarked && !speaksOf(fact, word) && !holdsAny(about, word))
        alien = lacking;
    }
    return {
      phrasing: similarity,
      ofPhrasing,
      missed: Math.min(1, missed / HEAVY),
      alien: Math.min(1, alien / HEAVY),
      extra: Math.min(1, heaviestBut(phrasing) / HEAVY),
      order: pairsShared(pairs, own),
      asked: phrasing === NO_MATCH.phrasing ? 0.5 : askedFit(wanted, wantedIn(own)),
      entitiesThere: shareNamed(named, held),
      entitiesMeant: shareMeant(held, meant, works, index.isEntity),
    };
  }

  return { take, compare };
}

/** True where a word means the work that the fact is about: a fact of the film speaks of the film, whether its phrasings name it or not. */
export function speaksOf({ about }: Fact, { meansFilm, meansSeries }: AskedWord): boolean {
  return (about !== "series" && meansFilm) || (about !== "film" && meansSeries);
}

function holdsAny(entities: Int32Array, { asked }: AskedWord): boolean {
  return asked.terms.some(({ term }) => entities.includes(term));
}
