import type { Transaction } from "kysely";
import type { Language } from "../content/schema.ts";
import type { Executor } from "../storage/database.ts";
import type { ChatRow, Schema } from "../storage/schema.ts";

/** A chat we serve or served. For a private chat, `id` is also the person's. */
export interface Chat {
  readonly id: number;
  readonly kind: ChatRow["kind"];
  readonly title: string | undefined;
  readonly isForum: boolean;
  /** Only an active chat is written to. */
  readonly standing: ChatRow["standing"];
  /** Chosen there. */
  readonly language: Language | undefined;
  /** Of a person's client; what we speak where nothing was chosen. */
  readonly clientLanguage: Language | undefined;
  /** The supergroup that took this group's place. */
  readonly migratedTo: number | undefined;
  /** IANA zone chosen there; undefined: the default one. */
  readonly zone: string | undefined;
  /** When we answer in a group: where asked, or also where we are sure. */
  readonly answers: "asked" | "sure";
  readonly hidesSpoilers: boolean;
  /** Answers in a group are seen by the person who asked alone. */
  readonly isEphemeral: boolean;
  readonly takesAnnouncements: boolean;
  /** Topic of our own posts; undefined: the general one. */
  readonly topicId: number | undefined;
}

/** A chat as an update shows it. */
export interface SeenChat {
  readonly id: number;
  readonly kind: ChatRow["kind"];
  /** Null for private chats: we keep no names of people. */
  readonly title: string | null;
  readonly isForum: boolean;
  /** Of a person's client; left out where the update does not tell. */
  readonly clientLanguage?: Language | undefined;
}

export async function findChat(db: Executor, id: number): Promise<Chat | undefined> {
  const row = await db.selectFrom("chats").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    id: row.id,
    kind: row.kind,
    title: row.title ?? undefined,
    isForum: row.is_forum === 1,
    standing: row.standing,
    language: row.language ?? undefined,
    clientLanguage: row.client_language ?? undefined,
    migratedTo: row.migrated_to ?? undefined,
    zone: row.zone ?? undefined,
    answers: row.answers,
    hidesSpoilers: row.hides_spoilers === 1,
    isEphemeral: row.is_ephemeral === 1,
    takesAnnouncements: row.takes_announcements === 1,
    topicId: row.topic_id ?? undefined,
  };
}

/**
 * Keeps what an update shows of a chat and how we stand in it. A new chat is
 * added; what was chosen there is never touched.
 */
export async function rememberChat(
  db: Executor,
  seen: SeenChat,
  standing: Chat["standing"],
  now: Date,
): Promise<void> {
  const shown = {
    kind: seen.kind,
    title: seen.title,
    is_forum: seen.isForum ? 1 : 0,
    standing,
    ...(seen.clientLanguage === undefined ? {} : { client_language: seen.clientLanguage }),
  } as const;
  await db
    .insertInto("chats")
    .values({
      id: seen.id,
      ...shown,
      language: null,
      migrated_to: null,
      created_at: now.getTime(),
      updated_at: now.getTime(),
    })
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ ...shown, updated_at: now.getTime() }))
    .execute();
}

export async function chooseLanguage(
  db: Executor,
  chatId: number,
  language: Language,
  now: Date,
): Promise<void> {
  await db
    .updateTable("chats")
    .set({ language, updated_at: now.getTime() })
    .where("id", "=", chatId)
    .execute();
}

/** What may be chosen for a chat beside its language; what is not given stays. */
export interface ChatChoice {
  readonly zone?: string;
  readonly answers?: Chat["answers"];
  readonly hidesSpoilers?: boolean;
  readonly isEphemeral?: boolean;
  readonly takesAnnouncements?: boolean;
  /** Null: the general topic. */
  readonly topicId?: number | null;
}

export async function chooseForChat(
  db: Executor,
  chatId: number,
  choice: ChatChoice,
  now: Date,
): Promise<void> {
  const flag = (value: boolean | undefined): 0 | 1 | undefined =>
    value === undefined ? undefined : value ? 1 : 0;
  // Kysely leaves undefined columns out.
  await db
    .updateTable("chats")
    .set({
      zone: choice.zone,
      answers: choice.answers,
      hides_spoilers: flag(choice.hidesSpoilers),
      is_ephemeral: flag(choice.isEphemeral),
      takes_announcements: flag(choice.takesAnnouncements),
      topic_id: choice.topicId,
      updated_at: now.getTime(),
    })
    .where("id", "=", chatId)
    .execute();
}

/**
 * Follows a group that became a supergroup: the new chat takes over what was
 * chosen in the old one, which is kept only to point the way. Telegram tells
 * of it twice, once in each chat; the second time changes nothing.
 *
 * @returns true where this call did it
 */
export async function migrateChat(
  trx: Transaction<Schema>,
  from: number,
  to: number,
  now: Date,
): Promise<boolean> {
  const old = await trx.selectFrom("chats").selectAll().where("id", "=", from).executeTakeFirst();
  if (old?.standing === "migrated") return false;
  const title = old?.title ?? null;
  // The new chat may have spoken first; what is known of it is fresher.
  const known = await trx.selectFrom("chats").select("id").where("id", "=", to).executeTakeFirst();
  if (known === undefined) {
    await rememberChat(trx, { id: to, kind: "supergroup", title, isForum: false }, "active", now);
  }
  if (old === undefined) return true;
  await trx
    .updateTable("chats")
    .set((eb) => ({
      language: eb.fn.coalesce("language", eb.val(old.language)),
      zone: eb.fn.coalesce("zone", eb.val(old.zone)),
      answers: old.answers,
      hides_spoilers: old.hides_spoilers,
      is_ephemeral: old.is_ephemeral,
      takes_announcements: old.takes_announcements,
    }))
    .where("id", "=", to)
    .execute();
  await trx
    .updateTable("chats")
    .set({ standing: "migrated", migrated_to: to, updated_at: now.getTime() })
    .where("id", "=", from)
    .execute();
  return true;
}

/** A forum topic, as far as updates have shown it. */
export interface Topic {
  readonly threadId: number;
  readonly name: string | undefined;
  readonly isClosed: boolean;
}

/** What a service message says of a topic; what it does not say stays as it was. */
export interface TopicNews {
  readonly threadId: number;
  readonly name?: string;
  readonly isClosed?: boolean;
}

export async function rememberTopic(db: Executor, chatId: number, news: TopicNews): Promise<void> {
  const changed = {
    ...(news.name === undefined ? {} : { name: news.name }),
    ...(news.isClosed === undefined ? {} : ({ is_closed: news.isClosed ? 1 : 0 } as const)),
  };
  await db
    .insertInto("topics")
    .values({ chat_id: chatId, thread_id: news.threadId, name: null, is_closed: 0, ...changed })
    .onConflict((conflict) => {
      const known = conflict.columns(["chat_id", "thread_id"]);
      return Object.keys(changed).length === 0 ? known.doNothing() : known.doUpdateSet(changed);
    })
    .execute();
}

export async function topicsOf(db: Executor, chatId: number): Promise<readonly Topic[]> {
  const rows = await db
    .selectFrom("topics")
    .selectAll()
    .where("chat_id", "=", chatId)
    .orderBy("thread_id")
    .execute();
  return rows.map((row) => ({
    threadId: row.thread_id,
    name: row.name ?? undefined,
    isClosed: row.is_closed === 1,
  }));
}

/** Switches a chat off that Telegram says we cannot reach; a message from there switches it on again. */
export async function markUnreachable(db: Executor, id: number, now: Date): Promise<void> {
  await db
    .updateTable("chats")
    .set((eb) => ({
      standing: eb
        .case()
        .when("kind", "=", "private")
        .then("blocked" as const)
        .else("left" as const)
        .end(),
      updated_at: now.getTime(),
    }))
    .where("id", "=", id)
    .where("standing", "=", "active")
    .execute();
}

/** Erases what we keep of a person: the private chat and what was chosen in it. */
export async function eraseChat(db: Executor, id: number): Promise<void> {
  await db.deleteFrom("chats").where("id", "=", id).execute();
}
