import { buildIndex } from "../answers/search/index.ts";
import type { IsRealWord } from "../answers/search/dictionary.ts";
import { createRanker } from "../answers/search/rank.ts";
import { createReader } from "../answers/search/read.ts";
import type { Pack, Problem } from "../content/pack.ts";
import type { Entry } from "../content/parse.ts";
import { phrasingsIn, type Phrasing } from "../content/phrasings.ts";
import type { Fact } from "../content/schema.ts";

/** Scores closer than this are one: the search could tell either fact. */
const SAME_SCORE = 1e-9;

/**
 * Asks the search for every fact by each of its phrasings. A phrasing that
 * finds another fact first, or another one equally, is a problem at its line.
 *
 * @param facts the pack's facts with the lines where they stand
 */
export function findingProblems(
  pack: Pack,
  facts: readonly Entry<Fact>[],
  isRealWord: IsRealWord,
): readonly Problem[] {
  const index = buildIndex(pack);
  const read = createReader(index, isRealWord);
  const rank = createRanker(index);
  const phrasingsOf = phrasingsIn(pack);

  function whatIsWrong({ value: { id } }: Entry<Fact>, { text }: Phrasing): string | undefined {
    const [first, second] = rank(read(text));
    if (first?.fact.id !== id) return `«${text}» finds «${first?.fact.id ?? "nothing"}» first`;
    const isTied = second !== undefined && first.score - second.score < SAME_SCORE;
    return isTied ? `«${text}» finds «${second.fact.id}» equally` : undefined;
  }

  return facts.flatMap((entry) =>
    phrasingsOf(entry.value).flatMap((phrasing) => {
      const what = whatIsWrong(entry, phrasing);
      if (what === undefined) return [];
      const at = entry.value.ask[phrasing.language].indexOf(phrasing.text);
      // A phrasing that a relation's template made has no line of its own.
      const path = at === -1 ? ["id"] : ["ask", phrasing.language, at];
      return [
        { file: entry.file, line: entry.lineOf(...path), path: [entry.value.id, ...path].join("."), what },
      ];
    }),
  );
}
