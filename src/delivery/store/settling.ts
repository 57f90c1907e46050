import type { Selectable, Transaction } from "kysely";
import type { OutgoingRow as Outgoing, Schema } from "../../storage/schema.ts";
import type { Outcome, Settled } from "../outcome.ts";
import type { Verdict } from "../verdict.ts";
import type { Observers } from "./queue.ts";

/** Rows settled in one transaction when a dead sender's are found. */
export const ORPHANS_MAX = 500;

type Trx = Transaction<Schema>;
/** A recipient's row as the database gives it. */
export type OutgoingRow = Selectable<Outgoing>;

/** What else a settled row may change. */
export interface ChatsMoved {
  /** Follows a group that became a supergroup, for all features. */
  moved(trx: Trx, from: number, to: number, now: Date): Promise<void>;
  /** Switches a chat off that cannot be reached any more. */
  gone(trx: Trx, chatId: number, now: Date): Promise<void>;
}

export interface Told {
  readonly observers: Observers;
  readonly chats: ChatsMoved;
}

/** @returns the outcome, or undefined where the row had been settled by another */
export async function settle(
  trx: Trx,
  { row, outcome, messageIds, pollId, reason }: Verdict & { kind: "settled" },
  { observers, chats }: Told,
  now: Date,
): Promise<Outcome | undefined> {
  const settled = await trx
    .updateTable("outgoing")
    .set({
      state: outcome,
      message_ids: messageIds.length === 0 ? null : JSON.stringify(messageIds),
      ...(reason === undefined ? {} : { reason }),
      settled_at: now.getTime(),
    })
    .where("batch_id", "=", row.batchId)
    .where("seq", "=", row.seq)
    .where("state", "=", "sending")
    .returning(["reason", "thread_id", "chat_id"])
    .executeTakeFirst();
  if (settled === undefined) return undefined;
  if (outcome === "gone") await chats.gone(trx, settled.chat_id, now);
  await tell(trx, observers, row.batchId, settled, { outcome, messageIds, pollId, at: now });
  return outcome;
}

async function tell(
  trx: Trx,
  observers: Observers,
  batchId: string,
  row: Pick<OutgoingRow, "chat_id" | "thread_id" | "reason">,
  news: Pick<Settled, "outcome" | "messageIds" | "pollId" | "at">,
): Promise<void> {
  const batch = await trx
    .selectFrom("batches")
    .select(["kind", "ref"])
    .where("id", "=", batchId)
    .executeTakeFirstOrThrow();
  await observers[batch.kind]?.(trx, {
    batchId,
    ref: batch.ref,
    chatId: row.chat_id,
    threadId: row.thread_id === 0 ? undefined : row.thread_id,
    reason: row.reason ?? undefined,
    ...news,
  });
}

/** @returns an outcome where the row ends instead of waiting again */
export async function putBack(
  trx: Trx,
  { row, notBefore, counts, leavesTopic, movesTo, reason }: Verdict & { kind: "again" },
  told: Told,
  now: Date,
): Promise<Outcome | undefined> {
  if (movesTo !== undefined) await told.chats.moved(trx, row.chatId, movesTo, now);
  const chatId = movesTo ?? row.chatId;
  const threadId = leavesTopic === true || movesTo !== undefined ? 0 : (row.threadId ?? 0);
  const isElsewhere = chatId !== row.chatId || threadId !== (row.threadId ?? 0);
  const skip = (why: string): Promise<Outcome | undefined> =>
    settle(trx, { kind: "settled", row, outcome: "skipped", messageIds: [], reason: why }, told, now);
  if (isElsewhere && (await stands(trx, row.batchId, chatId, threadId))) {
    return skip("the chat gets this message already");
  }
  if (await isStopped(trx, row.batchId)) return skip("stopped");
  await trx
    .updateTable("outgoing")
    .set((eb) => ({
      state: "pending",
      chat_id: chatId,
      thread_id: threadId,
      not_before_at: notBefore.getTime(),
      attempts: counts ? eb.ref("attempts") : eb("attempts", "-", 1),
      ...(reason === undefined ? {} : { reason }),
    }))
    .where("batch_id", "=", row.batchId)
    .where("seq", "=", row.seq)
    .where("state", "=", "sending")
    .execute();
  return undefined;
}

/** Adds to the counts of a batch. */
export async function count(trx: Trx, id: string, tally: Partial<Record<Outcome, number>>): Promise<void> {
  await trx
    .updateTable("batches")
    .set((eb) =>
      Object.fromEntries(
        (Object.entries(tally) as [Outcome, number][]).map(([outcome, more]) => [
          outcome,
          eb(outcome, "+", more),
        ]),
      ),
    )
    .where("id", "=", id)
    .execute();
}

async function stands(trx: Trx, batchId: string, chatId: number, threadId: number): Promise<boolean> {
  const other = await trx
    .selectFrom("outgoing")
    .select("seq")
    .where("batch_id", "=", batchId)
    .where("chat_id", "=", chatId)
    .where("thread_id", "=", threadId)
    .executeTakeFirst();
  return other !== undefined;
}

/** A batch that was stopped while the call was on its way lets nothing wait again. */
async function isStopped(trx: Trx, batchId: string): Promise<boolean> {
  const { state } = await trx
    .selectFrom("batches")
    .select("state")
    .where("id", "=", batchId)
    .executeTakeFirstOrThrow();
  return state === "stopped";
}

/** An edit or a deletion may be repeated; a message may have arrived, and waits for an admin's word. */
export async function settleSomeOrphans(trx: Trx, { observers }: Told, now: Date): Promise<number> {
  const orphans = await trx
    .selectFrom("outgoing")
    .selectAll()
    .where("state", "=", "sending")
    .limit(ORPHANS_MAX)
    .execute();
  const reason = "the process ended while it was being sent";
  for (const orphan of orphans) {
    const isRepeatable = orphan.target_ids !== null;
    await trx
      .updateTable("outgoing")
      .set(isRepeatable ? { state: "pending" } : { state: "unknown", reason, settled_at: now.getTime() })
      .where("batch_id", "=", orphan.batch_id)
      .where("seq", "=", orphan.seq)
      .execute();
    if (isRepeatable) continue;
    await count(trx, orphan.batch_id, { unknown: 1 });
    const news = { outcome: "unknown", messageIds: [], pollId: undefined, at: now } as const;
    await tell(trx, observers, orphan.batch_id, { ...orphan, reason }, news);
  }
  return orphans.length;
}
