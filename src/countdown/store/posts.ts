import type { Transaction } from "kysely";
import type { Settled } from "../../delivery/outcome.ts";
import type { Executor } from "../../storage/database.ts";
import type { Schema } from "../../storage/schema.ts";
import { dateOf } from "../post.ts";
import type { LocalDate } from "../schedule.ts";

type Trx = Transaction<Schema>;

/** Posts are kept this long, against doubles and for the record. */
export const POSTS_KEPT_MS = 40 * 86_400_000;

/**
 * A post that was refused is remembered as such. A live message is known by its
 * number once it was sent; one that cannot be edited is begun anew next time.
 */
export async function postSettled(
  trx: Trx,
  { ref, chatId, threadId, outcome, messageIds }: Settled,
): Promise<void> {
  if (outcome === "failed") {
    await trx
      .updateTable("countdown_posts")
      .set({ state: "failed" })
      .where("chat_id", "=", chatId)
      .where("thread_id", "=", threadId ?? 0)
      .where("local_date", "=", dateOf(ref))
      .execute();
  }
  const isBegun = ref.startsWith("new:") && outcome === "sent";
  const isLost = ref.startsWith("edit:") && outcome === "failed";
  if (!isBegun && !isLost) return;
  await trx
    .updateTable("countdown_follows")
    .set({ live_message_id: isBegun ? (messageIds[0] ?? null) : null })
    .where("chat_id", "=", chatId)
    .where("thread_id", "=", threadId ?? 0)
    .where("is_live", "=", 1)
    .execute();
}

export interface KeptPost {
  readonly date: LocalDate;
  readonly state: "posted" | "missed" | "failed";
  readonly dueAt: Date;
}

/** What was posted, missed and refused in a place, the latest first. */
export async function postsOf(
  db: Executor,
  chatId: number,
  threadId: number,
  max: number,
): Promise<readonly KeptPost[]> {
  const rows = await db
    .selectFrom("countdown_posts")
    .select(["local_date", "state", "due_at"])
    .where("chat_id", "=", chatId)
    .where("thread_id", "=", threadId)
    .orderBy("local_date", "desc")
    .limit(max)
    .execute();
  return rows.map((row) => ({ date: row.local_date, state: row.state, dueAt: new Date(row.due_at) }));
}

/** Forgets posts that can no longer be doubled. */
export async function forgetPosts(db: Executor, now: Date): Promise<void> {
  await db
    .deleteFrom("countdown_posts")
    .where("decided_at", "<", now.getTime() - POSTS_KEPT_MS)
    .execute();
}
