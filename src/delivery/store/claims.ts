import type { Transaction } from "kysely";
import { inTransaction, runsSideBySide, type Database } from "../../storage/database.ts";
import { acquireLease } from "../../storage/leases.ts";
import type { BatchRow, OutgoingRow as Outgoing, Schema } from "../../storage/schema.ts";
import { contentFor, type Contents, type SendOptions } from "../content.ts";
import type { Outcome } from "../outcome.ts";
import type { SenderStore } from "../sender.ts";
import type { Claimed } from "../verdict.ts";
import type { Observers } from "./queue.ts";
import {
  count,
  ORPHANS_MAX,
  putBack,
  settle,
  settleSomeOrphans,
  type ChatsMoved,
  type OutgoingRow,
  type Told,
} from "./settling.ts";

/** The lease of the one process that sends. */
export const DELIVERY_LEASE = "delivery";
/** Running batches looked at for one claim. */
const BATCHES_MAX = 50;
/** Contents kept parsed; each is a few kilobytes. */
const CONTENTS_KEPT_MAX = 200;

type Trx = Transaction<Schema>;
type Batch = Pick<BatchRow, "id" | "ref" | "kind" | "rank">;

interface Parsed {
  readonly contents: Contents;
  readonly options: SendOptions;
}

/** The sender's store for the process `holder`. */
export function senderStore(
  db: Database,
  holder: string,
  observers: Observers,
  chats: ChatsMoved,
): SenderStore {
  const told: Told = { observers, chats };
  const contentsOf = keptContents();
  return {
    lead: (now) => acquireLease(db, DELIVERY_LEASE, holder, now),
    async settleOrphans(now) {
      let orphans = 0;
      for (;;) {
        const settled = await inTransaction(db, (trx) => settleSomeOrphans(trx, told, now));
        orphans += settled;
        if (settled < ORPHANS_MAX) return orphans;
      }
    },
    claim: (max, scope, now) =>
      inTransaction(db, async (trx) => {
        if (!(await leads(trx, holder))) return [];
        const claimed: Claimed[] = [];
        for (const batch of await runningBatches(trx, scope)) {
          if (claimed.length >= max) break;
          const rows = await claimFrom(trx, batch, max - claimed.length, now);
          if (rows.length === 0) await endIfDone(trx, batch.id, now);
          else claimed.push(...asClaimed(rows, batch, await contentsOf(trx, batch.id)));
        }
        return claimed;
      }),
    write: (verdicts, now) =>
      inTransaction(db, async (trx) => {
        const tallies = new Map<string, Partial<Record<Outcome, number>>>();
        for (const verdict of verdicts) {
          const outcome =
            verdict.kind === "again"
              ? await putBack(trx, verdict, told, now)
              : await settle(trx, verdict, told, now);
          if (outcome === undefined) continue;
          const tally = tallies.get(verdict.row.batchId) ?? {};
          tallies.set(verdict.row.batchId, { ...tally, [outcome]: (tally[outcome] ?? 0) + 1 });
        }
        for (const [batchId, tally] of tallies) await count(trx, batchId, tally);
      }),
  };
}

/** A batch's contents, parsed once. */
function keptContents(): (trx: Trx, batchId: string) => Promise<Parsed> {
  const parsed = new Map<string, Parsed>();
  return async (trx, batchId) => {
    const known = parsed.get(batchId);
    if (known !== undefined) return known;
    const { contents, options } = await trx
      .selectFrom("batches")
      .select(["contents", "options"])
      .where("id", "=", batchId)
      .executeTakeFirstOrThrow();
    const fresh = { contents: JSON.parse(contents) as Contents, options: JSON.parse(options) as SendOptions };
    if (parsed.size >= CONTENTS_KEPT_MAX) parsed.clear();
    parsed.set(batchId, fresh);
    return fresh;
  };
}

function claimFrom(trx: Trx, batch: Batch, max: number, now: Date): Promise<OutgoingRow[]> {
  return trx
    .updateTable("outgoing")
    .set((eb) => ({ state: "sending", attempts: eb("attempts", "+", 1) }))
    .where("batch_id", "=", batch.id)
    .where("seq", "in", (eb) => {
      const chosen = eb
        .selectFrom("outgoing")
        .select("seq")
        .where("batch_id", "=", batch.id)
        .where("state", "=", "pending")
        .where("not_before_at", "<=", now.getTime())
        .orderBy("not_before_at")
        .orderBy("seq")
        .limit(max);
      // A batch may be stopped meanwhile: its rows are locked, or passed by. A condition on the
      // state out here instead would let SQLite read all that is pending for each claim.
      return runsSideBySide(trx) ? chosen.forUpdate().skipLocked() : chosen;
    })
    .returningAll()
    .execute();
}

function asClaimed(rows: readonly OutgoingRow[], batch: Batch, { contents, options }: Parsed): Claimed[] {
  return rows
    .toSorted((a, b) => a.seq - b.seq)
    .map((row) => ({
      batchId: row.batch_id,
      seq: row.seq,
      ref: batch.ref,
      chatId: row.chat_id,
      threadId: row.thread_id === 0 ? undefined : row.thread_id,
      attempts: row.attempts,
      content: contentFor(contents, row.language),
      options,
      targetIds: row.target_ids === null ? [] : (JSON.parse(row.target_ids) as number[]),
    }));
}

/** A process that lost the lead in the meantime claims nothing. */
async function leads(trx: Trx, holder: string): Promise<boolean> {
  const lease = await trx
    .selectFrom("leases")
    .select("holder")
    .where("name", "=", DELIVERY_LEASE)
    .executeTakeFirst();
  return lease?.holder === holder;
}

function runningBatches(trx: Trx, scope: "urgent" | "rest"): Promise<Batch[]> {
  return trx
    .selectFrom("batches")
    .select(["id", "ref", "kind", "rank"])
    .where("state", "=", "running")
    .where("rank", scope === "urgent" ? "=" : ">", 0)
    .orderBy("rank")
    .orderBy("created_at")
    .limit(BATCHES_MAX)
    .execute();
}

async function endIfDone(trx: Trx, id: string, now: Date): Promise<void> {
  await trx
    .updateTable("batches")
    .set({ state: "done", settled_at: now.getTime() })
    .where("id", "=", id)
    .where("state", "=", "running")
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("outgoing")
            .select("seq")
            .where("batch_id", "=", id)
            .where("state", "in", ["pending", "sending"] satisfies Outgoing["state"][]),
        ),
      ),
    )
    .execute();
}
