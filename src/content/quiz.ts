/** How questions are written: by hand in data/quiz, or as templates of a relation. */
import { z } from "zod";

/** Telegram allows 300 characters in a poll's question; the bot's own line above it needs some of them. */
export const QUESTION_CHARS_MAX = 255;
/** Telegram's limit of one option (Bot API, InputPollOption). */
export const OPTION_CHARS_MAX = 100;
/** Telegram's limit of a quiz's explanation (Bot API, sendPoll). */
export const EXPLANATION_CHARS_MAX = 200;

export const QUIZ_TOPICS = [
  "plot",
  "characters",
  "quotes",
  "cast",
  "people",
  "making",
  "music",
  "places",
  "awards",
  "success",
  "details",
  "series",
] as const;
export type QuizTopic = (typeof QUIZ_TOPICS)[number];

/** 1: who has seen the film knows it; 2: who has seen it twice; 3: who has read about it. */
export const difficultySchema = z.union([z.literal(1), z.literal(2), z.literal(3)]);
export type Difficulty = z.output<typeof difficultySchema>;

const text = z.string().trim().min(1);
const factId = z
  .string()
  .regex(/^[a-z][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)+$/u, "an id looks like «crew.director»");
const upTo = (chars: number) => z.strictObject({ ru: text.max(chars), en: text.max(chars) });
const options = z.array(text.max(OPTION_CHARS_MAX)).refine(({ length }) => length === 1 || length === 3, {
  error: "three wrong options, or one where the question is «true or false»",
});

/** One question that an editor wrote. What is absent is taken from the fact. */
export const quizSchema = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]*$/u, "an id is lower-case Latin letters, digits and hyphens")
    .max(40),
  /** The fact that the question stands on; several where it joins them, the first one leading. */
  fact: z.union([factId, z.array(factId).min(1)]).transform((ids) => (typeof ids === "string" ? [ids] : ids)),
  topic: z.enum(QUIZ_TOPICS),
  difficulty: difficultySchema,
  ask: upTo(QUESTION_CHARS_MAX),
  /** The right option; absent: the fact's value. */
  right: upTo(OPTION_CHARS_MAX).optional(),
  /** The wrong options, in the same order in both languages; absent: made from the fact's value. */
  wrong: z.strictObject({ ru: options, en: options }).optional(),
  /** Shown after the answer; absent: the beginning of the fact's answer. */
  why: upTo(EXPLANATION_CHARS_MAX).optional(),
  /** True where the fact is disputed, but not in what is asked here. */
  settled: z.boolean().default(false),
});
export type QuizEntry = z.output<typeof quizSchema>;

const template = z.strictObject({ ru: text, en: text });

/**
 * Question templates of a relation. Slots are {subject} and {value}, in Russian
 * with a case ({subject:gen}) or two words to choose between by gender
 * ({subject?родился|родилась}).
 */
export const relationQuizSchema = z.strictObject({
  topic: z.enum(QUIZ_TOPICS),
  difficulty: difficultySchema,
  /** Asks for the value; where it is a number, the template names the unit. */
  value: template.optional(),
  /** Asks for the year of the value, a date. */
  year: template.optional(),
  /** Asks for the subject; {value} of a date is its year. */
  subject: template.optional(),
  /** Wrong values besides those that the pack knows. */
  decoys: z
    .strictObject({ ru: z.array(text), en: z.array(text) })
    .refine(({ ru, en }) => ru.length === en.length, "as many decoys in Russian as in English")
    .optional(),
});
