import type { Pack } from "../../content/pack.ts";
import { phrasingsIn } from "../../content/phrasings.ts";
import type { Fact } from "../../content/schema.ts";
import { bitsOf, wantedOf } from "../reading/common-words.ts";
import { isOrdinary, normalise } from "../reading/normalise.ts";
import { remembering } from "../reading/remembering.ts";
import { plainTokens, tokensOf } from "../reading/tokens.ts";
import { entityTerm, rootTerm, type Lexicon, type Span } from "./lexicon.ts";
import { isLongName } from "./natures.ts";
import { createNumbers, createRows, type Rows } from "./rows.ts";

/** The ways to ask for facts, those of one fact side by side. */
export interface LaidPhrasings {
  readonly texts: readonly string[];
  /** The fact of each, by its place among the facts. */
  readonly factOf: Int32Array;
  /** Its words in order, by number. The same words asked are this very question. */
  readonly words: Rows;
  /** What each word stands for beside its own root: a row for each place in `words.values`. */
  readonly wordTerms: Rows;
  /** All terms of its words, each once. */
  readonly terms: Rows;
  readonly names: NamePlaces;
}

/** Words inside a long name, as columns: the place in `words.values`, the name's term, of how many words it is. */
export interface NamePlaces {
  readonly places: Int32Array;
  readonly terms: Int32Array;
  readonly words: Int32Array;
}

/** What is known of the words that stand in the pack. */
export interface Vocabulary {
  /** Each word's number. */
  readonly numbers: ReadonlyMap<string, number>;
  /** The term of its root, by number. */
  readonly roots: Int32Array;
  /** What it asks for, as bits; 0 for a word that is no question word. */
  readonly wanted: Uint8Array;
}

/** Words remembered as they are written, capitals and all. */
const WRITTEN_MAX = 100_000;

/** A pack in numbers. */
export interface Layout {
  readonly phrasings: LaidPhrasings;
  readonly vocabulary: Vocabulary;
  /** Terms by number, and back. */
  readonly terms: readonly string[];
  readonly numbers: ReadonlyMap<string, number>;
  /** Of each fact, the terms of its phrasings, subject and values, and those of its answer alone; each once. */
  readonly factTerms: Rows;
  readonly answerTerms: Rows;
}

/** Turns all words of a pack into numbers, in one walk through its facts. */
export function layOut(pack: Pack, lexicon: Lexicon): Layout {
  const terms = createNumbering();
  const read = createWordReader(lexicon, terms);
  const texts: string[] = [];
  const factOf = createNumbers();
  const words = createRows();
  const wordTerms = createRows();
  const phrasingTerms = createRows();
  const factTerms = createRows();
  const answerTerms = createRows();
  const names = { places: createNumbers(), terms: createNumbers(), words: createNumbers() };
  // Where each term was put last: a row holds it once.
  const inPhrasing: number[] = [];
  const inFact: number[] = [];
  const inAnswer: number[] = [];

  function putFact(term: number, fact: number): void {
    if (inFact[term] === fact) return;
    inFact[term] = fact;
    factTerms.push(term);
  }

  function putPhrasing(text: string, fact: number): void {
    const phrasing = texts.push(text);
    factOf.push(fact);
    const { numbers, spans } = read.wordsOf(text);
    for (const span of spans) {
      if (!isLongName(span)) continue;
      for (let at = span.from; at < span.to; at += 1) {
        names.places.push(words.length + at);
        names.terms.push(read.termOf(span));
        names.words.push(span.to - span.from);
      }
    }
    for (let at = 0; at < numbers.length; at += 1) {
      const word = numbers[at] ?? 0;
      words.push(word);
      putTerm(read.rootOf(word), phrasing, fact);
      for (const span of spans) {
        // Spans come by where they begin.
        if (at < span.from) break;
        if (at >= span.to) continue;
        const term = read.termOf(span);
        wordTerms.push(term);
        putTerm(term, phrasing, fact);
      }
      wordTerms.endRow();
    }
    words.endRow();
    phrasingTerms.endRow();
  }

  function putTerm(term: number, phrasing: number, fact: number): void {
    if (inPhrasing[term] === phrasing) return;
    inPhrasing[term] = phrasing;
    phrasingTerms.push(term);
    putFact(term, fact);
  }

  function putAnswer(term: number, fact: number): void {
    if (inFact[term] === fact || inAnswer[term] === fact) return;
    inAnswer[term] = fact;
    answerTerms.push(term);
  }

  const phrasingsOf = phrasingsIn(pack);
  pack.facts.forEach((fact, at) => {
    for (const entity of entitiesNamed(fact)) putFact(terms.numberOf(entityTerm(entity)), at);
    for (const { text } of phrasingsOf(fact)) putPhrasing(text, at);
    for (const text of [fact.answer.ru, fact.answer.en]) {
      const { numbers, spans } = read.wordsOf(text);
      for (const word of numbers) putAnswer(read.rootOf(word), at);
      for (const span of spans) putAnswer(read.termOf(span), at);
    }
    factTerms.endRow();
    answerTerms.endRow();
  });
  return {
    phrasings: {
      texts,
      factOf: factOf.taken(),
      words: words.taken(),
      wordTerms: wordTerms.taken(),
      terms: phrasingTerms.taken(),
      names: { places: names.places.taken(), terms: names.terms.taken(), words: names.words.taken() },
    },
    vocabulary: read.vocabulary(),
    terms: [...terms.numbers.keys()],
    numbers: terms.numbers,
    factTerms: factTerms.taken(),
    answerTerms: answerTerms.taken(),
  };
}

/** Gives numbers from 0 to names as they come. */
interface Numbering {
  readonly numbers: ReadonlyMap<string, number>;
  numberOf(name: string): number;
}

function createNumbering(): Numbering {
  const numbers = new Map<string, number>();
  return {
    numbers,
    numberOf(name) {
      let number = numbers.get(name);
      if (number === undefined) numbers.set(name, (number = numbers.size));
      return number;
    },
  };
}

function createWordReader(lexicon: Lexicon, terms: Numbering) {
  const words = createNumbering();
  const roots: string[] = [];
  const rootTerms: number[] = [];
  /** By the number that a name has in the lexicon. */
  const nameTerms: number[] = [];

  function numberOf(word: string): number {
    const number = words.numberOf(word);
    if (number === roots.length) {
      const root = lexicon.root(word);
      roots.push(root);
      rootTerms.push(terms.numberOf(rootTerm(root)));
    }
    return number;
  }

  /** The same words are written thousands of times: each is normalised once. */
  const numberWritten = remembering(WRITTEN_MAX, (word) => numberOf(normalise(word)));

  return {
    /** The words of a text by number, and the names among them. */
    wordsOf(text: string): { readonly numbers: readonly number[]; readonly spans: readonly Span[] } {
      const numbers: number[] = [];
      const rooted: string[] = [];
      const written = isOrdinary(text) ? plainTokens(text) : undefined;
      for (const word of written ?? tokensOf(normalise(text))) {
        const number = written === undefined ? numberOf(word) : numberWritten(word);
        numbers.push(number);
        rooted.push(roots[number] ?? "");
      }
      return { numbers, spans: lexicon.spansIn(rooted) };
    },
    /** The term of a word's root. */
    rootOf: (word: number): number => rootTerms[word] ?? 0,
    /** The term of a name, description or synonym. */
    termOf: ({ term, number }: Span): number => (nameTerms[number] ??= terms.numberOf(term)),
    vocabulary: (): Vocabulary => ({
      numbers: words.numbers,
      roots: Int32Array.from(rootTerms),
      wanted: Uint8Array.from(words.numbers.keys(), (word) => {
        const wanted = wantedOf(word);
        return wanted === undefined ? 0 : bitsOf([wanted]);
      }),
    }),
  };
}

function entitiesNamed(fact: Fact): readonly string[] {
  return [
    fact.subject,
    ...("entities" in fact.value ? fact.value.entities : []),
    ...[fact.quote?.speaker, fact.quote?.to].filter((id) => id !== undefined),
  ];
}
