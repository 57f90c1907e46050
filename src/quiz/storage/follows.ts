import type { Transaction } from "kysely";
import type { Language } from "../../content/schema.ts";
import type { Executor } from "../../storage/database.ts";
import type { Schema } from "../../storage/schema.ts";
import { dailyDate, isWithinGrace, nextDailyAt } from "../daily.ts";

/** A chat, or a topic of it, that wants the question of the day. */
export interface DailyFollow {
  readonly chatId: number;
  readonly threadId: number | null;
  /** Local, 0 to 23. */
  readonly hour: number;
  readonly zone: string;
  readonly language: Language;
}

/** Follows, or changes the hour, zone or language of a follow. */
export async function followDaily(db: Executor, follow: DailyFollow, now: Date): Promise<void> {
  const { hour, zone, language } = follow;
  const wish = { hour, zone, language, next_at: nextDailyAt(now, hour, zone).getTime() };
  await db
    .insertInto("quiz_daily_follows")
    .values({ chat_id: follow.chatId, thread_id: follow.threadId ?? 0, ...wish })
    .onConflict((conflict) => conflict.columns(["chat_id", "thread_id"]).doUpdateSet(wish))
    .execute();
}

/** @returns false where it was not followed */
export async function unfollowDaily(db: Executor, chatId: number, threadId: number | null): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom("quiz_daily_follows")
    .where("chat_id", "=", chatId)
    .where("thread_id", "=", threadId ?? 0)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

export async function dailyFollowsOf(
  db: Executor,
  chatId: number,
): Promise<readonly (DailyFollow & { readonly nextAt: Date })[]> {
  const rows = await db
    .selectFrom("quiz_daily_follows")
    .selectAll()
    .where("chat_id", "=", chatId)
    .orderBy("thread_id")
    .execute();
  return rows.map((row) => ({ ...followOf(row), nextAt: new Date(row.next_at) }));
}

/** A question that is due. */
export interface DueDaily extends DailyFollow {
  /** The day whose question it is. */
  readonly localDate: string;
  /** True where it is too late to be sent: it is left out. */
  readonly isMissed: boolean;
}

/**
 * Takes the questions that are due by moving each follow's next time forward,
 * in the caller's transaction: whoever moves it sends it, so that replicas and
 * restarts double nothing.
 */
export async function claimDailies(
  trx: Transaction<Schema>,
  now: Date,
  limit: number,
): Promise<readonly DueDaily[]> {
  const due = await trx
    .selectFrom("quiz_daily_follows")
    .selectAll()
    .where("next_at", "<=", now.getTime())
    .orderBy("next_at")
    .limit(limit)
    .execute();
  const claimed: DueDaily[] = [];
  for (const row of due) {
    const { numUpdatedRows } = await trx
      .updateTable("quiz_daily_follows")
      .set({ next_at: nextDailyAt(now, row.hour, row.zone).getTime() })
      .where("chat_id", "=", row.chat_id)
      .where("thread_id", "=", row.thread_id)
      .where("next_at", "=", row.next_at)
      .executeTakeFirst();
    if (numUpdatedRows !== 1n) continue;
    const dueAt = new Date(row.next_at);
    claimed.push({
      ...followOf(row),
      localDate: dailyDate(dueAt, row.zone),
      isMissed: !isWithinGrace(dueAt, now),
    });
  }
  return claimed;
}

function followOf(row: Schema["quiz_daily_follows"]): DailyFollow {
  const { chat_id: chatId, thread_id: threadId, hour, zone, language } = row;
  return { chatId, threadId: threadId === 0 ? null : threadId, hour, zone, language };
}
