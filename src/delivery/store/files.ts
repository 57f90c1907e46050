import type { Executor } from "../../storage/database.ts";

/** Telegram's id of a picture of ours; undefined before its first upload. */
export async function findFile(db: Executor, card: string): Promise<string | undefined> {
  const row = await db.selectFrom("files").select("file_id").where("card", "=", card).executeTakeFirst();
  return row?.file_id;
}

export async function keepFile(db: Executor, card: string, fileId: string, now: Date): Promise<void> {
  const kept = { file_id: fileId, sent_at: now.getTime() };
  await db
    .insertInto("files")
    .values({ card, ...kept })
    .onConflict((conflict) => conflict.column("card").doUpdateSet(kept))
    .execute();
}
