import { AsyncLocalStorage } from "node:async_hooks";
import {
  Kysely,
  PostgresAdapter,
  PostgresDialect,
  type Dialect,
  type KyselyPlugin,
  type Transaction,
} from "kysely";
import { Migrator, type Migration } from "kysely/migration";
import type { DatabaseConfig } from "../config.ts";
import * as foundation from "./migrations/0001-foundation.ts";
import * as chatSettings from "./migrations/0002-chat-settings.ts";
import * as delivery from "./migrations/0003-delivery.ts";
import * as timers from "./migrations/0004-timers.ts";
import * as quiz from "./migrations/0005-quiz.ts";
import * as countdown from "./migrations/0006-countdown.ts";
import * as settings from "./migrations/0007-settings.ts";
import * as announcements from "./migrations/0008-announcements.ts";
import * as curation from "./migrations/0009-curation.ts";
import * as calendarAdditions from "./migrations/0010-calendar-additions.ts";
import * as reloads from "./migrations/0011-reloads.ts";
import type { Schema } from "./schema.ts";
import { sqliteDialect } from "./sqlite.ts";

export type Database = Kysely<Schema>;
/** What a store function takes: the database itself, or the caller's transaction. */
export type Executor = Kysely<Schema> | Transaction<Schema>;

/** Keys sort as the order of application; an applied one is never edited. */
const MIGRATIONS: Readonly<Record<string, Migration>> = {
  "0001-foundation": foundation,
  "0002-chat-settings": chatSettings,
  "0003-delivery": delivery,
  "0004-timers": timers,
  "0005-quiz": quiz,
  "0006-countdown": countdown,
  "0007-settings": settings,
  "0008-announcements": announcements,
  "0009-curation": curation,
  "0010-calendar-additions": calendarAdditions,
  "0011-reloads": reloads,
};

/**
 * True on PostgreSQL, where transactions run side by side and rows must be
 * locked while they are chosen; SQLite's stand one behind the other.
 */
export function runsSideBySide(db: Executor): boolean {
  return db.getExecutor().adapter instanceof PostgresAdapter;
}

/** PostgreSQL connections per process. */
const CONNECTIONS_MAX = 8;

/**
 * Opens the database and brings it to the newest schema.
 *
 * @throws where the database cannot be reached or a migration fails
 */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  const dialect = config.kind === "sqlite" ? sqliteDialect(config.path) : await postgresDialect(config.url);
  const db = new Kysely<Schema>({ dialect, plugins: [refusesNesting] });
  try {
    const { error } = await new Migrator({
      db,
      provider: { getMigrations: async () => MIGRATIONS },
    }).migrateToLatest();
    if (error instanceof Error) throw error;
  } catch (cause) {
    await db.destroy();
    throw new Error("Cannot open the database: it could not be brought to the newest schema", { cause });
  }
  return db;
}

async function postgresDialect(url: string): Promise<Dialect> {
  // Loaded on first use: a bot on SQLite starts without it.
  const { default: pg } = await import("pg");
  // Ids and instants are int8, which the driver would return as text.
  pg.types.setTypeParser(pg.types.builtins.INT8, Number);
  return new PostgresDialect({ pool: new pg.Pool({ connectionString: url, max: CONNECTIONS_MAX }) });
}

interface Scope {
  open: boolean;
}
const scopes = new AsyncLocalStorage<Scope>();

/**
 * Runs `work` in a transaction and commits it when `work` resolves. Inside,
 * only `trx` may be used: with SQLite's single connection a query on the
 * database itself would wait for ever for the transaction that it stands in,
 * so it throws instead.
 */
export async function inTransaction<T>(
  db: Database,
  work: (trx: Transaction<Schema>) => Promise<T>,
): Promise<T> {
  refuseInside();
  const scope: Scope = { open: false };
  return scopes.run(scope, () =>
    db.transaction().execute(async (trx) => {
      scope.open = true;
      try {
        // The guard sits on the database's own queries; the transaction's go without.
        return await work(trx.withoutPlugins());
      } finally {
        scope.open = false;
      }
    }),
  );
}

const refusesNesting: KyselyPlugin = {
  transformQuery: ({ node }) => {
    refuseInside();
    return node;
  },
  transformResult: async ({ result }) => result,
};

function refuseInside(): void {
  if (scopes.getStore()?.open === true) {
    throw new Error("Cannot query the database inside its own transaction: pass trx");
  }
}
