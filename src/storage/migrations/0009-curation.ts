import type { Kysely } from "kysely";

/** What people ask in vain and propose, and what admins have made of it until it stands in the files. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("wishes")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("likeness", "text", (column) => column.notNull())
    .addColumn("language", "text", (column) => column.notNull())
    .addColumn("sample", "text", (column) => column.notNull())
    .addColumn("fact_id", "text")
    .addColumn("person_id", "bigint")
    .addColumn("count", "integer", (column) => column.notNull())
    .addColumn("last_update_id", "bigint", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("updated_at", "bigint", (column) => column.notNull())
    .addUniqueConstraint("wishes_likeness", ["kind", "likeness", "language"])
    .execute();
  await db.schema.createIndex("wishes_open").on("wishes").columns(["state", "count", "updated_at"]).execute();
  await db.schema
    .createTable("overlay")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("fact_id", "text", (column) => column.notNull())
    .addColumn("content", "text", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .execute();
}
