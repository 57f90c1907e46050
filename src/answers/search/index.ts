import type { Pack } from "../../content/pack.ts";
import type { Fact } from "../../content/schema.ts";
import { createFamilies } from "./families.ts";
import { layOut, type LaidPhrasings, type Vocabulary } from "./layout.ts";
import {
  createLexicon,
  entityTerm,
  isEntityTerm,
  isRootTerm,
  rootIn,
  rootTerm,
  type Lexicon,
} from "./lexicon.ts";
import { natureWeight } from "./natures.ts";
import { inverted, rowOf, rowsOnly, type Rows } from "./rows.ts";

/** The ways to ask for facts, those of one fact side by side. */
export interface Phrasings extends Omit<LaidPhrasings, "names"> {
  /** The sum of its words' weights: what a perfect match would cover. */
  readonly weights: Float64Array;
  /** What each word weighs: same places as `words.values`. */
  readonly wordWeights: Float64Array;
}

/** Where terms stand, by their numbers; every list is ascending. */
export interface Postings {
  readonly phrasings: Rows;
  /** Facts in whose phrasings, subject or value a term stands. */
  readonly facts: Rows;
  /** Facts in whose answer alone it stands. */
  readonly answers: Rows;
}

/** The facts, laid out for search. Built once for a pack and never changed. Terms, words, phrasings and facts go by numbers from 0. */
export interface Index {
  readonly facts: readonly Fact[];
  readonly phrasings: Phrasings;
  readonly vocabulary: Vocabulary;
  readonly lexicon: Lexicon;
  /** Every term that stands in a fact, by number. */
  readonly terms: readonly string[];
  /** The number of a term; undefined for one that stands nowhere. */
  numberOf(term: string): number | undefined;
  /** The number of the term of a word's root; undefined for one that stands nowhere. */
  rootOf(word: string): number | undefined;
  readonly postings: Postings;
  /** Weight of each term by its rarity among facts. */
  readonly rarities: Float64Array;
  /** The same, by nature too: little for words of the sentence. */
  readonly termWeights: Float64Array;
  /** The same by name; that of an unseen one is the highest. */
  weightOf(term: string): number;
  /** Where each fact's phrasings begin, and at last where those of the last one end. */
  readonly phrasingStarts: Int32Array;
  /** The same as `postings`, for each fact the terms. */
  readonly termsOf: { readonly phrasings: Rows; readonly answer: Rows };
  /** The terms of the entities that each fact is about, by subject, value, quote or phrasing. */
  readonly entitiesOf: Rows;
  /** The number of a fact by its id. */
  placeOf(fact: string): number | undefined;
  /** True where a fact is about any of some entities, given as terms. */
  isAbout(fact: string, entities: ReadonlySet<string>): boolean;
  /** True where two facts are about one of the same entities. */
  shareEntities(fact: string, other: string): boolean;
  /** True for the number of an entity's term. */
  isEntity(term: number): boolean;
  /** Terms of works that are neither the film nor the series: facts name them in passing. */
  readonly otherWorks: ReadonlySet<string>;
  /** Of a person or a character. */
  genderOf(entity: string): "m" | "f" | undefined;
  /** Roots that are of one family with a root, as «поступить» and «поступление», with how near. */
  familyOf(root: string): ReadonlyMap<string, number>;
}

/** Lays a pack out for search: 825 facts take a second, 100,000 take ten. */
export function buildIndex(pack: Pack): Index {
  const lexicon = createLexicon(pack);
  const { phrasings, vocabulary, terms, numbers, factTerms, answerTerms } = layOut(pack, lexicon);
  const postings = {
    phrasings: inverted(phrasings.terms, terms.length),
    facts: inverted(factTerms, terms.length),
    answers: inverted(answerTerms, terms.length),
  };
  const facts = pack.facts.length;
  const rarities = raritiesOf(postings, terms.length, facts);
  const rarest = rarityOf(facts, 0);
  const entityFlags = Uint8Array.from(terms, (term) => (isEntityTerm(term) ? 1 : 0));
  const isEntity = (term: number): boolean => entityFlags[term] === 1;
  const entitiesOf = rowsOnly(factTerms, isEntity);
  const phrasingStarts = new Int32Array(facts + 1);
  for (const fact of phrasings.factOf) phrasingStarts[fact + 1] = (phrasingStarts[fact + 1] ?? 0) + 1;
  for (let at = 1; at <= facts; at += 1)
    phrasingStarts[at] = (phrasingStarts[at] ?? 0) + (phrasingStarts[at - 1] ?? 0);
  const places = new Map(pack.facts.map(({ id }, at) => [id, at]));
  const aboutOf = (fact: string): Int32Array => {
    const place = places.get(fact);
    return place === undefined ? new Int32Array() : rowOf(entitiesOf, place);
  };
  const genders = new Map(pack.entities.map(({ id, gender }) => [id, gender]));
  return {
    facts: pack.facts,
    phrasings: weighed(phrasings, vocabulary, rarities),
    vocabulary,
    lexicon,
    terms,
    numberOf: (term) => numbers.get(term),
    rootOf: (word) =>
      vocabulary.roots[vocabulary.numbers.get(word) ?? -1] ?? numbers.get(rootTerm(lexicon.root(word))),
    postings,
    rarities,
    termWeights: Float64Array.from(
      terms,
      (term, at) => (rarities[at] ?? 0) * (isRootTerm(term) ? natureWeight(rootIn(term)) : 1),
    ),
    weightOf: (term) => rarities[numbers.get(term) ?? -1] ?? rarest,
    phrasingStarts,
    termsOf: { phrasings: factTerms, answer: answerTerms },
    entitiesOf,
    placeOf: (fact) => places.get(fact),
    isAbout: (fact, entities) => aboutOf(fact).some((term) => entities.has(terms[term] ?? "")),
    shareEntities(fact, other) {
      const own = aboutOf(fact);
      return aboutOf(other).some((term) => own.includes(term));
    },
    isEntity,
    otherWorks: new Set(
      pack.entities
        .filter(({ id, kind }) => kind === "work" && id !== "film" && id !== "series")
        .map(({ id }) => entityTerm(id)),
    ),
    genderOf: (entity) => genders.get(entity),
    familyOf: createFamilies(terms.filter(isRootTerm).map(rootIn)),
  };
}

/** Inverse document frequency over facts, so that many phrasings of one fact do not make a word common. */
function rarityOf(facts: number, holders: number): number {
  return Math.log(1 + facts / (0.5 + holders));
}

/** A fact that holds a term in its answer alone counts as so much of a holder. */
const ANSWER_HOLDER = 0.3;

function raritiesOf(
  { facts, answers }: Omit<Postings, "phrasings">,
  terms: number,
  count: number,
): Float64Array {
  return Float64Array.from({ length: terms }, (_, term) =>
    rarityOf(count, rowOf(facts, term).length + ANSWER_HOLDER * rowOf(answers, term).length),
  );
}

/** Phrasings with their words' weights: each by its nature and rarity, those of a long name sharing the name's. */
function weighed(
  { names, ...phrasings }: LaidPhrasings,
  vocabulary: Vocabulary,
  rarities: Float64Array,
): Phrasings {
  const { words } = phrasings;
  const ofWord = Float64Array.from(
    vocabulary.numbers.entries(),
    ([word, number]) => natureWeight(word) * (rarities[vocabulary.roots[number] ?? -1] ?? 0),
  );
  const wordWeights = new Float64Array(words.values.length);
  words.values.forEach((word, place) => {
    wordWeights[place] = ofWord[word] ?? 0;
  });
  names.places.forEach((place, at) => {
    const share = (rarities[names.terms[at] ?? -1] ?? 0) / (names.words[at] ?? 1);
    if (share < (wordWeights[place] ?? 0)) wordWeights[place] = share;
  });
  const weights = Float64Array.from({ length: phrasings.texts.length }, (_, phrasing) => {
    let sum = 0;
    for (let place = words.starts[phrasing] ?? 0; place < (words.starts[phrasing + 1] ?? 0); place += 1)
      sum += wordWeights[place] ?? 0;
    return sum;
  });
  return { ...phrasings, weights, wordWeights };
}
