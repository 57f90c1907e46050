import { expect, test } from "vitest";
import { beginNext, storeUpdates } from "../../src/inbox/store.ts";
import { cancelTimer, fireTimers, setTimer } from "../../src/inbox/timers/store.ts";
import { describeOnBoth } from "../support/databases.ts";

const at = (ms: number) => new Date(Date.parse("2026-11-25T12:00:00Z") + ms);
const deadline = (key: string, ms: number, chatId = -5) => ({
  key,
  dueAt: at(ms),
  event: { kind: "quiz.deadline", chatId, game: key },
});

describeOnBoth("timers", (open) => {
  test("come once, at their time, in the lane of their chat", async () => {
    const db = await open();
    await setTimer(db, deadline("a", 1_000));
    expect(await fireTimers(db, at(999))).toEqual([]);
    expect(await fireTimers(db, at(1_000))).toEqual(["chat:-5"]);
    expect(await fireTimers(db, at(1_000))).toEqual([]);
    const pending = await beginNext(db, "chat:-5");
    expect(JSON.parse(pending?.payload ?? "{}")).toMatchObject({
      update_id: pending?.updateId,
      event: { kind: "quiz.deadline", chatId: -5, game: "a" },
    });
    expect(pending?.updateId).toBeLessThan(0);
  });

  test("of one key replace each other, and one that is taken back does not come", async () => {
    const db = await open();
    await setTimer(db, deadline("a", 1_000));
    await setTimer(db, deadline("a", 5_000));
    expect(await fireTimers(db, at(2_000))).toEqual([]);
    expect(await cancelTimer(db, "a")).toBe(true);
    expect(await cancelTimer(db, "a")).toBe(false);
    expect(await fireTimers(db, at(9_000))).toEqual([]);
  });

  test("due together come each with an id of its own, the earliest first", async () => {
    const db = await open();
    for (const key of ["c", "a", "b"]) await setTimer(db, deadline(key, key === "a" ? 500 : 1_000));
    await fireTimers(db, at(1_000));
    const rows = await db.selectFrom("updates").select("payload").orderBy("update_id").execute();
    const games = rows.map(
      ({ payload }) => (JSON.parse(payload ?? "{}") as { event: { game: string } }).event.game,
    );
    expect(games[0]).toBe("a");
    expect(games.toSorted()).toEqual(["a", "b", "c"]);
  });

  test("come after what the chat sent before them", async () => {
    const db = await open();
    await storeUpdates(
      db,
      [{ update_id: 70, poll_answer: { poll_id: "p", option_ids: [1] } } as never],
      at(900),
      async () => -5,
    );
    await setTimer(db, deadline("a", 1_000));
    await fireTimers(db, at(1_000));
    expect((await beginNext(db, "chat:-5"))?.updateId).toBe(70);
  });

  test("fire once although several replicas look at once", async () => {
    const db = await open();
    for (let n = 0; n < 20; n += 1) await setTimer(db, deadline(`t${String(n)}`, n, -n - 1));
    const fired = await Promise.all([1, 2, 3].map(() => fireTimers(db, at(1_000))));
    expect(fired.flat()).toHaveLength(20);
    expect(await db.selectFrom("updates").select("update_id").execute()).toHaveLength(20);
  });
});
