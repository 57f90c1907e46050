/**
 * What a morning costs on which 100,000 chats are due at once, and how long a
 * card takes to draw.
 *
 *   npm run bench:countdown               about two minutes
 *   npm run bench:countdown -- 10000      with fewer chats
 */
import { randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { setImmediate as nextTurn } from "node:timers/promises";
import { drawPng } from "../../src/cards/svg.ts";
import type { DatabaseConfig } from "../../src/config.ts";
import { loadPack } from "../../src/content/files.ts";
import { LANGUAGES } from "../../src/content/schema.ts";
import { CADENCES, EVENT_CHOICES } from "../../src/countdown/cadence.ts";
import { calendarDays, firstOccurrence } from "../../src/countdown/occurrence.ts";
import { cardFor, contentOf, refOf } from "../../src/countdown/post.ts";
import { postDue, type Posting } from "../../src/countdown/store/posting.ts";
import { enqueue } from "../../src/delivery/store/queue.ts";
import { openDatabase, type Database } from "../../src/storage/database.ts";
import { loadTexts } from "../../src/telegram/i18n.ts";
import { quantile } from "../quantile.ts";
import { startPostgres } from "../../test/support/postgres.ts";

const CHATS = Number(process.argv[2] ?? 100_000);
const CARDS = 60;
/** Chats that are claimed in a transaction each, for comparison. */
const ALONE = 1_000;
const INSERT_ROWS_MAX = 2_000;
/** A day before the premiere: everyone who follows it hears of it. */
const DUE = new Date("2025-09-03T07:00:00Z");
/** Where it is 10:00 at that moment, and some other hours. */
const ZONES = ["Europe/Moscow", "Europe/Minsk", "Asia/Yekaterinburg", "Europe/London", "America/New_York"];

const texts = loadTexts("data/locales");
const { pack } = await loadPack("data");

await drawCards();
const postgres = await startPostgres();
const folder = mkdtempSync(join(tmpdir(), "bench-"));
try {
  console.log(
    `\n${CHATS.toLocaleString("en")} chats due at once, ${ZONES.length} zones, every choice and cadence\n`,
  );
  console.log(
    "| database | claimed and enqueued | each | longest stop of the event loop | a transaction for each chat |",
  );
  console.log("|---|---|---|---|---|");
  await morning("SQLite on disk", { kind: "sqlite", path: join(folder, "bot.db") });
  await morning("PostgreSQL", { kind: "postgres", url: `${postgres.url}/postgres` });
} finally {
  await postgres.stop();
  rmSync(folder, { recursive: true });
}

async function drawCards(): Promise<void> {
  const took: number[] = [];
  for (let at = 0; at < CARDS; at += 1) {
    const language = LANGUAGES[at % LANGUAGES.length] ?? "ru";
    const event = pack.calendar[at % pack.calendar.length];
    if (event === undefined) continue;
    const reading = { t: texts(language), language, zone: "Europe/Moscow", now: DUE };
    const card = cardFor(firstOccurrence(event, "2025-09-03", "Europe/Moscow"), reading);
    const began = performance.now();
    await drawPng(card, "Восемь дней");
    took.push(performance.now() - began);
  }
  console.log(
    `A card of 1280 by 720 is drawn in ${quantile(took, 0.5).toFixed(0)} ms (median), ${quantile(took, 0.99).toFixed(0)} ms (99th percentile), off the event loop.`,
  );
}

async function morning(name: string, config: DatabaseConfig): Promise<void> {
  const db = await openDatabase(config);
  const posting: Posting = {
    readDays: () => Promise.resolve(calendarDays(pack.calendar)),
    enqueue,
    defaultLanguage: "ru",
    batchOf: (post) => ({
      kind: "post",
      ref: refOf(post),
      priority: "scheduled",
      contents: Object.fromEntries(
        LANGUAGES.map((language) => [
          language,
          contentOf(post, { t: texts(language), language, zone: post.zone, now: DUE }),
        ]),
      ),
    }),
  };
  await follow(db, CHATS);
  const began = performance.now();
  const stop = await watched(async () => {
    // As the chore does, with a turn of the event loop between the claims.
    while ((await postDue(db, posting, DUE)) > 0) await nextTurn();
  });
  const seconds = (performance.now() - began) / 1_000;
  const { count } = await db
    .selectFrom("outgoing")
    .select((eb) => eb.fn.countAll<string>().as("count"))
    .executeTakeFirstOrThrow();
  const again = await postDue(db, posting, DUE);
  if (Number(count) === 0 || again > 0)
    throw new Error(`Cannot trust the run: ${count} rows, ${again} due again`);

  await db
    .updateTable("countdown_follows")
    .set({ next_at: DUE.getTime() })
    .where("chat_id", ">", -1_000_000 - ALONE)
    .execute();
  await db.deleteFrom("countdown_posts").execute();
  const alone = performance.now();
  for (let at = 0; at < ALONE; at += 1) await postDue(db, { ...posting, max: 1 }, DUE);
  const slower = (performance.now() - alone) / ALONE / ((seconds * 1_000) / CHATS);
  await db.destroy();
  console.log(
    `| ${name} | ${seconds.toFixed(1)} s, ${count} posts | ${((seconds * 1_000_000) / CHATS).toFixed(0)} µs | ${stop.toFixed(0)} ms | ${slower.toFixed(0)} times slower |`,
  );
}

/** Runs the work. @returns the longest time for which nothing else had a turn, ms */
async function watched(work: () => Promise<void>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await work();
  delay.disable();
  return delay.max / 1_000_000;
}

async function follow(db: Database, chats: number): Promise<void> {
  const at = DUE.getTime();
  for (let from = 0; from < chats; from += INSERT_ROWS_MAX) {
    const ids = Array.from({ length: Math.min(INSERT_ROWS_MAX, chats - from) }, (_, index) => from + index);
    await db
      .insertInto("chats")
      .values(
        ids.map((id) => ({
          id: -1_000_000 - id,
          kind: "supergroup" as const,
          title: "Клуб",
          is_forum: 0 as const,
          standing: "active" as const,
          language: id % 3 === 0 ? ("en" as const) : null,
          created_at: at,
          updated_at: at,
        })),
      )
      .execute();
    await db
      .insertInto("countdown_follows")
      .values(
        ids.map((id) => ({
          id: randomUUID(),
          chat_id: -1_000_000 - id,
          thread_id: 0,
          events: EVENT_CHOICES[id % EVENT_CHOICES.length] ?? "all",
          cadence: CADENCES[id % CADENCES.length] ?? "daily",
          hour: 10,
          minute: 0,
          zone: ZONES[id % ZONES.length] ?? "UTC",
          is_silent: 0 as const,
          is_live: 0 as const,
          live_message_id: null,
          next_at: at,
          created_at: at,
        })),
      )
      .execute();
  }
}
