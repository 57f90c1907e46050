import type { Attempt } from "../../src/delivery/outcome.ts";
import { createGate } from "../../src/delivery/gate.ts";
import { createPace } from "../../src/delivery/pace.ts";
import { createSender, type Sender } from "../../src/delivery/sender.ts";
import { senderStore } from "../../src/delivery/store/claims.ts";
import type { NewBatch, Observers } from "../../src/delivery/store/queue.ts";
import { markUnreachable, migrateChat } from "../../src/chats/store.ts";
import type { Claimed } from "../../src/delivery/verdict.ts";
import type { Database } from "../../src/storage/database.ts";
import { heartbeat } from "../../src/storage/leases.ts";
import { keepingLog, realClock } from "../support/ports.ts";

export const announcement = (text: string): NewBatch => ({
  kind: "announcement",
  ref: "a1",
  priority: "bulk",
  contents: { ru: { kind: "text", text }, en: { kind: "text", text: `${text} (en)` } },
});

export interface Telegram {
  /** Rows in the order in which they were sent. */
  readonly calls: Claimed[];
  send(row: Claimed): Promise<Attempt>;
}

/** Telegram as a function: what becomes of each call is said by the test. */
export function telegram(answer: (row: Claimed, call: number) => Attempt | Promise<Attempt>): Telegram {
  const calls: Claimed[] = [];
  return {
    calls,
    async send(row) {
      calls.push(row);
      return answer(row, calls.length);
    },
  };
}

export const arrives = (row: Claimed): Attempt => ({ kind: "sent", messageIds: [1_000 + row.seq] });

export interface Desk {
  readonly sender: Sender;
  readonly probes: { count: number; answers: boolean };
}

/** A sender of its own process, `holder`, over real storage. */
export async function startSender(
  db: Database,
  { send }: Telegram,
  {
    holder = "one",
    rate = 10_000,
    observers = {},
  }: { holder?: string; rate?: number; observers?: Observers } = {},
): Promise<Desk> {
  await heartbeat(db, holder, realClock.now());
  const probes = { count: 0, answers: true };
  const sender = createSender({
    store: senderStore(db, holder, observers, {
      gone: markUnreachable,
      moved: async (trx, from, to, now) => {
        await migrateChat(trx, from, to, now);
      },
    }),
    send,
    pin: async () => undefined,
    probe: async () => {
      probes.count += 1;
      return probes.answers;
    },
    gate: createGate(),
    pace: createPace(rate),
    clock: realClock,
    log: keepingLog(),
  });
  sender.start();
  return { sender, probes };
}
