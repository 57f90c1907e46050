import type { Kysely } from "kysely";

/** What the admins of a chat, or a person in private, may choose, and the language of a person's client. */
export async function up(db: Kysely<unknown>): Promise<void> {
  // One column for each statement: SQLite adds no more at once.
  await db.schema.alterTable("chats").addColumn("zone", "text").execute();
  await db.schema
    .alterTable("chats")
    .addColumn("answers", "text", (column) => column.notNull().defaultTo("asked"))
    .execute();
  for (const [name, standard] of [
    ["hides_spoilers", 0],
    ["is_ephemeral", 0],
    ["takes_announcements", 1],
  ] as const) {
    await db.schema
      .alterTable("chats")
      .addColumn(name, "integer", (column) => column.notNull().defaultTo(standard))
      .execute();
  }
  await db.schema.alterTable("chats").addColumn("client_language", "text").execute();
  await db.schema.alterTable("chats").addColumn("topic_id", "bigint").execute();
}
