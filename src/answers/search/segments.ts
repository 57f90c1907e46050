import { wantedOf } from "../reading/common-words.ts";
import { normalise } from "../reading/normalise.ts";
import { tokensOf } from "../reading/tokens.ts";

/** Parts of one message that are asked on their own. */
export const SEGMENTS_MAX = 10;
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
  const cut = /[?.!]\s+|\s*,?\s+(?:and|и|а также|а|plus|also)\s+/giu;
  for (const match of message.matchAll(cut)) {
    const first = message.slice(0, match.index);
    const second = message.slice(match.index + match[0].length);
    if (asks(first) && asks(second)) return [first, second];
  }
  return undefined;
}

function asks(part: string): boolean {
  const tokens = tokensOf(normalise(part));
  return tokens.length >= SEGMENT_WORDS_MIN && tokens.some((word) => wantedOf(word) !== undefined);
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
