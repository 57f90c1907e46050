/**
 * How fast a broadcast goes, what it costs, and whether people notice it: the
 * whole bot on SQLite on disk, against the sandbox's Bot API in a process of
 * its own, with flood limits on.
 *
 *   npm run bench:broadcast               every case, about 20 minutes
 *   npm run bench:broadcast -- free learn only these
 */
import { fork, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { startApp } from "../../src/app.ts";
import { parseConfig } from "../../src/config.ts";
import { openDatabase } from "../../src/storage/database.ts";
import type { Limits } from "../../src/sandbox/api/limits.ts";
import { quantile } from "../quantile.ts";
import type { Command, News } from "./telegram.ts";

interface Case {
  readonly name: string;
  readonly what: string;
  readonly chats: number;
  /** BROADCAST_RATE. */
  readonly rate: number;
  readonly isPaid?: boolean;
  /** Every so many-th chat is alive; the others are not known to Telegram any more. */
  readonly aliveEvery?: number;
  readonly limits: Limits;
  /** Limits that hold from so many seconds on. */
  readonly later?: { readonly afterSeconds: number; readonly limits: Limits };
  /** A person asks this often meanwhile, ms. */
  readonly talkEveryMs?: number;
  /** The run is cut after so many seconds. */
  readonly secondsMax?: number;
}

const bucket = (perSecond: number): Limits => ({ bulk: { perSecond, burst: 5 }, groupPerMinute: 20 });

const CASES: readonly Case[] = [
  {
    name: "free",
    what: "30/s set, 30/s allowed",
    chats: 9_000,
    rate: 30,
    limits: bucket(30),
  },
  {
    name: "reply",
    what: "25/s set, 30/s allowed, a person asks",
    chats: 2_000,
    rate: 25,
    limits: bucket(30),
    talkEveryMs: 300,
  },
  { name: "learn", what: "30/s set, 20/s allowed", chats: 6_000, rate: 30, limits: bucket(20) },
  {
    name: "change",
    what: "30/s set, 30/s allowed, 15/s after 100 s",
    chats: 6_000,
    rate: 30,
    limits: bucket(30),
    later: { afterSeconds: 100, limits: bucket(15) },
  },
  {
    name: "paid",
    what: "1,000/s set and allowed",
    chats: 30_000,
    rate: 1_000,
    isPaid: true,
    limits: { paidPerSecond: 1_000 },
    talkEveryMs: 400,
  },
  {
    name: "dead",
    what: "1,000/s set and allowed, half of the chats dead",
    chats: 100_000,
    rate: 1_000,
    isPaid: true,
    aliveEvery: 2,
    limits: { paidPerSecond: 1_000 },
  },
  { name: "memory-1k", what: "1,000 chats on disk", chats: 1_000, rate: 30, limits: {}, secondsMax: 30 },
  {
    name: "memory-1M",
    what: "1,000,000 chats on disk",
    chats: 1_000_000,
    rate: 30,
    limits: {},
    secondsMax: 120,
  },
];

/** Groups that exist at Telegram: a run that is cut reaches no more. */
const GROUPS_MAX = 50_000;
const MIB = 1024 * 1024;
const SETTLE_MS = 5_000;
/** A run that gets no further ends: some chats have no message, and the table shows how many were sent. */
const STUCK_SECONDS = 20;

interface Result {
  readonly report: Extract<News, { kind: "report" }>;
  readonly idleMib: number;
  readonly peakMib: number;
  /** Recipients by how their rows ended in the bot's database. */
  readonly states: Readonly<Record<string, number>>;
}

const aliveOf = ({ chats, aliveEvery = 1 }: Case): number =>
  Math.min(Math.ceil(chats / aliveEvery), GROUPS_MAX);

async function run(one: Case): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "bench-"));
  const server = fork(new URL("telegram.ts", import.meta.url), [String(aliveOf(one))]);
  const ready = await news(server, "ready");
  const command = (order: Command): void => void server.send(order);
  command({ kind: "limits", limits: one.limits });
  const config = {
    ...parseConfig({ BROADCAST_RATE: String(one.rate), PAID_BROADCAST: "true" }),
    botApiRoot: ready.url,
    database: { kind: "sqlite", path: join(folder, "bot.db") },
  } as const;
  const quiet = (): undefined => undefined;
  const app = await startApp(config, ready.token, {
    clock: {
      now: () => new Date(),
      sleep: (ms, signal) => sleep(ms, undefined, signal && { signal }).catch(() => undefined),
    },
    random: Math.random,
    log: { debug: quiet, info: quiet, warn: quiet, error: console.error },
  });
  await sleep(SETTLE_MS);
  const idleMib = rssMib();
  // Told by a process of its own, as an admin's confirmation would come through the bot.
  await plan(config.database.path, one, ready.chatIds);
  if (one.talkEveryMs !== undefined) command({ kind: "talk", everyMs: one.talkEveryMs });
  let peakMib = 0;
  const startedAt = Date.now();
  let report = await reportOf(server, command);
  let changed = false;
  let movedAt = startedAt;
  for (;;) {
    await sleep(1_000);
    peakMib = Math.max(peakMib, rssMib());
    const seconds = (Date.now() - startedAt) / 1_000;
    if (one.later !== undefined && !changed && seconds >= one.later.afterSeconds) {
      changed = true;
      command({ kind: "limits", limits: one.later.limits });
    }
    const before = report.accepted;
    report = await reportOf(server, command);
    if (report.accepted > before) movedAt = Date.now();
    if (Date.now() - movedAt > STUCK_SECONDS * 1_000) break;
    if (report.accepted >= aliveOf(one) || seconds >= (one.secondsMax ?? Infinity)) break;
  }
  // The last rows are settled, the dead among them.
  await sleep(SETTLE_MS);
  await app.stop();
  const states = await statesIn(config.database.path);
  server.kill();
  rmSync(folder, { recursive: true });
  return { report, idleMib, peakMib, states };
}

/** Enqueues the broadcast from another process: two connections of one process would wait for each other. */
async function plan(path: string, one: Case, chatIds: readonly number[]): Promise<void> {
  const child = fork(new URL("plan.ts", import.meta.url), [
    path,
    String(one.chats),
    String(one.isPaid === true),
    String(one.aliveEvery ?? 1),
  ]);
  child.send(chatIds);
  const code = await new Promise<number | null>((done) => child.on("exit", done));
  if (code !== 0) throw new Error(`Cannot plan the broadcast: the process ended with ${String(code)}`);
}

async function statesIn(path: string): Promise<Result["states"]> {
  const db = await openDatabase({ kind: "sqlite", path });
  const rows = await db
    .selectFrom("outgoing")
    .select((eb) => ["state", eb.fn.countAll<number>().as("count")])
    .groupBy("state")
    .execute();
  await db.destroy();
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

function news<Kind extends News["kind"]>(
  server: ChildProcess,
  kind: Kind,
): Promise<Extract<News, { kind: Kind }>> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void =>
      reject(new Error(`Cannot go on: the server ended with ${String(code)}`));
    const listen = (told: News): void => {
      if (told.kind !== kind) return;
      server.off("message", listen);
      server.off("exit", ended);
      resolve(told as Extract<News, { kind: Kind }>);
    };
    server.on("message", listen);
    server.on("exit", ended);
  });
}

function reportOf(server: ChildProcess, command: (order: Command) => void): Promise<Result["report"]> {
  const told = news(server, "report");
  command({ kind: "report" });
  return told;
}

const rssMib = (): number => process.memoryUsage().rss / MIB;

const wanted = process.argv.slice(2);
const rows = [];
for (const one of CASES.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  console.log(`${one.name}: ${one.what}, ${String(one.chats)} chats …`);
  const { report, idleMib, peakMib, states } = await run(one);
  const seconds = (report.lastMs - report.firstMs) / 1_000;
  rows.push({
    case: one.name,
    sent: report.accepted,
    "sent/s": (report.accepted / seconds).toFixed(1),
    seconds: seconds.toFixed(1),
    "of ideal": idealShare(one, report.accepted, seconds),
    "429s": report.refused,
    "429 %": ((100 * report.refused) / (report.accepted + report.refused)).toFixed(2),
    doubled: report.doubled,
    "reply p50 ms": report.replyMs.length === 0 ? "" : quantile(report.replyMs, 0.5).toFixed(0),
    "reply p99 ms": report.replyMs.length === 0 ? "" : quantile(report.replyMs, 0.99).toFixed(0),
    "MiB over idle": (peakMib - idleMib).toFixed(0),
    violations: report.violations,
    ended: Object.entries(states)
      .map(([state, count]) => `${state} ${String(count)}`)
      .join(", "),
  });
}
console.table(rows);

/** The time taken over the time that the server's own limit would have taken. */
function idealShare(
  { limits, later, isPaid, aliveEvery = 1 }: Case,
  accepted: number,
  seconds: number,
): string {
  // A call to a dead chat takes its turn too.
  const sent = accepted * aliveEvery;
  const perSecond = isPaid === true ? limits.paidPerSecond : limits.bulk?.perSecond;
  if (perSecond === undefined) return "";
  const after = later?.limits.bulk?.perSecond;
  const before = later === undefined ? sent : Math.min(sent, perSecond * later.afterSeconds);
  const ideal = before / perSecond + (after === undefined ? 0 : (sent - before) / after);
  return (seconds / ideal).toFixed(3);
}
