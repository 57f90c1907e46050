import { asEnglishLayout, asRussianLayout } from "../reading/layout.ts";
import { isCyrillic, isLatin, tokensOf } from "../reading/tokens.ts";
import type { Words } from "./words.ts";

/** How the letters of a question were taken. */
export type Script = "as typed" | "russian layout" | "english layout" | "translit";

/** A reading in another script must know this much more of the words than the letters as typed. */
const SCRIPT_MARGIN = 0.25;

interface Option {
  readonly script: Script;
  readonly tokens: readonly string[];
  /** Share of the letters that stand in known words: long words tell more than short ones. */
  readonly share: number;
}

/** The words of a normalised question in the script that makes most sense of them. */
export function chooseScript(
  normalised: string,
  words: Words,
): { readonly script: Script; readonly tokens: readonly string[] } {
  const typed = tokensOf(normalised);
  const asTyped = option("as typed", typed, words.isKnown);
  // No other reading could know so much more.
  if (asTyped.share > 1 - SCRIPT_MARGIN) return asTyped;
  const others: Option[] = [];
  if (isLatin(normalised)) {
    others.push(option("russian layout", tokensOf(asRussianLayout(normalised)), words.isKnown));
    const spelt = typed.map((word) => words.asRussian(word) ?? word);
    const { share } = option("translit", typed, (word) => words.asRussian(word) !== undefined);
    others.push({ script: "translit", tokens: spelt, share });
  }
  if (isCyrillic(normalised)) {
    others.push(option("english layout", tokensOf(asEnglishLayout(normalised)), words.isKnown));
  }
  return others.reduce(
    (best, other) => (other.share > Math.max(best.share, asTyped.share + SCRIPT_MARGIN) ? other : best),
    asTyped,
  );
}

function option(script: Script, tokens: readonly string[], isKnown: (word: string) => boolean): Option {
  const letters = tokens.reduce((sum, word) => sum + word.length, 0);
  const known = tokens.reduce((sum, word) => sum + (isKnown(word) ? word.length : 0), 0);
  return { script, tokens, share: letters === 0 ? 0 : known / letters };
}
