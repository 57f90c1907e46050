import { inTransaction, type Database, type Executor } from "../../storage/database.ts";
import type { BotEvent } from "../event.ts";

/** Timers turned into events in one transaction. */
const FIRED_MAX = 200;
/** Ids of events lie below all of Telegram's, in the order of their due times. */
const FIRST_ID = -9_000_000_000_000_000;
/** Events due in one millisecond that get ids of their own. */
const IDS_PER_MS = 1_000;

export interface Timer {
  /** Setting another of the same key replaces it. */
  readonly key: string;
  readonly dueAt: Date;
  readonly event: BotEvent;
}

/** Lets an event come at its time in the lane of its chat, once, whichever process is alive then. */
export async function setTimer(trx: Executor, { key, dueAt, event }: Timer): Promise<void> {
  const timer = { lane: laneOfChat(event.chatId), due_at: dueAt.getTime(), event: JSON.stringify(event) };
  await trx
    .insertInto("timers")
    .values({ key, ...timer })
    .onConflict((conflict) => conflict.column("key").doUpdateSet(timer))
    .execute();
}

/** @returns false where it has come already, or never was */
export async function cancelTimer(trx: Executor, key: string): Promise<boolean> {
  const cancelled = await trx.deleteFrom("timers").where("key", "=", key).executeTakeFirst();
  return cancelled.numDeletedRows > 0n;
}

/** The lane in which a chat's updates and events are handled in order. */
export function laneOfChat(chatId: number): string {
  return `chat:${String(chatId)}`;
}

/**
 * Moves due timers into the inbox as updates of our own.
 *
 * @returns the lanes that have something new
 */
export async function fireTimers(db: Database, now: Date): Promise<readonly string[]> {
  const due = await db
    .selectFrom("timers")
    .select("key")
    .where("due_at", "<=", now.getTime())
    .limit(1)
    .executeTakeFirst();
  // The common case costs no write transaction.
  if (due === undefined) return [];
  return inTransaction(db, async (trx) => {
    const timers = await trx
      .deleteFrom("timers")
      // Once more: PostgreSQL keeps the choice of rows below although one is put off meanwhile.
      .where("due_at", "<=", now.getTime())
      .where("key", "in", (eb) =>
        eb
          .selectFrom("timers")
          .select("key")
          .where("due_at", "<=", now.getTime())
          .orderBy("due_at")
          .limit(FIRED_MAX),
      )
      .returningAll()
      .execute();
    for (const { lane, due_at, event } of timers.toSorted((a, b) => a.due_at - b.due_at)) {
      await addEvent(trx, lane, due_at, JSON.parse(event) as BotEvent, now);
    }
    return [...new Set(timers.map(({ lane }) => lane))];
  });
}

async function addEvent(
  trx: Executor,
  lane: string,
  dueAt: number,
  event: BotEvent,
  now: Date,
): Promise<void> {
  for (let place = 0; place < IDS_PER_MS; place += 1) {
    const update_id = FIRST_ID + dueAt * IDS_PER_MS + place;
    const stored = await trx
      .insertInto("updates")
      .values({
        update_id,
        lane,
        payload: JSON.stringify({ update_id, event }),
        received_at: now.getTime(),
        attempts: 0,
        settled_at: null,
        outcome: null,
      })
      .onConflict((conflict) => conflict.column("update_id").doNothing())
      .executeTakeFirst();
    if (stored.numInsertedOrUpdatedRows === 1n) return;
  }
  throw new Error(`Cannot place an event: ${IDS_PER_MS} are due in one millisecond already`);
}
