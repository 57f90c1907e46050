import { randomUUID } from "node:crypto";
import { sql, type SelectQueryBuilder, type Transaction } from "kysely";
import type { Language } from "../../content/schema.ts";
import type { Executor } from "../../storage/database.ts";
import type { BatchRow, Schema } from "../../storage/schema.ts";
import type { Contents, SendOptions } from "../content.ts";
import type { Outcome, Settled } from "../outcome.ts";

/** PostgreSQL takes 65,535 parameters in a statement, SQLite 32,766; a row has 9. */
const INSERT_ROWS_MAX = 1_000;

export interface NewBatch {
  readonly kind: BatchRow["kind"];
  /** The feature's own key, told with each outcome. */
  readonly ref: string;
  readonly priority: "urgent" | "scheduled" | "bulk";
  readonly contents: Contents;
  readonly options?: SendOptions;
}

export interface Recipient {
  readonly chatId: number;
  readonly threadId?: number | undefined;
  readonly language: Language;
  /** For an edit or a deletion: our messages that it is about. */
  readonly targetIds?: readonly number[];
}

const RANKS = { urgent: 0, scheduled: 1, bulk: 2 } as const;

/** Told of every settled row inside the transaction that settles it, so that a feature's state moves along. */
export type Observer = (trx: Transaction<Schema>, settled: Settled) => Promise<void>;
export type Observers = Readonly<Partial<Record<BatchRow["kind"], Observer>>>;

/**
 * Writes one row for each recipient, in order; a recipient named twice gets
 * one message. The sender finds them after the commit.
 *
 * @returns the batch's id
 */
export async function enqueue(
  trx: Executor,
  batch: NewBatch,
  recipients: readonly Recipient[],
  now: Date,
): Promise<string> {
  const id = await addBatch(trx, batch, now);
  let total = 0;
  for (let from = 0; from < recipients.length; from += INSERT_ROWS_MAX) {
    const rows = recipients.slice(from, from + INSERT_ROWS_MAX).map((recipient, index) => ({
      batch_id: id,
      seq: from + index,
      chat_id: recipient.chatId,
      thread_id: recipient.threadId ?? 0,
      language: recipient.language,
      state: "pending" as const,
      target_ids: recipient.targetIds === undefined ? null : JSON.stringify(recipient.targetIds),
    }));
    const written = await trx
      .insertInto("outgoing")
      .values(rows)
      .onConflict((conflict) => conflict.columns(["batch_id", "chat_id", "thread_id"]).doNothing())
      .executeTakeFirst();
    total += Number(written.numInsertedOrUpdatedRows ?? 0n);
  }
  await trx.updateTable("batches").set({ total }).where("id", "=", id).execute();
  return id;
}

/** Columns that a query of recipients gives, one row for each. */
export interface RecipientColumns {
  chat_id: number;
  thread_id: number;
  language: Language;
  target_ids: string | null;
}

/** As enqueue, for the recipients that a query finds: one statement, however many there are. */
export async function enqueueSelected(
  trx: Executor,
  batch: NewBatch,
  recipients: SelectQueryBuilder<Schema, never, RecipientColumns>,
  now: Date,
): Promise<{ readonly id: string; readonly total: number }> {
  const id = await addBatch(trx, batch, now);
  const written = await trx
    .insertInto("outgoing")
    .columns(["batch_id", "seq", "chat_id", "thread_id", "language", "state", "target_ids"])
    .expression((eb) =>
      eb
        .selectFrom(recipients.as("r"))
        .select([
          sql<string>`cast(${id} as text)`.as("batch_id"),
          sql<number>`cast(row_number() over (order by r.chat_id) - 1 as integer)`.as("seq"),
          "r.chat_id",
          "r.thread_id",
          "r.language",
          sql<"pending">`'pending'`.as("state"),
          "r.target_ids",
        ]),
    )
    .executeTakeFirst();
  const total = Number(written.numInsertedOrUpdatedRows ?? 0n);
  await trx.updateTable("batches").set({ total }).where("id", "=", id).execute();
  return { id, total };
}

async function addBatch(trx: Executor, batch: NewBatch, now: Date): Promise<string> {
  const id = randomUUID();
  await trx
    .insertInto("batches")
    .values({
      id,
      kind: batch.kind,
      ref: batch.ref,
      rank: RANKS[batch.priority],
      contents: JSON.stringify(batch.contents),
      options: JSON.stringify(batch.options ?? {}),
      state: "running",
      created_at: now.getTime(),
      settled_at: null,
    })
    .execute();
  return id;
}

/** How far a batch has come. */
export interface Progress extends Readonly<Record<Outcome, number>> {
  readonly id: string;
  readonly state: BatchRow["state"];
  readonly total: number;
  readonly createdAt: Date;
  readonly settledAt: Date | undefined;
}

/** Progress of a feature's batches under one key, the oldest first. */
export async function progressOf(
  db: Executor,
  kind: BatchRow["kind"],
  ref: string,
): Promise<readonly Progress[]> {
  const rows = await db
    .selectFrom("batches")
    .select([
      "id",
      "state",
      "total",
      "sent",
      "unknown",
      "gone",
      "failed",
      "skipped",
      "created_at",
      "settled_at",
    ])
    .where("kind", "=", kind)
    .where("ref", "=", ref)
    .orderBy("created_at")
    .execute();
  return rows.map(({ created_at, settled_at, ...row }) => ({
    ...row,
    createdAt: new Date(created_at),
    settledAt: settled_at === null ? undefined : new Date(settled_at),
  }));
}

/** Holds a running batch; calls on their way end. @returns false where it was not running */
export function pauseBatch(db: Executor, id: string): Promise<boolean> {
  return moveBatch(db, id, ["running"], "paused");
}

export function resumeBatch(db: Executor, id: string): Promise<boolean> {
  return moveBatch(db, id, ["paused"], "running");
}

/** Ends a batch early: who has not been sent to is skipped. @returns false where it had ended */
export async function stopBatch(trx: Executor, id: string, now: Date): Promise<boolean> {
  if (!(await moveBatch(trx, id, ["running", "paused"], "stopped"))) return false;
  const skipped = await trx
    .updateTable("outgoing")
    .set({ state: "skipped", reason: "stopped", settled_at: now.getTime() })
    .where("batch_id", "=", id)
    .where("state", "=", "pending")
    .executeTakeFirst();
  await trx
    .updateTable("batches")
    .set((eb) => ({ skipped: eb("skipped", "+", Number(skipped.numUpdatedRows)), settled_at: now.getTime() }))
    .where("id", "=", id)
    .execute();
  return true;
}

/** Ends the batches of a feature's key early: what has not been sent stays unsent. */
export async function withdrawBatch(
  trx: Executor,
  kind: BatchRow["kind"],
  ref: string,
  now: Date,
): Promise<void> {
  const running = await trx
    .selectFrom("batches")
    .select("id")
    .where("kind", "=", kind)
    .where("ref", "=", ref)
    .where("state", "=", "running")
    .execute();
  for (const { id } of running) await stopBatch(trx, id, now);
}

async function moveBatch(
  db: Executor,
  id: string,
  from: readonly BatchRow["state"][],
  to: BatchRow["state"],
): Promise<boolean> {
  const moved = await db
    .updateTable("batches")
    .set({ state: to })
    .where("id", "=", id)
    .where("state", "in", from)
    .executeTakeFirst();
  return moved.numUpdatedRows > 0n;
}

/** Sends again what may not have arrived: an admin has asked for it. @returns how many rows wait again */
export async function retryUnknown(trx: Executor, id: string): Promise<number> {
  const again = await trx
    .updateTable("outgoing")
    .set({ state: "pending", attempts: 0, not_before_at: 0, settled_at: null, reason: null })
    .where("batch_id", "=", id)
    .where("state", "=", "unknown")
    .executeTakeFirst();
  const count = Number(again.numUpdatedRows);
  if (count === 0) return 0;
  await trx
    .updateTable("batches")
    .set((eb) => ({ unknown: eb("unknown", "-", count), state: "running", settled_at: null }))
    .where("id", "=", id)
    .execute();
  return count;
}

/** Rows of a batch that ended so, in order; for reports. */
export async function rowsOf(
  db: Executor,
  id: string,
  outcomes: readonly Outcome[],
  page: { readonly afterSeq: number; readonly max: number },
): Promise<readonly { seq: number; chatId: number; outcome: Outcome; reason: string | undefined }[]> {
  const rows = await db
    .selectFrom("outgoing")
    .select(["seq", "chat_id", "state", "reason"])
    .where("batch_id", "=", id)
    .where("state", "in", outcomes)
    .where("seq", ">", page.afterSeq)
    .orderBy("seq")
    .limit(page.max)
    .execute();
  return rows.map((row) => ({
    seq: row.seq,
    chatId: row.chat_id,
    outcome: row.state as Outcome,
    reason: row.reason ?? undefined,
  }));
}

/** What is still to be sent to a group goes to the supergroup that took its place. */
export async function moveOutgoing(trx: Executor, from: number, to: number): Promise<void> {
  await trx
    .updateTable("outgoing")
    .set({ chat_id: to, thread_id: 0 })
    .where("chat_id", "=", from)
    .where("state", "=", "pending")
    // The supergroup may stand in the batch already.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("outgoing as other")
            .select("other.seq")
            .whereRef("other.batch_id", "=", "outgoing.batch_id")
            .where("other.chat_id", "=", to),
        ),
      ),
    )
    .execute();
}

/** Erases what is kept of a person's messages; nothing pending is sent any more. */
export async function eraseOutgoing(trx: Executor, chatId: number): Promise<void> {
  await trx.deleteFrom("outgoing").where("chat_id", "=", chatId).execute();
}
