import type { Clock, Log } from "../ports.ts";

/** One call of getUpdates, its failure already read. */
export type Poll =
  | { readonly kind: "updates"; readonly updates: readonly { readonly update_id: number }[] }
  /** Another process polls with this token, or a webhook is set (409). */
  | { readonly kind: "conflict"; readonly reason: string }
  | { readonly kind: "wait"; readonly retryAfterMs: number }
  /** The token is not accepted: no attempt will succeed. */
  | { readonly kind: "refused"; readonly reason: string }
  | { readonly kind: "unreachable"; readonly reason: string };

/** Asks Telegram for updates from `offset` on and waits for the first up to `timeoutSeconds`. */
export type GetUpdates = (
  offset: number | undefined,
  timeoutSeconds: number,
  signal: AbortSignal,
) => Promise<Poll>;

/** A long poll; below the API client's own time limit of 30 s. */
const POLL_SECONDS = 25;
/** With more than this waiting, no more is fetched: Telegram keeps it safely for 24 h. */
const WAITING_MAX = 5_000;
const FULL_WAIT_MS = 500;
const NOT_LEADING_WAIT_MS = 2_000;
const BACKOFF_FIRST_MS = 1_000;
const BACKOFF_MAX_MS = 30_000;
/**
 * After a week without updates Telegram numbers anew from a random id, perhaps
 * a lower one, so an offset this old is dropped.
 */
const OFFSET_TRUSTED_MS = 6 * 24 * 3_600_000;

export interface Poller {
  /** Polls until stopped. Resolves with the reason where Telegram refuses the token for good. */
  run(): Promise<"stopped" | "refused">;
  /** Ends the poll under way and confirms what is stored, so that it is not sent again. */
  stop(): Promise<void>;
  /**
   * When a getUpdates last finished well, or another replica was seen to have
   * the lead; undefined before the first. Health is judged by it.
   */
  lastWellAt(): Date | undefined;
}

/** What the poller needs of the inbox. */
interface Receiver {
  receive(updates: readonly { readonly update_id: number }[]): Promise<void>;
  waiting(): Promise<number>;
}

/**
 * Fetches updates into the inbox. The offset moves only after the updates are
 * stored: a crash in between makes Telegram send them again, and their ids
 * are then known. It starts without an offset for the same reason.
 *
 * @param mayPoll false while another replica polls
 */
export function createPoller(
  getUpdates: GetUpdates,
  inbox: Receiver,
  mayPoll: () => Promise<boolean>,
  clock: Clock,
  log: Log,
): Poller {
  const stopping = new AbortController();
  let offset: number | undefined;
  let offsetAt = clock.now();
  let wellAt: Date | undefined;
  let failures = 0;
  let running: Promise<"stopped" | "refused"> = Promise.resolve("stopped");

  async function step(): Promise<"go on" | "refused"> {
    if ((await inbox.waiting()) > WAITING_MAX) {
      await clock.sleep(FULL_WAIT_MS, stopping.signal);
      return "go on";
    }
    if (!(await mayPoll())) {
      wellAt = clock.now();
      await clock.sleep(NOT_LEADING_WAIT_MS, stopping.signal);
      return "go on";
    }
    if (clock.now().getTime() - offsetAt.getTime() > OFFSET_TRUSTED_MS) offset = undefined;
    const poll = await getUpdates(offset, POLL_SECONDS, stopping.signal);
    switch (poll.kind) {
      case "updates":
        failures = 0;
        await take(poll.updates);
        wellAt = clock.now();
        return "go on";
      case "refused":
        log.error({ reason: poll.reason }, "Telegram does not accept the token");
        return "refused";
      case "wait":
        await clock.sleep(poll.retryAfterMs, stopping.signal);
        return "go on";
      case "conflict":
      case "unreachable":
        if (!stopping.signal.aborted) await backOff(poll);
        return "go on";
    }
  }

  async function take(updates: readonly { readonly update_id: number }[]): Promise<void> {
    await inbox.receive(updates);
    for (const { update_id } of updates) offset = Math.max(offset ?? 0, update_id + 1);
    if (updates.length > 0) offsetAt = clock.now();
  }

  async function backOff(poll: { readonly kind: string; readonly reason: string }): Promise<void> {
    const waitMs = Math.min(BACKOFF_FIRST_MS * 2 ** failures, BACKOFF_MAX_MS);
    failures += 1;
    const text =
      poll.kind === "conflict"
        ? "another program polls with this token, or a webhook is set; trying again"
        : "updates could not be fetched; trying again";
    log.warn({ reason: poll.reason, waitMs }, text);
    await clock.sleep(waitMs, stopping.signal);
  }

  async function loop(): Promise<"stopped" | "refused"> {
    while (!stopping.signal.aborted) {
      try {
        if ((await step()) === "refused") return "refused";
      } catch (error) {
        // The store failed: nothing was confirmed, so Telegram sends the same again.
        log.error({ error }, "updates could not be stored; trying again");
        await clock.sleep(BACKOFF_FIRST_MS, stopping.signal);
      }
    }
    return "stopped";
  }

  return {
    run: () => (running = loop()),
    async stop() {
      stopping.abort();
      await running;
      if (offset !== undefined) await getUpdates(offset, 0, AbortSignal.timeout(BACKOFF_FIRST_MS));
    },
    lastWellAt: () => wellAt,
  };
}
