import type { Kysely } from "kysely";

/** Dates that admins have added to the calendar at run time. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("calendar_additions")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("title_ru", "text", (column) => column.notNull())
    .addColumn("title_en", "text", (column) => column.notNull())
    .addColumn("local_date", "text", (column) => column.notNull())
    .addColumn("time", "text")
    .addColumn("zone", "text")
    .addColumn("added_by", "bigint")
    .addColumn("added_at", "bigint", (column) => column.notNull())
    .execute();
}
