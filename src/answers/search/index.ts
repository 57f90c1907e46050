import type { Pack } from "../../content/pack.ts";
import { phrasingsOf } from "../../content/phrasings.ts";
import type { Fact, Language } from "../../content/schema.ts";
import { isCommon, wantedOf } from "../reading/common-words.ts";
import { normalise } from "../reading/normalise.ts";
import { tokensOf } from "../reading/tokens.ts";
import { createFamilies } from "./families.ts";
import { createLexicon, entityTerm, rootTerm, type Lexicon, type Span } from "./lexicon.ts";

/** Weight of a word beside the rarity of a word that matters. */
const COMMON_WEIGHT = 0.06;
const ASKING_WEIGHT = 0.3;
/** A name and surname are two things to go by; a title of three words is one. */
const LONG_NAME_WORDS = 3;

/** Which facts and phrasings hold a term. */
export interface Posting {
  /** Indexes of phrasings, ascending. */
  readonly phrasings: Int32Array;
  /** Indexes of facts in whose phrasings, subject or value it stands, ascending. */
  readonly facts: Int32Array;
  /** Indexes of facts in whose answer alone it stands, ascending. */
  readonly answers: Int32Array;
}

export interface IndexedPhrasing {
  readonly fact: number;
  readonly language: Language;
  readonly text: string;
  /** Its words in order: the same words asked are this very question. */
  readonly key: string;
}

/** The facts, laid out for search. Built once for a pack and never changed. */
export interface Index {
  readonly facts: readonly Fact[];
  readonly phrasings: readonly IndexedPhrasing[];
  /** The fact of each phrasing, and the sum of its words' weights: what a perfect match would cover. */
  readonly factOf: Int32Array;
  readonly weights: Float64Array;
  /** Phrasings of each fact. */
  readonly phrasingsOf: Int32Array;
  readonly lexicon: Lexicon;
  /** Weight of a term by its rarity among facts; that of an unseen one is the highest. */
  weightOf(term: string): number;
  postingOf(term: string): Posting | undefined;
  /** Every term that stands in a fact. */
  readonly terms: readonly string[];
  /** Every word as it stands in the pack, for correcting others. */
  readonly words: ReadonlySet<string>;
  /** Entities that a fact is about, by subject, value, quote or phrasing. */
  readonly entitiesOf: readonly ReadonlySet<string>[];
  /** True where a fact is about any of some entities, given as terms. */
  isAbout(fact: string, entities: ReadonlySet<string>): boolean;
  /** Terms of works that are neither the film nor the series: facts name them in passing. */
  readonly otherWorks: ReadonlySet<string>;
  /** Of a person or a character. */
  genderOf(entity: string): "m" | "f" | undefined;
  /** Roots that are of one family with a root, as «поступить» and «поступление», with how near. */
  familyOf(root: string): ReadonlyMap<string, number>;
}

const SINGLE_LETTER = /^\p{L}$/u;

/** Weight of a word by its nature: most of it for words that carry the matter. */
export function natureWeight(word: string): number {
  if (wantedOf(word) !== undefined) return ASKING_WEIGHT;
  return isCommon(word) || SINGLE_LETTER.test(word) ? COMMON_WEIGHT : 1;
}

/** Ascending and without repeats, since facts and their phrasings come in order. */
interface Building {
  readonly phrasings: number[];
  readonly facts: number[];
  readonly answers: number[];
}

function append(list: number[], id: number): void {
  if (list.at(-1) !== id) list.push(id);
}

/** Lays a pack out for search: 780 facts take well under a second. */
export function buildIndex(pack: Pack): Index {
  const lexicon = createLexicon(pack);
  const postings = new Map<string, Building>();
  const words = new Set<string>();
  const phrasings: (IndexedPhrasing & { readonly matter: readonly Omit<WordTerms, "all">[] })[] = [];
  const entitiesOf: Set<string>[] = [];
  const asked = phrasingsOf(pack);
  const at = (term: string): Building => {
    let posting = postings.get(term);
    if (posting === undefined) postings.set(term, (posting = { phrasings: [], facts: [], answers: [] }));
    return posting;
  };
  pack.facts.forEach((fact, factIndex) => {
    const entities = new Set(entitiesNamed(fact).map(entityTerm));
    for (const term of entities) append(at(term).facts, factIndex);
    for (const { language, text } of asked.get(fact.id) ?? []) {
      const terms = termsOf(lexicon, text, words);
      for (const { all } of terms) {
        for (const term of all) {
          const posting = at(term);
          append(posting.phrasings, phrasings.length);
          append(posting.facts, factIndex);
          if (term.startsWith("e:")) entities.add(term);
        }
      }
      const key = terms.map(({ word }) => word).join(" ");
      const matter = terms.map(({ word, root, names }) => ({ word, root, names }));
      phrasings.push({ fact: factIndex, language, text, key, matter });
    }
    for (const text of [fact.answer.ru, fact.answer.en]) {
      for (const { all } of termsOf(lexicon, text, words)) {
        for (const term of all) {
          const posting = at(term);
          if (posting.facts.at(-1) !== factIndex) append(posting.answers, factIndex);
        }
      }
    }
    entitiesOf.push(entities);
  });
  const weightOf = rarityOf(postings, pack.facts.length);
  const phrasingCounts = new Int32Array(pack.facts.length);
  for (const { fact } of phrasings) phrasingCounts[fact] = (phrasingCounts[fact] ?? 0) + 1;
  const places = new Map(pack.facts.map(({ id }, at) => [id, at]));
  const genders = new Map(pack.entities.map(({ id, gender }) => [id, gender]));
  return {
    facts: pack.facts,
    isAbout(fact, entities) {
      const about = entitiesOf[places.get(fact) ?? -1];
      return about !== undefined && [...entities].some((term) => about.has(term));
    },
    otherWorks: new Set(
      pack.entities
        .filter(({ id, kind }) => kind === "work" && id !== "film" && id !== "series")
        .map(({ id }) => entityTerm(id)),
    ),
    genderOf: (entity) => genders.get(entity),
    lexicon,
    words,
    entitiesOf,
    weightOf,
    phrasingsOf: phrasingCounts,
    postingOf: frozen(postings),
    terms: [...postings.keys()],
    familyOf: createFamilies(
      [...postings.keys()].filter((term) => term.startsWith(rootTerm(""))).map((term) => term.slice(2)),
    ),
    phrasings: phrasings.map(({ fact, language, text, key }) => ({ fact, language, text, key })),
    factOf: Int32Array.from(phrasings, ({ fact }) => fact),
    weights: Float64Array.from(phrasings, ({ matter }) =>
      matter.reduce((sum, term) => sum + weightIn(term, weightOf), 0),
    ),
  };
}

/** What a word of a phrasing weighs. */
export function weightIn(
  { word, root, names }: Omit<WordTerms, "all">,
  weightOf: (term: string) => number,
): number {
  return Math.min(natureWeight(word) * weightOf(root), nameShare(names, weightOf));
}

/** A word of a phrasing with every term that it stands for. */
export interface WordTerms {
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

/** @param words takes every word as it stands */
export function termsOf(lexicon: Lexicon, text: string, words?: Set<string>): readonly WordTerms[] {
  const tokens = tokensOf(normalise(text));
  const roots = tokens.map(lexicon.root);
  const terms = roots.map((root) => [rootTerm(root)]);
  const spans = lexicon.spansIn(roots);
  const names = longNamesOver(spans, tokens.length);
  for (const { from, to, term } of spans) {
    for (let index = from; index < to; index += 1) terms[index]?.push(term);
  }
  return tokens.map((word, index) => {
    words?.add(word);
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
      Math.log(1 + facts / (0.5 + holders.length + answers.length * 0.3)),
    ]),
  );
  return (term) => weights.get(term) ?? rarest;
}

function frozen(postings: ReadonlyMap<string, Building>): (term: string) => Posting | undefined {
  const sorted = new Map(
    [...postings].map(([term, posting]) => [
      term,
      {
        phrasings: Int32Array.from(posting.phrasings),
        facts: Int32Array.from(posting.facts),
        answers: Int32Array.from(posting.answers),
      },
    ]),
  );
  return (term) => sorted.get(term);
}
