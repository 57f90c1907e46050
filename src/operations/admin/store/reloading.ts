import type { Clock, Log } from "../../../ports.ts";
import type { Database } from "../../../storage/database.ts";
import type { Chore } from "../../chores.ts";

/** Another process's /reload is noticed this often. */
const LOOK_MS = 3_000;
const PACK = "pack";

export interface ReloadingPorts {
  readonly db: Database;
  readonly clock: Clock;
  readonly log: Log;
  /** Reads the data pack anew in this process. @returns its problems; with any, everything stays as it was */
  readonly read: () => Promise<readonly string[]>;
}

/** Reads the data pack anew, here and in every other process of the bot. */
export interface Reloading {
  /** @returns the pack's problems; with any, nobody reads it */
  reload(): Promise<readonly string[]>;
  /** What was asked before this process began is no news to it. */
  recover(): Promise<void>;
  readonly chore: Chore;
}

export function createReloading({ db, clock, log, read }: ReloadingPorts): Reloading {
  let seen = 0;

  async function askedAt(): Promise<number> {
    const row = await db.selectFrom("reloads").select("asked_at").where("name", "=", PACK).executeTakeFirst();
    return row?.asked_at ?? 0;
  }

  return {
    async reload() {
      const problems = await read();
      if (problems.length > 0) return problems;
      // Two within a millisecond are two all the same.
      const at = Math.max(clock.now().getTime(), (await askedAt()) + 1);
      await db
        .insertInto("reloads")
        .values({ name: PACK, asked_at: at })
        .onConflict((conflict) => conflict.column("name").doUpdateSet({ asked_at: at }))
        .execute();
      seen = at;
      return [];
    },
    async recover() {
      seen = await askedAt();
    },
    chore: {
      name: "content.reload",
      everyMs: LOOK_MS,
      async run() {
        const at = await askedAt();
        if (at <= seen) return false;
        seen = at;
        const problems = await read();
        if (problems.length === 0)
          log.info({}, "the data pack was read anew, as another process was asked to");
        else log.error({ problems: problems.length }, "the data pack here has problems; the old one stays");
        return false;
      },
    },
  };
}
