import { setTimeout as sleep } from "node:timers/promises";
import type { Clock, Log, LogFields, Random } from "../../src/ports.ts";

/** Real time, for journeys that talk over real connections. */
export const realClock: Clock = {
  now: () => new Date(),
  sleep: (ms, signal) => sleep(ms, undefined, signal && { signal }).catch(() => undefined),
};

/** A clock that stands still until it is moved; sleepers wake when their time has come. */
export interface FakeClock extends Clock {
  advance(ms: number): Promise<void>;
}

export function fakeClock(start: string): FakeClock {
  let nowMs = Date.parse(start);
  const sleepers = new Set<{ at: number; wake: () => void }>();
  return {
    now: () => new Date(nowMs),
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted === true) {
          resolve();
          return;
        }
        const sleeper = { at: nowMs + ms, wake: resolve };
        sleepers.add(sleeper);
        signal?.addEventListener("abort", () => {
          sleepers.delete(sleeper);
          resolve();
        });
      }),
    async advance(ms) {
      nowMs += ms;
      for (const sleeper of sleepers) {
        if (sleeper.at > nowMs) continue;
        sleepers.delete(sleeper);
        sleeper.wake();
      }
      await sleep(0);
    },
  };
}

/** A clock that runs like the real one from a given instant, and can be moved ahead while a bot runs. */
export interface MovableClock extends Clock {
  /** Whoever sleeps wakes when its time has come by the new reading. */
  moveTo(instant: string): void;
  moveBy(ms: number): void;
}

export function movableClock(start: string): MovableClock {
  let aheadMs = Date.parse(start) - Date.now();
  const sleepers = new Set<() => void>();
  const now = (): number => Date.now() + aheadMs;
  const moveBy = (ms: number): void => {
    aheadMs += ms;
    for (const wake of sleepers) wake();
  };
  return {
    now: () => new Date(now()),
    async sleep(ms, signal) {
      const until = now() + ms;
      while (now() < until && signal?.aborted !== true) {
        const moved = new AbortController();
        const wake = (): void => moved.abort();
        sleepers.add(wake);
        const stops = signal === undefined ? moved.signal : AbortSignal.any([moved.signal, signal]);
        await sleep(until - now(), undefined, { signal: stops }).catch(() => undefined);
        sleepers.delete(wake);
      }
    },
    moveTo: (instant) => moveBy(Date.parse(instant) - now()),
    moveBy,
  };
}

/** The same numbers for the same seed (mulberry32). */
export function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Line {
  readonly level: "debug" | "info" | "warn" | "error";
  readonly fields: LogFields;
  readonly text: string;
}

/** A log that keeps its lines. */
export function keepingLog(): Log & { readonly lines: Line[] } {
  const lines: Line[] = [];
  const at =
    (level: Line["level"]) =>
    (fields: LogFields, text: string): void =>
      void lines.push({ level, fields, text });
  return { lines, debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
}
