import { afterEach } from "vitest";
import type { Message, Update } from "@grammyjs/types";
import type { Clock } from "../../src/ports.ts";
import { startSandbox } from "../../src/sandbox/sandbox.ts";
import type { Sandbox, SandboxOptions } from "../../src/sandbox/sandbox.ts";

/** An answer of the Bot API with its HTTP status. */
export interface Reply<Result = unknown> {
  readonly status: number;
  readonly ok: boolean;
  readonly result: Result;
  readonly description: string;
  readonly parameters?: { readonly retry_after?: number; readonly migrate_to_chat_id?: number };
}

/** A clock that stands still until it is moved. */
export interface TestClock extends Clock {
  advance(ms: number): void;
}

/** A sandbox with a client that can be as wrong as it likes. */
export interface TestSandbox extends Sandbox {
  readonly clock: TestClock;
  call<Result = unknown>(method: string, params?: object): Promise<Reply<Result>>;
  send(chat: { readonly id: number }, params: object | string): Promise<Reply<Message>>;
  /** Takes all waiting updates and confirms them. */
  updates(params?: object): Promise<Update[]>;
}

const started: Sandbox[] = [];

afterEach(async () => {
  await Promise.all(started.splice(0).map((sandbox) => sandbox.stop()));
});

/** Starts a sandbox that ends with the test. */
export async function openSandbox(options: Partial<SandboxOptions> = {}): Promise<TestSandbox> {
  const clock = createClock();
  const sandbox = await startSandbox({ clock, random: createRandom(), ...options });
  started.push(sandbox);
  const call = <Result>(method: string, params: object = {}) => post<Result>(sandbox, method, params);
  return {
    ...sandbox,
    clock,
    call,
    send: (chat, params) =>
      call("sendMessage", { chat_id: chat.id, ...(typeof params === "string" ? { text: params } : params) }),
    async updates(params = {}) {
      const { result } = await call<Update[]>("getUpdates", params);
      const last = result.at(-1);
      if (last !== undefined) await call("getUpdates", { offset: last.update_id + 1, limit: 1 });
      return result;
    },
  };
}

/** Everybody whom most tests need. */
export async function openClub(options: Partial<SandboxOptions> = {}) {
  const sandbox = await openSandbox(options);
  const { world } = sandbox;
  const katya = world.addPerson({ name: "Катя", languageCode: "ru" });
  const gosha = world.addPerson({ name: "Гоша", username: "gosha" });
  const club = world.addGroup({ title: "Клуб «Восемь дней»", owner: gosha, members: [katya] });
  return { sandbox, world, katya, gosha, club };
}

async function post<Result>(sandbox: Sandbox, method: string, params: object): Promise<Reply<Result>> {
  const response = await fetch(`${sandbox.url}/bot${sandbox.token}/${method}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(params),
  });
  return { status: response.status, ...((await response.json()) as Omit<Reply<Result>, "status">) };
}

function createClock(): TestClock {
  let nowMs = Date.parse("2026-11-22T12:00:00Z");
  return {
    now: () => new Date(nowMs),
    sleep: async () => undefined,
    advance(ms) {
      nowMs += ms;
    },
  };
}

function createRandom(): () => number {
  let state = 8;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}
