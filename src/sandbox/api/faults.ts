import type { Random } from "../../ports.ts";

/** One way in which the network or the server misbehaves. */
export interface Fault {
  /**
   * - `http500`: answers with an internal error, nothing was done
   * - `dropBefore`: the connection breaks before the call is processed
   * - `dropAfter`: the call is processed, then the connection breaks
   * - `slow`: the call waits `ms` before it is processed
   * - `http429`: flood control with `retryAfter` seconds, nothing was done
   */
  readonly kind: "http500" | "dropBefore" | "dropAfter" | "slow" | "http429";
  /** The method that it hits; without it every method, getUpdates included. */
  readonly method?: string | undefined;
  /** How many calls it hits before it is gone; without it all. */
  readonly times?: number | undefined;
  /** The share of calls that it hits, 0 to 1; without it all. */
  readonly chance?: number | undefined;
  /** Milliseconds of delay, for `slow`. */
  readonly ms?: number | undefined;
  /** Seconds, for `http429`. */
  readonly retryAfter?: number | undefined;
}

/** The switchboard of faults. */
export interface Faults {
  /** Replaces all faults by these. */
  set(...faults: readonly Fault[]): void;
  clear(): void;
  /** The faults that can still strike, with the times that are left. */
  list(): readonly Fault[];
  /** The fault that strikes this call, if any; it uses one of its times up. */
  strike(method: string): Fault | undefined;
}

/** The faults' kinds, for checking what comes from outside. */
export const FAULT_KINDS: readonly Fault["kind"][] = [
  "http500",
  "dropBefore",
  "dropAfter",
  "slow",
  "http429",
];

/** A switchboard on which nothing is broken. */
export function createFaults(random: Random): Faults {
  let active: Fault[] = [];
  return {
    set(...faults) {
      active = [...faults];
    },
    clear() {
      active = [];
    },
    list: () => active,
    strike(method) {
      const index = active.findIndex((fault) => hits(fault, method, random));
      const fault = active[index];
      if (fault?.times === undefined) return fault;
      active = active.flatMap((other, at) => (at === index ? usedUp(fault) : other));
      return fault;
    },
  };
}

function hits(fault: Fault, method: string, random: Random): boolean {
  if (fault.method !== undefined && fault.method !== method) return false;
  return fault.chance === undefined || random() < fault.chance;
}

function usedUp(fault: Fault): Fault[] {
  const times = (fault.times ?? 0) - 1;
  return times > 0 ? [{ ...fault, times }] : [];
}
