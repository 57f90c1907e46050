import { wantedOf } from "../reading/common-words.ts";
import { normalise } from "../reading/normalise.ts";
import { tokensOf } from "../reading/tokens.ts";
import { entitiesIn } from "./lexicon.ts";
import type { ReadToken, Reading } from "./read.ts";

/** Parts of one message that are asked on their own. */
export const SEGMENTS_MAX = 4;
/** A message up to this many words is one question, unless it has several sentences. */
const SHORT_WORDS_MAX = 14;
const SEGMENT_WORDS_MIN = 2;

/**
 * The parts of a long message in which its question may hide: sentences,
 * then clauses. Those that look like a question come first. Empty for a short
 * message of one sentence, which is asked as it stands.
 */
export function segmentsOf(message: string): readonly string[] {
  const sentences = split(message, /(?<=[.!?…])\s+|\n+/u);
  if (sentences.length < 2 && wordCount(message) <= SHORT_WORDS_MAX) return [];
  const clauses = sentences.flatMap((sentence) => {
    const parts = split(sentence, /\s*[,;:—–]\s+|\s+[—–-]\s+/u);
    return parts.length > 1 ? parts : [];
  });
  const all = [...new Set([...sentences, ...clauses])].filter(
    (part) => wordCount(part) >= SEGMENT_WORDS_MIN && part !== message,
  );
  return all.sort((a, b) => askingness(b) - askingness(a)).slice(0, SEGMENTS_MAX);
}

/**
 * The two questions of a message that asks twice («Who directed it and who
 * wrote it?»): cut where a conjunction or a question mark is followed by
 * another question word. Undefined for a single question.
 */
export function twoQuestions(message: string): readonly [string, string] | undefined {
  const cut =
    /[?.!]\s+|\s*,?\s+(?:and|и|а также|а|plus|also)\s+|,\s+(?=(?:who|where|when|how|why|what|кто|где|когда|сколько|почему|как)\s)/giu;
  for (const match of message.matchAll(cut)) {
    const first = message.slice(0, match.index);
    const second = message.slice(match.index + match[0].length);
    if (asks(first) && asksOn(second)) return [first, second];
  }
  return undefined;
}

/**
 * The readings of a question about two named ones («… Людмила и Тося»), each
 * with one of them left out. Undefined where the question is of another shape.
 */
export function oneSubjectEach(reading: Reading): readonly [Reading, Reading] | undefined {
  const { tokens } = reading;
  const at = tokens.findIndex(
    ({ word }, index) => JOINING.has(word) && isNamed(tokens[index - 1]) && isNamed(tokens[index + 1]),
  );
  if (at < 0) return undefined;
  const namesLeft = runOfNames(tokens, at - 1, -1);
  const namesRight = runOfNames(tokens, at + 1, 1);
  const without = (from: number, to: number): Reading => ({
    ...reading,
    tokens: tokens.filter((_, index) => index < from || index > to),
  });
  return [without(at, namesRight), without(namesLeft, at)];
}

const JOINING = new Set(["и", "and"]);

function isNamed(token: ReadToken | undefined): boolean {
  return token !== undefined && entitiesIn(token.terms).length > 0;
}

/** Where the names that begin at a word end, going one way. */
function runOfNames(tokens: readonly ReadToken[], from: number, step: 1 | -1): number {
  const meant = new Set(entitiesIn(tokens[from]?.terms ?? new Map()));
  let at = from;
  while (entitiesIn(tokens[at + step]?.terms ?? new Map()).some((term) => meant.has(term))) at += step;
  return at;
}

function asks(part: string): boolean {
  const tokens = tokensOf(normalise(part));
  return tokens.length >= SEGMENT_WORDS_MIN && tokens.some((word) => wantedOf(word) !== undefined);
}

/** «…, и когда?» asks with a single word what the first half was about. */
function asksOn(part: string): boolean {
  return (
    asks(part) ||
    wantedOf(
      normalise(part)
        .trim()
        .replace(/[?!.]+$/u, ""),
    ) !== undefined
  );
}

function askingness(part: string): number {
  return (part.trimEnd().endsWith("?") ? 2 : 0) + (asks(part) ? 1 : 0);
}

function split(text: string, at: RegExp): readonly string[] {
  return text
    .split(at)
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

function wordCount(text: string): number {
  return tokensOf(normalise(text)).length;
}
