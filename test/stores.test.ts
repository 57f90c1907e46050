import { expect, test } from "vitest";
import {
  answerTo,
  ANSWERS_KEPT_MS,
  eraseAnswers,
  forgetOldAnswers,
  rememberAnswer,
} from "../src/answers/store.ts";
import {
  chooseLanguage,
  eraseChat,
  findChat,
  markUnreachable,
  migrateChat,
  rememberChat,
  rememberTopic,
  topicsOf,
} from "../src/chats/store.ts";
import {
  beginNext,
  countPending,
  forgetOldUpdates,
  IDS_KEPT_MS,
  pendingLanes,
  settleUpdate,
  storeUpdates,
} from "../src/inbox/store.ts";
import { inTransaction } from "../src/storage/database.ts";
import {
  acquireLease,
  ALIVE_MS,
  clearLeases,
  heartbeat,
  releaseLease,
  retire,
} from "../src/storage/leases.ts";
import { describeOnBoth } from "./support/databases.ts";

const now = new Date("2026-11-25T12:00:00Z");
const later = (ms: number): Date => new Date(now.getTime() + ms);
const message = (update_id: number, chatId: number): { update_id: number; message: object } => ({
  update_id,
  message: { chat: { id: chatId }, text: "Кто играл Гошу?" },
});

describeOnBoth("the database", (open) => {
  test("a query on the database inside its own transaction throws instead of waiting for ever", async () => {
    const db = await open();
    await expect(inTransaction(db, () => countPending(db))).rejects.toThrow("pass trx");
  });

  test("what a transaction did is undone when it throws", async () => {
    const db = await open();
    const failing = inTransaction(db, async (trx) => {
      await storeUpdates(trx, [message(1, 5)], now);
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await countPending(db)).toBe(0);
  });
});

describeOnBoth("leases", (open) => {
  test("a lease is refused to a second holder while the first lives, and taken over when it falls silent", async () => {
    const db = await open();
    await heartbeat(db, "a", now);
    await heartbeat(db, "b", now);
    expect(await acquireLease(db, "polling", "a", now)).toBe(true);
    expect(await acquireLease(db, "polling", "a", now)).toBe(true);
    expect(await acquireLease(db, "polling", "b", later(ALIVE_MS - 1))).toBe(false);
    expect(await acquireLease(db, "polling", "b", later(ALIVE_MS))).toBe(true);
  });

  test("a lease given back, or held by a retired process, is free at once", async () => {
    const db = await open();
    await heartbeat(db, "a", now);
    await acquireLease(db, "one", "a", now);
    await releaseLease(db, "one", "b");
    expect(await acquireLease(db, "one", "b", now)).toBe(false);
    await releaseLease(db, "one", "a");
    expect(await acquireLease(db, "one", "b", now)).toBe(true);
    await acquireLease(db, "two", "a", now);
    await retire(db, "a");
    expect(await acquireLease(db, "two", "b", now)).toBe(true);
    await clearLeases(db);
    expect(await acquireLease(db, "two", "c", now)).toBe(true);
  });
});

describeOnBoth("the inbox's store", (open) => {
  test("an update delivered twice is kept once, and handled once", async () => {
    const db = await open();
    expect(await storeUpdates(db, [message(7, 5)], now)).toEqual(["chat:5"]);
    expect(await storeUpdates(db, [message(7, 5)], now)).toEqual([]);
    await beginNext(db, "chat:5");
    expect(await settleUpdate(db, 7, "done", now)).toBe(true);
    expect(await settleUpdate(db, 7, "done", now)).toBe(false);
    expect(await storeUpdates(db, [message(7, 5)], later(60_000))).toEqual([]);
    expect(await beginNext(db, "chat:5")).toBeUndefined();
  });

  test("a lane gives its updates in order, and counts how often one was begun", async () => {
    const db = await open();
    await storeUpdates(db, [message(9, 5), message(8, 5), message(3, 6)], now);
    expect(await pendingLanes(db, 10)).toEqual(["chat:6", "chat:5"]);
    expect(await beginNext(db, "chat:5")).toMatchObject({ updateId: 8, attempts: 0 });
    const again = await beginNext(db, "chat:5");
    expect(again).toMatchObject({ updateId: 8, attempts: 1 });
    expect(JSON.parse(again?.payload ?? "{}")).toEqual(message(8, 5));
    await settleUpdate(db, 8, "done", now);
    expect(await beginNext(db, "chat:5")).toMatchObject({ updateId: 9 });
  });

  test("settling erases the content, and the id is forgotten after seven days", async () => {
    const db = await open();
    await storeUpdates(db, [message(1, 5), message(2, 5)], now);
    await settleUpdate(db, 1, "done", now);
    await settleUpdate(db, 2, "failed", later(1_000));
    const rows = await db.selectFrom("updates").select("payload").execute();
    expect(rows.map(({ payload }) => payload)).toEqual([null, null]);
    expect(await forgetOldUpdates(db, later(IDS_KEPT_MS + 1))).toBe(1);
    expect(await forgetOldUpdates(db, later(IDS_KEPT_MS + 2_000))).toBe(1);
  });
});

describeOnBoth("the store of chats", (open) => {
  const group = { id: -5, kind: "group", title: "Клуб", isForum: false } as const;

  test("what is seen of a chat changes, what was chosen in it stays", async () => {
    const db = await open();
    await rememberChat(db, group, "active", now);
    await chooseLanguage(db, group.id, "en", now);
    await rememberChat(db, { ...group, title: "Другой клуб" }, "left", now);
    expect(await findChat(db, group.id)).toMatchObject({
      title: "Другой клуб",
      language: "en",
      standing: "left",
    });
  });

  test("a group that became a supergroup hands its language on, once", async () => {
    const db = await open();
    await rememberChat(db, group, "active", now);
    await chooseLanguage(db, group.id, "en", now);
    expect(await migrateChat(db, -5, -1005, now)).toBe(true);
    expect(await migrateChat(db, -5, -1005, now)).toBe(false);
    expect(await findChat(db, -1005)).toMatchObject({
      kind: "supergroup",
      language: "en",
      standing: "active",
    });
    expect(await findChat(db, -5)).toMatchObject({ standing: "migrated", migratedTo: -1005 });
  });

  test("topics keep their name when they are closed", async () => {
    const db = await open();
    await rememberChat(db, { ...group, kind: "supergroup", isForum: true }, "active", now);
    await rememberTopic(db, group.id, { threadId: 4, name: "О фильме", isClosed: false });
    await rememberTopic(db, group.id, { threadId: 4, isClosed: true });
    await rememberTopic(db, group.id, { threadId: 4 });
    expect(await topicsOf(db, group.id)).toEqual([{ threadId: 4, name: "О фильме", isClosed: true }]);
  });

  test("a private chat that cannot be reached is blocked, and erased without a trace", async () => {
    const db = await open();
    await rememberChat(db, { id: 5, kind: "private", title: null, isForum: false }, "active", now);
    await markUnreachable(db, 5, now);
    expect(await findChat(db, 5)).toMatchObject({ standing: "blocked" });
    await eraseChat(db, 5);
    expect(await findChat(db, 5)).toBeUndefined();
  });
});

describeOnBoth("the store of answers", (open) => {
  test("a question leads to its answer for two days", async () => {
    const db = await open();
    await rememberAnswer(db, 5, 10, 11, now);
    await rememberAnswer(db, 5, 10, 12, later(1_000));
    await rememberAnswer(db, 5, 20, 21, later(2_000));
    expect(await answerTo(db, 5, 10)).toBe(12);
    await forgetOldAnswers(db, later(ANSWERS_KEPT_MS + 1_500));
    expect(await answerTo(db, 5, 10)).toBeUndefined();
    expect(await answerTo(db, 5, 20)).toBe(21);
    await eraseAnswers(db, 5);
    expect(await answerTo(db, 5, 20)).toBeUndefined();
  });
});
