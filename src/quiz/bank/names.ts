import { declineEntity, type RussianCase } from "../../content/declension.ts";
import type { Entity, Language } from "../../content/schema.ts";
import type { Both } from "./question.ts";

/** What stands in a template's slot. */
export type Slot = Entity | string;

const SLOT = /\{(subject|value)(?::(gen|dat|acc|ins|pre))?(?:\?([^|}]*)\|([^}]*))?\}/gu;
/** Sorts whose Russian names stand in quotation marks, like titles. */
const QUOTED_SORTS: ReadonlySet<string> = new Set(["magazine", "band", "cinema"]);

/** A name as an option reads: titles in quotation marks, a capital letter first. */
export function optionOf(entity: Entity): Both {
  const title = entity.kind === "work" || entity.kind === "song";
  const quotedInRussian = title || QUOTED_SORTS.has(entity.sort ?? "");
  return {
    ru: quotedInRussian ? `«${entity.name.ru}»` : capitalised(entity.name.ru),
    en: title ? `“${entity.name.en}”` : capitalised(entity.name.en),
  };
}

/** A template with its slots filled: names in the case it asks for, words by gender. */
export function fill(
  template: Both,
  slots: { readonly subject?: Slot | undefined; readonly value?: Slot | undefined },
): Both {
  const inLanguage = (language: Language): string =>
    template[language].replace(
      SLOT,
      (
        open,
        name: "subject" | "value",
        wanted: RussianCase | undefined,
        masculine?: string,
        feminine?: string,
      ) => {
        const slot = slots[name];
        if (slot === undefined) return open;
        if (masculine !== undefined && feminine !== undefined)
          return typeof slot !== "string" && slot.gender === "f" ? feminine : masculine;
        return typeof slot === "string" ? slot : nameIn(slot, language, wanted ?? "nom");
      },
    );
  return { ru: capitalised(inLanguage("ru")), en: capitalised(inLanguage("en")) };
}

function nameIn(entity: Entity, language: Language, wanted: RussianCase): string {
  const title = entity.kind === "work" || entity.kind === "song";
  if (language === "en") return title ? `“${entity.name.en}”` : entity.name.en;
  const declined = declineEntity(entity)[wanted];
  return title && wanted === "nom" ? `«${declined}»` : declined;
}

/** The same text with its first letter capital. */
export function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
