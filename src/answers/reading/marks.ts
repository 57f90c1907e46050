import { normalise, QUESTION_CHARS_MAX } from "./normalise.ts";
import { tokensOf } from "./tokens.ts";

/** Words that the writing itself sets apart: in quotation marks, or with a capital inside a sentence. */
export interface Marks {
  readonly quoted: ReadonlySet<string>;
  readonly proper: ReadonlySet<string>;
}

const QUOTED = /«([^«»]{2,80})»|“([^“”]{2,80})”|„([^„“]{2,80})“|"([^"]{2,80})"/gu;
/** A capital and a small letter after something that ends no sentence. */
const PROPER = /(?<=[\p{L}\p{N},;:)»”"’'–—-]\s*[«“„"(]?)(?<![\p{L}\p{N}’'-])\p{Lu}\p{Ll}[\p{L}’'-]*/gu;

/** The marked words of a message, normalised as its tokens are. */
export function marksOf(message: string): Marks {
  const text = message.slice(0, QUESTION_CHARS_MAX);
  const quoted = text.match(QUOTED) ?? [];
  const proper = text.match(PROPER) ?? [];
  return { quoted: wordsOf(quoted), proper: wordsOf(proper) };
}

function wordsOf(parts: readonly string[]): ReadonlySet<string> {
  return new Set(parts.flatMap((part) => tokensOf(normalise(part))));
}
