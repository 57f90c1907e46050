import type { Entity } from "./schema.ts";

export type RussianCase = "nom" | "gen" | "dat" | "acc" | "ins" | "pre";
export type Declined = Readonly<Record<RussianCase, string>>;

/** Endings after the stem in the order gen, dat, acc, ins, pre. */
type Endings = readonly [string, string, string, string, string];

interface Pattern {
  /** What the nominative ends in; the match is replaced by each ending. */
  readonly ending: RegExp;
  readonly endings: Endings;
}

const MASCULINE: readonly Pattern[] = [
  { ending: /(?<=(?:ск|цк|[нтл]))ий$|(?<=н)ый$/u, endings: ["ого", "ому", "ого", "им", "ом"] },
  { ending: /(?<=[ое]в|ин|ын)$/u, endings: ["а", "у", "а", "ым", "е"] },
  { ending: /ий$/u, endings: ["ия", "ию", "ия", "ием", "ии"] },
  { ending: /й$/u, endings: ["я", "ю", "я", "ем", "е"] },
  { ending: /ь$/u, endings: ["я", "ю", "я", "ем", "е"] },
  { ending: /(?<=[гкхжчшщ])а$/u, endings: ["и", "е", "у", "ой", "е"] },
  { ending: /а$/u, endings: ["ы", "е", "у", "ой", "е"] },
  { ending: /я$/u, endings: ["и", "е", "ю", "ей", "е"] },
  { ending: /(?<=[бвгджзклмнпрстфхцчшщ])$/u, endings: ["а", "у", "а", "ом", "е"] },
];

const FEMININE: readonly Pattern[] = [
  { ending: /(?<=[ое]в|ин|ын)а$/u, endings: ["ой", "ой", "у", "ой", "ой"] },
  { ending: /ая$/u, endings: ["ой", "ой", "ую", "ой", "ой"] },
  { ending: /ия$/u, endings: ["ии", "ии", "ию", "ией", "ии"] },
  { ending: /(?<=[гкхжчшщ])а$/u, endings: ["и", "е", "у", "ой", "е"] },
  { ending: /а$/u, endings: ["ы", "е", "у", "ой", "е"] },
  { ending: /я$/u, endings: ["и", "е", "ю", "ей", "е"] },
  { ending: /ь$/u, endings: ["и", "и", "ь", "ью", "и"] },
];

const CASES = ["gen", "dat", "acc", "ins", "pre"] as const;

/**
 * One Russian name word in all cases. A word that fits no pattern (a foreign
 * feminine surname, «Черных») does not change.
 */
export function declineName(word: string, gender: "m" | "f"): Declined {
  const patterns = gender === "m" ? MASCULINE : FEMININE;
  // A surname such as «Меньшова» shares its -а with «Вера»: the surname's pattern stands first.
  const pattern = patterns.find(({ ending }) => ending.test(word));
  const forms = { nom: word } as Record<RussianCase, string>;
  CASES.forEach((name, index) => {
    forms[name] = pattern === undefined ? word : word.replace(pattern.ending, pattern.endings[index] ?? "");
  });
  return forms;
}

/** An entity's Russian name in all cases: as the editor gave them, else by rule for people, else unchanged. */
export function declineEntity(entity: Entity): Declined {
  const words = entity.name.ru.split(" ");
  const declined =
    entity.gender === undefined ? undefined : words.map((word) => declineName(word, entity.gender ?? "m"));
  const form = (name: RussianCase): string =>
    (name === "nom" ? undefined : entity.cases?.[name]) ??
    declined?.map((word) => word[name]).join(" ") ??
    entity.name.ru;
  return {
    nom: form("nom"),
    gen: form("gen"),
    dat: form("dat"),
    acc: form("acc"),
    ins: form("ins"),
    pre: form("pre"),
  };
}
