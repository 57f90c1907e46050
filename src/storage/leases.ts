import type { Executor } from "./database.ts";

/**
 * A process that has not said so for this long no longer holds anything. Short
 * enough that another takes over within 15 s, long enough for a pause of the
 * event loop or of the database.
 */
export const ALIVE_MS = 12_000;
/** A process says that it lives this often: three chances before its leases fall. */
export const HEARTBEAT_MS = 4_000;

/** Says that the process `holder` lives; its leases hold for ALIVE_MS from `now`. */
export async function heartbeat(db: Executor, holder: string, now: Date): Promise<void> {
  const alive_until = now.getTime() + ALIVE_MS;
  await db
    .insertInto("replicas")
    .values({ holder, alive_until })
    .onConflict((conflict) => conflict.column("holder").doUpdateSet({ alive_until }))
    .execute();
}

/**
 * True where `holder` now holds the lease: it was free, its own already, or
 * its holder's heartbeat has stopped.
 */
export async function acquireLease(db: Executor, name: string, holder: string, now: Date): Promise<boolean> {
  const taken = await db
    .insertInto("leases")
    .values({ name, holder })
    .onConflict((conflict) =>
      conflict
        .column("name")
        .doUpdateSet({ holder })
        .where(({ eb, or, not, exists, selectFrom }) =>
          or([
            eb("leases.holder", "=", holder),
            not(
              exists(
                selectFrom("replicas")
                  .select("replicas.holder")
                  .whereRef("replicas.holder", "=", "leases.holder")
                  .where("replicas.alive_until", ">", now.getTime()),
              ),
            ),
          ]),
        ),
    )
    .returning("name")
    .execute();
  return taken.length > 0;
}

/** Gives a lease back; nothing happens where another holds it. */
export async function releaseLease(db: Executor, name: string, holder: string): Promise<void> {
  await db.deleteFrom("leases").where("name", "=", name).where("holder", "=", holder).execute();
}

/** Gives everything back at the end of a process, so that another need not wait. */
export async function retire(db: Executor, holder: string): Promise<void> {
  await db.deleteFrom("leases").where("holder", "=", holder).execute();
  await db.deleteFrom("replicas").where("holder", "=", holder).execute();
}

/** Frees everything, whoever holds it. Only for a database that a single process uses. */
export async function clearLeases(db: Executor): Promise<void> {
  await db.deleteFrom("leases").execute();
  await db.deleteFrom("replicas").execute();
}
