import type { Clock, Log } from "../ports.ts";
import type { Verdict } from "./verdict.ts";

/** Until the next try where the database refuses. */
const RETRY_MS = 1_000;

/** Writes verdicts; those that come while others are being written go together, in one transaction. */
export interface Writer {
  conclude(verdict: Verdict): void;
  isEmpty(): boolean;
  /** Resolves when everything concluded so far is written. */
  finish(): Promise<void>;
}

export function createWriter(
  store: { write(verdicts: readonly Verdict[], now: Date): Promise<void> },
  clock: Clock,
  log: Log,
): Writer {
  let waiting: Verdict[] = [];
  let writing: Promise<void> | undefined;

  async function writeAll(): Promise<void> {
    // Lets the verdicts of this turn of the event loop come together.
    await Promise.resolve();
    while (waiting.length > 0) {
      const some = waiting;
      waiting = [];
      try {
        await store.write(some, clock.now());
      } catch (error) {
        log.error({ error }, "what became of some messages could not be written yet");
        waiting = [...some, ...waiting];
        await clock.sleep(RETRY_MS);
      }
    }
    writing = undefined;
  }

  return {
    conclude(verdict) {
      waiting.push(verdict);
      writing ??= writeAll();
    },
    isEmpty: () => writing === undefined,
    async finish() {
      await writing;
    },
  };
}
