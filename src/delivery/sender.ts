import type { Clock, Log } from "../ports.ts";
import { isRepeatable } from "./content.ts";
import type { Gate } from "./gate.ts";
import type { Attempt } from "./outcome.ts";
import type { Pace } from "./pace.ts";
import { judge, settled, waits, type Claimed, type Verdict } from "./verdict.ts";
import { createWriter } from "./writer.ts";

/** What the sender needs of the database; every call is one transaction. */
export interface SenderStore {
  /** True where this process alone may send now. */
  lead(now: Date): Promise<boolean>;
  /** Rows that a dead sender left as `sending` become unknown. @returns how many */
  settleOrphans(now: Date): Promise<number>;
  /** Takes up to `max` rows, urgent first, and marks them `sending`; none where the lead was lost. */
  claim(max: number, scope: "urgent" | "rest", now: Date): Promise<readonly Claimed[]>;
  write(verdicts: readonly Verdict[], now: Date): Promise<void>;
}

export interface SenderPorts {
  readonly store: SenderStore;
  readonly send: (row: Claimed) => Promise<Attempt>;
  /** Pins what was just sent, where we may. Failing changes nothing. */
  readonly pin: (row: Claimed, messageId: number) => Promise<void>;
  /** True where the Bot API answers. */
  readonly probe: () => Promise<boolean>;
  readonly gate: Gate;
  readonly pace: Pace;
  readonly clock: Clock;
  readonly log: Log;
}

/** The one loop that sends what is enqueued. */
export interface Sender {
  start(): void;
  /** Looks for work at once: something was enqueued. */
  wake(): void;
  /** Finishes the calls on their way and begins no other. */
  stop(): Promise<void>;
  /** Resolves when nothing is on its way and nothing can be claimed. For tests. */
  idle(): Promise<void>;
}

/** Calls on their way at once; at 50 ms each that is 1,200 a second. */
const IN_FLIGHT_MAX = 60;
/** Work that another process enqueued is looked for this often. */
const LOOK_MS = 400;
/** Once the last call has ended it is looked sooner, to close the batch. */
const QUIET_LOOK_MS = 20;
const LEAD_MS = 1_000;
/** So many unknowns in a row: something is wrong with the way to Telegram, not with one message. */
export const UNKNOWNS_IN_A_ROW_MAX = 5;
const PROBE_MS = 2_000;

/** A sender that has not started. */
export function createSender({ store, send, pin, probe, gate, pace, clock, log }: SenderPorts): Sender {
  const stopping = new AbortController();
  const inFlight = new Set<Promise<void>>();
  const writer = createWriter(store, clock, log);
  const idlers: (() => void)[] = [];
  let loop: Promise<void> = Promise.resolve();
  let unknowns = 0;
  const holdsLead = leading(store, clock, log);
  const { wake, rest } = resting(clock, stopping.signal);

  async function run(): Promise<void> {
    while (!stopping.signal.aborted) {
      try {
        await rest(await turn());
      } catch (error) {
        log.error({ error }, "delivery could not look for work");
        await rest(LEAD_MS);
      }
    }
  }

  /** Begins what may begin now. @returns for how long there is nothing to do, in milliseconds */
  async function turn(): Promise<number> {
    if (!(await holdsLead())) return LEAD_MS;
    if (unknowns >= UNKNOWNS_IN_A_ROW_MAX && !(await recovered())) return PROBE_MS;
    const room = IN_FLIGHT_MAX - inFlight.size;
    if (room <= 0) return LOOK_MS;
    const heldMs = gate.allHeldMs(clock.now());
    if (heldMs > 0) return heldMs;
    // What is still being written may come back to be claimed.
    const wasQuiet = inFlight.size === 0 && writer.isEmpty();
    const urgent = await store.claim(room, "urgent", clock.now());
    pace.began(urgent.length, clock.now());
    for (const row of urgent) begin(row);
    const allowed = Math.min(room - urgent.length, pace.allowance(clock.now()));
    if (allowed <= 0) return Math.min(LOOK_MS, pace.nextInMs(clock.now()));
    const rows = await store.claim(allowed, "rest", clock.now());
    pace.began(rows.length, clock.now());
    for (const row of rows) begin(row);
    if (urgent.length === 0 && rows.length === 0) {
      if (wasQuiet) for (const done of idlers.splice(0)) done();
      else if (inFlight.size === 0) return QUIET_LOOK_MS;
      return LOOK_MS;
    }
    return rows.length === 0 ? LOOK_MS : pace.nextInMs(clock.now());
  }

  async function recovered(): Promise<boolean> {
    if (!(await probe())) return false;
    log.info({}, "Telegram answers again; delivery goes on");
    unknowns = 0;
    return true;
  }

  function begin(row: Claimed): void {
    const call = attempt(row)
      .catch((error: unknown) => {
        log.error({ error, batchId: row.batchId, chatId: row.chatId }, "a message could not be sent");
        writer.conclude(settled(row, "failed", "an error of the bot's own"));
      })
      .then(() => {
        inFlight.delete(call);
        // A place is free, or a wait has become known.
        if (inFlight.size >= IN_FLIGHT_MAX - 1 || inFlight.size === 0) wake();
      });
    inFlight.add(call);
  }

  async function attempt(row: Claimed): Promise<void> {
    // Edits and deletions are no messages: flood control may hold them, but they need no spacing.
    const isMessage = !isRepeatable(row.content);
    const waitMs = (isMessage ? gate.spacedMs : gate.heldMs)(row.chatId, clock.now());
    if (waitMs > 0) {
      writer.conclude(waits(row, waitMs, clock.now()));
      return;
    }
    if (isMessage) gate.sent(row.chatId, clock.now());
    const result = await send(row);
    unknowns = result.kind === "unknown" ? unknowns + 1 : result.kind === "unreached" ? unknowns : 0;
    if (result.kind === "wait") heed(row, result.retryAfterMs);
    writer.conclude(judge(row, result, clock.now()));
    const [messageId] = result.kind === "sent" ? result.messageIds : [];
    if (row.options.pins === true && messageId !== undefined) await pin(row, messageId);
  }

  function heed(row: Claimed, retryAfterMs: number): void {
    const held = gate.refused(row.chatId, retryAfterMs, clock.now());
    if (held === "all") pace.refused(retryAfterMs, clock.now());
    if (held === "rate") pace.refused(0, clock.now());
    log.info({ retryAfterMs, held, rate: pace.rate() }, "Telegram asks delivery to wait");
  }

  return {
    start() {
      loop = run();
    },
    wake,
    async stop() {
      stopping.abort();
      await loop;
      await Promise.all(inFlight);
      await writer.finish();
    },
    idle() {
      return new Promise((resolve) => {
        idlers.push(resolve);
        wake();
      });
    },
  };
}

/** Asks for the lead once a second; who takes it over settles first what the last one left. */
function leading(store: SenderStore, clock: Clock, log: Log): () => Promise<boolean> {
  let leads = false;
  let until = 0;
  return async () => {
    const now = clock.now();
    if (leads && now.getTime() < until) return true;
    const led = leads;
    leads = await store.lead(now);
    until = now.getTime() + LEAD_MS;
    if (leads && !led) {
      const orphans = await store.settleOrphans(now);
      log.info({ orphans }, "this process delivers now; what was being sent may or may not have arrived");
    }
    return leads;
  };
}

/** A sleep that news ends early; news that comes while nobody sleeps ends the next one. */
function resting(clock: Clock, stopping: AbortSignal): { wake(): void; rest(ms: number): Promise<void> } {
  let waking = new AbortController();
  return {
    wake: () => waking.abort(),
    async rest(ms) {
      if (stopping.aborted) return;
      await clock.sleep(ms, AbortSignal.any([waking.signal, stopping]));
      waking = new AbortController();
    },
  };
}
