import { expect, test } from "vitest";
import {
  beginNext,
  countPending,
  forgetOldUpdates,
  IDS_KEPT_MS,
  inboxStore,
  pendingLanes,
  settleUpdate,
  storeUpdates,
} from "../../src/inbox/store.ts";
import { ALIVE_MS, heartbeat } from "../../src/storage/leases.ts";
import { describeOnBoth } from "../support/databases.ts";
import { fakeClock } from "../support/ports.ts";

const START = "2026-11-25T12:00:00Z";
const now = new Date(START);
const later = (ms: number) => new Date(now.getTime() + ms);
const message = (updateId: number, chatId: number, text = "Кто играл Гошу?") => ({
  update_id: updateId,
  message: { message_id: updateId, chat: { id: chatId }, text },
});

describeOnBoth("the stored inbox", (open) => {
  test("an update stored twice is one row, and the second time is no news", async () => {
    const db = await open();
    expect(await storeUpdates(db, [message(1, 5)], now)).toEqual(["chat:5"]);
    expect(await storeUpdates(db, [message(1, 5), message(2, 6)], now)).toEqual(["chat:6"]);
    expect(await countPending(db)).toBe(2);
  });

  test("an update that comes again after it was settled is not handled again", async () => {
    const db = await open();
    await storeUpdates(db, [message(1, 5)], now);
    await settleUpdate(db, 1, "done", now);
    expect(await storeUpdates(db, [message(1, 5)], later(1))).toEqual([]);
    expect(await beginNext(db, "chat:5")).toBeUndefined();
  });

  test("an update comes back as it was stored, whatever stands in it", async () => {
    const db = await open();
    const update = message(9_007_199_254_740, -1_001_234_567_890, '‘"\\ \u{1F4A7} ё');
    await storeUpdates(db, [update], now);
    const pending = await beginNext(db, "chat:-1001234567890");
    expect(pending?.updateId).toBe(9_007_199_254_740);
    expect(JSON.parse(pending?.payload ?? "")).toEqual(update);
  });

  test("more updates than one statement takes are stored all the same", async () => {
    const db = await open();
    const updates = Array.from({ length: 2_500 }, (_, index) => message(index + 1, index % 3));
    expect([...(await storeUpdates(db, updates, now))].sort()).toEqual(["chat:0", "chat:1", "chat:2"]);
    expect(await countPending(db)).toBe(2_500);
  });

  test("a lane gives its updates in the order of their ids, whatever order they came in", async () => {
    const db = await open();
    await storeUpdates(db, [message(3, 5), message(1, 5), message(2, 6)], now);
    await storeUpdates(db, [message(2_000, 5), message(200, 5)], now);
    const order: number[] = [];
    for (let next = await beginNext(db, "chat:5"); next !== undefined; next = await beginNext(db, "chat:5")) {
      order.push(next.updateId);
      await settleUpdate(db, next.updateId, "done", now);
    }
    expect(order).toEqual([1, 3, 200, 2_000]);
  });

  test("an update that is begun and not settled comes again, its attempts counted", async () => {
    const db = await open();
    await storeUpdates(db, [message(1, 5), message(2, 5)], now);
    expect(await beginNext(db, "chat:5")).toMatchObject({ updateId: 1, attempts: 0 });
    expect(await beginNext(db, "chat:5")).toMatchObject({ updateId: 1, attempts: 1 });
    await settleUpdate(db, 1, "failed", now);
    expect(await beginNext(db, "chat:5")).toMatchObject({ updateId: 2, attempts: 0 });
  });

  test("settling erases the content, keeps the id, and happens once", async () => {
    const db = await open();
    await storeUpdates(db, [message(1, 5)], now);
    expect(await settleUpdate(db, 1, "done", later(1))).toBe(true);
    expect(await settleUpdate(db, 1, "failed", later(2))).toBe(false);
    const rows = await db.selectFrom("updates").selectAll().execute();
    expect(rows).toEqual([expect.objectContaining({ update_id: 1, payload: null, outcome: "done" })]);
    expect(rows[0]?.settled_at).toBe(later(1).getTime());
  });

  test("an update that is not known cannot be settled", async () => {
    expect(await settleUpdate(await open(), 1, "done", now)).toBe(false);
  });

  test("lanes with work are listed the longest waiting first, as many as are asked for", async () => {
    const db = await open();
    await storeUpdates(db, [message(10, 1), message(9, 2), message(11, 3), message(100, 2)], now);
    expect(await pendingLanes(db, 10)).toEqual(["chat:2", "chat:1", "chat:3"]);
    expect(await pendingLanes(db, 2)).toEqual(["chat:2", "chat:1"]);
    await settleUpdate(db, 9, "done", now);
    expect(await pendingLanes(db, 10)).toEqual(["chat:1", "chat:3", "chat:2"]);
    for (const id of [10, 11, 100]) await settleUpdate(db, id, "done", now);
    expect(await pendingLanes(db, 10)).toEqual([]);
  });

  test("ids are forgotten a week after they were settled; younger ones and unsettled ones stay", async () => {
    const db = await open();
    await storeUpdates(db, [message(1, 1), message(2, 2), message(3, 3)], now);
    await settleUpdate(db, 1, "done", now);
    await settleUpdate(db, 2, "failed", later(1));
    expect(await forgetOldUpdates(db, later(IDS_KEPT_MS))).toBe(0);
    expect(await forgetOldUpdates(db, later(IDS_KEPT_MS + 1))).toBe(1);
    const rows = await db.selectFrom("updates").select("update_id").orderBy("update_id").execute();
    expect(rows.map((row) => row.update_id)).toEqual([2, 3]);
    expect(IDS_KEPT_MS).toBe(7 * 24 * 3_600_000);
  });

  test("a lane is handled by one process at a time, and by another when the first falls silent", async () => {
    const db = await open();
    const clock = fakeClock(START);
    const [a, b] = [inboxStore(db, "a", clock), inboxStore(db, "b", clock)];
    await heartbeat(db, "a", clock.now());
    expect(await a.acquire("chat:5")).toBe(true);
    expect(await b.acquire("chat:5")).toBe(false);
    expect(await b.acquire("chat:6")).toBe(true);
    await clock.advance(ALIVE_MS);
    expect(await b.acquire("chat:5")).toBe(true);
    await b.release("chat:5");
    expect(await a.acquire("chat:5")).toBe(true);
  });
});
