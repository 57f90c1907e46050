import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach } from "vitest";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";

const folders: string[] = [];
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

/** The bot as a process of its own. */
export interface Bot {
  readonly child: ChildProcess;
  readonly output: () => string;
  readonly exit: Promise<number | null>;
}

/** Starts the real process; it is killed at the end of the test at the latest. */
export function startProcess(environment: Readonly<Record<string, string>>): Bot {
  const folder = mkdtempSync(join(tmpdir(), "eight-days-"));
  folders.push(folder);
  const child = spawn(process.execPath, ["src/guard.js", "src/main.ts"], {
    env: { PATH: process.env["PATH"] ?? "", LOG_LEVEL: "warn", ...environment },
  });
  running.push(child);
  let output = "";
  child.stdout.on("data", (part: Buffer) => (output += part.toString()));
  child.stderr.on("data", (part: Buffer) => (output += part.toString()));
  const exit = new Promise<number | null>((done) => child.on("exit", done));
  return { child, output: () => output, exit };
}

/** The environment of a bot of that sandbox. */
export function settings(sandbox: Sandbox, database: string): Record<string, string> {
  return { BOT_TOKEN: sandbox.token, BOT_API_ROOT: sandbox.url, DATABASE_URL: `sqlite:${database}` };
}

/** Path of a database file that is not there yet. */
export function newDatabase(): string {
  const folder = mkdtempSync(join(tmpdir(), "eight-days-"));
  folders.push(folder);
  return resolve(folder, "bot.db");
}
