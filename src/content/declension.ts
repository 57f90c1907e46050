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

/** Surnames that do not change in the masculine: «Черных», «Польских». */
const UNCHANGED: Pattern = { ending: /(?<=[иы]х)$/u, endings: ["", "", "", "", ""] };

const MASCULINE_LAST: readonly Pattern[] = [
  UNCHANGED,
  { ending: /(?:ий|ый|ой)$/u, endings: ["ого", "ому", "ого", "им", "ом"] },
  { ending: /(?<=[оеё]в|ин|ын)$/u, endings: ["а", "у", "а", "ым", "е"] },
];

const MASCULINE: readonly Pattern[] = [
  { ending: /ётр$/u, endings: ["етра", "етру", "етра", "етром", "етре"] },
  { ending: /(?<=Пав|пав)ел$/u, endings: ["ла", "лу", "ла", "лом", "ле"] },
  { ending: /(?<=^[Лл])ев$/u, endings: ["ьва", "ьву", "ьва", "ьвом", "ьве"] },
  { ending: /ий$/u, endings: ["ия", "ию", "ия", "ием", "ии"] },
  { ending: /й$/u, endings: ["я", "ю", "я", "ем", "е"] },
  { ending: /ь$/u, endings: ["я", "ю", "я", "ем", "е"] },
  { ending: /(?<=[жшчщц])а$/u, endings: ["и", "е", "у", "ей", "е"] },
  { ending: /(?<=[гкх])а$/u, endings: ["и", "е", "у", "ой", "е"] },
  { ending: /а$/u, endings: ["ы", "е", "у", "ой", "е"] },
  { ending: /я$/u, endings: ["и", "е", "ю", "ей", "е"] },
  { ending: /(?<=[жшчщц])$/u, endings: ["а", "у", "а", "ем", "е"] },
  { ending: /(?<=[бвгдзклмнпрстфх])$/u, endings: ["а", "у", "а", "ом", "е"] },
];

const FEMININE_LAST: readonly Pattern[] = [
  { ending: /(?<=[оеё]в|ин|ын)а$/u, endings: ["ой", "ой", "у", "ой", "ой"] },
  { ending: /ая$/u, endings: ["ой", "ой", "ую", "ой", "ой"] },
];

const FEMININE: readonly Pattern[] = [
  { ending: /ия$/u, endings: ["ии", "ии", "ию", "ией", "ии"] },
  { ending: /(?<=[жшчщц])а$/u, endings: ["и", "е", "у", "ей", "е"] },
  { ending: /(?<=[гкх])а$/u, endings: ["и", "е", "у", "ой", "е"] },
  { ending: /а$/u, endings: ["ы", "е", "у", "ой", "е"] },
  { ending: /я$/u, endings: ["и", "е", "ю", "ей", "е"] },
  { ending: /ь$/u, endings: ["и", "и", "ь", "ью", "и"] },
];

const CASES = ["gen", "dat", "acc", "ins", "pre"] as const;

/**
 * One Russian name word in all cases. A word that fits no pattern (a foreign
 * feminine surname, «Черных») does not change.
 *
 * @param part which declension: «Марина» is a first name, «Теличкина» a surname; by default what
 *   the ending says, but for first names that end like surnames
 */
export function declineName(
  word: string,
  gender: "m" | "f",
  part: "first" | "last" = likelyPart(word),
): Declined {
  const last = gender === "m" ? MASCULINE_LAST : FEMININE_LAST;
  const patterns = [...(part === "last" ? last : []), ...(gender === "m" ? MASCULINE : FEMININE)];
  const pattern = patterns.find(({ ending }) => ending.test(word));
  const forms = { nom: word } as Record<RussianCase, string>;
  CASES.forEach((name, index) => {
    forms[name] = pattern === undefined ? word : word.replace(pattern.ending, pattern.endings[index] ?? "");
  });
  return forms;
}

function likelyPart(word: string): "first" | "last" {
  if (FIRST_NAMES.test(word)) return "first";
  return /(?:[оеё]ва?|[иы]на?|(?:ск|цк)(?:ий|ой|ая)|[иы]х)$/u.test(word) ? "last" : "first";
}

/** First names that end like surnames. */
const FIRST_NAMES =
  /^(?:лев|валентин|константин|эмин|мартин|(?:е?катер|антон|ир|мар|кар|ар|валент|ал|гал|пол|н|з|крист|фа|ангел|васил)ина|вера|ева)$/iu;

/** An entity's Russian name in all cases: as the editor gave them, else by rule for people, else unchanged. */
export function declineEntity(entity: Entity): Declined {
  const words = entity.name.ru.split(" ");
  const declined =
    entity.gender === undefined
      ? undefined
      : words.map((word, at) =>
          declineName(word, entity.gender ?? "m", at > 0 && at === words.length - 1 ? "last" : undefined),
        );
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
