import Fuse from "fuse.js";
import type { CalendarEvent, EventKind } from "./event.ts";
import {
  bySoonest,
  weightOf,
  firstOccurrence,
  nextOccurrence,
  nextOccurrences,
  type Occurrence,
} from "./occurrence.ts";
import type { LocalDate, Zone } from "./schedule.ts";

/** What a countdown is asked for without a name; days of people are many, and are told by name. */
const PUBLIC_KINDS: readonly EventKind[] = ["premiere", "episode", "anniversary", "award", "broadcast"];
/** Words of the question itself. */
const FILLERS = new Set(
  "до после сколько осталось дней день дня когда будет в на и how many days until till to since the of in when is".split(
    " ",
  ),
);
const NAME_CHARS_MAX = 80;
/** Fuse's score of one word against another; 0 is the same. */
const WORD_SCORE_MAX = 0.4;
/** The share of the words typed that the name must hold. */
const SHARE_MIN = 0.5;

/** What somebody who asks for the countdown wants to hear: the chief event, and what else is near. */
export interface Chosen {
  readonly main: Occurrence;
  readonly others: readonly Occurrence[];
}

/**
 * The event that is meant by a few typed words; without words the premiere
 * while it is ahead, and after it how long ago it was. Undefined where the
 * words name nothing in the calendar.
 *
 * @param othersMax further events that are told beside it
 */
export function chooseEvent(
  events: readonly CalendarEvent[],
  words: string,
  today: LocalDate,
  zone: Zone,
  othersMax: number,
): Chosen | undefined {
  const event = words.trim() === "" ? chiefPremiere(events, today, zone) : named(events, words);
  if (event === undefined) return words.trim() === "" ? soonest(events, today, zone, othersMax) : undefined;
  const main = tellableTime(event, today, zone);
  const near = nextOccurrences(events, today, zone).filter((one) => PUBLIC_KINDS.includes(one.event.kind));
  const others = near
    .filter((one) => one.event !== event || (one.days !== main.days && main.days < 0))
    .toSorted(bySoonest)
    .slice(0, othersMax);
  return { main, others };
}

/** The premiere that comes next, else the latest that was: of two seasons the one that people wait for. */
export function chiefPremiere(
  events: readonly CalendarEvent[],
  today: LocalDate,
  zone: Zone,
): CalendarEvent | undefined {
  const times = events
    .filter(({ kind }) => kind === "premiere")
    .map((event) => firstOccurrence(event, today, zone))
    .sort(bySoonest);
  return (times.find(({ days }) => days >= 0) ?? times.at(-1))?.event;
}

/** A first showing is told of by the days since; what comes round every year by its next time. */
function tellableTime(event: CalendarEvent, today: LocalDate, zone: Zone): Occurrence {
  const next = nextOccurrence(event, today, zone);
  const first = firstOccurrence(event, today, zone);
  if (event.kind !== "premiere") return next ?? first;
  return next !== undefined && (next.years === 0 || next.days === 0) ? next : first;
}

function soonest(
  events: readonly CalendarEvent[],
  today: LocalDate,
  zone: Zone,
  othersMax: number,
): Chosen | undefined {
  const [main, ...others] = nextOccurrences(events, today, zone);
  return main === undefined ? undefined : { main, others: others.slice(0, othersMax) };
}

function named(events: readonly CalendarEvent[], typed: string): CalendarEvent | undefined {
  const byId = events.find(({ id }) => id === typed.trim().toLowerCase());
  if (byId !== undefined) return byId;
  const sought = wordsOf(typed.slice(0, NAME_CHARS_MAX)).filter((word) => !FILLERS.has(word));
  if (sought.length === 0) return undefined;
  const fuse = new Fuse(
    events.flatMap((event) =>
      namesOf(event).flatMap((name) => wordsOf(name).map((word) => ({ word, event }))),
    ),
    { keys: ["word"], includeScore: true, threshold: WORD_SCORE_MAX },
  );
  const shares = new Map<CalendarEvent, number>();
  for (const word of sought) {
    const best = new Map<CalendarEvent, number>();
    for (const { item, score = 1 } of fuse.search(word)) {
      best.set(item.event, Math.max(best.get(item.event) ?? 0, 1 - score));
    }
    for (const [event, share] of best) shares.set(event, (shares.get(event) ?? 0) + share / sought.length);
  }
  // Of two that are named alike the weightier is meant.
  const [chosen] = [...shares].sort(([a, x], [b, y]) => y - x || weightOf(a) - weightOf(b));
  return chosen !== undefined && chosen[1] >= SHARE_MIN ? chosen[0] : undefined;
}

const namesOf = ({ title, also = [] }: CalendarEvent): readonly string[] => [title.ru, title.en, ...also];

function wordsOf(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .replaceAll("ё", "е")
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}
