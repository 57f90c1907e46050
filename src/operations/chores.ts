import { setImmediate as nextTurn } from "node:timers/promises";
import type { Clock, Log } from "../ports.ts";

/** Work that comes round. */
export interface Chore {
  /** As in "countdown.post", for the log. */
  readonly name: string;
  /** Pause between runs. */
  readonly everyMs: number;
  /** Safe to be called by several replicas at once. @returns true where there is more to do at once */
  run(now: Date): Promise<boolean>;
}

export interface Chores {
  start(): void;
  /** Finishes what is in hand and begins nothing more. */
  stop(): Promise<void>;
}

/** After a failure a chore rests for this long at least. */
const TROUBLE_MS = 5_000;

/** Runs each chore in a loop of its own; one that fails is logged and tried again. */
export function createChores(chores: readonly Chore[], clock: Clock, log: Log): Chores {
  const stopping = new AbortController();
  let loops: readonly Promise<void>[] = [];

  async function repeat({ name, everyMs, run }: Chore): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        if (await run(clock.now())) {
          // SQLite answers at once: without a turn of the event loop between the runs, people would wait for the last.
          await nextTurn();
          continue;
        }
        await clock.sleep(everyMs, stopping.signal);
      } catch (error) {
        log.error({ error, chore: name }, "a chore failed; it is tried again");
        await clock.sleep(Math.max(everyMs, TROUBLE_MS), stopping.signal);
      }
    }
  }

  return {
    start() {
      loops = chores.map((chore) => repeat(chore));
    },
    async stop() {
      stopping.abort();
      await Promise.all(loops);
    },
  };
}
