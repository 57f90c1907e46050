import type { Clock, Log } from "../ports.ts";

/** Due timers are looked for this often; a deadline is late by no more than this, and the queue before it. */
const LOOK_MS = 250;
const TROUBLE_MS = 2_000;

export interface Timekeeper {
  start(): void;
  stop(): Promise<void>;
}

/**
 * Turns due timers into events in the inbox.
 *
 * @param fire  moves what is due into the inbox, in one transaction. @returns the lanes that have news
 * @param wake  tells the inbox of them
 */
export function createTimekeeper(
  fire: (now: Date) => Promise<readonly string[]>,
  wake: (lanes: readonly string[]) => void,
  clock: Clock,
  log: Log,
): Timekeeper {
  const stopping = new AbortController();
  let loop: Promise<void> = Promise.resolve();

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        wake(await fire(clock.now()));
        await clock.sleep(LOOK_MS, stopping.signal);
      } catch (error) {
        log.error({ error }, "due timers could not be looked for");
        await clock.sleep(TROUBLE_MS, stopping.signal);
      }
    }
  }

  return {
    start() {
      loop = run();
    },
    async stop() {
      stopping.abort();
      await loop;
    },
  };
}
