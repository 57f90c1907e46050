import { afterEach, describe, expect, test } from "vitest";
import { DEAF_AFTER_MS, hears, isDelivered } from "../../src/operations/health.ts";
import { healthRoute, serve, type HttpServer, type Route } from "../../src/operations/http.ts";
import { keepingLog } from "../support/ports.ts";

const at = (ms: number) => new Date(Date.parse("2026-11-25T12:00:00Z") + ms);

describe("a polling bot hears", () => {
  test("for a while after the start, before its first poll has finished", () => {
    expect(hears({ now: at(DEAF_AFTER_MS - 1), wellAt: undefined, startedAt: at(0) })).toBe(true);
    expect(hears({ now: at(DEAF_AFTER_MS), wellAt: undefined, startedAt: at(0) })).toBe(false);
  });

  test("while a poll has finished lately, however long it runs", () => {
    const day = 24 * 3_600_000;
    expect(hears({ now: at(day), wellAt: at(day - 1), startedAt: at(0) })).toBe(true);
    expect(hears({ now: at(day), wellAt: at(day - DEAF_AFTER_MS), startedAt: at(0) })).toBe(false);
  });

  test("for longer than one long poll takes", () => {
    expect(DEAF_AFTER_MS).toBeGreaterThan(2 * 25_000);
  });
});

describe("a webhook is delivered", () => {
  const url = "https://bot.example.org/updates";
  const signs = { url, wantedUrl: url, pending: 0, pendingBefore: 0, lastErrorAt: undefined, now: at(0) };
  const minutesAgo = (minutes: number) => at(-minutes * 60_000);

  test.each<[string, Partial<Parameters<typeof isDelivered>[0]>, boolean]>([
    ["all is quiet", {}, true],
    ["another address is set", { url: "https://other.example.org/" }, false],
    ["none is set", { url: "" }, false],
    ["it failed just now and something waits", { lastErrorAt: minutesAgo(1), pending: 1 }, false],
    ["it failed just now and nothing waits", { lastErrorAt: minutesAgo(1) }, true],
    ["it failed long ago", { lastErrorAt: minutesAgo(5), pending: 1 }, true],
    ["a few more wait than before", { pending: 100 }, true],
    ["many more wait than before", { pending: 101 }, false],
    ["many wait, and ever fewer", { pending: 5_000, pendingBefore: 6_000 }, true],
  ])("%s", (_, news, delivered) => {
    expect(isDelivered({ ...signs, ...news })).toBe(delivered);
  });
});

describe("the HTTP server", () => {
  let server: HttpServer | undefined;
  afterEach(async () => {
    await server?.stop();
    server = undefined;
  });
  const log = keepingLog();
  const start = async (routes: Readonly<Record<string, Route>>) => {
    server = await serve("127.0.0.1", 0, routes, log);
    const { port } = server;
    return async (path: string) => {
      const response = await fetch(`http://127.0.0.1:${String(port)}${path}`);
      return [response.status, await response.text()] as const;
    };
  };

  test("says 200 while all is well, else 503", async () => {
    let well = true;
    const get = await start({ "/healthz": healthRoute(async () => well) });
    expect(await get("/healthz")).toEqual([200, '{"ok":true}']);
    well = false;
    expect(await get("/healthz?verbose=1")).toEqual([503, '{"ok":false}']);
  });

  test("knows its exact paths and no other", async () => {
    const get = await start({ "/healthz": healthRoute(async () => true) });
    for (const path of ["/", "/healthz/", "/health", "/constructor", "/__proto__"]) {
      expect((await get(path))[0], path).toBe(404);
    }
  });

  test("a route that fails is 500 with the error in the log, and the next request is served", async () => {
    const get = await start({
      "/broken": async () => {
        throw new Error("a bug of ours");
      },
      "/healthz": healthRoute(async () => true),
    });
    expect((await get("/broken"))[0]).toBe(500);
    expect(log.lines.map(({ fields }) => String(fields["error"]))).toContain("Error: a bug of ours");
    expect((await get("/healthz"))[0]).toBe(200);
  });

  test("a port that is taken is an error at the start", async () => {
    await start({});
    await expect(serve("127.0.0.1", server?.port ?? 0, {}, log)).rejects.toThrow("EADDRINUSE");
  });
});
