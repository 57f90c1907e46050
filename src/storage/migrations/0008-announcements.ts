import type { Kysely } from "kysely";

/** What admins announce: from the draft to the report. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("announcements")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("admin_id", "bigint", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("contents", "text", (column) => column.notNull())
    .addColumn("audience", "text", (column) => column.notNull())
    .addColumn("options", "text", (column) => column.notNull())
    .addColumn("starts_at", "bigint")
    .addColumn("previewed_at", "bigint")
    .addColumn("batch_id", "text")
    .addColumn("chat_id", "bigint")
    .addColumn("message_id", "bigint")
    .addColumn("shown_at", "bigint", (column) => column.notNull().defaultTo(0))
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex("announcements_state")
    .on("announcements")
    .columns(["state", "created_at"])
    .execute();
}
