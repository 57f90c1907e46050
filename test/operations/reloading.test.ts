import { expect, test } from "vitest";
import { createReloading } from "../../src/operations/admin/store/reloading.ts";
import type { Database } from "../../src/storage/database.ts";
import { describeOnBoth } from "../support/databases.ts";
import { fakeClock, keepingLog } from "../support/ports.ts";

/** A process that counts how often it has read the pack. */
function aProcess(db: Database, problems: readonly string[] = []) {
  const clock = fakeClock("2026-11-25T12:00:00Z");
  const log = keepingLog();
  const reads = { count: 0 };
  const reloading = createReloading({
    db,
    clock,
    log,
    read: () => {
      reads.count += 1;
      return Promise.resolve(problems);
    },
  });
  const look = () => reloading.chore.run(clock.now());
  return { reloading, reads, look, log };
}

describeOnBoth("/reload", (open) => {
  test("is followed by the other processes, once each time, and not by the one that was asked", async () => {
    const db = await open();
    const one = aProcess(db);
    const other = aProcess(db);
    await other.look();
    expect(other.reads.count).toBe(0);
    for (const times of [1, 2]) {
      expect(await one.reloading.reload()).toEqual([]);
      await one.look();
      await other.look();
      await other.look();
      expect([one.reads.count, other.reads.count]).toEqual([times, times]);
    }
  });

  test("a broken pack is read by nobody else; one that is broken only there is told of in its log", async () => {
    const db = await open();
    const broken = aProcess(db, ["facts.yaml:3: no answer"]);
    const sound = aProcess(db);
    expect(await broken.reloading.reload()).toHaveLength(1);
    await sound.look();
    expect(sound.reads.count).toBe(0);
    await sound.reloading.reload();
    await broken.look();
    expect(broken.log.lines.map(({ level }) => level)).toContain("error");
  });

  test("what was asked before a start is no news", async () => {
    const db = await open();
    await aProcess(db).reloading.reload();
    const late = aProcess(db);
    await late.reloading.recover();
    await late.look();
    expect(late.reads.count).toBe(0);
  });
});
