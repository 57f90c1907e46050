import type { RawUpdate } from "../world/updates.ts";
import type { WorldState } from "../world/state.ts";
import { conflict } from "./errors.ts";

/** Bot API, getUpdates. */
const LIMIT_MAX = 100;
/** The server answers long polls after this many seconds at the latest. */
const TIMEOUT_SECONDS_MAX = 50;

/** What a bot asks for with getUpdates. */
export interface PollRequest {
  readonly offset: number;
  readonly limit: number;
  readonly timeoutSeconds: number;
  readonly signal: AbortSignal;
}

/** Hands out updates to one reader at a time. */
export interface Poller {
  /** Resolves with updates, or with none after the timeout; a second reader ends the first. */
  poll(world: WorldState, request: PollRequest): Promise<readonly RawUpdate[]>;
  /** Ends a waiting poll: with this reason, or quietly with no updates. */
  end(reason?: Error): void;
}

/** A poller that nobody waits at. It waits in real time: a paused clock must not stop the delivery. */
export function createPoller(): Poller {
  let endWaiting: ((reason?: Error) => void) | undefined;

  function wait(world: WorldState, { timeoutSeconds, signal, offset, limit }: PollRequest) {
    return new Promise<readonly RawUpdate[]>((resolve, reject) => {
      const finish = (reason?: Error) => {
        clearTimeout(timer);
        stopListening();
        signal.removeEventListener("abort", abandon);
        if (endWaiting === finish) endWaiting = undefined;
        if (reason === undefined) resolve(world.updates.take(offset, limit));
        else reject(reason);
      };
      const abandon = () => {
        finish();
      };
      const timer = setTimeout(abandon, Math.min(timeoutSeconds, TIMEOUT_SECONDS_MAX) * 1000);
      const stopListening = world.signal.on(({ kind }) => {
        if (kind === "updates" && world.updates.pending().length > 0) finish();
      });
      signal.addEventListener("abort", abandon);
      endWaiting = finish;
    });
  }

  return {
    async poll(world, request) {
      endWaiting?.(
        conflict("terminated by other getUpdates request; make sure that only one bot instance is running"),
      );
      const limit = Math.min(Math.max(request.limit, 1), LIMIT_MAX);
      const ready = world.updates.take(request.offset, limit);
      if (ready.length > 0 || request.timeoutSeconds <= 0) return ready;
      return wait(world, { ...request, limit });
    },
    end(reason) {
      endWaiting?.(reason);
    },
  };
}
