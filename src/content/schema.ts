/**
 * The shape of the data pack as editors write it. One schema per kind of file;
 * the JSON Schemas in data/schemas are made from these.
 */
import { z } from "zod";
import { relationQuizSchema } from "./quiz.ts";

/** Ids appear in callback data (64 bytes in all), so they stay short. */
export const FACT_ID_CHARS_MAX = 40;
/** An answer is read on a phone: longer ones are cut into two facts. */
export const ANSWER_CHARS_MAX = 700;
export const PHRASING_CHARS_MAX = 160;

const factId = z
  .string()
  .regex(/^[a-z][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)+$/u, "an id looks like «crew.director»")
  .max(FACT_ID_CHARS_MAX);
const plainId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/u, "an id is lower-case Latin letters, digits and hyphens");
const text = z.string().trim().min(1);
const both = z.strictObject({ ru: text, en: text });
const lists = z.strictObject({
  ru: z.array(text).default([]),
  en: z.array(text).default([]),
});
const phrasings = z.strictObject({
  ru: z.array(text.max(PHRASING_CHARS_MAX)).default([]),
  en: z.array(text.max(PHRASING_CHARS_MAX)).default([]),
});
/** 2025, 2025-09 or 2025-09-04: as exact as the source is. */
const partialDate = z
  .union([z.string(), z.number().int()])
  .transform(String)
  .pipe(z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/u, "a date is 2025, 2025-09 or 2025-09-04"))
  .refine(isPossibleDate, "there is no such day");

/**
 * What a fact states of its subject: entities, a year, a day, a number, or
 * words when nothing more exact fits. The kind decides which quiz distractors
 * are plausible.
 */
export const valueSchema = z.union([
  z.strictObject({ entities: z.array(plainId).min(1) }),
  z.strictObject({ year: z.number().int().min(1000).max(2100) }),
  z.strictObject({ date: partialDate }),
  z.strictObject({ number: z.number(), unit: both.optional() }),
  z.strictObject({ text: both }),
]);

export const factSchema = z.strictObject({
  id: factId,
  /** Ids this fact had before, so that old buttons and pins still find it. */
  formerly: z.array(factId).default([]),
  about: z.enum(["film", "series", "both"]),
  /** The entity that the fact is about. */
  subject: plainId,
  relation: plainId.optional(),
  value: valueSchema,
  ask: phrasings.default({ ru: [], en: [] }),
  answer: z.strictObject({ ru: text.max(ANSWER_CHARS_MAX), en: text.max(ANSWER_CHARS_MAX) }),
  /** A sentence that names who says otherwise; shown after the answer. */
  disputed: both.optional(),
  sources: z.array(plainId).min(1, "a fact names at least one source"),
  /** The day at which a changing fact held. */
  as_of: partialDate.optional(),
  /** True where the answer tells the plot. */
  spoiler: z.boolean().default(false),
  /** True where the answer weighs readings instead of stating what is so. */
  interpretation: z.boolean().default(false),
  /** A film line in the original Russian, with a translation. */
  quote: z
    .strictObject({
      ru: text,
      en: text,
      /** False where the wording comes from memory: never asked word for word. */
      exact: z.boolean(),
      speaker: plainId.optional(),
      to: plainId.optional(),
    })
    .optional(),
});

export const entitySchema = z.strictObject({
  id: plainId,
  kind: z.enum([
    "person",
    "character",
    "place",
    "work",
    "song",
    "organisation",
    "award",
    "event",
    "thing",
    "theme",
  ]),
  about: z.enum(["film", "series", "both"]).default("both"),
  gender: z.enum(["m", "f"]).optional(),
  /** What it is, finer than the kind: «actor», «city». Quiz options are of one sort. */
  sort: plainId.optional(),
  name: both,
  /** Other names: diminutives, patronymics, spellings, abbreviations. */
  also: lists.default({ ru: [], en: [] }),
  /** Descriptions that people use instead of a name: «слесарь», "the baker". */
  roles: lists.default({ ru: [], en: [] }),
  /** Russian case forms that the rules would get wrong. */
  cases: z
    .strictObject({
      gen: text.optional(),
      dat: text.optional(),
      acc: text.optional(),
      ins: text.optional(),
      pre: text.optional(),
    })
    .optional(),
});

export const relationSchema = z.strictObject({
  id: plainId,
  /** Kinds of entity that can stand as the subject. */
  of: z.array(entitySchema.shape.kind).min(1),
  /** Words by which people ask for it, in any form: «играть», «роль», "plays". */
  words: lists.default({ ru: [], en: [] }),
  /**
   * Question templates. {subject} is the subject's name; {subject:gen} and so
   * on its Russian case.
   */
  ask: phrasings,
  /** Templates of quiz questions; absent: nothing is asked by this relation. */
  quiz: relationQuizSchema.optional(),
});

export const sourceSchema = z.strictObject({
  id: plainId,
  /** The publication as a reader knows it: «Коммерсантъ», "Kommersant". */
  name: both,
  url: z.url({ protocol: /^https?$/u }).optional(),
  kind: z.enum(["encyclopedia", "official", "press", "database", "book", "fan", "video", "forum"]),
});

/** Words that mean the same to a person who asks: one group, one meaning. */
export const wordsSchema = z.strictObject({
  id: plainId,
  ru: z.array(text).default([]),
  en: z.array(text).default([]),
});

export type Fact = z.output<typeof factSchema>;
export type FactValue = z.output<typeof valueSchema>;
export type Entity = z.output<typeof entitySchema>;
export type Relation = z.output<typeof relationSchema>;
export type Source = z.output<typeof sourceSchema>;
export type WordGroup = z.output<typeof wordsSchema>;
export type Language = "ru" | "en";
export const LANGUAGES = ["ru", "en"] as const satisfies readonly Language[];

function isPossibleDate(date: string): boolean {
  const [year, month = 1, day = 1] = date.split("-").map(Number);
  const made = new Date(Date.UTC(year ?? 0, month - 1, day));
  return made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
}
