import { expect, test } from "vitest";
import { findChat, rememberChat } from "../../src/chats/store.ts";
import type { Settled } from "../../src/delivery/outcome.ts";
import { DELIVERY_LEASE } from "../../src/delivery/store/claims.ts";
import {
  enqueue,
  pauseBatch,
  progressOf,
  resumeBatch,
  retryUnknown,
  rowsOf,
  stopBatch,
  type Recipient,
} from "../../src/delivery/store/queue.ts";
import { inTransaction, type Database } from "../../src/storage/database.ts";
import { retire } from "../../src/storage/leases.ts";
import { describeOnBoth } from "../support/databases.ts";
import { realClock } from "../support/ports.ts";
import { announcement, arrives, startSender, telegram } from "./support.ts";

const people = (count: number): readonly Recipient[] =>
  Array.from({ length: count }, (_, at) => ({ chatId: 100 + at, language: at % 2 === 0 ? "ru" : "en" }));

const queue = (db: Database, recipients: readonly Recipient[], text = "Премьера"): Promise<string> =>
  inTransaction(db, (trx) => enqueue(trx, announcement(text), recipients, realClock.now()));

const progress = async (db: Database) => (await progressOf(db, "announcement", "a1"))[0];

async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  const end = Date.now() + 8_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error("Cannot go on: what was waited for did not come in 8 s");
    await realClock.sleep(10);
  }
}

describeOnBoth("delivery", (open) => {
  test("sends each recipient its language once, in order, and counts them", async () => {
    const db = await open();
    await queue(db, people(30));
    const api = telegram(arrives);
    const { sender } = await startSender(db, api);
    await sender.idle();
    expect(api.calls.map(({ chatId }) => chatId)).toEqual(people(30).map(({ chatId }) => chatId));
    expect(api.calls[1]?.content).toMatchObject({ text: "Премьера (en)" });
    expect(await progress(db)).toMatchObject({ state: "done", total: 30, sent: 30 });
    await sender.stop();
  });

  test("a recipient named twice gets one message", async () => {
    const db = await open();
    await queue(db, [...people(3), ...people(3)]);
    const api = telegram(arrives);
    const { sender } = await startSender(db, api);
    await sender.idle();
    expect(api.calls).toHaveLength(3);
    await sender.stop();
  });

  test("an unknown fate is never sent again by itself, and once more where an admin asks", async () => {
    const db = await open();
    const id = await queue(db, people(3));
    const api = telegram((row, call) => (call === 2 ? { kind: "unknown", reason: "timeout" } : arrives(row)));
    const { sender } = await startSender(db, api);
    await sender.idle();
    expect(await progress(db)).toMatchObject({ state: "done", sent: 2, unknown: 1 });
    expect(api.calls).toHaveLength(3);
    expect(await inTransaction(db, (trx) => retryUnknown(trx, id))).toBe(1);
    await until(async () => (await progress(db))?.state === "done");
    expect(await progress(db)).toMatchObject({ sent: 3, unknown: 0 });
    expect(api.calls.map(({ chatId }) => chatId)).toEqual([100, 101, 102, 101]);
    await sender.stop();
  });

  test("what a dead sender had on its way becomes unknown; the rest is sent", async () => {
    const db = await open();
    await queue(db, people(10));
    const hanging = telegram(() => new Promise(() => undefined));
    await startSender(db, hanging, { holder: "dead" });
    await until(() => hanging.calls.length === 10);
    await queue(db, people(5), "Вторая");
    await retire(db, "dead");
    const api = telegram(arrives);
    const { sender } = await startSender(db, api, { holder: "heir" });
    await sender.idle();
    expect(await progress(db)).toMatchObject({ unknown: 10, sent: 0, total: 10 });
    expect(api.calls.every(({ content }) => "text" in content && content.text.startsWith("Вторая"))).toBe(
      true,
    );
    expect(api.calls).toHaveLength(5);
    await sender.stop();
  });

  test("of two senders one sends; when it retires the other goes on and nobody gets it twice", async () => {
    const db = await open();
    await queue(db, people(300));
    const api = telegram(async (row) => {
      await realClock.sleep(5);
      return arrives(row);
    });
    const first = await startSender(db, api, { holder: "one", rate: 200 });
    await until(() => api.calls.length > 20);
    const second = await startSender(db, api, { holder: "two" });
    const lead = await db.selectFrom("leases").selectAll().where("name", "=", DELIVERY_LEASE).execute();
    expect(lead).toEqual([{ name: DELIVERY_LEASE, holder: "one" }]);
    await first.sender.stop();
    await retire(db, "one");
    await until(async () => (await progress(db))?.sent === 300);
    expect(new Set(api.calls.map(({ chatId }) => chatId)).size).toBe(300);
    expect(api.calls).toHaveLength(300);
    await second.sender.stop();
  });

  test("blocked: the chat is switched off and counted as gone", async () => {
    const db = await open();
    await rememberChat(
      db,
      { id: 100, kind: "private", title: null, isForum: false },
      "active",
      realClock.now(),
    );
    await queue(db, people(2));
    const { sender } = await startSender(
      db,
      telegram((row) => (row.chatId === 100 ? { kind: "gone", reason: "blocked" } : arrives(row))),
    );
    await sender.idle();
    expect(await findChat(db, 100)).toMatchObject({ standing: "blocked" });
    expect(await progress(db)).toMatchObject({ gone: 1, sent: 1 });
    await sender.stop();
  });

  test("a group that became a supergroup gets it there, once, although the supergroup stands in the list", async () => {
    const db = await open();
    const group = { id: -5, kind: "group", title: "Клуб", isForum: false } as const;
    await rememberChat(db, group, "active", realClock.now());
    await queue(db, [
      { chatId: -5, language: "ru" },
      { chatId: -1_005, language: "ru" },
    ]);
    const api = telegram((row) => (row.chatId === -5 ? { kind: "moved", toChatId: -1_005 } : arrives(row)));
    const { sender } = await startSender(db, api);
    await sender.idle();
    expect(api.calls.filter(({ chatId }) => chatId === -1_005)).toHaveLength(1);
    expect(await findChat(db, -5)).toMatchObject({ standing: "migrated", migratedTo: -1_005 });
    expect(await progress(db)).toMatchObject({ state: "done", sent: 1, skipped: 1 });
    await sender.stop();
  });

  test("a closed topic: it goes to the general one, and the reason is kept", async () => {
    const db = await open();
    const settled: Settled[] = [];
    await queue(db, [{ chatId: -9, threadId: 4, language: "ru" }]);
    const api = telegram((row) =>
      row.threadId === 4 ? { kind: "topicShut", reason: "TOPIC_CLOSED" } : arrives(row),
    );
    const { sender } = await startSender(db, api, {
      observers: { announcement: async (_, one) => void settled.push(one) },
    });
    await until(() => settled.length > 0);
    expect(settled).toMatchObject([{ outcome: "sent", threadId: undefined, reason: "TOPIC_CLOSED" }]);
    await sender.stop();
  });

  test("a 429 of a group waits for that group and costs nothing; others go on", async () => {
    const db = await open();
    await queue(db, [
      { chatId: -7, language: "ru" },
      { chatId: -8, language: "ru" },
    ]);
    const api = telegram((row, call) => (call === 1 ? { kind: "wait", retryAfterMs: 300 } : arrives(row)));
    const { sender } = await startSender(db, api);
    await until(async () => (await progress(db))?.sent === 2);
    expect(api.calls.map(({ chatId }) => chatId)).toEqual([-7, -8, -7]);
    await sender.stop();
  });

  test("five unknowns in a row pause it until Telegram answers a probe", async () => {
    const db = await open();
    await queue(db, people(200));
    const api = telegram((row, call) => (call <= 8 ? { kind: "unknown", reason: "502" } : arrives(row)));
    const { sender, probes } = await startSender(db, api, { rate: 60 });
    probes.answers = false;
    await until(() => probes.count > 0);
    const calls = api.calls.length;
    expect(calls).toBeLessThan(20);
    await realClock.sleep(200);
    expect(api.calls.length).toBe(calls);
    probes.answers = true;
    await until(async () => ((await progress(db))?.sent ?? 0) > 5);
    await sender.stop();
  });

  test("pause holds it, resume goes on, stop skips the rest", async () => {
    const db = await open();
    const id = await queue(db, people(400));
    const api = telegram(arrives);
    const { sender } = await startSender(db, api, { rate: 100 });
    await until(() => api.calls.length > 10);
    expect(await pauseBatch(db, id)).toBe(true);
    await sender.idle();
    const held = api.calls.length;
    await realClock.sleep(150);
    expect(api.calls.length).toBe(held);
    expect(await resumeBatch(db, id)).toBe(true);
    await until(() => api.calls.length > held);
    expect(await inTransaction(db, (trx) => stopBatch(trx, id, realClock.now()))).toBe(true);
    await sender.idle();
    const ended = await progress(db);
    expect(ended).toMatchObject({ state: "stopped", total: 400 });
    expect((ended?.sent ?? 0) + (ended?.skipped ?? 0)).toBe(400);
    expect(await rowsOf(db, id, ["skipped"], { afterSeq: -1, max: 1_000 })).toHaveLength(
      ended?.skipped ?? -1,
    );
    await sender.stop();
  });

  test("what is urgent goes before bulk, and beside the pace", async () => {
    const db = await open();
    await queue(db, people(100));
    const api = telegram(arrives);
    const { sender } = await startSender(db, api, { rate: 20 });
    await until(() => api.calls.length > 3);
    await inTransaction(db, (trx) =>
      enqueue(
        trx,
        { ...announcement("Вопрос"), kind: "quiz", ref: "g:1", priority: "urgent" },
        [{ chatId: 9_999, language: "ru" }],
        realClock.now(),
      ),
    );
    const before = api.calls.length;
    sender.wake();
    await until(() => api.calls.some(({ chatId }) => chatId === 9_999));
    expect(api.calls.findIndex(({ chatId }) => chatId === 9_999)).toBeLessThanOrEqual(before + 2);
    await sender.stop();
  });

  test("the observer's change and the settled row stand or fall together", async () => {
    const db = await open();
    await queue(db, people(1));
    let failures = 1;
    const { sender } = await startSender(db, telegram(arrives), {
      observers: {
        announcement: async (trx, { chatId, at }) => {
          const seen = { id: chatId, kind: "private", title: null, isForum: false } as const;
          await rememberChat(trx, seen, "active", at);
          if (failures > 0) {
            failures -= 1;
            throw new Error("the database hiccups");
          }
        },
      },
    });
    await until(async () => (await progress(db))?.sent === 1);
    expect(await findChat(db, 100)).toBeDefined();
    await sender.stop();
  });
});
