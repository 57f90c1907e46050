import { expect, test } from "vitest";
import {
  acquireLease,
  ALIVE_MS,
  clearLeases,
  heartbeat,
  HEARTBEAT_MS,
  releaseLease,
  retire,
} from "../../src/storage/leases.ts";
import { describeOnBoth } from "../support/databases.ts";

const at = (ms: number) => new Date(Date.parse("2026-11-25T12:00:00Z") + ms);

test("a process has three chances to say that it lives before its leases fall", () => {
  expect(ALIVE_MS).toBeGreaterThanOrEqual(3 * HEARTBEAT_MS);
});

describeOnBoth("a lease", (open) => {
  test("belongs to the first who asks, as often as it asks", async () => {
    const db = await open();
    await heartbeat(db, "a", at(0));
    expect(await acquireLease(db, "polling", "a", at(0))).toBe(true);
    expect(await acquireLease(db, "polling", "a", at(1))).toBe(true);
  });

  test("is refused to a second while the first lives", async () => {
    const db = await open();
    await heartbeat(db, "a", at(0));
    await heartbeat(db, "b", at(0));
    await acquireLease(db, "polling", "a", at(0));
    expect(await acquireLease(db, "polling", "b", at(ALIVE_MS - 1))).toBe(false);
    expect(await acquireLease(db, "polling", "a", at(ALIVE_MS - 1))).toBe(true);
  });

  test("is held on by every heartbeat", async () => {
    const db = await open();
    await heartbeat(db, "a", at(0));
    await acquireLease(db, "polling", "a", at(0));
    await heartbeat(db, "a", at(HEARTBEAT_MS));
    expect(await acquireLease(db, "polling", "b", at(ALIVE_MS))).toBe(false);
    expect(await acquireLease(db, "polling", "b", at(ALIVE_MS + HEARTBEAT_MS))).toBe(true);
  });

  test("falls to another when its holder's heart has stopped, and the first has lost it", async () => {
    const db = await open();
    await heartbeat(db, "a", at(0));
    await acquireLease(db, "polling", "a", at(0));
    await heartbeat(db, "b", at(ALIVE_MS));
    expect(await acquireLease(db, "polling", "b", at(ALIVE_MS))).toBe(true);
    await heartbeat(db, "a", at(ALIVE_MS));
    expect(await acquireLease(db, "polling", "a", at(ALIVE_MS))).toBe(false);
  });

  test("of two who ask at the same moment goes to one", async () => {
    const db = await open();
    await heartbeat(db, "a", at(0));
    await heartbeat(db, "b", at(0));
    const got = await Promise.all(["a", "b"].map((holder) => acquireLease(db, "polling", holder, at(0))));
    expect(got.filter(Boolean)).toHaveLength(1);
  });

  test("given back is free at once; nobody gives back another's", async () => {
    const db = await open();
    await heartbeat(db, "a", at(0));
    await acquireLease(db, "polling", "a", at(0));
    await releaseLease(db, "polling", "b");
    expect(await acquireLease(db, "polling", "b", at(1))).toBe(false);
    await releaseLease(db, "polling", "a");
    expect(await acquireLease(db, "polling", "b", at(1))).toBe(true);
  });

  test("does not touch a lease of another name", async () => {
    const db = await open();
    await heartbeat(db, "a", at(0));
    await acquireLease(db, "chat:1", "a", at(0));
    expect(await acquireLease(db, "chat:2", "b", at(0))).toBe(true);
  });

  test("of a process that retires is free at once, all of them, and nobody else's", async () => {
    const db = await open();
    await heartbeat(db, "a", at(0));
    await heartbeat(db, "b", at(0));
    await acquireLease(db, "one", "a", at(0));
    await acquireLease(db, "two", "a", at(0));
    await acquireLease(db, "three", "b", at(0));
    await retire(db, "a");
    expect(await acquireLease(db, "one", "c", at(1))).toBe(true);
    expect(await acquireLease(db, "two", "c", at(1))).toBe(true);
    expect(await acquireLease(db, "three", "c", at(1))).toBe(false);
  });

  test("is free after clearing, whoever held it", async () => {
    const db = await open();
    await heartbeat(db, "a", at(0));
    await acquireLease(db, "one", "a", at(0));
    await clearLeases(db);
    expect(await acquireLease(db, "one", "b", at(1))).toBe(true);
  });
});
