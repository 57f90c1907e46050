import {
  conversations,
  type Conversation,
  type ConversationData,
  type VersionedState,
} from "@grammyjs/conversations";
import { Composer, type Context } from "grammy";
import type { Language } from "../content/schema.ts";
import type { Clock } from "../ports.ts";
import type { Database } from "../storage/database.ts";
import type { AppContext, Reader } from "./context.ts";
import { eventOf } from "./events.ts";
import type { Texts } from "./i18n.ts";

/** What a dialogue sees inside: the bot's texts, but no conversations of its own. */
export type InnerContext = Context & Reader;
export type Dialogue = Conversation<AppContext, InnerContext>;

/**
 * Raised when a dialogue's steps change, since a stored one could not be
 * replayed then. Whoever was in the middle of one is told.
 */
const VERSION = "1";
const KEPT_MS = 7 * 24 * 3_600_000;

export interface ConversationPorts {
  readonly db: Database;
  readonly texts: Texts;
  readonly clock: Clock;
  /** The language in which we speak with a person in private, as the rest of the bot finds it. */
  readonly languageOf: (personId: number) => Promise<Language>;
}

/**
 * Dialogues of several messages, in private chats, kept in the database. An
 * update that was consumed before a crash is not consumed again. Dialogues are
 * declared below it with createConversation; a dialogue returns values from
 * what it sends and never throws, since a throw would end it.
 */
export function privateConversations({
  db,
  texts,
  clock,
  languageOf,
}: ConversationPorts): Composer<AppContext> {
  const composer = new Composer<AppContext>();
  const inPrivate = composer.filter(mayConverse);

  inPrivate.use(async (ctx, next) => {
    const last = await db
      .selectFrom("conversations")
      .select("last_update_id")
      .where("key", "=", keyOf(ctx))
      .executeTakeFirst();
    // Replayed after a crash: its effects are saved, and who waits has been answered or will ask again.
    if (last?.last_update_id === ctx.update.update_id) return;
    await next();
  });

  inPrivate.use(
    conversations<AppContext, InnerContext>({
      storage: {
        type: "context",
        version: VERSION,
        adapter: {
          read: (ctx) => read(db, ctx),
          write: (ctx, state) => write(db, ctx, JSON.stringify(state), clock.now()),
          delete: (ctx) => write(db, ctx, "", clock.now()),
        },
      },
      plugins: (conversation) => [
        async (ctx, next) => {
          // Outer middleware does not run inside, and what it set is not replayed.
          const personId = ctx.chat?.id ?? ctx.from?.id ?? eventOf(ctx)?.chatId ?? 0;
          ctx.language = await conversation.external(() => languageOf(personId));
          ctx.t = texts(ctx.language);
          await next();
        },
      ],
    }),
  );
  return composer;
}

/** True where a dialogue may stand; createConversation is to be reached by such updates alone. */
export function mayConverse(ctx: Context): boolean {
  return personOf(ctx) !== undefined;
}

/** The person with whom a private dialogue may stand; votes and events of our own name no chat. */
function personOf(ctx: Context): number | undefined {
  if (ctx.chat !== undefined) return ctx.chat.type === "private" ? ctx.chat.id : undefined;
  const eventChat = eventOf(ctx)?.chatId;
  if (eventChat !== undefined) return eventChat > 0 ? eventChat : undefined;
  return ctx.pollAnswer?.user?.id;
}

function keyOf(ctx: Context): string {
  return `private:${String(personOf(ctx) ?? 0)}`;
}

async function read(db: Database, ctx: AppContext): Promise<VersionedState<ConversationData> | undefined> {
  const row = await db
    .selectFrom("conversations")
    .select("state")
    .where("key", "=", keyOf(ctx))
    .executeTakeFirst();
  if (row === undefined || row.state === "") return undefined;
  const stored = JSON.parse(row.state) as VersionedState<ConversationData>;
  if (stored.version[1] === VERSION) return stored;
  await db.updateTable("conversations").set({ state: "" }).where("key", "=", keyOf(ctx)).execute();
  await ctx.api.sendMessage(personOf(ctx) ?? 0, ctx.t("conversation-lost")).catch(() => undefined);
  return undefined;
}

async function write(db: Database, ctx: AppContext, state: string, now: Date): Promise<void> {
  const row = { state, last_update_id: ctx.update.update_id, updated_at: now.getTime() };
  await db
    .insertInto("conversations")
    .values({ key: keyOf(ctx), ...row })
    .onConflict((conflict) => conflict.column("key").doUpdateSet(row))
    .execute();
}

/** Erases a person's dialogue. */
export async function eraseConversation(db: Database, personId: number): Promise<void> {
  await db
    .deleteFrom("conversations")
    .where("key", "=", `private:${String(personId)}`)
    .execute();
}

/** Forgets dialogues that were left standing. @returns how many */
export async function forgetConversations(db: Database, now: Date): Promise<number> {
  const forgotten = await db
    .deleteFrom("conversations")
    .where("updated_at", "<", now.getTime() - KEPT_MS)
    .executeTakeFirst();
  return Number(forgotten.numDeletedRows);
}
