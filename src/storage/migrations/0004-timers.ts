import type { Kysely } from "kysely";

/** Deadlines that become events in the lane of their chat, and the state of conversations. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("timers")
    .addColumn("key", "text", (column) => column.primaryKey().notNull())
    .addColumn("lane", "text", (column) => column.notNull())
    .addColumn("due_at", "bigint", (column) => column.notNull())
    .addColumn("event", "text", (column) => column.notNull())
    .execute();
  await db.schema.createIndex("timers_due").on("timers").columns(["due_at"]).execute();
  await db.schema
    .createTable("conversations")
    .addColumn("key", "text", (column) => column.primaryKey().notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("last_update_id", "bigint", (column) => column.notNull().defaultTo(0))
    .addColumn("updated_at", "bigint", (column) => column.notNull())
    .execute();
  // Events come below zero: a lane's order is that of receipt.
  await db.schema.dropIndex("updates_pending").execute();
  await db.schema
    .createIndex("updates_pending")
    .on("updates")
    .columns(["lane", "received_at", "update_id"])
    .where("settled_at" as never, "is", null)
    .execute();
}
