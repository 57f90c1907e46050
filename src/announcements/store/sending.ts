import type { Transaction } from "kysely";
import {
  enqueueSelected,
  pauseBatch,
  progressOf,
  resumeBatch,
  type Progress,
} from "../../delivery/store/queue.ts";
import { setTimer } from "../../inbox/timers/store.ts";
import type { Executor } from "../../storage/database.ts";
import type { Schema } from "../../storage/schema.ts";
import { editTo, type Announcement } from "../announcement.ts";
import { findAnnouncement, moveAnnouncement } from "./announcements.ts";
import { arrivedIn, recipientsOf, type AudiencePorts } from "./audience.ts";

type Trx = Transaction<Schema>;

/** Kind of the event by which a scheduled announcement starts. */
export const START = "announce.start";

export type Confirmed =
  | { readonly kind: "started" | "scheduled"; readonly total: number; readonly startsAt: Date | undefined }
  | { readonly kind: "empty" }
  /** Confirmed before, by another press or phone; or cancelled. */
  | { readonly kind: "over" };

/**
 * Freezes the audience and lets the announcement go, at once or at its time:
 * all of it in the caller's transaction, so that a second press finds it done.
 */
export async function confirm(trx: Trx, id: string, ports: AudiencePorts, now: Date): Promise<Confirmed> {
  const announcement = await findAnnouncement(trx, id);
  if (announcement?.state !== "draft") return { kind: "over" };
  const { contents, options, audience } = announcement;
  const isLater = announcement.startsAt !== undefined && announcement.startsAt.getTime() > now.getTime();
  const to = isLater ? "scheduled" : "running";
  const batch = { kind: "announcement", ref: id, priority: "bulk", contents, options } as const;
  // Whoever moves it has it alone; what is enqueued before is undone with the transaction.
  if (!(await moveAnnouncement(trx, id, ["draft"], to))) return { kind: "over" };
  const { id: batchId, total } = await enqueueSelected(trx, batch, recipientsOf(trx, audience, ports), now);
  if (total === 0) {
    await trx.deleteFrom("batches").where("id", "=", batchId).execute();
    await moveAnnouncement(trx, id, [to], "draft");
    return { kind: "empty" };
  }
  await moveAnnouncement(trx, id, [to], to, batchId);
  if (isLater) {
    await pauseBatch(trx, batchId);
    const event = { kind: START, chatId: announcement.adminId, announcementId: id };
    await setTimer(trx, { key: `announce:${id}`, dueAt: announcement.startsAt, event });
  }
  return { kind: isLater ? "scheduled" : "started", total, startsAt: announcement.startsAt };
}

/** A scheduled one's time has come, or an admin does not want to wait. @returns false where it was not waiting */
export async function startScheduled(trx: Trx, id: string): Promise<boolean> {
  const announcement = await findAnnouncement(trx, id);
  if (announcement?.batchId === undefined) return false;
  if (!(await moveAnnouncement(trx, id, ["scheduled"], "running"))) return false;
  return resumeBatch(trx, announcement.batchId);
}

/** How far it has come; undefined before its confirmation. */
export async function progressOfAnnouncement(
  db: Executor,
  { id }: Pick<Announcement, "id">,
): Promise<Progress | undefined> {
  const [progress] = await progressOf(db, "announcement", id);
  return progress;
}

/** Deletes it where it arrived, as far as Telegram still allows. @returns in how many chats */
export async function undo(
  trx: Trx,
  { id, batchId }: Announcement,
  sentAfter: Date,
  now: Date,
): Promise<number> {
  if (batchId === undefined) return 0;
  const contents = { ru: { kind: "deletion" } } as const;
  const batch = { kind: "announcement", ref: `undo:${id}`, priority: "bulk", contents } as const;
  return (await enqueueSelected(trx, batch, arrivedIn(trx, batchId, sentAfter), now)).total;
}

/** Edits it where it arrived. @returns in how many chats */
export async function amend(
  trx: Trx,
  { id, batchId }: Announcement,
  contents: Announcement["contents"],
  now: Date,
): Promise<number> {
  if (batchId === undefined) return 0;
  const edits = Object.fromEntries(
    Object.entries(contents).map(([language, message]) => [language, editTo(message)]),
  );
  const batch = { kind: "announcement", ref: `amend:${id}`, priority: "bulk", contents: edits } as const;
  const { total } = await enqueueSelected(trx, batch, arrivedIn(trx, batchId, new Date(0)), now);
  await trx
    .updateTable("announcements")
    .set({ contents: JSON.stringify(contents) })
    .where("id", "=", id)
    .execute();
  return total;
}
