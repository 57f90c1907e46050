import type { Random } from "../../ports.ts";
import { UPDATE_TYPES, UPDATES_ON_REQUEST } from "../api/specification.ts";
import type { Signal } from "./signal.ts";

/** An update as it is delivered: its id and whatever it holds. */
export type RawUpdate = Readonly<Record<string, unknown>> & { readonly update_id: number };

/** The unconfirmed updates of the bot, oldest first. */
export interface UpdateQueue {
  /** Queues an update unless its type is not wanted; returns its id. */
  push(type: string, payload: unknown): number | undefined;
  /** Queues whatever is given, wanted or not, whole or broken; returns its id. */
  inject(update: Readonly<Record<string, unknown>>): number;
  /**
   * The updates that a getUpdates with this offset gets, after forgetting those
   * that the offset confirms. A negative offset keeps only the last ones.
   */
  take(offset: number, limit: number): readonly RawUpdate[];
  /** Forgets one update, as a webhook's success does. */
  confirm(updateId: number): void;
  clear(): void;
  pending(): readonly RawUpdate[];
  /** Undefined stands for the default: all but those on request. */
  allowedTypes(): readonly string[] | undefined;
  /** An empty list brings the default back. */
  allow(types: readonly string[]): void;
}

/** First ids are large and not round, as from Telegram. */
const FIRST_ID_MIN = 100_000_000;

/** An empty queue that lets the default types through. */
export function createUpdateQueue(random: Random, signal: Signal): UpdateQueue {
  let nextId = FIRST_ID_MIN + Math.floor(random() * FIRST_ID_MIN);
  let waiting: RawUpdate[] = [];
  let allowed: readonly string[] | undefined;

  function add(fields: Readonly<Record<string, unknown>>): number {
    const updateId = nextId;
    nextId += 1;
    // A copy: later edits must not change what was already on its way.
    waiting.push(structuredClone({ ...fields, update_id: updateId }));
    signal.emit({ kind: "updates", id: updateId });
    return updateId;
  }

  function keep(updates: RawUpdate[]): void {
    const changed = updates.length !== waiting.length;
    waiting = updates;
    if (changed) signal.emit({ kind: "updates" });
  }

  return {
    push: (type, payload) => (isWanted(type, allowed) ? add({ [type]: payload }) : undefined),
    inject: add,
    take(offset, limit) {
      if (offset < 0) keep(waiting.slice(offset));
      else if (offset > 0) keep(waiting.filter((update) => update.update_id >= offset));
      return waiting.slice(0, limit);
    },
    confirm(updateId) {
      keep(waiting.filter((update) => update.update_id !== updateId));
    },
    clear() {
      keep([]);
    },
    pending: () => waiting,
    allowedTypes: () => allowed,
    allow(types) {
      allowed = types.length === 0 ? undefined : types;
    },
  };
}

function isWanted(type: string, allowed: readonly string[] | undefined): boolean {
  if (allowed !== undefined) return allowed.includes(type);
  return UPDATE_TYPES.includes(type) && !UPDATES_ON_REQUEST.includes(type);
}
