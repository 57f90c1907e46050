import { stemmer as stemEnglish } from "@orama/stemmers/english";
import { stemmer as stemRussian } from "@orama/stemmers/russian";
import { remembering } from "./remembering.ts";
import { isCyrillic } from "./tokens.ts";

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
  return remembering(
    REMEMBERED_MAX,
    (word) => nameForms.get(word) ?? (isCyrillic(word) ? stemRussian(word) : stemEnglish(word)),
  );
}
