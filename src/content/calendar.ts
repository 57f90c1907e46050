/** Dated events that chats follow, as written in data/calendar.yaml. */
import { z } from "zod";

export const CALENDAR_KINDS = [
  "premiere",
  "episode",
  "anniversary",
  "award",
  "birthday",
  "memorial",
  "broadcast",
  "announced",
] as const;

/** A card's title has room for so many characters. */
const TITLE_CHARS_MAX = 80;
/** Several events may share one caption of 1,024 characters. */
const TEXT_CHARS_MAX = 300;

const both = (chars: number) =>
  z.strictObject({ ru: z.string().trim().min(1).max(chars), en: z.string().trim().min(1).max(chars) });
const phaseText = both(TEXT_CHARS_MAX);

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

/** One dated event. */
export const calendarSchema = z
  .strictObject({
    id: z
      .string()
      .regex(/^[a-z][a-z0-9-]*$/u, "an id is lower-case Latin letters, digits and hyphens")
      .max(40),
    kind: z.enum(CALENDAR_KINDS),
    title: both(TITLE_CHARS_MAX),
    /** What people call it beside, in both languages. */
    also: z.array(z.string().trim().min(1).max(TITLE_CHARS_MAX)).optional(),
    /** Of the first time. A day without a time counts wherever the reader is. */
    date: z.iso.date("a date looks like 1980-02-11 and must exist"),
    time: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/u, 'a time looks like "19:00", in quotes')
      .optional(),
    /** IANA name, where there is a time. */
    zone: z.string().refine(isZone, "a zone is an IANA name such as Europe/Moscow").optional(),
    /** Low: reckoned, not announced; the bot says so. */
    certainty: z.enum(["high", "medium", "low"]),
    repeats: z.enum(["yearly", "once"]),
    /** The fact behind it, with its sources; a date of the community's own has none. */
    fact: z.string().optional(),
    /** What is said then; {days} stands for «5 дней», {years} for «45 лет». */
    texts: z
      .strictObject({
        before: phaseText.optional(),
        eve: phaseText.optional(),
        today: phaseText.optional(),
        after: phaseText.optional(),
      })
      .optional(),
    /** Where to watch or read. */
    link: z.url({ protocol: /^https$/u }).optional(),
    /** Of birthdays alone: whether the person lives. */
    isAlive: z.boolean().optional(),
  })
  .refine(({ time, zone }) => (time === undefined) === (zone === undefined), {
    error: "a time needs its zone, and a zone its time",
    path: ["zone"],
  })
  .refine(({ kind, isAlive }) => (kind === "birthday") === (isAlive !== undefined), {
    error: "a birthday says whether the person lives, and nothing else does",
    path: ["isAlive"],
  });
export type CalendarEntry = z.output<typeof calendarSchema>;
