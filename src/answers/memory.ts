import type { Clock } from "../ports.ts";
import { createQuestions, type Questions } from "./asked.ts";
import type { Remembered } from "./search/follow-up.ts";

/** A follow-up comes soon or is a new question. */
export const REMEMBERED_MS = 10 * 60_000;
const PEOPLE_MAX = 10_000;

export interface Memories {
  recall(who: string): Remembered | undefined;
  keep(who: string, memory: Remembered | undefined): void;
  /** What the answers of the last hour were asked. */
  readonly questions: Questions;
  /** Forgets what a person asked, in every chat. `who` ends in the person's id in base 36. */
  forget(personId: number): void;
}

/**
 * What each person asked last in each chat, for ten minutes. It is kept in
 * memory alone: after a restart a follow-up is asked anew, and nothing of what
 * people write reaches the disk.
 */
export function createMemories(clock: Clock): Memories {
  const memories = new Map<string, { readonly memory: Remembered; readonly until: number }>();
  const questions = createQuestions(clock);
  return {
    questions,
    recall(who) {
      const kept = memories.get(who);
      return kept !== undefined && kept.until > clock.now().getTime() ? kept.memory : undefined;
    },
    keep(who, memory) {
      memories.delete(who);
      if (memory === undefined) return;
      const [oldest] = memories.keys();
      if (memories.size >= PEOPLE_MAX && oldest !== undefined) memories.delete(oldest);
      memories.set(who, { memory, until: clock.now().getTime() + REMEMBERED_MS });
    },
    forget(personId) {
      questions.forget(personId);
      for (const who of memories.keys()) if (who.endsWith(`:${personId.toString(36)}`)) memories.delete(who);
    },
  };
}
