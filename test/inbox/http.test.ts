import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { webhookHandler } from "../../src/inbox/http.ts";
import { serve, type HttpServer } from "../../src/operations/http.ts";
import { keepingLog } from "../support/ports.ts";

const SECRET = "s3cret_-";
const stored: object[] = [];
const disk = { isFull: false };
let server: HttpServer;

beforeAll(async () => {
  const inbox = {
    async receive(updates: readonly object[]) {
      if (disk.isFull) throw new Error("the disk is full");
      stored.push(...updates);
    },
  };
  server = await serve("127.0.0.1", 0, { "/updates": webhookHandler(SECRET, inbox) }, keepingLog());
});
afterAll(() => server.stop());
beforeEach(() => {
  stored.length = 0;
  disk.isFull = false;
});

async function deliver(body: string, secret: string | undefined = SECRET, method = "POST"): Promise<number> {
  const response = await fetch(`http://127.0.0.1:${String(server.port)}/updates`, {
    method,
    ...(method === "GET" ? {} : { body }),
    headers: secret === "" ? {} : { "x-telegram-bot-api-secret-token": secret },
  });
  await response.arrayBuffer();
  return response.status;
}

test("a good delivery is answered with 200 when it is stored", async () => {
  const update = { update_id: 5, message: { text: "Кто играл Гошу?" } };
  expect(await deliver(JSON.stringify(update))).toBe(200);
  expect(stored).toEqual([update]);
});

test("what could not be stored is answered with 503, so that Telegram delivers it again", async () => {
  disk.isFull = true;
  expect(await deliver('{"update_id":5}')).toBe(503);
  disk.isFull = false;
  expect(await deliver('{"update_id":5}')).toBe(200);
  expect(stored).toEqual([{ update_id: 5 }]);
});

test.each([
  ["no secret", ""],
  ["a wrong secret", "s3cret_+"],
  ["a part of the secret", "s3cret"],
  ["more than the secret", `${SECRET}${SECRET}`],
])("%s is refused with 401 and nothing is stored", async (_, secret) => {
  expect(await deliver('{"update_id":5}', secret)).toBe(401);
  expect(stored).toEqual([]);
});

test.each([
  ["no JSON", "update_id=5"],
  ["nothing", ""],
  ["JSON cut short", '{"update_id":5'],
  ["a list", "[5]"],
  ["null", "null"],
  ["no update_id", '{"message":{}}'],
  ["an update_id that is text", '{"update_id":"5"}'],
  ["an update_id that is no whole number", '{"update_id":5.5}'],
])("%s is refused with 400 and nothing is stored", async (_, body) => {
  expect(await deliver(body)).toBe(400);
  expect(stored).toEqual([]);
});

test("another method than POST is refused with 405", async () => {
  expect(await deliver("", SECRET, "GET")).toBe(405);
});

test("a body beyond any update of Telegram's is not stored, and the next delivery is served", async () => {
  const huge = JSON.stringify({ update_id: 5, text: "x".repeat(1024 * 1024) });
  // The connection may be cut before the answer is read: that is a refusal too.
  const status = await deliver(huge).catch(() => 0);
  expect(status).not.toBe(200);
  expect(stored).toEqual([]);
  expect(await deliver('{"update_id":6}')).toBe(200);
});
