import { randomUUID } from "node:crypto";
import type { SelectQueryBuilder, Transaction } from "kysely";
import type { Language } from "../../content/schema.ts";
import type { Executor } from "../../storage/database.ts";
import type { CountdownFollowRow, Schema } from "../../storage/schema.ts";
import type { EventChoice } from "../cadence.ts";
import type { Follow } from "../follow.ts";
import { nextPostAt } from "../schedule.ts";

type Trx = Transaction<Schema>;

export type FollowRow = Omit<CountdownFollowRow, "thread_id"> & { thread_id: number };

export function followOf(row: Omit<FollowRow, "id" | "next_at" | "created_at">): Follow {
  return {
    chatId: row.chat_id,
    threadId: row.thread_id,
    events: row.events.split(",") as EventChoice[],
    cadence: row.cadence,
    at: { hour: row.hour, minute: row.minute },
    zone: row.zone,
    isSilent: row.is_silent === 1,
    isLive: row.is_live === 1,
    liveMessageId: row.live_message_id ?? undefined,
  };
}

/**
 * Keeps what a chat or topic follows, in place of what it followed before. Its
 * next post is computed anew from the hour and the zone.
 */
export async function keepFollow(
  db: Executor,
  follow: Omit<Follow, "liveMessageId">,
  now: Date,
): Promise<void> {
  const chosen = {
    events: follow.events.join(","),
    cadence: follow.cadence,
    hour: follow.at.hour,
    minute: follow.at.minute,
    zone: follow.zone,
    is_silent: follow.isSilent ? 1 : 0,
    is_live: follow.isLive ? 1 : 0,
    next_at: nextPostAt(now, follow.at, follow.zone).getTime(),
  } as const;
  await db
    .insertInto("countdown_follows")
    .values({
      id: randomUUID(),
      chat_id: follow.chatId,
      thread_id: follow.threadId,
      ...chosen,
      live_message_id: null,
      created_at: now.getTime(),
    })
    .onConflict((conflict) => conflict.columns(["chat_id", "thread_id"]).doUpdateSet(chosen))
    .execute();
}

export async function findFollow(
  db: Executor,
  chatId: number,
  threadId: number,
): Promise<Follow | undefined> {
  const row = await db
    .selectFrom("countdown_follows")
    .selectAll()
    .where("chat_id", "=", chatId)
    .where("thread_id", "=", threadId)
    .executeTakeFirst();
  return row && followOf(row);
}

/** What is followed in a chat, by topic; the general one first. */
export async function followsOf(db: Executor, chatId: number): Promise<readonly Follow[]> {
  const rows = await db
    .selectFrom("countdown_follows")
    .selectAll()
    .where("chat_id", "=", chatId)
    .orderBy("thread_id")
    .execute();
  return rows.map(followOf);
}

/** @returns false where nothing was followed */
export async function dropFollow(db: Executor, chatId: number, threadId: number): Promise<boolean> {
  const dropped = await db
    .deleteFrom("countdown_follows")
    .where("chat_id", "=", chatId)
    .where("thread_id", "=", threadId)
    .executeTakeFirst();
  return dropped.numDeletedRows > 0n;
}

/** A chat has chosen another zone: all that it follows is due at the same hours there. */
export async function moveToZone(trx: Trx, chatId: number, zone: string, now: Date): Promise<void> {
  for (const follow of await followsOf(trx, chatId)) await keepFollow(trx, { ...follow, zone }, now);
}

/**
 * A chat's posts go to another topic from now on; a live message stays behind
 * and a new one is begun.
 *
 * @returns false where something is followed in that topic already, or nothing in the old one
 */
export async function moveToTopic(trx: Trx, chatId: number, from: number, to: number): Promise<boolean> {
  if ((await findFollow(trx, chatId, to)) !== undefined) return false;
  const moved = await trx
    .updateTable("countdown_follows")
    .set({ thread_id: to, live_message_id: null })
    .where("chat_id", "=", chatId)
    .where("thread_id", "=", from)
    .executeTakeFirst();
  return moved.numUpdatedRows > 0n;
}

/** Chats to be told of a moved event, each place once. */
export async function placesFollowing(
  db: Executor,
  choices: readonly EventChoice[],
): Promise<readonly (Pick<Follow, "chatId" | "threadId"> & { readonly language: Language | undefined })[]> {
  const rows = await db
    .selectFrom("countdown_follows")
    .innerJoin("chats", "chats.id", "countdown_follows.chat_id")
    .select(["chat_id", "thread_id", "events", "chats.language", "chats.client_language"])
    .where("chats.standing", "=", "active")
    .orderBy("chat_id")
    .orderBy("thread_id")
    .execute();
  return rows
    .filter(({ events }) =>
      events.split(",").some((one) => one === "all" || choices.includes(one as EventChoice)),
    )
    .map((row) => ({
      chatId: row.chat_id,
      threadId: row.thread_id,
      language: row.language ?? row.client_language ?? undefined,
    }));
}

/** A group became a supergroup: what it follows and what was posted there go along. */
export async function moveCountdown(trx: Trx, from: number, to: number): Promise<void> {
  const there = await trx
    .selectFrom("countdown_follows")
    .select("thread_id")
    .where("chat_id", "=", to)
    .execute();
  const taken = there.map(({ thread_id }) => thread_id);
  for (const { threadId } of await followsOf(trx, from)) {
    if (taken.includes(threadId)) await dropFollow(trx, from, threadId);
  }
  // Messages have other numbers in the supergroup.
  await trx
    .updateTable("countdown_follows")
    .set({ chat_id: to, live_message_id: null })
    .where("chat_id", "=", from)
    .execute();
  await trx
    .insertInto("countdown_posts")
    .columns(["chat_id", "thread_id", "local_date", "state", "due_at", "decided_at"])
    .expression((eb) =>
      eb
        .selectFrom("countdown_posts")
        .select([
          eb.cast<number>(eb.val(to), "bigint").as("chat_id"),
          "thread_id",
          "local_date",
          "state",
          "due_at",
          "decided_at",
        ])
        .where("chat_id", "=", from),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  await trx.deleteFrom("countdown_posts").where("chat_id", "=", from).execute();
}

/** Erases what is kept of a person here. */
export async function eraseCountdown(trx: Trx, personId: number): Promise<void> {
  await trx.deleteFrom("countdown_follows").where("chat_id", "=", personId).execute();
  await trx.deleteFrom("countdown_posts").where("chat_id", "=", personId).execute();
  await trx
    .updateTable("calendar_overrides")
    .set({ moved_by: null })
    .where("moved_by", "=", personId)
    .execute();
  await trx
    .updateTable("calendar_additions")
    .set({ added_by: null })
    .where("added_by", "=", personId)
    .execute();
}

/** Ids of chats that follow something. */
export function followerIds(db: Executor): SelectQueryBuilder<Schema, never, { chat_id: number }> {
  const ids = db.selectFrom("countdown_follows").select("chat_id").distinct();
  return ids;
}
