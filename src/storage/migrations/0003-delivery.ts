import type { Kysely } from "kysely";

/** The durable outgoing queue: a batch is one content for many recipients, a row in `outgoing` one recipient. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("batches")
    .addColumn("id", "text", (column) => column.primaryKey().notNull())
    .addColumn("kind", "text", (column) => column.notNull())
    .addColumn("ref", "text", (column) => column.notNull())
    .addColumn("rank", "integer", (column) => column.notNull())
    .addColumn("contents", "text", (column) => column.notNull())
    .addColumn("options", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("total", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("sent", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("unknown", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("gone", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("failed", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("skipped", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("created_at", "bigint", (column) => column.notNull())
    .addColumn("settled_at", "bigint")
    .execute();
  await db.schema.createIndex("batches_ref").on("batches").columns(["kind", "ref"]).execute();
  await db.schema
    .createIndex("batches_running")
    .on("batches")
    .columns(["state", "rank", "created_at"])
    .execute();
  await db.schema
    .createTable("outgoing")
    .addColumn("batch_id", "text", (column) => column.notNull().references("batches.id").onDelete("cascade"))
    .addColumn("seq", "integer", (column) => column.notNull())
    .addColumn("chat_id", "bigint", (column) => column.notNull())
    .addColumn("thread_id", "bigint", (column) => column.notNull().defaultTo(0))
    .addColumn("language", "text", (column) => column.notNull())
    .addColumn("state", "text", (column) => column.notNull())
    .addColumn("attempts", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("not_before_at", "bigint", (column) => column.notNull().defaultTo(0))
    .addColumn("target_ids", "text")
    .addColumn("message_ids", "text")
    .addColumn("reason", "text")
    .addColumn("settled_at", "bigint")
    .addPrimaryKeyConstraint("outgoing_pk", ["batch_id", "seq"])
    .addUniqueConstraint("outgoing_recipient", ["batch_id", "chat_id", "thread_id"])
    .execute();
  // The sender reads what is pending, in order; the counts read states by batch.
  await db.schema
    .createIndex("outgoing_pending")
    .on("outgoing")
    .columns(["batch_id", "not_before_at", "seq"])
    .where("state" as never, "=", "pending")
    .execute();
  await db.schema
    .createIndex("outgoing_sending")
    .on("outgoing")
    .columns(["batch_id"])
    .where("state" as never, "=", "sending")
    .execute();
  await db.schema.createIndex("outgoing_chat").on("outgoing").columns(["chat_id"]).execute();
  await db.schema
    .createTable("files")
    .addColumn("card", "text", (column) => column.primaryKey().notNull())
    .addColumn("file_id", "text", (column) => column.notNull())
    .addColumn("sent_at", "bigint", (column) => column.notNull())
    .execute();
}
