/** The process: environment, real clock and chance, signals, exit code. */
import { existsSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { startApp, type App } from "./app.ts";
import { ConfigError, parseConfig, type Config } from "./config.ts";
import { createLog } from "./operations/log.ts";
import type { Clock, Random } from "./ports.ts";
import { describeError } from "./telegram/errors.ts";

/** What is in hand is finished within this; then the process ends anyway. */
const STOP_MS_MAX = 10_000;

const clock: Clock = {
  now: () => new Date(),
  sleep: (ms, signal) =>
    sleep(ms, undefined, { ref: true, ...(signal && { signal }) }).catch(() => undefined),
};
const random: Random = Math.random;

async function main(): Promise<void> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const config = parseConfig(process.env);
  const log = createLog(config.logLevel);
  if (config.botAdmins.length === 0 && config.botToken !== undefined) {
    log.warn(
      {},
      "BOT_ADMINS is empty: nobody may use the admin commands; send /me to the bot in private to see your id",
    );
  }
  const ports = { clock, random, log };
  if (config.botToken !== undefined) {
    const app = await startApp(config, config.botToken, ports);
    log.info({ username: app.me.username }, "the bot is running");
    return untilSignal(app, () => app.stop());
  }
  await runInSandbox(config, ports);
}

/** Without a token: a local Bot API server, and the same bot against it. */
async function runInSandbox(
  config: Config,
  ports: { clock: Clock; random: Random; log: ReturnType<typeof createLog> },
): Promise<void> {
  // Loaded only here: a bot in production has no use for it.
  const { startSandbox } = await import("./sandbox/sandbox.ts");
  const sandbox = await startSandbox({ clock, random, port: config.sandboxPort, page: true });
  const database = process.env["DATABASE_URL"]
    ? config.database
    : ({ kind: "sqlite", path: ":memory:" } as const);
  const app = await startApp(
    { ...config, botApiRoot: sandbox.url, mode: { kind: "polling" }, database },
    sandbox.token,
    ports,
  );
  console.log(`\n  Восемь дней · Eight Days\n  No BOT_TOKEN, so this is the sandbox: open ${sandbox.url}\n`);
  await untilSignal(app, async () => {
    await app.stop();
    await sandbox.stop();
  });
}

async function untilSignal(app: App, stop: () => Promise<void>): Promise<void> {
  const signalled = new Promise<"stopped">((resolve) => {
    for (const name of ["SIGINT", "SIGTERM"] as const) process.once(name, () => resolve("stopped"));
  });
  const how = await Promise.race([signalled, app.ended]);
  const impatience = setTimeout(() => {
    console.error(
      "Cannot stop in time: something is still in hand after 10 s; it is done again at the next start",
    );
    process.exit(1);
  }, STOP_MS_MAX);
  await stop();
  clearTimeout(impatience);
  if (how === "refused") {
    console.error("Cannot go on: Telegram does not accept the token any more; ask @BotFather for a new one");
    process.exitCode = 1;
  }
}

function startFailure(error: unknown): string {
  if (error instanceof ConfigError) return error.message;
  if (error instanceof Error && "code" in error && error.code === "EADDRINUSE") {
    return `Cannot start: the port is taken by another program; set SANDBOX_PORT or PORT to a free one (${describeError(error)})`;
  }
  return describeError(error);
}

try {
  await main();
} catch (error) {
  console.error(startFailure(error));
  process.exit(1);
}
