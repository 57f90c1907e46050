import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DatabaseConfig } from "../../src/config.ts";
import { inTransaction, openDatabase, type Database, type Executor } from "../../src/storage/database.ts";
import { describeOnBoth, freshPostgres } from "../support/databases.ts";

const lease = (db: Executor, name: string) => db.insertInto("leases").values({ name, holder: "a" }).execute();
const names = async (db: Executor) =>
  (await db.selectFrom("leases").select("name").orderBy("name").execute()).map(({ name }) => name);

describeOnBoth("a transaction", (open) => {
  test("keeps what it did when it resolves, and returns what the work returned", async () => {
    const db = await open();
    const result = await inTransaction(db, async (trx) => {
      await lease(trx, "one");
      return 8;
    });
    expect(result).toBe(8);
    expect(await names(db)).toEqual(["one"]);
  });

  test("undoes everything when the work throws, and passes the error on", async () => {
    const db = await open();
    const work = inTransaction(db, async (trx) => {
      await lease(trx, "one");
      throw new Error("the work failed");
    });
    await expect(work).rejects.toThrow("the work failed");
    expect(await names(db)).toEqual([]);
  });

  test("refuses a query on the database itself instead of waiting for ever, and is undone", async () => {
    const db = await open();
    const work = inTransaction(db, async (trx) => {
      await lease(trx, "one");
      await lease(db, "two");
    });
    await expect(work).rejects.toThrow("Cannot query the database inside its own transaction: pass trx");
    expect(await names(db)).toEqual([]);
  });

  test("refuses a transaction inside it too", async () => {
    const db = await open();
    const work = inTransaction(db, async (trx) => {
      await lease(trx, "one");
      await inTransaction(db, (inner) => lease(inner, "two"));
    });
    await expect(work).rejects.toThrow("Cannot query the database inside its own transaction: pass trx");
    expect(await names(db)).toEqual([]);
  });

  test("leaves the database usable afterwards, by the same caller too", async () => {
    const db = await open();
    await inTransaction(db, (trx) => lease(trx, "one"));
    await inTransaction(db, (trx) => lease(trx, "two")).then(() => lease(db, "three"));
    expect(await names(db)).toEqual(["one", "three", "two"]);
  });

  test("lets others wait their turn: what runs beside it sees all or nothing of it", async () => {
    const db = await open();
    const both = inTransaction(db, async (trx) => {
      await lease(trx, "one");
      await lease(trx, "two");
    });
    const beside = names(db);
    await both;
    expect([[], ["one", "two"]]).toContainEqual(await beside);
  });
});

describe("opening", () => {
  let directory = "";
  let files = 0;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), "eight-days-test-"));
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));
  const configs: readonly [string, () => Promise<DatabaseConfig>][] = [
    [
      "sqlite",
      async () => ({ kind: "sqlite", path: join(directory, `new ${(files += 1)}`, "folder", "bot.db") }),
    ],
    ["postgres", freshPostgres],
  ];

  async function opened<T>(config: DatabaseConfig, work: (db: Database) => Promise<T>): Promise<T> {
    const db = await openDatabase(config);
    try {
      return await work(db);
    } finally {
      await db.destroy();
    }
  }

  test.each(configs)(
    "the migrations are applied once, and what is stored outlives a restart, on %s",
    async (_, make) => {
      const config = await make();
      await opened(config, (db) => lease(db, "one"));
      expect(await opened(config, names)).toEqual(["one"]);
    },
  );

  test.each(configs)("two processes may have the same database open, on %s", async (_, make) => {
    const config = await make();
    await opened(config, (first) =>
      opened(config, async (second) => {
        await lease(first, "mine");
        await lease(second, "yours");
        expect(await names(first)).toEqual(["mine", "yours"]);
      }),
    );
  });

  test("a database that cannot be reached is an error that says so", async () => {
    const url = "postgres://nobody:secret@127.0.0.1:1/nothing";
    await expect(openDatabase({ kind: "postgres", url })).rejects.toThrow(/^Cannot open the database/u);
  });
});

describe("SQLite", () => {
  test.each([
    ["an object", {}],
    ["a Date", new Date()],
    ["a boolean", true],
    ["undefined", undefined],
  ])("refuses to store %s, in whatever place it stands", async (_, value) => {
    const db = await openDatabase({ kind: "sqlite", path: ":memory:" });
    const wrong = value as never;
    const first = db.insertInto("leases").values({ name: wrong, holder: "a" }).execute();
    const renamed = db.updateTable("leases").set({ name: "x" }).where("holder", "=", wrong).execute();
    // Kysely leaves an undefined value out of an insertion, and the column's own rule refuses it.
    await expect(first).rejects.toThrow(value === undefined ? /./u : "Cannot store a value in SQLite");
    await expect(renamed).rejects.toThrow("Cannot store a value in SQLite");
    expect(await names(db)).toEqual([]);
    await db.destroy();
  });
});
