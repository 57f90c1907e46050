import { describe, expect, test } from "vitest";
import {
  ATTEMPTS_MAX,
  createInbox,
  type HandleUpdate,
  type InboxStore,
  type Outcome,
} from "../../src/inbox/inbox.ts";
import { laneOf } from "../../src/inbox/lane.ts";
import { fakeClock, keepingLog } from "../support/ports.ts";

interface Update {
  readonly update_id: number;
}

const message = (updateId: number, chatId: number) => ({
  update_id: updateId,
  message: { chat: { id: chatId } },
});

interface Row {
  readonly lane: string;
  readonly payload: string;
  attempts: number;
  outcome?: Outcome;
}

/** The inbox's store without a database. */
function memoryStore() {
  const rows = new Map<number, Row>();
  const held = new Set<string>();
  /** Lanes that another process holds. */
  const elsewhere = new Set<string>();
  const pending = () => [...rows].filter(([, row]) => row.outcome === undefined).sort(([a], [b]) => a - b);
  let forgotten = 0;
  const store: InboxStore = {
    async store(updates) {
      const news = updates.filter(({ update_id: id }) => !rows.has(id));
      for (const update of news) {
        rows.set(update.update_id, { lane: laneOf(update), payload: JSON.stringify(update), attempts: 0 });
      }
      return [...new Set(news.map((update) => laneOf(update)))];
    },
    pendingLanes: async (lanesMax) => [...new Set(pending().map(([, { lane }]) => lane))].slice(0, lanesMax),
    countPending: async () => pending().length,
    async beginNext(lane) {
      const next = pending().find(([, row]) => row.lane === lane);
      if (next === undefined) return undefined;
      const [updateId, row] = next;
      row.attempts += 1;
      return { updateId, payload: row.payload, attempts: row.attempts - 1 };
    },
    async settle(updateId, outcome) {
      const row = rows.get(updateId);
      if (row === undefined || row.outcome !== undefined) return false;
      row.outcome = outcome;
      return true;
    },
    async forgetOld() {
      forgotten += 1;
      return 0;
    },
    async acquire(lane) {
      if (held.has(lane) || elsewhere.has(lane)) return false;
      held.add(lane);
      return true;
    },
    async release(lane) {
      held.delete(lane);
    },
  };
  return {
    store,
    elsewhere,
    held,
    forgotten: () => forgotten > 0,
    outcomes: () => Object.fromEntries([...rows].map(([id, { outcome }]) => [id, outcome ?? "pending"])),
  };
}

/** An inbox of its own world. `handled` are the update ids in the order in which handling began. */
function world(handle: (update: Update) => ReturnType<HandleUpdate> = async () => "handled") {
  const memory = memoryStore();
  const clock = fakeClock("2026-11-25T12:00:00Z");
  const log = keepingLog();
  const begun: number[] = [];
  const inbox = createInbox(
    memory.store,
    async (update) => {
      begun.push((update as Update).update_id);
      return handle(update as Update);
    },
    clock,
    log,
  );
  /** Lets everything happen that waits for nothing. */
  const flush = () => clock.advance(0);
  return { ...memory, clock, log, begun, inbox, flush };
}

/** Something that a handler waits for. */
function gate() {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

describe("order", () => {
  test("the updates of a lane are handled one after the other, in order", async () => {
    let inHand = 0;
    const overlaps: number[] = [];
    const { inbox, begun, outcomes } = world(async ({ update_id: id }) => {
      inHand += 1;
      if (inHand > 1) overlaps.push(id);
      await new Promise((resolve) => setImmediate(resolve));
      inHand -= 1;
      return "handled";
    });
    inbox.start();
    await inbox.receive([message(3, 5), message(1, 5), message(2, 5)]);
    await inbox.receive([message(4, 5)]);
    await inbox.idle();
    expect(begun).toEqual([1, 2, 3, 4]);
    expect(overlaps).toEqual([]);
    expect(outcomes()).toEqual({ 1: "done", 2: "done", 3: "done", 4: "done" });
    await inbox.stop();
  });

  test("lanes are handled side by side: a slow chat holds up no other", async () => {
    const slow = gate();
    const { inbox, outcomes, flush } = world(async ({ update_id: id }) => {
      if (id === 1) await slow.passed;
      return "handled";
    });
    inbox.start();
    await inbox.receive([message(1, 5), message(2, 5), message(3, 6)]);
    await flush();
    expect(outcomes()).toEqual({ 1: "pending", 2: "pending", 3: "done" });
    slow.open();
    await inbox.idle();
    expect(outcomes()).toEqual({ 1: "done", 2: "done", 3: "done" });
    await inbox.stop();
  });

  test("at most 64 lanes are in hand at once, and the others follow", async () => {
    const all = gate();
    const { inbox, begun, flush, outcomes } = world(async () => {
      await all.passed;
      return "handled";
    });
    inbox.start();
    await inbox.receive(Array.from({ length: 100 }, (_, index) => message(index + 1, index + 1)));
    await flush();
    expect(begun).toHaveLength(64);
    all.open();
    await inbox.idle();
    expect(Object.values(outcomes())).toEqual(Array.from({ length: 100 }, () => "done"));
    await inbox.stop();
  });

  test("an update received twice is handled once", async () => {
    const { inbox, begun } = world();
    inbox.start();
    await inbox.receive([message(1, 5)]);
    await inbox.receive([message(1, 5)]);
    await inbox.idle();
    expect(begun).toEqual([1]);
    await inbox.stop();
  });
});

describe("the start", () => {
  test("what was stored before the start is handled after it, and not before", async () => {
    const { inbox, begun, flush } = world();
    await inbox.receive([message(1, 5), message(2, 6)]);
    await flush();
    expect(begun).toEqual([]);
    inbox.start();
    await flush();
    await inbox.idle();
    expect(begun).toEqual([1, 2]);
    await inbox.stop();
  });

  test("what an earlier process left in the store is found", async () => {
    const { inbox, store, clock, begun, flush } = world();
    await store.store([message(1, 5)], clock.now());
    inbox.start();
    await flush();
    expect(begun).toEqual([1]);
    await inbox.stop();
  });

  test("what another process leaves behind is found some seconds later", async () => {
    const { inbox, elsewhere, begun, clock, flush } = world();
    elsewhere.add("chat:5");
    inbox.start();
    await inbox.receive([message(1, 5), message(2, 6)]);
    await flush();
    expect(begun).toEqual([2]);
    elsewhere.clear();
    await clock.advance(5_000);
    expect(begun).toEqual([2, 1]);
    await inbox.stop();
  });
});

describe("failures", () => {
  test("a passing failure is tried again after its wait, and the lane waits with it", async () => {
    let failures = 1;
    const { inbox, begun, clock, flush, outcomes } = world(async ({ update_id: id }) => {
      if (id !== 1 || failures === 0) return "handled";
      failures -= 1;
      return "again";
    });
    inbox.start();
    await inbox.receive([message(1, 5), message(2, 5), message(3, 6)]);
    await flush();
    expect(begun).toEqual([1, 3]);
    await clock.advance(999);
    expect(begun).toEqual([1, 3]);
    await clock.advance(1);
    await inbox.idle();
    expect(begun).toEqual([1, 3, 1, 2]);
    expect(outcomes()).toEqual({ 1: "done", 2: "done", 3: "done" });
    await inbox.stop();
  });

  test("the waits grow, and after the last attempt the update is given up and the lane goes on", async () => {
    const { inbox, begun, clock, flush, outcomes, log } = world(async ({ update_id: id }) =>
      id === 1 ? "again" : "handled",
    );
    inbox.start();
    await inbox.receive([message(1, 5), message(2, 5)]);
    await flush();
    for (const waitMs of [1_000, 5_000, 20_000]) {
      const before = begun.length;
      await clock.advance(waitMs - 1);
      expect(begun).toHaveLength(before);
      await clock.advance(1);
    }
    await flush();
    await inbox.idle();
    expect(begun.filter((id) => id === 1)).toHaveLength(ATTEMPTS_MAX);
    expect(begun.at(-1)).toBe(2);
    expect(outcomes()).toEqual({ 1: "failed", 2: "done" });
    expect(log.lines.filter(({ level }) => level === "error")).toEqual([
      expect.objectContaining({ fields: expect.objectContaining({ updateId: 1 }) as object }),
    ]);
    await inbox.stop();
  });

  test("an update that was begun too often before the process died is not begun again", async () => {
    const { inbox, store, clock, begun, flush, outcomes } = world();
    await store.store([message(1, 5), message(2, 5)], clock.now());
    for (let time = 0; time < ATTEMPTS_MAX; time += 1) await store.beginNext("chat:5");
    inbox.start();
    await flush();
    await inbox.idle();
    expect(begun).toEqual([2]);
    expect(outcomes()).toEqual({ 1: "failed", 2: "done" });
    await inbox.stop();
  });

  test("a handler that throws settles its update as failed, with the error in the log, and the lane goes on", async () => {
    const { inbox, begun, outcomes, log } = world(async ({ update_id: id }) => {
      if (id === 1) throw new Error("a bug of ours");
      return "handled";
    });
    inbox.start();
    await inbox.receive([message(1, 5), message(2, 5)]);
    await inbox.idle();
    expect(begun).toEqual([1, 2]);
    expect(outcomes()).toEqual({ 1: "failed", 2: "done" });
    expect(log.lines.map(({ level, fields }) => [level, String(fields["error"])])).toEqual([
      ["error", "Error: a bug of ours"],
    ]);
    await inbox.stop();
  });

  test("where nothing can be stored, receive rejects and nothing is handled", async () => {
    const { store, clock, log } = world();
    const begun: object[] = [];
    const broken: InboxStore = { ...store, store: () => Promise.reject(new Error("the disk is full")) };
    const handle: HandleUpdate = async (update) => {
      begun.push(update);
      return "handled";
    };
    const inbox = createInbox(broken, handle, clock, log);
    inbox.start();
    await expect(inbox.receive([message(1, 5)])).rejects.toThrow("the disk is full");
    await inbox.idle();
    expect(begun).toEqual([]);
    await inbox.stop();
  });

  test("a store that fails in the middle of a lane is logged, and the lane is taken up again", async () => {
    const { store, clock, log, outcomes, held } = world();
    let failures = 1;
    const flaky: InboxStore = {
      ...store,
      async settle(...settled) {
        failures -= 1;
        if (failures >= 0) throw new Error("the connection is gone");
        return store.settle(...settled);
      },
    };
    const inbox = createInbox(flaky, async () => "handled", clock, log);
    inbox.start();
    await inbox.receive([message(1, 5)]);
    await clock.advance(0);
    expect(outcomes()).toEqual({ 1: "pending" });
    expect(log.lines.some(({ level }) => level === "error")).toBe(true);
    await clock.advance(5_000);
    await inbox.idle();
    expect(outcomes()).toEqual({ 1: "done" });
    expect([...held]).toEqual([]);
    await inbox.stop();
  });
});

describe("the end", () => {
  test("stop finishes what is in hand, settles it, and begins no other", async () => {
    const slow = gate();
    const { inbox, begun, outcomes, held, flush } = world(async () => {
      await slow.passed;
      return "handled";
    });
    inbox.start();
    await inbox.receive([message(1, 5), message(2, 5)]);
    await flush();
    const stopped = inbox.stop();
    let quiet = false;
    void stopped.then(() => {
      quiet = true;
    });
    await flush();
    expect(quiet).toBe(false);
    slow.open();
    await stopped;
    expect(begun).toEqual([1]);
    expect(outcomes()).toEqual({ 1: "done", 2: "pending" });
    expect([...held]).toEqual([]);
  });

  test("stop does not sit out the wait before another attempt", async () => {
    const { inbox, flush, outcomes, held } = world(async () => "again");
    inbox.start();
    await inbox.receive([message(1, 5)]);
    await flush();
    await inbox.stop();
    expect(outcomes()).toEqual({ 1: "pending" });
    expect([...held]).toEqual([]);
  });

  test("what is received after the stop is stored and left to the next process", async () => {
    const { inbox, begun, flush } = world();
    inbox.start();
    await inbox.stop();
    await inbox.receive([message(1, 5)]);
    await flush();
    expect(begun).toEqual([]);
    expect(await inbox.waiting()).toBe(1);
  });
});

test("old ids are forgotten now and then", async () => {
  const { inbox, clock, flush, forgotten } = world();
  inbox.start();
  await flush();
  expect(forgotten()).toBe(false);
  await clock.advance(3_600_000);
  expect(forgotten()).toBe(true);
  await inbox.stop();
});
