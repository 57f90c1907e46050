import type { Kysely } from "kysely";

/** Who follows the countdown and where, what was posted there, and which events admins have moved. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("countdown_follows")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("chat_id", "bigint", (column) => column.notNull())
    .addColumn("thread_id", "bigint", (column) => column.notNull().defaultTo(0))
    .addColumn("events", "text", (column) => column.notNull())
    .addColumn("cadence", "text", (column) => column.notNull())
    .addColumn("hour", "integer", (column) => column.notNull())
    .addColumn("minute", "integer", (column) => column.notNull())
    .addColumn("zone", "text", (column) => column.notNull())
    .addColumn("is_silent", "integer", (column) => column.notNull())
    .addColumn("is_live", "integer", (column) => column.notNull())
    .addColumn("live_message_id", "bigint")
    .addColumn("next_at", "bigint", (column) => column.notNull())
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addUniqueConstraint("countdown_follows_once", ["chat_id", "thread_id"])
    .execute();
  await db.schema
    .createIndex("countdown_follows_next")
    .on("countdown_follows")
    .columns(["next_at", "chat_id", "thread_id"])
    .execute();
  await db.schema
    .createTable("countdown_posts")
    .addColumn("chat_id", "bigint", (column) => column.notNull())
    .addColumn("thread_id", "bigint", (column) => column.notNull().defaultTo(0))
    .addColumn("local_date", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("due_at", "bigint", (column) => column.notNull())
    .addColumn("decided_at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("countdown_posts_pk", ["chat_id", "thread_id", "local_date"])
    .execute();
  await db.schema
    .createIndex("countdown_posts_decided")
    .on("countdown_posts")
    .columns(["decided_at"])
    .execute();
  await db.schema
    .createTable("calendar_overrides")
    .addColumn("event_id", "text", (column) => column.primaryKey().notNull())
    .addColumn("local_date", "text", (column) => column.notNull())
    .addColumn("time", "text")
    .addColumn("zone", "text")
    .addColumn("moved_by", "bigint")
    .addColumn("moved_at", "bigint", (column) => column.notNull())
    .execute();
}
