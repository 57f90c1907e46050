/** Enqueues one broadcast into the database of a running bot. Arguments: database, chats, whether it is paid, every which is alive. */
import { setTimeout as sleep } from "node:timers/promises";
import { enqueue } from "../../src/delivery/store/queue.ts";
import { inTransaction, openDatabase } from "../../src/storage/database.ts";

const [, , path = "", chats = "0", isPaid, aliveEvery = "1"] = process.argv;

process.once("message", (chatIds: readonly number[]) => {
  void plan(chatIds).then(() => process.exit(0));
});

async function plan(chatIds: readonly number[]): Promise<void> {
  const db = await openDatabase({ kind: "sqlite", path });
  const recipients = Array.from({ length: Number(chats) }, (_, at) => ({
    // The dead, and those that a run which is cut does not come to, have invented ids.
    chatId: aliveAt(chatIds, at) ?? -3_000_000_000_000 - at,
    language: "ru" as const,
  }));
  const batch = {
    kind: "announcement",
    ref: "bench",
    priority: "bulk",
    contents: { ru: { kind: "text", text: "Премьера сегодня в 19:00 по Москве." } },
    options: isPaid === "true" ? { isPaid: true } : {},
  } as const;
  for (let tries = 0; ; tries += 1) {
    try {
      await inTransaction(db, (trx) => enqueue(trx, batch, recipients, new Date()));
      break;
    } catch (error) {
      if (tries > 20 || !String(error).includes("locked")) throw error;
      await sleep(100);
    }
  }
  await db.destroy();
}

function aliveAt(chatIds: readonly number[], at: number): number | undefined {
  const every = Number(aliveEvery);
  return at % every === 0 ? chatIds[at / every] : undefined;
}
