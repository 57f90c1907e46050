import { normalise } from "../reading/normalise.ts";
import { createRoots } from "../reading/roots.ts";

/** True for a real word of the language: no misspelling of one that the index happens to know. */
export type IsRealWord = (word: string) => boolean;

/**
 * The real words of Russian and English, by their roots, from the spelling
 * dictionaries that browsers and offices use. Without it «погода» would be
 * "corrected" into the nearest word of the film's world.
 */
export async function loadDictionary(): Promise<IsRealWord> {
  // Snowball alone: the case forms of the pack's names are no matter of the language.
  const root = createRoots(new Map());
  const [{ default: russian }, { default: english }] = await Promise.all([
    import("dictionary-ru"),
    import("dictionary-en"),
  ]);
  const roots = new Set<string>();
  for (const { dic } of [russian, english]) {
    // A line is `word/flags`; the first is the number of lines.
    for (const line of Buffer.from(dic).toString("utf8").split("\n").slice(1)) {
      const word = line.split("/", 1)[0] ?? "";
      if (word !== "") roots.add(root(normalise(word)));
    }
  }
  return (word) => roots.has(root(word));
}
