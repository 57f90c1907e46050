import type { Kysely } from "kysely";

/** What a person is about to type into a settings menu, and the chats whose settings they have opened. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("settings_awaits")
    .addColumn("person_id", "bigint", (column) => column.notNull())
    .addColumn("chat_id", "bigint", (column) => column.notNull())
    .addColumn("place_id", "bigint", (column) => column.notNull())
    .addColumn("section", "text", (column) => column.notNull())
    .addColumn("asked", "text", (column) => column.notNull())
    .addColumn("message_id", "bigint", (column) => column.notNull())
    .addColumn("expires_at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("settings_awaits_pk", ["person_id", "chat_id"])
    .execute();
  await db.schema
    .createTable("settings_connections")
    .addColumn("person_id", "bigint", (column) => column.notNull())
    .addColumn("chat_id", "bigint", (column) => column.notNull())
    .addColumn("used_at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("settings_connections_pk", ["person_id", "chat_id"])
    .execute();
}
