import type { Language } from "../../content/schema.ts";
import { wantedOf, type Wanted } from "../reading/common-words.ts";
import { marksOf } from "../reading/marks.ts";
import { normalise } from "../reading/normalise.ts";
import { toneOf, type Tone } from "../reading/tone.ts";
import { isCyrillic, isLatin } from "../reading/tokens.ts";
import type { IsRealWord } from "./dictionary.ts";
import type { Index } from "./index.ts";
import { rootTerm } from "./lexicon.ts";
import { longNamesOver, nameShare, natureWeight } from "./natures.ts";
import { chooseScript, type Script } from "./script.ts";
import { createWords, type Guess, type Words } from "./words.ts";

/** A word of the question as it is understood. */
export interface ReadToken {
  /** As typed, normalised. */
  readonly typed: string;
  /** As understood: corrected, or turned into the other alphabet. */
  readonly word: string;
  /** The terms it may stand for, each with how surely (0 to 1). */
  readonly terms: ReadonlyMap<string, number>;
  /** How much it matters, by its nature and its rarity. */
  readonly weight: number;
  /** How surely `word` is what was meant: 1 as typed, less when guessed, 0 where nothing is near. */
  readonly surety: number;
  /** True where the writing sets it apart: in quotation marks, or with a capital inside the sentence. */
  readonly marked: boolean;
}

/** A question as it is understood. */
export interface Reading {
  readonly script: Script;
  readonly language: Language;
  readonly tokens: readonly ReadToken[];
  readonly wanted: ReadonlySet<Wanted>;
  readonly tone: Tone;
}

/** Words corrected in one question; more is noise, and costs time. */
const CORRECTED_MAX = 12;
/** An unknown word weighs this much of the rarest known one. */
const UNKNOWN_WEIGHT = 0.8;

/** Reads a question in the script that makes most sense, and its words by what the index knows. */
export function createReader(index: Index, isRealWord: IsRealWord): (question: string) => Reading {
  const words = createWords(index, isRealWord);
  return (question) => {
    const { script, tokens } = chooseScript(normalise(question), words);
    const { quoted, proper } = marksOf(question);
    const read = readTokens(tokens, index, words, (word) => quoted.has(word) || proper.has(word));
    const letters = (of: (text: string) => boolean): number =>
      read.reduce((sum, { word }) => sum + (of(word) ? word.length : 0), 0);
    const cyrillic = letters(isCyrillic);
    return {
      script,
      language: cyrillic > 0 && cyrillic >= letters(isLatin) ? "ru" : "en",
      tokens: read,
      tone: toneOf(read.map(({ word }) => word)),
      wanted: new Set(read.map(({ word }) => wantedOf(word)).filter((wanted) => wanted !== undefined)),
    };
  };
}

function readTokens(
  typed: readonly string[],
  index: Index,
  words: Words,
  isMarked: (word: string) => boolean,
): readonly ReadToken[] {
  const { root, spansIn } = index.lexicon;
  let corrected = 0;
  const guesses = typed.map((word) => {
    if (words.isKnown(word)) return words.guesses(word, true);
    corrected += 1;
    return words.guesses(word, corrected <= CORRECTED_MAX);
  });
  const terms = guesses.map((list) => termsOfGuesses(list, index));
  const spans = spansIn(guesses.map((list, at) => root(list[0]?.word ?? typed[at] ?? "")));
  for (const { from, to, term, quality } of spans) {
    for (let at = from; at < to; at += 1) learn(terms[at], term, quality * (guesses[at]?.[0]?.quality ?? 0));
  }
  const names = longNamesOver(spans, typed.length);
  return typed.map((word, at) => {
    const [guess] = guesses[at] ?? [];
    const meant = terms[at] ?? new Map<string, number>();
    const understood = { typed: word, word: guess?.word ?? word, surety: guess?.quality ?? 0, terms: meant };
    const read = { ...understood, marked: isMarked(word) };
    return { ...read, weight: Math.min(weigh(read, index), nameShare(names[at] ?? [], index.weightOf)) };
  });
}

/** The roots of all guesses, and what each but the first means by itself; the first is read among its neighbours. */
function termsOfGuesses(guesses: readonly Guess[], index: Index): Map<string, number> {
  const { root, spansIn } = index.lexicon;
  const terms = new Map<string, number>();
  guesses.forEach(({ word, quality }, at) => {
    learn(terms, rootTerm(root(word)), quality);
    for (const [other, nearness] of natureWeight(word) < 1 ? [] : index.familyOf(root(word)))
      learn(terms, rootTerm(other), quality * nearness);
    if (at === 0) return;
    for (const span of spansIn([root(word)])) learn(terms, span.term, span.quality * quality);
  });
  return terms;
}

function learn(terms: Map<string, number> | undefined, term: string, quality: number): void {
  terms?.set(term, Math.max(terms.get(term) ?? 0, quality));
}

/** A guessed word weighs between what it was taken for and what a word unknown to the index would. */
function weigh({ word, surety, terms }: Omit<ReadToken, "weight">, index: Index): number {
  const own = rootTerm(index.lexicon.root(word));
  const found = [...terms.keys()].filter((term) => index.numberOf(term) !== undefined);
  const unknown = index.weightOf("nowhere") * UNKNOWN_WEIGHT;
  if (found.length === 0) return natureWeight(word) * unknown;
  const rarity = found.includes(own)
    ? index.weightOf(own)
    : Math.max(...found.map((term) => index.weightOf(term)));
  return natureWeight(word) * (surety * rarity + (1 - surety) * unknown);
}
