import type { Kysely } from "kysely";

/** The inbox, the chats we serve, and which message answered which question. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("updates")
    .addColumn("update_id", "bigint", (column) => column.primaryKey().notNull())
    .addColumn("lane", "text", (column) => column.notNull())
    .addColumn("payload", "text")
    .addColumn("received_at", "bigint", (column) => column.notNull())
    .addColumn("attempts", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("settled_at", "bigint")
    .addColumn("outcome", "text")
    .execute();
  // Two indexes: the next update of a lane is sought far more often than what is old enough to forget.
  await db.schema
    .createIndex("updates_pending")
    .on("updates")
    .columns(["lane", "update_id"])
    .where("settled_at" as never, "is", null)
    .execute();
  await db.schema.createIndex("updates_settled").on("updates").columns(["settled_at"]).execute();
  await db.schema
    .createTable("replicas")
    .addColumn("holder", "text", (column) => column.primaryKey().notNull())
    .addColumn("alive_until", "bigint", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("leases")
    .addColumn("name", "text", (column) => column.primaryKey().notNull())
    .addColumn("holder", "text", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("chats")
    .addColumn("id", "bigint", (column) => column.primaryKey().notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("title", "text")
    .addColumn("is_forum", "integer", (column) => column.notNull())
    .addColumn("standing", "text", (column) => column.notNull())
    .addColumn("language", "text")
    .addColumn("migrated_to", "bigint")
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("updated_at", "bigint", (column) => column.notNull())
    .execute();
  await db.schema
    .createTable("topics")
    .addColumn("chat_id", "bigint", (column) => column.notNull().references("chats.id").onDelete("cascade"))
    .addColumn("thread_id", "bigint", (column) => column.notNull())
    .addColumn("name", "text")
    .addColumn("is_closed", "integer", (column) => column.notNull())
    .addPrimaryKeyConstraint("topics_pk", ["chat_id", "thread_id"])
    .execute();
  await db.schema
    .createTable("answers")
    .addColumn("chat_id", "bigint", (column) => column.notNull())
    .addColumn("question_id", "bigint", (column) => column.notNull())
    .addColumn("answer_id", "bigint", (column) => column.notNull())
    .addColumn("asked_at", "bigint", (column) => column.notNull())
    .addPrimaryKeyConstraint("answers_pk", ["chat_id", "question_id"])
    .execute();
  await db.schema.createIndex("answers_asked").on("answers").columns(["asked_at"]).execute();
}
