import type { Clock } from "../ports.ts";
import { inTransaction, type Database, type Executor } from "../storage/database.ts";
import { acquireLease, releaseLease } from "../storage/leases.ts";
import type { InboxStore, Outcome, Pending } from "./inbox.ts";
import { laneOf, pollOf } from "./lane.ts";

/** Update ids are remembered this long, so that a late repeat is known (Telegram keeps updates 24 h). */
export const IDS_KEPT_MS = 7 * 24 * 3_600_000;
/** One deletion's size, so that forgetting never holds the database for long. */
const FORGET_ROWS_MAX = 5_000;
/** PostgreSQL takes 65,535 parameters in a statement, SQLite 32,766; an update has 5. */
const INSERT_ROWS_MAX = 1_000;

/** The chat whose game a poll belongs to: votes name the poll alone. */
export type ChatOfPoll = (db: Executor, pollId: string) => Promise<number | undefined>;

/** The inbox's store in the database, for the process `holder`: its leases keep lanes from other replicas. */
export function inboxStore(
  db: Database,
  holder: string,
  clock: Clock,
  chatOfPoll: ChatOfPoll = async () => undefined,
): InboxStore {
  return {
    store: (updates, receivedAt) =>
      inTransaction(db, (trx) => storeUpdates(trx, updates, receivedAt, chatOfPoll)),
    pendingLanes: (lanesMax) => pendingLanes(db, lanesMax),
    countPending: () => countPending(db),
    beginNext: (lane) => beginNext(db, lane),
    settle: (updateId, outcome, now) => settleUpdate(db, updateId, outcome, now),
    forgetOld: (now) => forgetOldUpdates(db, now),
    acquire: (lane) => acquireLease(db, lane, holder, clock.now()),
    release: (lane) => releaseLease(db, lane, holder),
  };
}

/**
 * Stores updates; one that is already known is left as it is.
 *
 * @returns the lanes that have something new
 */
export async function storeUpdates(
  db: Executor,
  updates: readonly { readonly update_id: number }[],
  receivedAt: Date,
  chatOfPoll: ChatOfPoll = async () => undefined,
): Promise<readonly string[]> {
  const lanes = new Set<string>();
  for (let from = 0; from < updates.length; from += INSERT_ROWS_MAX) {
    const some = updates.slice(from, from + INSERT_ROWS_MAX);
    const places: (number | undefined)[] = [];
    for (const update of some) {
      const pollId = pollOf(update);
      places.push(pollId === undefined ? undefined : await chatOfPoll(db, pollId));
    }
    const rows = some.map((update, index) => ({
      update_id: update.update_id,
      lane: laneOf(update, places[index]),
      payload: JSON.stringify(update),
      received_at: receivedAt.getTime(),
      attempts: 0,
      settled_at: null,
      outcome: null,
    }));
    const stored = await db
      .insertInto("updates")
      .values(rows)
      .onConflict((conflict) => conflict.column("update_id").doNothing())
      .returning("lane")
      .execute();
    for (const { lane } of stored) lanes.add(lane);
  }
  return [...lanes];
}

/** Lanes with something to do, the longest waiting first. */
export async function pendingLanes(db: Executor, lanesMax: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("updates")
    .select("lane")
    .where("settled_at", "is", null)
    .groupBy("lane")
    .orderBy((eb) => eb.fn.min("update_id"))
    .limit(lanesMax)
    .execute();
  return rows.map((row) => row.lane);
}

export async function countPending(db: Executor): Promise<number> {
  const { count } = await db
    .selectFrom("updates")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("settled_at", "is", null)
    .executeTakeFirstOrThrow();
  return count;
}

/** The next update of a lane, its attempt already counted; undefined where the lane is empty. */
export async function beginNext(db: Executor, lane: string): Promise<Pending | undefined> {
  const row = await db
    .updateTable("updates")
    .set((eb) => ({ attempts: eb("attempts", "+", 1) }))
    .where("update_id", "=", (eb) =>
      eb
        .selectFrom("updates")
        .select("update_id")
        .where("lane", "=", lane)
        .where("settled_at", "is", null)
        // An event of ours comes after what was received before it, although its id is below zero.
        .orderBy("received_at")
        .orderBy("update_id")
        .limit(1),
    )
    .where("settled_at", "is", null)
    .returning(["update_id", "payload", "attempts"])
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    updateId: row.update_id,
    payload: row.payload ?? "{}",
    attempts: row.attempts - 1,
  };
}

/** When an update was received; undefined for one that is not stored. */
export async function receivedAt(db: Executor, updateId: number): Promise<Date | undefined> {
  const row = await db
    .selectFrom("updates")
    .select("received_at")
    .where("update_id", "=", updateId)
    .executeTakeFirst();
  return row === undefined ? undefined : new Date(row.received_at);
}

/** Settles an update and erases its content and whose it was. @returns false where it was settled before */
export async function settleUpdate(
  db: Executor,
  updateId: number,
  outcome: Outcome,
  now: Date,
): Promise<boolean> {
  const result = await db
    .updateTable("updates")
    .set({ settled_at: now.getTime(), outcome, payload: null, lane: "" })
    .where("update_id", "=", updateId)
    .where("settled_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Forgets the ids of updates settled longer than IDS_KEPT_MS ago. @returns how many */
export async function forgetOldUpdates(db: Executor, now: Date): Promise<number> {
  const result = await db
    .deleteFrom("updates")
    .where("update_id", "in", (eb) =>
      eb
        .selectFrom("updates")
        .select("update_id")
        .where("settled_at", "<", now.getTime() - IDS_KEPT_MS)
        .limit(FORGET_ROWS_MAX),
    )
    .executeTakeFirst();
  return Number(result.numDeletedRows);
}
