import type { Pack } from "../../content/pack.ts";
import { phrasingsOf } from "../../content/phrasings.ts";
import type { Fact, Language } from "../../content/schema.ts";
import { isCommon, wantedOf } from "../reading/common-words.ts";
import { normalise } from "../reading/normalise.ts";
import { tokensOf } from "../reading/tokens.ts";
import { createLexicon, entityTerm, rootTerm, type Lexicon, type Span } from "./lexicon.ts";

/** Weight of a word beside the rarity of a word that matters. */
const COMMON_WEIGHT = 0.06;
const ASKING_WEIGHT = 0.3;
/** A name and surname are two things to go by; a title of three words is one. */
const LONG_NAME_WORDS = 3;

/** Which facts and phrasings hold a term. */
export interface Posting {
  /** Indexes of phrasings, ascending. */
  readonly phrasings: readonly number[];
  /** Indexes of facts in whose phrasings, subject or value it stands, ascending. */
  readonly facts: readonly number[];
  /** Indexes of facts in whose answer alone it stands, ascending. */
  readonly answers: readonly number[];
}

export interface IndexedPhrasing {
  readonly fact: number;
  readonly language: Language;
  readonly text: string;
  /** Sum of its words' weights: what a perfect match would cover. */
  readonly weight: number;
  /** Its words' roots in order. */
  readonly roots: readonly string[];
  /** Its words in order: the same words asked are this very question. */
  readonly key: string;
}

/** The facts, laid out for search. Built once for a pack and never changed. */
export interface Index {
  readonly facts: readonly Fact[];
  readonly phrasings: readonly IndexedPhrasing[];
  readonly lexicon: Lexicon;
  /** Weight of a term by its rarity among facts; that of an unseen one is the highest. */
  weightOf(term: string): number;
  postingOf(term: string): Posting | undefined;
  /** Every word as it stands in the pack, for correcting others. */
  readonly words: ReadonlySet<string>;
  /** Entities that a fact is about, by subject, value, quote or phrasing. */
  readonly entitiesOf: readonly ReadonlySet<string>[];
}

const SINGLE_LETTER = /^\p{L}$/u;

/** Weight of a word by its nature: most of it for words that carry the matter. */
export function natureWeight(word: string): number {
  if (wantedOf(word) !== undefined) return ASKING_WEIGHT;
  return isCommon(word) || SINGLE_LETTER.test(word) ? COMMON_WEIGHT : 1;
}

interface Building {
  readonly phrasings: Set<number>;
  readonly facts: Set<number>;
  readonly answers: Set<number>;
}

/** Lays a pack out for search: 780 facts take well under a second. */
export function buildIndex(pack: Pack): Index {
  const lexicon = createLexicon(pack);
  const postings = new Map<string, Building>();
  const words = new Set<string>();
  const phrasings: { fact: number; language: Language; text: string; terms: readonly WordTerms[] }[] = [];
  const entitiesOf: Set<string>[] = [];
  const asked = phrasingsOf(pack);
  const at = (term: string): Building => {
    let posting = postings.get(term);
    if (posting === undefined)
      postings.set(term, (posting = { phrasings: new Set(), facts: new Set(), answers: new Set() }));
    return posting;
  };
  pack.facts.forEach((fact, factIndex) => {
    const entities = new Set(entitiesNamed(fact).map(entityTerm));
    for (const term of entities) at(term).facts.add(factIndex);
    for (const { language, text } of asked.get(fact.id) ?? []) {
      const terms = termsOf(lexicon, text, words);
      for (const { all } of terms) {
        for (const term of all) {
          at(term).phrasings.add(phrasings.length);
          at(term).facts.add(factIndex);
          if (term.startsWith("e:")) entities.add(term);
        }
      }
      phrasings.push({ fact: factIndex, language, text, terms });
    }
    for (const text of [fact.answer.ru, fact.answer.en]) {
      for (const { all } of termsOf(lexicon, text, words)) {
        for (const term of all) if (!at(term).facts.has(factIndex)) at(term).answers.add(factIndex);
      }
    }
    entitiesOf.push(entities);
  });
  const weightOf = rarityOf(postings, pack.facts.length);
  return {
    facts: pack.facts,
    lexicon,
    words,
    entitiesOf,
    weightOf,
    postingOf: frozen(postings),
    phrasings: phrasings.map(({ terms, ...phrasing }) => ({
      ...phrasing,
      roots: terms.map(({ root }) => root.slice(2)),
      key: terms.map(({ word }) => word).join(" "),
      weight: terms.reduce(
        (sum, { word, root, names }) =>
          sum + Math.min(natureWeight(word) * weightOf(root), nameShare(names, weightOf)),
        0,
      ),
    })),
  };
}

/** A word of a phrasing with every term that it stands for. */
interface WordTerms {
  readonly word: string;
  /** The term of its own root, by which it is weighed. */
  readonly root: string;
  readonly all: readonly string[];
  readonly names: readonly LongName[];
}

/** A name of several words that a word stands in: together they say one thing. */
export interface LongName {
  readonly term: string;
  readonly words: number;
}

/** The most that a word may weigh inside its long names, which share one weight; no limit outside any. */
export function nameShare(names: readonly LongName[], weightOf: (term: string) => number): number {
  return Math.min(...names.map(({ term, words }) => weightOf(term) / words));
}

/** The long names over each of `count` words. */
export function longNamesOver(spans: readonly Span[], count: number): readonly (readonly LongName[])[] {
  const names = Array.from({ length: count }, (): LongName[] => []);
  for (const { from, to, term, quality } of spans) {
    if (to - from < LONG_NAME_WORDS || quality < 1) continue;
    for (let at = from; at < to; at += 1) names[at]?.push({ term, words: to - from });
  }
  return names;
}

function termsOf(lexicon: Lexicon, text: string, words: Set<string>): readonly WordTerms[] {
  const tokens = tokensOf(normalise(text));
  const roots = tokens.map(lexicon.root);
  const terms = roots.map((root) => [rootTerm(root)]);
  const spans = lexicon.spansIn(roots);
  const names = longNamesOver(spans, tokens.length);
  for (const { from, to, term } of spans) {
    for (let index = from; index < to; index += 1) terms[index]?.push(term);
  }
  return tokens.map((word, index) => {
    words.add(word);
    return { word, root: rootTerm(roots[index] ?? word), all: terms[index] ?? [], names: names[index] ?? [] };
  });
}

function entitiesNamed(fact: Fact): readonly string[] {
  return [
    fact.subject,
    ...("entities" in fact.value ? fact.value.entities : []),
    ...[fact.quote?.speaker, fact.quote?.to].filter((id) => id !== undefined),
  ];
}

/** Inverse document frequency over facts, so that many phrasings of one fact do not make a word common. */
function rarityOf(postings: ReadonlyMap<string, Building>, facts: number): (term: string) => number {
  const rarest = Math.log(1 + facts / 0.5);
  const weights = new Map(
    [...postings].map(([term, { facts: holders, answers }]) => [
      term,
      Math.log(1 + facts / (0.5 + holders.size + answers.size * 0.3)),
    ]),
  );
  return (term) => weights.get(term) ?? rarest;
}

function frozen(postings: ReadonlyMap<string, Building>): (term: string) => Posting | undefined {
  const sorted = new Map(
    [...postings].map(([term, posting]) => [
      term,
      { phrasings: [...posting.phrasings], facts: [...posting.facts], answers: [...posting.answers] },
    ]),
  );
  return (term) => sorted.get(term);
}
