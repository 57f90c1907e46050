import type { Transaction } from "kysely";
import type { Language } from "../../content/schema.ts";
import type { NewBatch, Recipient } from "../../delivery/store/queue.ts";
import { inTransaction, type Database } from "../../storage/database.ts";
import type { Schema } from "../../storage/schema.ts";
import { heardOn, POST_GRACE_MS, turnsOf, type Turn } from "../follow.ts";
import type { Occurrence, ReadDay } from "../occurrence.ts";
import { liveOf, type Post } from "../post.ts";
import { claimDue, type Claimed } from "./claims.ts";

type Trx = Transaction<Schema>;

/** Follows claimed in one transaction: on SQLite it holds the event loop, some 20 ms with so many. */
export const CLAIM_MAX = 500;

/** Delivery's queue: rows are written in the transaction that claims. */
export type Enqueue = (
  trx: Trx,
  batch: NewBatch,
  recipients: readonly Recipient[],
  now: Date,
) => Promise<unknown>;

export interface Posting {
  /** The calendar with what admins changed, day by day; read only where something is due. */
  readonly readDays: () => Promise<ReadDay>;
  readonly enqueue: Enqueue;
  /** The batch of a post, in every language. */
  readonly batchOf: (post: Post, now: Date) => NewBatch;
  readonly defaultLanguage: Language;
  /** Default is POST_GRACE_MS. */
  readonly graceMs?: number;
  /** Default is CLAIM_MAX. */
  readonly max?: number;
}

/**
 * Claims what is due and enqueues its posts in one transaction, one for each
 * place and local date, whoever asks and however often.
 *
 * @returns how many follows were claimed: as many as the maximum means that there may be more
 */
export async function postDue(db: Database, posting: Posting, now: Date): Promise<number> {
  const max = posting.max ?? CLAIM_MAX;
  if (!(await isAnyDue(db, now))) return 0;
  const readDay = await posting.readDays();
  return inTransaction(db, async (trx) => {
    const claimed = await claimDue(trx, now, max);
    const decided = decideAll(claimed, readDay, now, posting.graceMs);
    const kept = await keepPosts(trx, decided, now);
    const fresh = decided.filter((one) => one.state === "posted" && kept.has(placeKey(one)));
    for (const group of Map.groupBy(fresh, groupKey).values()) {
      const [first] = group;
      if (first === undefined) continue;
      await posting.enqueue(
        trx,
        posting.batchOf(postOf(first), now),
        group.map((one) => recipientOf(one, posting)),
        now,
      );
    }
    return claimed.length;
  });
}

/** The common case costs no write transaction. */
async function isAnyDue(db: Database, now: Date): Promise<boolean> {
  const due = await db
    .selectFrom("countdown_follows")
    .select("id")
    .where("next_at", "<=", now.getTime())
    .limit(1)
    .executeTakeFirst();
  return due !== undefined;
}

type Decided = Claimed & Turn & { readonly due: readonly Occurrence[] };

/** Days on which nothing was due are left out. Many places choose the same: each choice is weighed once. */
function decideAll(
  claimed: readonly Claimed[],
  readDay: ReadDay,
  now: Date,
  graceMs = POST_GRACE_MS,
): readonly Decided[] {
  const turns = remembered(({ follow, dueAt }: Claimed) => turnsOf(follow, dueAt, now, graceMs));
  const heard = remembered(({ follow }: Claimed, { date }: Turn) =>
    heardOn(follow, readDay(date, follow.zone)),
  );
  return claimed
    .filter(({ isActive }) => isActive)
    .flatMap((one) => {
      const { at, zone, events, cadence, isLive } = one.follow;
      return turns(`${at.hour}:${at.minute} ${zone} ${one.dueAt.getTime()}`, one).map((turn) => ({
        ...one,
        ...turn,
        due: heard(`${events.join()} ${cadence} ${isLive} ${zone} ${turn.date}`, one, turn),
      }));
    })
    .filter(({ due }) => due.length > 0);
}

/** What was found once for a key is not sought again. */
function remembered<A extends readonly unknown[], T>(
  find: (...args: A) => T,
): (key: string, ...args: A) => T {
  const known = new Map<string, T>();
  return (key, ...args) => {
    const found = known.get(key) ?? find(...args);
    known.set(key, found);
    return found;
  };
}

/** @returns the places and dates that were kept now, and not before */
async function keepPosts(trx: Trx, decided: readonly Decided[], now: Date): Promise<ReadonlySet<string>> {
  const kept = new Set<string>();
  for (let from = 0; from < decided.length; from += CLAIM_MAX) {
    const rows = await trx
      .insertInto("countdown_posts")
      .values(
        decided.slice(from, from + CLAIM_MAX).map((one) => ({
          chat_id: one.follow.chatId,
          thread_id: one.follow.threadId,
          local_date: one.date,
          state: one.state,
          due_at: one.dueAt.getTime(),
          decided_at: now.getTime(),
        })),
      )
      .onConflict((conflict) => conflict.columns(["chat_id", "thread_id", "local_date"]).doNothing())
      .returning(["chat_id", "thread_id", "local_date"])
      .execute();
    for (const row of rows) kept.add(`${row.chat_id} ${row.thread_id} ${row.local_date}`);
  }
  return kept;
}

const placeKey = ({ follow, date }: Decided): string => `${follow.chatId} ${follow.threadId} ${date}`;

/** Places with the same key get the same words: a time of day differs by zone, a bare date does not. */
function groupKey(one: Decided): string {
  const told = one.due.map(({ event, date, days }) => `${event.id} ${date} ${days}`);
  const isTimed = one.follow.isLive || one.due.some(({ startsAt }) => startsAt !== undefined);
  return [one.date, one.follow.isSilent, liveOf(one.follow), isTimed ? one.follow.zone : "", ...told].join(
    "|",
  );
}

function postOf({ date, due, follow }: Decided): Post {
  return { date, due, isSilent: follow.isSilent, live: liveOf(follow), zone: follow.zone };
}

function recipientOf({ follow, language }: Decided, { defaultLanguage }: Posting): Recipient {
  return {
    chatId: follow.chatId,
    threadId: follow.threadId === 0 ? undefined : follow.threadId,
    language: language ?? defaultLanguage,
    ...(follow.isLive && follow.liveMessageId !== undefined ? { targetIds: [follow.liveMessageId] } : {}),
  };
}
