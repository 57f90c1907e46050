import type { Transaction } from "kysely";
import type { Language } from "../../content/schema.ts";
import { runsSideBySide } from "../../storage/database.ts";
import type { ChatRow, Schema } from "../../storage/schema.ts";
import type { Follow } from "../follow.ts";
import { nextPostAt } from "../schedule.ts";
import { followOf } from "./follows.ts";

type Trx = Transaction<Schema>;

/** A follow whose time has come; the next time is moved on already. */
export interface Claimed {
  readonly follow: Follow;
  readonly dueAt: Date;
  /** Chosen there, else of the person's client. */
  readonly language: Language | undefined;
  /** Only an active chat is written to. */
  readonly isActive: boolean;
}

/**
 * Moves the next time of what is due forward and returns it, the longest due
 * first. Whoever moves a row has it alone: another process or a later start
 * finds it in the future.
 */
export async function claimDue(trx: Trx, now: Date, max: number): Promise<readonly Claimed[]> {
  const due = trx
    .selectFrom("countdown_follows")
    .selectAll()
    .where("next_at", "<=", now.getTime())
    .orderBy("next_at")
    .orderBy("chat_id")
    .orderBy("thread_id")
    .limit(max);
  // SQLite's transactions stand one behind the other; PostgreSQL's pass by rows that another holds.
  const rows = await (runsSideBySide(trx) ? due.forUpdate().skipLocked() : due).execute();
  if (rows.length === 0) return [];
  const groups = Map.groupBy(rows, ({ hour, minute, zone }) => `${hour}:${minute} ${zone}`);
  for (const group of groups.values()) {
    const { hour, minute, zone } = group[0] ?? {};
    if (hour === undefined || minute === undefined || zone === undefined) continue;
    await trx
      .updateTable("countdown_follows")
      .set({ next_at: nextPostAt(now, { hour, minute }, zone).getTime() })
      .where(
        "id",
        "in",
        group.map(({ id }) => id),
      )
      .execute();
  }
  const chats = await trx
    .selectFrom("chats")
    .select(["id", "language", "client_language", "standing"])
    .where("id", "in", [...new Set(rows.map(({ chat_id }) => chat_id))])
    .execute();
  const chatById = new Map(chats.map((chat) => [chat.id, chat]));
  return rows.map((row) => ({
    follow: followOf(row),
    dueAt: new Date(row.next_at),
    language: spokenIn(chatById.get(row.chat_id)),
    isActive: chatById.get(row.chat_id)?.standing === "active",
  }));
}

function spokenIn(chat: Pick<ChatRow, "language" | "client_language"> | undefined): Language | undefined {
  return chat?.language ?? chat?.client_language ?? undefined;
}
