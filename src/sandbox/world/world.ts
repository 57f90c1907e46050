import type { UserFromGetMe } from "@grammyjs/types";
import type { Clock, Random } from "../../ports.ts";
import { createFaults } from "../api/faults.ts";
import type { Faults } from "../api/faults.ts";
import type { Limits } from "../api/limits.ts";
import { createState } from "./creation.ts";
import { dumpWorld } from "./dump.ts";
import { createPopulation } from "./population.ts";
import type { Population } from "./population.ts";
import type { WorldEvent } from "./signal.ts";
import type { ApiCall, Violation, WorldState } from "./state.ts";
import type { RawUpdate } from "./updates.ts";
import { WAIT_MS_DEFAULT, waitForValue } from "./waiting.ts";

/** The people and chats around the bot. */
export interface World extends Population {
  /** Whether groups show the bot only what is meant for it; on at first. */
  privacyMode(): boolean;
  setPrivacyMode(isOn: boolean): void;
  setLimits(limits: Limits | undefined): void;
  /** Off: Telegram refuses every ephemeral message, as for a bot or a client that may not have them. */
  setEphemeral(isOn: boolean): void;
  setInlineMode(isOn: boolean): void;
  /** On: the bot is told which inline results were chosen; off at first, as with @BotFather. */
  setInlineFeedback(isOn: boolean): void;
  setGuestMode(isOn: boolean): void;
  readonly faults: Faults;
  /** Calls that a correct bot would not have made; a good test ends with none. */
  readonly violations: readonly Violation[];
  /** The bot's calls in order, without getUpdates; the oldest of very many are forgotten. */
  readonly calls: readonly ApiCall[];
  /** Updates that the bot has not confirmed. */
  pendingUpdates(): readonly RawUpdate[];
  /** Delivers anything as an update, even what no Telegram would send; returns its id. */
  injectUpdate(update: Readonly<Record<string, unknown>>): number;
  /** Resolves when the condition holds; it is looked at after every event. */
  waitFor(condition: () => boolean, timeoutMs?: number): Promise<void>;
  /**
   * Resolves when every update is confirmed and the bot has made no call for
   * `quietMs` of real time.
   */
  idle(options?: { readonly quietMs?: number; readonly timeoutMs?: number }): Promise<void>;
  /** Tells of everything that happens; returns what ends it. */
  on(listener: (event: WorldEvent) => void): () => void;
  /** The whole world for people to read. */
  dump(): string;
}

/** How the world begins. */
export interface WorldOptions {
  readonly clock: Clock;
  readonly random: Random;
  readonly bot: UserFromGetMe;
  readonly privacyMode?: boolean | undefined;
  readonly limits?: Limits | undefined;
}

/** A pause this long means that the bot has nothing more to say. */
const QUIET_MS_DEFAULT = 30;

/** An empty world: the state for the server, the handle for everybody else. */
export function createWorld(options: WorldOptions): { readonly state: WorldState; readonly world: World } {
  const state = createState(options, createFaults(options.random));
  return {
    state,
    world: {
      ...createPopulation(state),
      privacyMode: () => state.privacyMode,
      setPrivacyMode(isOn) {
        state.privacyMode = isOn;
        state.signal.emit({ kind: "settings" });
      },
      setLimits(limits) {
        state.limits = limits;
        state.signal.emit({ kind: "settings" });
      },
      setEphemeral(isOn) {
        state.surfaces.takesEphemerals = isOn;
      },
      setInlineMode(isOn) {
        state.surfaces.hasInlineMode = isOn;
      },
      setInlineFeedback(isOn) {
        state.surfaces.hasInlineFeedback = isOn;
      },
      setGuestMode(isOn) {
        state.surfaces.hasGuestMode = isOn;
      },
      faults: state.faults,
      violations: state.violations,
      calls: state.calls,
      pendingUpdates: () => state.updates.pending(),
      injectUpdate: (update) => state.updates.inject(update),
      async waitFor(condition, timeoutMs = WAIT_MS_DEFAULT) {
        await waitForValue(state.signal, condition, timeoutMs, () => `for a condition\n${dumpWorld(state)}`);
      },
      idle: ({ quietMs = QUIET_MS_DEFAULT, timeoutMs = WAIT_MS_DEFAULT } = {}) =>
        idle(state, quietMs, timeoutMs),
      on: (listener) => state.signal.on(listener),
      dump: () => dumpWorld(state),
    },
  };
}

async function idle(state: WorldState, quietMs: number, timeoutMs: number): Promise<void> {
  const isStill = () => state.updates.pending().length === 0 && state.callsInFlight === 0;
  const deadlineMs = performance.now() + timeoutMs;
  for (let isQuiet = false; !isQuiet;) {
    const leftMs = Math.max(0, deadlineMs - performance.now());
    await waitForValue(
      state.signal,
      isStill,
      leftMs,
      () => `for the bot to come to rest\n${dumpWorld(state)}`,
    );
    isQuiet = await staysQuiet(state, quietMs);
  }
}

function staysQuiet(state: WorldState, quietMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (isQuiet: boolean) => {
      clearTimeout(timer);
      stop();
      resolve(isQuiet);
    };
    const timer = setTimeout(finish, quietMs, true);
    const stop = state.signal.on(({ kind, id }) => {
      if (kind === "updates" || (kind === "call" && id !== "getUpdates")) finish(false);
    });
  });
}
