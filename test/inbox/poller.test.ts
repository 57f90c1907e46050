import { describe, expect, test } from "vitest";
import { createPoller, type GetUpdates, type Poll } from "../../src/inbox/poller.ts";
import { fakeClock, keepingLog } from "../support/ports.ts";

interface Update {
  readonly update_id: number;
}
type Trouble = Exclude<Poll, { readonly kind: "updates" }>;

const updates = (...ids: readonly number[]): Update[] => ids.map((id) => ({ update_id: id }));
const ids = (list: readonly Update[]) => list.map(({ update_id: id }) => id);

/** getUpdates as Telegram keeps it: an update is dropped when a later offset is asked for. */
function fakeTelegram() {
  let kept: Update[] = [];
  let wake: () => void = () => undefined;
  const troubles: Trouble[] = [];
  const offsets: (number | undefined)[] = [];
  const getUpdates: GetUpdates = async (offset, timeoutSeconds, signal) => {
    offsets.push(offset);
    const trouble = troubles.shift();
    if (trouble !== undefined) return trouble;
    kept = kept.filter(({ update_id: id }) => offset === undefined || id >= offset);
    if (kept.length === 0 && timeoutSeconds > 0) {
      await new Promise<void>((resolve) => {
        wake = resolve;
        signal.addEventListener("abort", () => resolve());
      });
      if (signal.aborted) return { kind: "unreachable", reason: "aborted" };
    }
    return { kind: "updates", updates: [...kept] };
  };
  return {
    getUpdates,
    troubles,
    offsets,
    kept: () => ids(kept),
    send(...news: readonly number[]) {
      kept.push(...updates(...news));
      wake();
    },
  };
}

function world() {
  const telegram = fakeTelegram();
  const clock = fakeClock("2026-11-25T12:00:00Z");
  const log = keepingLog();
  const state = { waiting: 0, leads: true, storeFailures: 0 };
  const received: number[][] = [];
  const inbox = {
    async receive(batch: readonly Update[]) {
      if (state.storeFailures > 0) {
        state.storeFailures -= 1;
        throw new Error("the disk is full");
      }
      received.push(ids(batch));
    },
    waiting: async () => state.waiting,
  };
  const poller = createPoller(telegram.getUpdates, inbox, async () => state.leads, clock, log);
  return { telegram, clock, log, state, received, poller, flush: () => clock.advance(0) };
}

describe("fetching", () => {
  test("begins without an offset, so that nothing unconfirmed is skipped", async () => {
    const { telegram, poller, flush } = world();
    telegram.send(1);
    const ended = poller.run();
    await flush();
    expect(telegram.offsets[0]).toBeUndefined();
    await poller.stop();
    expect(await ended).toBe("stopped");
  });

  test("updates are confirmed with the poll after they were stored", async () => {
    const { telegram, poller, received, flush } = world();
    telegram.send(7, 8);
    void poller.run();
    await flush();
    expect(received).toEqual([[7, 8]]);
    expect(telegram.kept()).toEqual([]);
    telegram.send(9);
    await flush();
    expect(received).toEqual([[7, 8], [9]]);
    await poller.stop();
  });

  test("what could not be stored is not confirmed: the same comes again", async () => {
    const { telegram, poller, received, state, clock, flush, log } = world();
    state.storeFailures = 2;
    telegram.send(7, 8);
    void poller.run();
    await flush();
    expect(received).toEqual([]);
    expect(telegram.kept()).toEqual([7, 8]);
    await clock.advance(1_000);
    expect(telegram.kept()).toEqual([7, 8]);
    await clock.advance(1_000);
    expect(received).toEqual([[7, 8]]);
    expect(telegram.kept()).toEqual([]);
    expect(log.lines.map(({ level }) => level)).toEqual(["error", "error"]);
    await poller.stop();
  });

  test("an offset older than Telegram's numbering is dropped: after a quiet week ids may begin lower", async () => {
    const { telegram, poller, received, clock, flush } = world();
    telegram.send(900_000);
    void poller.run();
    await flush();
    await clock.advance(7 * 24 * 3_600_000);
    // The poll under way still asks from the old offset; the next one does not.
    telegram.send(900_001);
    telegram.troubles.push({ kind: "wait", retryAfterMs: 0 });
    await flush();
    expect(received.flat()).toContain(900_001);
    await poller.stop();
  });

  test("while the inbox is full nothing is fetched, and then it goes on", async () => {
    const { telegram, poller, received, state, clock, flush } = world();
    state.waiting = 5_001;
    telegram.send(1);
    void poller.run();
    await flush();
    await clock.advance(500);
    await clock.advance(500);
    expect(telegram.offsets).toEqual([]);
    state.waiting = 5_000;
    await clock.advance(500);
    expect(received).toEqual([[1]]);
    await poller.stop();
  });

  test("while another replica polls this one does not, and takes over when it may", async () => {
    const { telegram, poller, received, state, clock, flush } = world();
    state.leads = false;
    telegram.send(1);
    void poller.run();
    await flush();
    await clock.advance(2_000);
    expect(telegram.offsets).toEqual([]);
    state.leads = true;
    await clock.advance(2_000);
    expect(received).toEqual([[1]]);
    await poller.stop();
  });
});

describe("trouble", () => {
  test.each([
    ["conflict", /another program polls/u],
    ["unreachable", /could not be fetched/u],
  ] as const)(
    "%s: the waits double, each with its reason in the log, and polling goes on",
    async (kind, text) => {
      const { telegram, poller, received, clock, flush, log } = world();
      telegram.troubles.push(...[1, 2, 3].map(() => ({ kind, reason: "for a reason" }) as const));
      telegram.send(1);
      void poller.run();
      await flush();
      await clock.advance(1_000);
      await clock.advance(2_000);
      await clock.advance(3_999);
      expect(received).toEqual([]);
      await clock.advance(1);
      expect(received).toEqual([[1]]);
      expect(log.lines.map(({ level, fields }) => [level, fields["reason"], fields["waitMs"]])).toEqual([
        ["warn", "for a reason", 1_000],
        ["warn", "for a reason", 2_000],
        ["warn", "for a reason", 4_000],
      ]);
      expect(log.lines.every((line) => text.test(line.text))).toBe(true);
      await poller.stop();
    },
  );

  test("the wait never grows beyond half a minute, and a success begins it anew", async () => {
    const { telegram, poller, clock, flush, log } = world();
    const trouble = { kind: "unreachable", reason: "no network" } as const;
    telegram.troubles.push(...Array.from({ length: 8 }, () => trouble));
    void poller.run();
    await flush();
    for (let time = 0; time < 8; time += 1) await clock.advance(30_000);
    telegram.send(1);
    telegram.troubles.push(trouble);
    await flush();
    const waits = log.lines.map(({ fields }) => fields["waitMs"]);
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000, 1_000]);
    await poller.stop();
  });

  test("a token that Telegram refuses ends it for good", async () => {
    const { telegram, poller, log } = world();
    telegram.troubles.push({ kind: "refused", reason: "getUpdates: 401 Unauthorized" });
    expect(await poller.run()).toBe("refused");
    expect(log.lines).toEqual([
      expect.objectContaining({ level: "error", fields: { reason: "getUpdates: 401 Unauthorized" } }),
    ]);
    await poller.stop();
  });

  test("where Telegram asks to wait, it waits as long as it was told", async () => {
    const { telegram, poller, received, clock, flush } = world();
    telegram.troubles.push({ kind: "wait", retryAfterMs: 17_000 });
    telegram.send(1);
    void poller.run();
    await flush();
    await clock.advance(16_999);
    expect(received).toEqual([]);
    await clock.advance(1);
    expect(received).toEqual([[1]]);
    await poller.stop();
  });
});

describe("the end", () => {
  test("stop confirms what is stored, so that it is not sent again", async () => {
    const { telegram, poller, received, state, flush } = world();
    telegram.send(1, 2);
    const ended = poller.run();
    // The inbox is full right after, so no further poll confirms the two.
    state.waiting = 0;
    await flush();
    telegram.send(3);
    state.waiting = 5_001;
    await flush();
    expect(received).toEqual([[1, 2], [3]]);
    expect(telegram.kept()).toEqual([3]);
    await poller.stop();
    expect(await ended).toBe("stopped");
    expect(telegram.kept()).toEqual([]);
  });

  test("stop ends a long poll at once, and logs no failure of it", async () => {
    const { poller, log, flush } = world();
    const ended = poller.run();
    await flush();
    await poller.stop();
    expect(await ended).toBe("stopped");
    expect(log.lines).toEqual([]);
  });

  test("stop ends a wait at once", async () => {
    const { telegram, poller, flush } = world();
    telegram.troubles.push({ kind: "wait", retryAfterMs: 3_600_000 });
    const ended = poller.run();
    await flush();
    await poller.stop();
    expect(await ended).toBe("stopped");
  });
});

test("only a poll that went well counts for health", async () => {
  const { telegram, poller, clock, flush } = world();
  telegram.troubles.push({ kind: "conflict", reason: "409" });
  void poller.run();
  await flush();
  expect(poller.lastWellAt()).toBeUndefined();
  await clock.advance(1_000);
  telegram.send(1);
  await flush();
  expect(poller.lastWellAt()).toEqual(new Date("2026-11-25T12:00:01Z"));
  await poller.stop();
});
