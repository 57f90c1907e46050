import { sql, type SelectQueryBuilder } from "kysely";
import type { Language } from "../../content/schema.ts";
import type { RecipientColumns } from "../../delivery/store/queue.ts";
import type { Executor } from "../../storage/database.ts";
import type { Schema } from "../../storage/schema.ts";
import type { Audience } from "../announcement.ts";

/** Ids of chats that follow some dates, whoever keeps them. */
export type Followers = (db: Executor) => SelectQueryBuilder<Schema, never, { chat_id: number }>;

export interface AudiencePorts {
  readonly followers: Followers;
  readonly defaultLanguage: Language;
}

/** The chats of an audience, each with its topic and its language: active ones that want announcements. */
export function recipientsOf(
  db: Executor,
  audience: Audience,
  { followers, defaultLanguage }: AudiencePorts,
): SelectQueryBuilder<Schema, never, RecipientColumns> {
  const spoken = sql<Language>`coalesce(chats.language, chats.client_language, ${sql.lit(defaultLanguage)})`;
  let chats = db
    .selectFrom("chats")
    .select([
      "chats.id as chat_id",
      sql<number>`coalesce(chats.topic_id, 0)`.as("thread_id"),
      spoken.as("language"),
      sql<string | null>`cast(null as text)`.as("target_ids"),
    ])
    .where("chats.standing", "=", "active")
    .where("chats.takes_announcements", "=", 1);
  if (audience.kind === "groups") chats = chats.where("chats.kind", "in", ["group", "supergroup"]);
  if (audience.kind === "channels") chats = chats.where("chats.kind", "=", "channel");
  if (audience.kind === "people") chats = chats.where("chats.kind", "=", "private");
  if (audience.kind === "language") chats = chats.where(spoken, "=", audience.language);
  if (audience.kind === "chat") chats = chats.where("chats.id", "=", audience.chatId);
  if (audience.kind === "followers") chats = chats.where("chats.id", "in", followers(db));
  return chats;
}

export async function countAudience(db: Executor, audience: Audience, ports: AudiencePorts): Promise<number> {
  const { count } = await db
    .selectFrom(recipientsOf(db, audience, ports).as("r"))
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .executeTakeFirstOrThrow();
  return count;
}

/** Where an announcement arrived: for taking it back or amending it. */
export function arrivedIn(
  db: Executor,
  batchId: string,
  sentAfter: Date,
): SelectQueryBuilder<Schema, never, RecipientColumns> {
  const rows = db
    .selectFrom("outgoing")
    .select(["chat_id", "thread_id", "language", "message_ids as target_ids"])
    .where("batch_id", "=", batchId)
    .where("state", "=", "sent")
    .where("message_ids", "is not", null)
    .where("settled_at", ">", sentAfter.getTime());
  return rows;
}
