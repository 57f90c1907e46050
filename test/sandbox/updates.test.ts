import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import type { Update } from "@grammyjs/types";
import { openClub, openSandbox } from "./support.ts";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A bot's web server that answers with these statuses in turn, then with 200. */
async function openHook(...statuses: readonly number[]) {
  const received: { readonly secret: unknown; readonly update: Update }[] = [];
  const left = [...statuses];
  let reply = "";
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      const secret = request.headers["x-telegram-bot-api-secret-token"];
      received.push({ secret, update: JSON.parse(body) as Update });
      response.writeHead(left.shift() ?? 200, { "content-type": "application/json" }).end(reply);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  closing.push(close);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    close,
    replyWith(body: object) {
      reply = JSON.stringify(body);
    },
  };
}

const texts = (updates: readonly Update[]) => updates.map(({ message }) => message?.text);

test("updates come again until an offset above them confirms them", async () => {
  const { sandbox, katya } = await openClub();
  for (const text of ["1", "2", "3"]) katya.writes(text);
  const first = (await sandbox.call<Update[]>("getUpdates")).result;
  expect(texts(first)).toEqual(["1", "2", "3"]);
  expect(texts((await sandbox.call<Update[]>("getUpdates")).result)).toEqual(["1", "2", "3"]);
  const offset = first[0]!.update_id + 1;
  expect(texts((await sandbox.call<Update[]>("getUpdates", { offset })).result)).toEqual(["2", "3"]);
  expect(sandbox.world.pendingUpdates()).toHaveLength(2);
});

test("update ids are consecutive and limit cuts from the oldest", async () => {
  const { sandbox, katya } = await openClub();
  for (const text of ["1", "2", "3"]) katya.writes(text);
  const { result } = await sandbox.call<Update[]>("getUpdates", { limit: 2 });
  expect(texts(result)).toEqual(["1", "2"]);
  expect(result[1]!.update_id - result[0]!.update_id).toBe(1);
});

test("a negative offset keeps the last updates and forgets the others", async () => {
  const { sandbox, katya } = await openClub();
  for (const text of ["1", "2", "3"]) katya.writes(text);
  expect(texts((await sandbox.call<Update[]>("getUpdates", { offset: -1 })).result)).toEqual(["3"]);
  expect(sandbox.world.pendingUpdates()).toHaveLength(1);
});

test("a long poll returns as soon as something happens", async () => {
  const { sandbox, katya } = await openClub();
  const poll = sandbox.call<Update[]>("getUpdates", { timeout: 30 });
  setTimeout(() => katya.writes("привет"), 30);
  expect(texts((await poll).result)).toEqual(["привет"]);
});

test("a long poll returns nothing after its timeout", async () => {
  const sandbox = await openSandbox();
  expect((await sandbox.call("getUpdates", { timeout: 1 })).result).toEqual([]);
});

test("a second poller ends the first", async () => {
  const { sandbox, katya } = await openClub();
  const first = sandbox.call("getUpdates", { timeout: 30 });
  await new Promise((resolve) => setTimeout(resolve, 50));
  const second = sandbox.call<Update[]>("getUpdates", { timeout: 30 });
  expect(await first).toMatchObject({
    status: 409,
    description:
      "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
  });
  katya.writes("кому?");
  expect(texts((await second).result)).toEqual(["кому?"]);
});

test("allowed_updates is remembered; what needs asking for is not sent by default", async () => {
  const { sandbox, club, katya } = await openClub();
  club.promoteBot();
  const types = (updates: readonly Update[]) =>
    updates.map((update) => Object.keys(update).find((key) => key !== "update_id"));
  await sandbox.updates();
  const message = katya.writes("a", { chat: club });
  katya.reacts(message, "👍");
  expect(types(await sandbox.updates({ allowed_updates: ["message_reaction"] }))).toEqual(["message"]);
  katya.writes("b", { chat: club });
  katya.reacts(message, "🔥");
  expect(types(await sandbox.updates())).toEqual(["message_reaction"]);
  await sandbox.call("getUpdates", { allowed_updates: [] });
  katya.reacts(message);
  katya.writes("c", { chat: club });
  expect(types(await sandbox.updates())).toEqual(["message"]);
  expect((await sandbox.call("getUpdates", { allowed_updates: ["gossip"] })).status).toBe(400);
});

test("any update can be injected", async () => {
  const sandbox = await openSandbox();
  const id = sandbox.world.injectUpdate({ brand_new: { anything: [null] } });
  expect(await sandbox.updates()).toEqual([{ update_id: id, brand_new: { anything: [null] } }]);
});

test("a webhook gets the updates in order with the secret, and nobody can poll beside it", async () => {
  const { sandbox, katya, world } = await openClub();
  const hook = await openHook();
  await sandbox.call("setWebhook", { url: hook.url, secret_token: "s3cret" });
  for (const text of ["1", "2", "3"]) katya.writes(text);
  await world.waitFor(() => world.pendingUpdates().length === 0);
  expect(texts(hook.received.map(({ update }) => update))).toEqual(["1", "2", "3"]);
  expect(hook.received.map(({ secret }) => secret)).toEqual(["s3cret", "s3cret", "s3cret"]);
  expect(await sandbox.call("getUpdates")).toMatchObject({
    status: 409,
    description:
      "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
  });
  await sandbox.call("deleteWebhook");
  expect((await sandbox.call("getUpdates")).ok).toBe(true);
});

test("a webhook that fails gets the same update again, and the error is told", async () => {
  const { sandbox, katya, world } = await openClub();
  const hook = await openHook(500, 502);
  await sandbox.call("setWebhook", { url: hook.url });
  katya.writes("1");
  katya.writes("2");
  await world.waitFor(() => world.pendingUpdates().length === 0);
  expect(texts(hook.received.map(({ update }) => update))).toEqual(["1", "1", "1", "2"]);
  expect((await sandbox.call("getWebhookInfo")).result).toMatchObject({
    url: hook.url,
    pending_update_count: 0,
    last_error_message: "Wrong response from the webhook: 502 Bad Gateway",
    last_error_date: sandbox.clock.now().getTime() / 1000,
  });
});

test("a webhook nobody listens at leaves the updates pending", async () => {
  const { sandbox, katya, world } = await openClub();
  const { url, close } = await openHook();
  close();
  await sandbox.call("setWebhook", { url });
  katya.writes("1");
  const info = async () => (await sandbox.call<{ last_error_message?: string }>("getWebhookInfo")).result;
  await expect.poll(async () => (await info()).last_error_message).toBe("Connection refused");
  expect(world.pendingUpdates()).toHaveLength(1);
});

test("a method in the webhook's answer is carried out", async () => {
  const { sandbox, katya } = await openClub();
  const hook = await openHook();
  hook.replyWith({ method: "sendMessage", chat_id: katya.id, text: "Восемь дней" });
  await sandbox.call("setWebhook", { url: hook.url });
  katya.writes("Сколько?");
  expect((await katya.chat.nextBotMessage()).text).toBe("Восемь дней");
});

test.each([
  [{ url: "http://example.com/" }, "bad webhook: An HTTPS URL must be provided for webhook"],
  [
    { url: "https://e.org/", secret_token: "a b" },
    "secret token contains unallowed characters or is too long",
  ],
  [{ url: "https://e.org/", max_connections: 0 }, "max_connections must be between 1 and 100"],
])("the webhook %j is refused", async (params, description) => {
  const sandbox = await openSandbox();
  expect((await sandbox.call("setWebhook", params)).description).toBe(`Bad Request: ${description}`);
});
