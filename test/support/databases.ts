import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterEach, describe, inject } from "vitest";
import type { DatabaseConfig } from "../../src/config.ts";
import { openDatabase, type Database } from "../../src/storage/database.ts";

/** Runs a suite on SQLite and on PostgreSQL; `open` gives a fresh, empty database for each call. */
export function describeOnBoth(name: string, suite: (open: () => Promise<Database>) => void): void {
  for (const kind of ["sqlite", "postgres"] as const) {
    describe(`${name} on ${kind}`, () => {
      const opened: Database[] = [];
      afterEach(async () => {
        for (const db of opened.splice(0)) await db.destroy();
      });
      suite(async () => {
        const db = await openDatabase(kind === "sqlite" ? { kind, path: ":memory:" } : await freshPostgres());
        opened.push(db);
        return db;
      });
    });
  }
}

/** A new database on the run's PostgreSQL server. */
export async function freshPostgres(): Promise<DatabaseConfig> {
  const url = inject("postgresUrl");
  const name = `t${randomUUID().replaceAll("-", "")}`;
  const client = new pg.Client({ connectionString: `${url}/postgres` });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  return { kind: "postgres", url: `${url}/${name}` };
}
