import type { Executor } from "../../storage/database.ts";
import type { SettingsAwaitRow } from "../../storage/schema.ts";

/** A person in the middle of typing an answer into a menu. */
export interface Await {
  readonly personId: number;
  /** Where the menu stands. */
  readonly chatId: number;
  readonly placeId: number;
  readonly section: string;
  readonly asked: string;
  readonly messageId: number;
}

/** An answer is waited for so long; what comes later is no answer. */
const AWAIT_MS = 10 * 60_000;
/** Chats shown to choose from. */
const CONNECTIONS_MAX = 10;

/** Waits for what the person types next there; an earlier wait is forgotten. */
export async function awaitTyped(db: Executor, awaited: Await, now: Date): Promise<void> {
  const row = {
    place_id: awaited.placeId,
    section: awaited.section,
    asked: awaited.asked,
    message_id: awaited.messageId,
    expires_at: now.getTime() + AWAIT_MS,
  };
  await db
    .insertInto("settings_awaits")
    .values({ person_id: awaited.personId, chat_id: awaited.chatId, ...row })
    .onConflict((conflict) => conflict.columns(["person_id", "chat_id"]).doUpdateSet(row))
    .execute();
}

export async function findAwait(
  db: Executor,
  personId: number,
  chatId: number,
  now: Date,
): Promise<Await | undefined> {
  const row = await db
    .selectFrom("settings_awaits")
    .selectAll()
    .where("person_id", "=", personId)
    .where("chat_id", "=", chatId)
    .where("expires_at", ">", now.getTime())
    .executeTakeFirst();
  return row === undefined ? undefined : awaitOf(row);
}

/**
 * The answer that a group's own menu waits for, by the menu's message: an
 * anonymous admin's reply does not tell whose it is.
 */
export async function findAwaitOfMenu(
  db: Executor,
  chatId: number,
  messageId: number,
  now: Date,
): Promise<Await | undefined> {
  const row = await db
    .selectFrom("settings_awaits")
    .selectAll()
    .where("chat_id", "=", chatId)
    .where("place_id", "=", chatId)
    .where("message_id", "=", messageId)
    .where("expires_at", ">", now.getTime())
    .executeTakeFirst();
  return row === undefined ? undefined : awaitOf(row);
}

function awaitOf(row: SettingsAwaitRow): Await {
  return {
    personId: row.person_id,
    chatId: row.chat_id,
    placeId: row.place_id,
    section: row.section,
    asked: row.asked,
    messageId: row.message_id,
  };
}

/** @returns true where something was waited for */
export async function forgetAwait(db: Executor, personId: number, chatId: number): Promise<boolean> {
  const deleted = await db
    .deleteFrom("settings_awaits")
    .where("person_id", "=", personId)
    .where("chat_id", "=", chatId)
    .executeTakeFirst();
  return deleted.numDeletedRows > 0n;
}

/** Remembers that the person has opened a chat's settings, so that it can be found again in private. */
export async function connect(db: Executor, personId: number, chatId: number, now: Date): Promise<void> {
  await db
    .insertInto("settings_connections")
    .values({ person_id: personId, chat_id: chatId, used_at: now.getTime() })
    .onConflict((conflict) =>
      conflict.columns(["person_id", "chat_id"]).doUpdateSet({ used_at: now.getTime() }),
    )
    .execute();
}

/** A person who may not open a chat's settings any more is not offered them. */
export async function disconnect(db: Executor, personId: number, chatId: number): Promise<void> {
  await db
    .deleteFrom("settings_connections")
    .where("person_id", "=", personId)
    .where("chat_id", "=", chatId)
    .execute();
}

/** Chats whose settings the person has opened and where we still are, the latest first. */
export async function connectionsOf(
  db: Executor,
  personId: number,
): Promise<readonly { readonly chatId: number; readonly title: string }[]> {
  const rows = await db
    .selectFrom("settings_connections")
    .innerJoin("chats", "chats.id", "settings_connections.chat_id")
    .select(["chats.id", "chats.title"])
    .where("person_id", "=", personId)
    .where("chats.standing", "=", "active")
    .orderBy("used_at", "desc")
    .limit(CONNECTIONS_MAX)
    .execute();
  return rows.map(({ id, title }) => ({ chatId: id, title: title ?? String(id) }));
}

/** Erases what is kept of a person here. */
export async function eraseSettings(db: Executor, personId: number): Promise<void> {
  await db.deleteFrom("settings_awaits").where("person_id", "=", personId).execute();
  await db.deleteFrom("settings_connections").where("person_id", "=", personId).execute();
}
