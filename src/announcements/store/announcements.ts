import { randomBytes } from "node:crypto";
import type { Executor } from "../../storage/database.ts";
import type { AnnouncementRow } from "../../storage/schema.ts";
import { EVERYONE, type Announcement, type Audience } from "../announcement.ts";

/** A short id fits into a button. */
const ID_BYTES = 6;
/** Drafts left lying, and announcements long over, are kept this long. */
export const KEPT_MS = 30 * 24 * 3_600_000;

/** Keeps a new draft. @returns its id */
export async function createDraft(
  db: Executor,
  adminId: number,
  contents: Announcement["contents"],
  now: Date,
): Promise<string> {
  const id = randomBytes(ID_BYTES).toString("hex");
  await db
    .insertInto("announcements")
    .values({
      id,
      admin_id: adminId,
      state: "draft",
      contents: JSON.stringify(contents),
      audience: JSON.stringify(EVERYONE),
      options: "{}",
      starts_at: null,
      previewed_at: null,
      batch_id: null,
      chat_id: null,
      message_id: null,
      created_at: now.getTime(),
    })
    .execute();
  return id;
}

export async function findAnnouncement(db: Executor, id: string): Promise<Announcement | undefined> {
  const row = await db.selectFrom("announcements").selectAll().where("id", "=", id).executeTakeFirst();
  return row && announcementOf(row);
}

function announcementOf(row: Omit<AnnouncementRow, "shown_at">): Announcement {
  return {
    id: row.id,
    adminId: row.admin_id,
    state: row.state,
    contents: JSON.parse(row.contents) as Announcement["contents"],
    audience: JSON.parse(row.audience) as Audience,
    options: JSON.parse(row.options) as Announcement["options"],
    startsAt: row.starts_at === null ? undefined : new Date(row.starts_at),
    isPreviewed: row.previewed_at !== null,
    batchId: row.batch_id ?? undefined,
    createdAt: new Date(row.created_at),
  };
}

/** Announcements that were confirmed, the latest first. */
export async function latestAnnouncements(db: Executor, max: number): Promise<readonly Announcement[]> {
  const rows = await db
    .selectFrom("announcements")
    .selectAll()
    .where("state", "in", ["scheduled", "running", "done"])
    .orderBy("created_at", "desc")
    .limit(max)
    .execute();
  return rows.map((row) => announcementOf(row));
}

export interface DraftChange {
  readonly contents?: Announcement["contents"];
  readonly audience?: Audience;
  readonly options?: Announcement["options"];
  /** Null: at once. */
  readonly startsAt?: Date | null;
  readonly previewedAt?: Date;
}

/** Changes a draft; what is changed has to be previewed anew, but for the audience and the hour. @returns false where it is none any more */
export async function changeDraft(db: Executor, id: string, change: DraftChange): Promise<boolean> {
  const looks = change.contents !== undefined || change.options !== undefined;
  const changed = await db
    .updateTable("announcements")
    .set({
      contents: change.contents && JSON.stringify(change.contents),
      audience: change.audience && JSON.stringify(change.audience),
      options: change.options && JSON.stringify(change.options),
      starts_at: change.startsAt === undefined ? undefined : (change.startsAt?.getTime() ?? null),
      previewed_at: change.previewedAt?.getTime() ?? (looks ? null : undefined),
      state: "draft",
    })
    .where("id", "=", id)
    .where("state", "=", "draft")
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

/** @returns false where it was not in one of those states any more: another press was first */
export async function moveAnnouncement(
  db: Executor,
  id: string,
  from: readonly AnnouncementRow["state"][],
  to: AnnouncementRow["state"],
  batchId?: string,
): Promise<boolean> {
  const moved = await db
    .updateTable("announcements")
    .set({ state: to, ...(batchId === undefined ? {} : { batch_id: batchId }) })
    .where("id", "=", id)
    .where("state", "in", from)
    .executeTakeFirst();
  return moved.numUpdatedRows > 0n;
}

/** The message in which its progress is shown. */
export async function showIn(db: Executor, id: string, chatId: number, messageId: number): Promise<void> {
  await db
    .updateTable("announcements")
    .set({ chat_id: chatId, message_id: messageId, shown_at: 0 })
    .where("id", "=", id)
    .execute();
}

/** An announcement whose progress is to be shown now. */
export interface Showing {
  readonly announcement: Announcement;
  readonly chatId: number;
  readonly messageId: number;
}

/** Running announcements whose progress was not shown for `everyMs`; each is claimed by one caller. */
export async function claimShowings(
  db: Executor,
  now: Date,
  everyMs: number,
  max: number,
): Promise<readonly Showing[]> {
  const rows = await db
    .updateTable("announcements")
    .set({ shown_at: now.getTime() })
    .where("state", "=", "running")
    .where("shown_at", "<=", now.getTime() - everyMs)
    .where("id", "in", (eb) =>
      eb
        .selectFrom("announcements")
        .select("id")
        .where("state", "=", "running")
        .where("shown_at", "<=", now.getTime() - everyMs)
        .orderBy("created_at")
        .limit(max),
    )
    .returningAll()
    .execute();
  return rows.map((row) => ({
    announcement: announcementOf(row),
    chatId: row.chat_id ?? row.admin_id,
    messageId: row.message_id ?? 0,
  }));
}

/** Forgets what is older than it is kept. */
export async function forgetAnnouncements(db: Executor, now: Date): Promise<void> {
  await db
    .deleteFrom("announcements")
    .where("created_at", "<", now.getTime() - KEPT_MS)
    .where("state", "in", ["draft", "done", "cancelled"])
    .execute();
}

/** Erases the drafts of a person; what was sent stays without a name. */
export async function eraseAnnouncements(db: Executor, personId: number): Promise<void> {
  await db
    .deleteFrom("announcements")
    .where("admin_id", "=", personId)
    .where("state", "=", "draft")
    .execute();
  await db
    .updateTable("announcements")
    .set({ admin_id: 0, chat_id: null, message_id: null })
    .where("admin_id", "=", personId)
    .execute();
}
