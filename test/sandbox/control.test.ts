import { request } from "node:http";
import { expect, test } from "vitest";
import { TELEGRAM_LIMITS } from "../../src/sandbox/sandbox.ts";
import type { Sandbox } from "../../src/sandbox/sandbox.ts";
import { openSandbox } from "./support.ts";

interface State {
  readonly identities: readonly {
    readonly personId: number;
    readonly isAnonymous: boolean;
    readonly name: string;
  }[];
  readonly chats: readonly { readonly id: number; readonly title: string; readonly botStatus: string }[];
  readonly settings: { readonly privacyMode: boolean; readonly hasLimits: boolean };
}

const state = async (sandbox: Sandbox) =>
  (await (await fetch(`${sandbox.url}/sandbox/state`)).json()) as State;

async function act(sandbox: Sandbox, action: string, input: object) {
  const response = await fetch(`${sandbox.url}/sandbox/${action}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
  });
  const body = (await response.json()) as { readonly result?: unknown; readonly error?: string };
  return { status: response.status, ...body };
}

/** The status of a request with headers that fetch would not let through. */
function statusWith(
  sandbox: Sandbox,
  path: string,
  headers: Record<string, string>,
): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sent = request(`${sandbox.url}${path}`, { headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    sent.on("error", reject).end();
  });
}

test("without the page nothing but the Bot API is served", async () => {
  const sandbox = await openSandbox();
  const statuses = await Promise.all(
    ["/", "/page/app.js", "/sandbox/state"].map(async (path) => (await fetch(sandbox.url + path)).status),
  );
  expect(statuses).toEqual([404, 404, 404]);
});

test("the page comes from this server alone and brings a world with it", async () => {
  const sandbox = await openSandbox({ page: true });
  const response = await fetch(sandbox.url);
  expect(response.headers.get("content-type")).toContain("text/html");
  expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(await response.text()).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
  const { identities, chats, settings } = await state(sandbox);
  expect(identities.map(({ name, isAnonymous }) => [name, isAnonymous])).toEqual([
    ["Катя", false],
    ["Гоша", false],
    ["Гоша", true],
  ]);
  expect(chats.map(({ title, botStatus }) => [title, botStatus])).toEqual([
    ["Клуб «Восемь дней»", "member"],
    ["Форум «Слезам не верит»", "member"],
  ]);
  expect(settings).toMatchObject({ privacyMode: true, hasLimits: true });
  expect(await sandbox.updates()).toMatchObject([
    { my_chat_member: {} },
    { message: {} },
    { my_chat_member: {} },
    { message: {} },
  ]);
});

test("files outside the page's folder are not served", async () => {
  const sandbox = await openSandbox({ page: true });
  for (const path of ["/page/../sandbox.ts", "/page/%2e%2e/sandbox.ts", "/page/nothing.js"]) {
    expect(await statusWith(sandbox, path, {}), path).toBe(404);
  }
});

test.each([
  ["another host name", { host: "evil.example" }],
  ["a page of another site", { origin: "http://evil.example" }],
  ["a hidden request of another site", { "sec-fetch-site": "cross-site" }],
  ["another port of this machine", { origin: "http://127.0.0.1:1" }],
])("%s is refused", async (_, headers) => {
  const sandbox = await openSandbox({ page: true });
  for (const path of ["/", "/sandbox/state", "/sandbox/events"]) {
    expect(await statusWith(sandbox, path, headers as Record<string, string>)).toBe(403);
  }
});

test("people write, press and see answers through the control API", async () => {
  const sandbox = await openSandbox({ page: true });
  const [katya] = (await state(sandbox)).identities;
  const { personId } = katya!;
  await act(sandbox, "write", { personId, chatId: personId, text: "/start" });
  const markup = { inline_keyboard: [[{ text: "Да", callback_data: "yes" }]] };
  const { result: question } = await sandbox.send({ id: personId }, { text: "Идём?", reply_markup: markup });
  const pressed = act(sandbox, "press", {
    personId,
    chatId: personId,
    messageId: question.message_id,
    data: "yes",
  });
  await sandbox.world.waitFor(() =>
    sandbox.world.pendingUpdates().some((update) => "callback_query" in update),
  );
  const query = (await sandbox.updates()).at(-1)?.callback_query;
  await sandbox.call("answerCallbackQuery", { callback_query_id: query?.id, text: "Хорошо" });
  expect((await pressed).result).toEqual({ text: "Хорошо", showAlert: false });

  const view = await (await fetch(`${sandbox.url}/sandbox/chats/${personId}`)).json();
  expect(view).toMatchObject({
    messages: [{ message: { text: "/start" } }, { message: { text: "Идём?" }, isFromBot: true }],
  });
});

test("an anonymous administrator is a way of writing", async () => {
  const sandbox = await openSandbox({ page: true });
  const { identities, chats } = await state(sandbox);
  const { personId } = identities[2]!;
  const chatId = chats[0]!.id;
  const sent = await act(sandbox, "write", { personId, chatId, text: "/ask", isAnonymous: true });
  expect(sent.result).toMatchObject({ sender_chat: { id: chatId }, from: { username: "GroupAnonymousBot" } });
  const refused = await act(sandbox, "write", {
    personId: identities[0]!.personId,
    chatId,
    text: "/ask",
    isAnonymous: true,
  });
  expect(refused).toEqual({
    status: 409,
    error: "Cannot write to Клуб «Восемь дней»: Катя is not an administrator",
  });
});

test("the world's switches are on the page", async () => {
  const sandbox = await openSandbox({ page: true, limits: TELEGRAM_LIMITS });
  await act(sandbox, "privacy", { isOn: false });
  await act(sandbox, "limits", { isOn: false });
  await act(sandbox, "faults", { faults: [{ kind: "http500", method: "getMe", times: 1 }] });
  expect((await sandbox.call("getMe")).status).toBe(500);
  expect((await state(sandbox)).settings).toMatchObject({ privacyMode: false, hasLimits: false, faults: [] });
  const { chats } = await state(sandbox);
  await act(sandbox, "standing", { chatId: chats[0]!.id, status: "kicked" });
  expect((await state(sandbox)).chats[0]?.botStatus).toBe("kicked");
  expect((await act(sandbox, "faults", { faults: [{ kind: "earthquake" }] })).status).toBe(400);
});

test("events stream as they happen", async () => {
  const sandbox = await openSandbox({ page: true });
  const response = await fetch(`${sandbox.url}/sandbox/events`);
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  await reader.read();
  sandbox.world.setPrivacyMode(false);
  expect((await reader.read()).value).toBe('data: {"kind":"settings"}\n\n');
  await reader.cancel();
});

test("the token is shown nowhere", async () => {
  const sandbox = await openSandbox({ page: true });
  const { identities, chats } = await state(sandbox);
  await sandbox.call("sendMessage", { chat_id: identities[0]!.personId, text: "", nonsense: true });
  await sandbox.call("setWebhook", { url: "http://127.0.0.1:1/" });
  const paths = ["/", "/sandbox/state", `/sandbox/chats/${chats[0]!.id}`];
  const bodies = await Promise.all(paths.map(async (path) => (await fetch(sandbox.url + path)).text()));
  const secret = sandbox.token.split(":")[1]!;
  expect(bodies.join("")).not.toContain(secret);
});
