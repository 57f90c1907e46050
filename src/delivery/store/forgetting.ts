import type { Executor } from "../../storage/database.ts";
import type { BatchRow } from "../../storage/schema.ts";

const DAY_MS = 24 * 3_600_000;

/**
 * How long a batch is kept after it ended. Announcements can be looked up,
 * taken back and amended; of posts and questions only doubles are to be feared.
 */
export const KEPT_MS: Readonly<Record<BatchRow["kind"], number>> = {
  announcement: 30 * DAY_MS,
  post: 2 * DAY_MS,
  quiz: 2 * DAY_MS,
};

/** Rows deleted at once, so that forgetting never holds the database for long. */
const FORGET_ROWS_MAX = 5_000;

/**
 * Forgets some of what is older than it is kept.
 *
 * @returns true where there may be more
 */
export async function forgetBatches(db: Executor, now: Date): Promise<boolean> {
  for (const [kind, keptMs] of Object.entries(KEPT_MS) as [BatchRow["kind"], number][]) {
    const old = await db
      .selectFrom("batches")
      .select("id")
      .where("kind", "=", kind)
      .where("settled_at", "<", now.getTime() - keptMs)
      .limit(1)
      .executeTakeFirst();
    if (old === undefined) continue;
    const deleted = await db
      .deleteFrom("outgoing")
      .where("batch_id", "=", old.id)
      .where("seq", "in", (eb) =>
        eb.selectFrom("outgoing").select("seq").where("batch_id", "=", old.id).limit(FORGET_ROWS_MAX),
      )
      .executeTakeFirst();
    if (Number(deleted.numDeletedRows) < FORGET_ROWS_MAX) {
      await db.deleteFrom("batches").where("id", "=", old.id).execute();
    }
    return true;
  }
  return false;
}
