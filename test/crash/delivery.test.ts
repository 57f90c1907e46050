import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { enqueue, progressOf, rowsOf, type Progress } from "../../src/delivery/store/queue.ts";
import { startSandbox, type Sandbox } from "../../src/sandbox/sandbox.ts";
import { inTransaction, openDatabase, type Database } from "../../src/storage/database.ts";
import type { DatabaseConfig } from "../../src/config.ts";
import { freshPostgres } from "../support/databases.ts";
import { realClock, seeded } from "../support/ports.ts";
import { newDatabase, settings, startProcess } from "./processes.ts";

/** Kills of the long run; `npm run test:crash` sets a hundred. */
const KILLS = Number(process.env["CRASH_KILLS"] ?? 2);
const CHATS = KILLS > 10 ? 1_000 : 300;
/** At this rate a broadcast outlives several kills. */
const RATE = "30";
/** Of which about two seconds are the start. */
const LIFE_MS_MIN = 2_000;
const LIFE_MS_MAX = 5_000;
/** Calls on their way at once (IN_FLIGHT_MAX of the sender). */
const IN_FLIGHT_MAX = 60;
const TEXT = "Премьера сегодня";

const REF = "crash";

async function broadcast(db: Database, chatIds: readonly number[]): Promise<void> {
  const batch = {
    kind: "announcement",
    ref: REF,
    priority: "bulk",
    contents: { ru: { kind: "text", text: TEXT } },
  } as const;
  const recipients = chatIds.map((chatId) => ({ chatId, language: "ru" as const }));
  await inTransaction(db, (trx) => enqueue(trx, batch, recipients, new Date()));
}

/** The world of the run: many groups, a tenth of which have thrown the bot out. */
async function manyGroups(seed: number): Promise<{ sandbox: Sandbox; chatIds: readonly number[] }> {
  const sandbox = await startSandbox({ clock: realClock, random: seeded(seed) });
  const owner = sandbox.world.addPerson({ name: "Гоша" });
  const chatIds = Array.from({ length: CHATS }, (_, at) => {
    const botStatus = at % 10 === 0 ? "kicked" : "member";
    return sandbox.world.addGroup({ title: `Клуб ${String(at)}`, owner, botStatus }).id;
  });
  sandbox.world.faults.set(
    { kind: "http500", method: "sendMessage", chance: 0.01 },
    { kind: "dropBefore", method: "sendMessage", chance: 0.01 },
    { kind: "dropAfter", method: "sendMessage", chance: 0.01 },
    { kind: "http429", method: "sendMessage", chance: 0.01, retryAfter: 1 },
  );
  return { sandbox, chatIds };
}

const received = (sandbox: Sandbox, chatId: number): number =>
  sandbox.world
    .chat(chatId)
    ?.botMessages()
    .filter(({ text }) => text === TEXT).length ?? 0;

async function finished(db: Database): Promise<Progress> {
  const end = Date.now() + 120_000;
  for (;;) {
    const progress = await progressOf(db, "announcement", REF);
    const open = await db
      .selectFrom("outgoing")
      .select("seq")
      .where("state", "in", ["pending", "sending"])
      .limit(1)
      .executeTakeFirst();
    const [last] = progress.toReversed();
    if (open === undefined && last !== undefined) return last;
    if (Date.now() > end) throw new Error(`Cannot finish the broadcast: ${JSON.stringify(progress)}`);
    await sleep(200);
  }
}

/** Every chat has its end, nobody has it twice, and what is said to be sent is there. */
async function expectNoneLostNoneTwice(db: Database, sandbox: Sandbox, kills: number): Promise<void> {
  const progress = await finished(db);
  const { total, sent, unknown, gone, failed, skipped, id } = progress;
  expect(sent + unknown + gone + failed + skipped).toBe(total);
  const rows = await rowsOf(db, id, ["sent", "unknown", "gone", "failed"], { afterSeq: -1, max: total });
  for (const { chatId, outcome } of rows) {
    const copies = received(sandbox, chatId);
    if (outcome === "sent") expect(copies, `chat ${String(chatId)}`).toBe(1);
    else if (outcome === "unknown") expect(copies, `chat ${String(chatId)}`).toBeLessThanOrEqual(1);
    else expect(copies, `chat ${String(chatId)}`).toBe(0);
  }
  const byFaults = rows.filter(
    ({ outcome, reason }) => outcome === "unknown" && reason?.includes("process") !== true,
  );
  expect(unknown - byFaults.length).toBeLessThanOrEqual(kills * IN_FLIGHT_MAX);
}

test(
  `a broadcast to ${String(CHATS)} chats survives ${String(KILLS)} kills: none lost, none twice`,
  async () => {
    const random = seeded(1981);
    // Each broadcast is killed three times and brought to its end, however many kills there are.
    for (let killed = 0; killed < KILLS; killed += 3) {
      const kills = Math.min(3, KILLS - killed);
      const { sandbox, chatIds } = await manyGroups(1_981 + killed);
      const config: DatabaseConfig = { kind: "sqlite", path: newDatabase() };
      const before = await openDatabase(config);
      await broadcast(before, chatIds);
      await before.destroy();
      const environment = { ...settings(sandbox, config.path), BROADCAST_RATE: RATE };
      for (let kill = 0; kill < kills; kill += 1) {
        const bot = startProcess(environment);
        await sleep(LIFE_MS_MIN + random() * (LIFE_MS_MAX - LIFE_MS_MIN));
        bot.child.kill("SIGKILL");
        await bot.exit;
      }
      const db = await openDatabase(config);
      const last = startProcess({ ...environment, BROADCAST_RATE: "1000", PAID_BROADCAST: "true" });
      await finished(db);
      last.child.kill("SIGKILL");
      await last.exit;
      await expectNoneLostNoneTwice(db, sandbox, kills);
      await db.destroy();
      expect(sandbox.world.violations).toEqual([]);
      await sandbox.stop();
    }
  },
  60_000 + KILLS * 40_000,
);

test("of two replicas on PostgreSQL the other sends on within 15 s of the leader's death, none twice", async () => {
  const { sandbox, chatIds } = await manyGroups(1_984);
  const config = await freshPostgres();
  if (config.kind !== "postgres") throw new Error("Cannot test replicas: they need PostgreSQL");
  const db = await openDatabase(config);
  await broadcast(db, chatIds);
  const environment = { ...settings(sandbox, ""), DATABASE_URL: config.url, BROADCAST_RATE: RATE };
  const first = startProcess(environment);
  const sends = () => sandbox.world.calls.filter(({ method }) => method === "sendMessage").length;
  await sandbox.world.waitFor(() => sends() > 30, 20_000);
  const second = startProcess({ ...environment, BROADCAST_RATE: "1000", PAID_BROADCAST: "true" });
  await sleep(3_000);
  first.child.kill("SIGKILL");
  const diedAt = Date.now();
  await first.exit;
  const then = sends();
  await sandbox.world.waitFor(() => sends() > then, 20_000);
  expect(Date.now() - diedAt).toBeLessThan(15_000);
  await expectNoneLostNoneTwice(db, sandbox, 1);
  second.child.kill("SIGTERM");
  expect(await second.exit).toBe(0);
  await db.destroy();
  await sandbox.stop();
}, 120_000);
