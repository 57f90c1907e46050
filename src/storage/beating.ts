import type { Clock, Log } from "../ports.ts";
import type { Database } from "./database.ts";
import { heartbeat, HEARTBEAT_MS } from "./leases.ts";

/** Says that the process `holder` lives, until the signal; resolves after it. */
export async function keepBeating(
  db: Database,
  holder: string,
  signal: AbortSignal,
  clock: Clock,
  log: Log,
): Promise<void> {
  while (!signal.aborted) {
    try {
      await heartbeat(db, holder, clock.now());
    } catch (error) {
      log.error({ error }, "the heartbeat could not be written; another replica may take over");
    }
    await clock.sleep(HEARTBEAT_MS, signal);
  }
}
