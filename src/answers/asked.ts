import type { Language } from "../content/schema.ts";
import type { Clock } from "../ports.ts";

/** The buttons below an answer are pressed soon, or seldom. */
export const QUESTIONS_KEPT_MS = 3_600_000;
const QUESTIONS_MAX = 10_000;

/** What was asked where an answer of ours stands. */
export interface AskedHere {
  readonly question: string;
  readonly language: Language;
  /** The person, in base 36. */
  readonly person: string;
}

/** The questions behind the answers of the last hour. */
export interface Questions {
  at(place: string): AskedHere | undefined;
  keep(place: string, asked: AskedHere): void;
  /** True the first time; an answer is rated once. */
  rate(place: string): boolean;
  /** Forgets what a person asked. */
  forget(personId: number): void;
}

/**
 * Keeps questions in memory alone, for an hour: after a restart the buttons
 * below an older answer do without its words.
 */
export function createQuestions(clock: Clock): Questions {
  const places = new Map<string, { readonly asked: AskedHere; readonly until: number; isRated: boolean }>();
  const at = (place: string) => {
    const kept = places.get(place);
    return kept !== undefined && kept.until > clock.now().getTime() ? kept : undefined;
  };
  return {
    at: (place) => at(place)?.asked,
    keep(place, asked) {
      places.delete(place);
      const [oldest] = places.keys();
      if (places.size >= QUESTIONS_MAX && oldest !== undefined) places.delete(oldest);
      places.set(place, { asked, until: clock.now().getTime() + QUESTIONS_KEPT_MS, isRated: false });
    },
    rate(place) {
      const kept = at(place);
      if (kept === undefined) return true;
      const isFirst = !kept.isRated;
      kept.isRated = true;
      return isFirst;
    },
    forget(personId) {
      const person = personId.toString(36);
      for (const [place, { asked }] of places) if (asked.person === person) places.delete(place);
    },
  };
}
