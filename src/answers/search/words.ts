import { sentenceWords } from "../reading/common-words.ts";
import { remembering } from "../reading/remembering.ts";
import { soundKey } from "../reading/sound.ts";
import { isCyrillic, isLatin } from "../reading/tokens.ts";
import { fromTranslit } from "../reading/translit.ts";
import { createCorrector, SLIPS_MAX } from "./correct.ts";
import type { IsRealWord } from "./dictionary.ts";
import { slipCost } from "./edits.ts";
import type { Index } from "./index.ts";
import { rowLength } from "./rows.ts";

/** A word that a typed word may stand for. */
export interface Guess {
  readonly word: string;
  /** How surely, 0 to 1; 1 for the typed word itself. */
  readonly quality: number;
}

/** What is known of single words. */
export interface Words {
  /** True for a word of the index or of the language. */
  isKnown(word: string): boolean;
  /** A Latin word as the known Russian one that it spells or sounds like. */
  asRussian(word: string): string | undefined;
  /**
   * What a word may stand for, best first; nothing where nothing is near.
   *
   * @param mayCorrect false where the question's budget of corrections is spent
   */
  guesses(word: string, mayCorrect: boolean): readonly Guess[];
}

const TRANSLIT_QUALITY = 0.92;
const SOUNDED_QUALITY = 0.7;
/** How much less a real word of the language is taken for another. */
const REAL_WORD_FACTOR = 0.5;
/** How much less a word that hardly stands in the index is guessed than a common one. */
const RARE_FACTOR = 0.75;
/** A word in so many phrasings is as common as can be. */
const COMMON_USES = 60;
/** A slip that makes one real word of another: by ear or by swapped letters. */
const NEAR_SLIPS = 0.6;
const REMEMBERED_MAX = 20_000;
/** Shorter words sound like too much else. */
const SOUND_CHARS_MIN = 3;

export function createWords(index: Index, isRealWord: IsRealWord): Words {
  const vocabulary = new Set([...index.vocabulary.numbers.keys(), ...sentenceWords()]);
  const correct = createCorrector(vocabulary);
  const bySound = new Map<string, string>();
  for (const word of vocabulary) {
    const key = soundKey(word);
    if (isCyrillic(word) && !bySound.has(key)) bySound.set(key, word);
  }

  const isIndexed = (word: string): boolean =>
    vocabulary.has(word) || /^\d+$/u.test(word) || index.rootOf(word) !== undefined;
  const isKnown = remembering(REMEMBERED_MAX, (word: string): boolean => isIndexed(word) || isRealWord(word));

  const asRussian = remembering(REMEMBERED_MAX, (word: string): string | undefined => {
    if (!isLatin(word)) return undefined;
    const russian = fromTranslit(word);
    if (isIndexed(russian)) return russian;
    // "mat" may be «мат» or «мать»: the one that the film's world knows is meant.
    const alike = russian.length >= SOUND_CHARS_MIN ? bySound.get(soundKey(russian)) : undefined;
    return alike ?? (isRealWord(russian) ? russian : undefined);
  });

  /** Of two near words the one that people use more is meant more often. */
  const commonness = (word: string): number => {
    const uses = rowLength(index.postings.phrasings, index.rootOf(word) ?? -1);
    return RARE_FACTOR + (1 - RARE_FACTOR) * Math.min(1, Math.log1p(uses) / Math.log1p(COMMON_USES));
  };

  const corrected = remembering(REMEMBERED_MAX, (word) => guess(word, true));

  function guess(word: string, mayCorrect: boolean): readonly Guess[] {
    const itself = { word, quality: 1 };
    if (isIndexed(word)) return [itself];
    const isReal = isRealWord(word);
    const russian = isReal ? undefined : asRussian(word);
    const spelt = russian !== undefined && russian === fromTranslit(word);
    if (spelt) return [{ word: russian, quality: TRANSLIT_QUALITY }];
    const near = mayCorrect
      ? correct(word)
          .map((other) => ({ word: other.word, quality: other.closeness * commonness(other.word) }))
          .sort((first, second) => second.quality - first.quality)
      : [];
    if (!isReal && russian === undefined) return near;
    if (!isReal) {
      // A word that sounds Russian in a question of Latin letters may as well be misspelt English.
      const sounded = { word: russian ?? word, quality: SOUNDED_QUALITY };
      return [...near, sounded].sort((first, second) => second.quality - first.quality);
    }
    // A real word is what it is; at most it was written for another by the ear or in the wrong order ("dose" for "does").
    const alike = near.filter(
      (other) =>
        soundKey(other.word) === soundKey(word) || slipCost(word, other.word, SLIPS_MAX) <= NEAR_SLIPS,
    );
    return [itself, ...alike.map((other) => ({ ...other, quality: other.quality * REAL_WORD_FACTOR }))];
  }

  return {
    isKnown,
    asRussian,
    guesses: (word, mayCorrect) => (mayCorrect ? corrected(word) : guess(word, false)),
  };
}
