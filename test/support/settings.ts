import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { chooseForChat, rememberChat, type ChatChoice } from "../../src/chats/store.ts";
import { openDatabase } from "../../src/storage/database.ts";

/** A database on disk, in which settings can be chosen beside a running bot. */
export interface SettingsDesk {
  readonly database: { readonly kind: "sqlite"; readonly path: string };
  /** Chooses for a supergroup, as its settings menu would. */
  choose(group: { readonly id: number }, choice: ChatChoice): Promise<void>;
  remove(): Promise<void>;
}

export async function openSettingsDesk(): Promise<SettingsDesk> {
  const folder = await mkdtemp(join(tmpdir(), "eight-days-"));
  const database = { kind: "sqlite", path: join(folder, "bot.db") } as const;
  return {
    database,
    async choose({ id }, choice) {
      // Beside the bot in one process: whoever waits for a lock would keep the bot from giving it back.
      const db = await patiently(() => openDatabase(database));
      const now = new Date(0);
      await patiently(() =>
        rememberChat(db, { id, kind: "supergroup", title: "Клуб", isForum: false }, "active", now),
      );
      await patiently(() => chooseForChat(db, id, choice, now));
      await db.destroy();
    },
    remove: () => rm(folder, { recursive: true }),
  };
}

const TRIES_MAX = 100;

async function patiently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries >= TRIES_MAX || !String(error).includes("locked")) throw error;
      await sleep(5);
    }
  }
}
