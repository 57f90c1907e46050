import type { Clock, Log } from "../ports.ts";

/** An update as it stands in the inbox. */
export interface Pending {
  readonly updateId: number;
  readonly payload: string;
  /** Times that handling began before this one. */
  readonly attempts: number;
}

/** How an update ended: handled, or given up with its reason in the log. */
export type Outcome = "done" | "failed";

/** What the inbox needs of the database, so that its rules are tested without one. */
export interface InboxStore {
  store(updates: readonly { readonly update_id: number }[], receivedAt: Date): Promise<readonly string[]>;
  pendingLanes(lanesMax: number): Promise<readonly string[]>;
  countPending(): Promise<number>;
  beginNext(lane: string): Promise<Pending | undefined>;
  settle(updateId: number, outcome: Outcome, now: Date): Promise<boolean>;
  forgetOld(now: Date): Promise<number>;
  /** True where this process may handle the lane now. */
  acquire(lane: string): Promise<boolean>;
  release(lane: string): Promise<void>;
}

/**
 * Handles one update. "again" asks for another try after a passing failure
 * (the network, an overloaded server); what it throws is not tried again.
 */
export type HandleUpdate = (update: object) => Promise<"handled" | "again">;

/** Lanes handled side by side. */
const LANES_BUSY_MAX = 64;
/** Lanes read from the database at once when looking for work. */
const LANES_LISTED_MAX = 256;
/** Begun this often and never settled: the update itself brings the process down, or nothing helps. */
export const ATTEMPTS_MAX = 4;
/** Waits between attempts, by attempts so far. The lane waits too, to keep its order. */
const RETRY_AFTER_MS = [1_000, 5_000, 20_000] as const;
/** Work that another process left behind is looked for this often. */
const SWEEP_MS = 5_000;
const FORGET_EVERY_MS = 3_600_000;

/** The durable incoming queue of one process. */
export interface Inbox {
  /** Resolves when the updates are safely stored; handling goes on behind it. */
  receive(updates: readonly { readonly update_id: number }[]): Promise<void>;
  /** Begins to handle what is stored, also from before the start. */
  start(): void;
  /** Something was stored in these lanes by other means. */
  wake(lanes: readonly string[]): void;
  /** Finishes the updates in hand, begins no other, and resolves when all is quiet. */
  stop(): Promise<void>;
  /** Updates stored and not yet settled. */
  waiting(): Promise<number>;
  /** Resolves when nothing is being handled and nothing waits. For tests and for shutdown. */
  idle(): Promise<void>;
}

/** An inbox over a store; `handle` is called for one update of a lane at a time. */
export function createInbox(store: InboxStore, handle: HandleUpdate, clock: Clock, log: Log): Inbox {
  const busy = new Map<string, Promise<void>>();
  /** Lanes with news, in order of arrival; a Set, so each stands in it once. */
  const ready = new Set<string>();
  const stopping = new AbortController();
  let started = false;
  let sweeping: Promise<void> = Promise.resolve();
  const idlers: (() => void)[] = [];

  function pump(): void {
    for (const lane of ready) {
      if (!started || stopping.signal.aborted || busy.size >= LANES_BUSY_MAX) break;
      if (busy.has(lane)) continue;
      ready.delete(lane);
      const run = runLane(lane)
        .catch((error: unknown) => {
          log.error({ error, lane }, "a lane stopped early; it is taken up again by the next look for work");
        })
        .then(() => {
          busy.delete(lane);
          pump();
        });
      busy.set(lane, run);
    }
    if (busy.size === 0 && (ready.size === 0 || stopping.signal.aborted)) {
      for (const wake of idlers.splice(0)) wake();
    }
  }

  async function runLane(lane: string): Promise<void> {
    if (!(await store.acquire(lane))) return;
    try {
      while (!stopping.signal.aborted) {
        const pending = await store.beginNext(lane);
        if (pending === undefined) return;
        const outcome = await attempt(lane, pending);
        if (outcome !== "again") await store.settle(pending.updateId, outcome, clock.now());
        else await clock.sleep(RETRY_AFTER_MS[pending.attempts] ?? 0, stopping.signal);
      }
    } finally {
      await store.release(lane);
    }
  }

  async function attempt(lane: string, pending: Pending): Promise<Outcome | "again"> {
    const fields = { updateId: pending.updateId, lane, attempts: pending.attempts };
    const giveUp = (): Outcome => {
      log.error(fields, "an update is given up: handling it was begun too often");
      return "failed";
    };
    // Begun so often and never settled: handling it brought the process down.
    if (pending.attempts >= ATTEMPTS_MAX) return giveUp();
    try {
      const result = await handle(JSON.parse(pending.payload) as object);
      if (result === "handled") return "done";
      return pending.attempts + 1 < ATTEMPTS_MAX ? "again" : giveUp();
    } catch (error) {
      log.error({ ...fields, error }, "an update could not be handled");
      return "failed";
    }
  }

  async function sweep(): Promise<void> {
    let forgetAt = clock.now().getTime() + FORGET_EVERY_MS;
    while (!stopping.signal.aborted) {
      try {
        for (const lane of await store.pendingLanes(LANES_LISTED_MAX)) ready.add(lane);
        pump();
        if (clock.now().getTime() >= forgetAt) {
          forgetAt += FORGET_EVERY_MS;
          await store.forgetOld(clock.now());
        }
      } catch (error) {
        log.error({ error }, "the inbox could not look for work");
      }
      await clock.sleep(SWEEP_MS, stopping.signal);
    }
  }

  return {
    async receive(updates) {
      if (updates.length === 0) return;
      for (const lane of await store.store(updates, clock.now())) ready.add(lane);
      pump();
    },
    start() {
      started = true;
      sweeping = sweep();
    },
    wake(lanes) {
      for (const lane of lanes) ready.add(lane);
      if (lanes.length > 0) pump();
    },
    async stop() {
      stopping.abort();
      await sweeping;
      await Promise.all(busy.values());
    },
    waiting: () => store.countPending(),
    async idle() {
      while (busy.size > 0 || (ready.size > 0 && !stopping.signal.aborted)) {
        await new Promise<void>((resolve) => {
          idlers.push(resolve);
        });
      }
    },
  };
}
