import type { Kysely } from "kysely";

/** When the data pack was last read anew at an admin's word: the other processes follow. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("reloads")
    .addColumn("name", "text", (column) => column.primaryKey().notNull())
    .addColumn("asked_at", "bigint", (column) => column.notNull())
    .execute();
}
