import { stemmer as stemEnglish } from "@orama/stemmers/english";
import { stemmer as stemRussian } from "@orama/stemmers/russian";
import { isCyrillic } from "./tokens.ts";

/** Remembered roots; questions bring new misspellings for ever, so the memory is bounded. */
const REMEMBERED_MAX = 50_000;

/** The part of a word that its forms share. */
export type Root = (word: string) => string;

/**
 * Roots by Snowball, but names by their own case forms: Snowball makes
 * «меньш» of «Меньшов» and «меньшов» of «Меньшова».
 *
 * @param nameForms every case form of a name word, to its nominative
 */
export function createRoots(nameForms: ReadonlyMap<string, string>): Root {
  const remembered = new Map<string, string>();
  return (word) => {
    const known = remembered.get(word);
    if (known !== undefined) return known;
    const root = nameForms.get(word) ?? (isCyrillic(word) ? stemRussian(word) : stemEnglish(word));
    if (remembered.size >= REMEMBERED_MAX) remembered.clear();
    remembered.set(word, root);
    return root;
  };
}
