import type { Api } from "grammy";
import type { Transaction } from "kysely";
import { markUnreachable } from "./chats/store.ts";
import type { Gate } from "./delivery/gate.ts";
import type { Pace } from "./delivery/pace.ts";
import { createSender, type Sender } from "./delivery/sender.ts";
import { senderStore } from "./delivery/store/claims.ts";
import { findFile, keepFile } from "./delivery/store/files.ts";
import type { Observer, Observers } from "./delivery/store/queue.ts";
import { pinBy, probeBy, sendBy, type CardFiles } from "./delivery/telegram.ts";
import type { Metrics } from "./operations/metrics.ts";
import type { Clock, Log } from "./ports.ts";
import type { Database } from "./storage/database.ts";
import type { Schema } from "./storage/schema.ts";
import type { Feature } from "./telegram/feature.ts";

/** A group became a supergroup: everything that is kept of it goes along, once. */
export type Moved = (trx: Transaction<Schema>, from: number, to: number) => Promise<void>;

export interface Delivering {
  readonly db: Database;
  readonly holder: string;
  readonly api: Api;
  readonly gate: Gate;
  readonly pace: Pace;
  readonly metrics: Metrics;
  readonly features: readonly Feature[];
  readonly moved: Moved;
  readonly files: CardFiles;
}

/** Puts delivery together; it begins with start. */
export function prepareDelivery(
  { clock, log }: { readonly clock: Clock; readonly log: Log },
  { db, holder, api, gate, pace, metrics, features, moved, files }: Delivering,
): Sender {
  const observers: Observers = Object.fromEntries(
    features.flatMap((feature) => Object.entries(feature.observers ?? {})),
  );
  const store = senderStore(db, holder, measured(observers, metrics), { moved, gone: markUnreachable });
  return createSender({
    store,
    send: sendBy(api, files),
    pin: pinBy(api),
    probe: probeBy(api),
    gate,
    pace,
    clock,
    log,
  });
}

const KINDS = ["announcement", "post", "quiz"] as const satisfies readonly (keyof Observers)[];

function measured(observers: Observers, metrics: Metrics): Observers {
  return Object.fromEntries(
    KINDS.map((kind): [string, Observer] => [
      kind,
      async (trx, settled) => {
        await observers[kind]?.(trx, settled);
        metrics.delivered(kind, settled.outcome);
      },
    ]),
  );
}

/** Pictures by key, kept by Telegram's id once they were sent. @param features asked only when a picture is drawn */
export function cardFiles(db: Database, clock: Clock, features: () => readonly Feature[]): CardFiles {
  return {
    find: (card) => findFile(db, card),
    keep: (card, fileId) => keepFile(db, card, fileId, clock.now()),
    draw: (card) => draw(features(), card),
  };
}

function draw(features: readonly Feature[], card: string): Promise<Uint8Array> {
  for (const feature of features) {
    const picture = feature.drawCard?.(card);
    if (picture !== undefined) return picture;
  }
  throw new Error(`Cannot draw a card: no feature knows the key «${card}»`);
}
