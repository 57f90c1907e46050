import { mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { DatabaseSync, type SQLInputValue, type StatementSync } from "node:sqlite";
import { SqliteDialect, type SqliteDatabase, type SqliteStatement } from "kysely";

/** How long a writer waits for another process before "database is locked". */
const BUSY_TIMEOUT_MS = 5_000;
/** Statements are few and repeat; preparing one anew costs more than running it. */
const STATEMENTS_KEPT_MAX = 500;

/** Kysely's SQLite dialect on the SQLite that Node brings along. */
export function sqliteDialect(path: string): SqliteDialect {
  return new SqliteDialect({ database: async () => openSqlite(path) });
}

function openSqlite(path: string): SqliteDatabase {
  if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS, enableForeignKeyConstraints: true });
  database.exec("pragma journal_mode = wal; pragma synchronous = normal");
  const prepared = new Map<string, SqliteStatement>();
  return {
    close: () => database.close(),
    prepare(sql) {
      const kept = prepared.get(sql);
      if (kept !== undefined) return kept;
      // A deferred transaction that turns into a write fails at once where another
      // process writes, whatever the busy timeout; an immediate one waits its turn.
      const statement = adapt(database.prepare(sql === "begin" ? "begin immediate" : sql));
      if (prepared.size >= STATEMENTS_KEPT_MAX) prepared.clear();
      prepared.set(sql, statement);
      return statement;
    },
  };
}

function adapt(statement: StatementSync): SqliteStatement {
  return {
    reader: statement.columns().length > 0,
    all: (parameters) => statement.all(...checked(parameters)),
    run: (parameters) => {
      const { changes, lastInsertRowid } = statement.run(...checked(parameters));
      return { changes: BigInt(changes), lastInsertRowid: BigInt(lastInsertRowid) };
    },
    iterate: (parameters) => statement.iterate(...checked(parameters)),
  };
}

/** An object as the first parameter would be taken for named parameters and shift every column silently. */
function checked(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters.map((parameter) => {
    if (parameter === null || typeof parameter === "string" || typeof parameter === "bigint")
      return parameter;
    if (typeof parameter === "number") return parameter;
    if (parameter instanceof Uint8Array) return parameter;
    throw new TypeError(
      `Cannot store a value in SQLite: it must be text, a number, bytes or null, not ${typeof parameter}`,
    );
  });
}
