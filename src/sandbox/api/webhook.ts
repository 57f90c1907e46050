import type { WebhookInfo } from "@grammyjs/types";
import type { RawUpdate } from "../world/updates.ts";
import { unixNow } from "../world/state.ts";
import type { WorldState } from "../world/state.ts";

/** Where updates are posted to. */
export interface WebhookTarget {
  readonly url: string;
  readonly secretToken?: string | undefined;
  readonly maxConnections: number;
  readonly ipAddress?: string | undefined;
}

/** Posts updates to the bot's URL, in order, until each is accepted. */
export interface Webhook {
  set(target: WebhookTarget): void;
  remove(): void;
  isActive(): boolean;
  info(): WebhookInfo;
  stop(): void;
}

/** The first pause after a failure; it doubles up to the last one. */
const RETRY_MS_FIRST = 50;
const RETRY_MS_MAX = 2_000;
/** Telegram gives a webhook about a minute; a test must not wait that long. */
const RESPONSE_MS_MAX = 10_000;

/** Runs the method that a webhook's answer carries (`{"method": "sendMessage", …}`). */
export type RunReply = (method: string, params: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** A webhook without a target. Pauses run in real time, dates by the world's clock. */
export function createWebhook(world: WorldState, runReply: RunReply): Webhook {
  let target: WebhookTarget | undefined;
  let lastError: { readonly last_error_date: number; readonly last_error_message: string } | undefined;
  let working: AbortController | undefined;
  const stopListening = world.signal.on(({ kind }) => {
    if (kind === "updates" && working === undefined) start();
  });

  function start(): void {
    if (target === undefined || world.updates.pending().length === 0) return;
    const controller = new AbortController();
    working = controller;
    void run(target, controller.signal).finally(() => {
      if (working !== controller) return;
      working = undefined;
      start();
    });
  }

  async function run(to: WebhookTarget, signal: AbortSignal): Promise<void> {
    let pauseMs = RETRY_MS_FIRST;
    for (;;) {
      const next = world.updates.pending()[0];
      if (next === undefined) return;
      const problem = await post(to, next, signal, runReply);
      if (signal.aborted) return;
      if (problem === undefined) {
        world.updates.confirm(next.update_id);
        pauseMs = RETRY_MS_FIRST;
      } else {
        lastError = { last_error_date: unixNow(world), last_error_message: problem };
        await sleep(pauseMs, signal);
        pauseMs = Math.min(pauseMs * 2, RETRY_MS_MAX);
      }
    }
  }

  function halt(): void {
    working?.abort();
    working = undefined;
  }

  return {
    set(next) {
      halt();
      target = next;
      lastError = undefined;
      start();
    },
    remove() {
      halt();
      target = undefined;
      lastError = undefined;
    },
    isActive: () => target !== undefined,
    info: () => describe(world, target, lastError),
    stop() {
      stopListening();
      halt();
      target = undefined;
    },
  };
}

function describe(
  world: WorldState,
  target: WebhookTarget | undefined,
  lastError: object | undefined,
): WebhookInfo {
  const allowed = world.updates.allowedTypes();
  return {
    url: target?.url ?? "",
    has_custom_certificate: false,
    pending_update_count: world.updates.pending().length,
    ...(target === undefined
      ? {}
      : { max_connections: target.maxConnections, ip_address: target.ipAddress ?? "127.0.0.1" }),
    ...lastError,
    ...(allowed === undefined
      ? {}
      : { allowed_updates: allowed as NonNullable<WebhookInfo["allowed_updates"]> }),
  };
}

/** What went wrong in Telegram's words, or undefined where the bot accepted the update. */
async function post(
  to: WebhookTarget,
  update: RawUpdate,
  signal: AbortSignal,
  runReply: RunReply,
): Promise<string | undefined> {
  const secret = to.secretToken === undefined ? {} : { "X-Telegram-Bot-Api-Secret-Token": to.secretToken };
  try {
    const response = await fetch(to.url, {
      method: "POST",
      headers: { "content-type": "application/json", ...secret },
      body: JSON.stringify(update),
      redirect: "manual",
      signal: AbortSignal.any([signal, AbortSignal.timeout(RESPONSE_MS_MAX)]),
    });
    const body = await response.text();
    if (!response.ok)
      return `Wrong response from the webhook: ${String(response.status)} ${response.statusText}`.trim();
    await replyWith(body, runReply);
    return undefined;
  } catch (error) {
    return connectionProblem(error);
  }
}

function connectionProblem(error: unknown): string {
  const { name, cause } = error as Error;
  const { code } = (cause ?? {}) as { readonly code?: string };
  if (name === "TimeoutError") return "Read timeout expired";
  if (code === "ECONNREFUSED") return "Connection refused";
  return code === "ECONNRESET" || code === "UND_ERR_SOCKET"
    ? "Connection reset by peer"
    : "Connection failed";
}

async function replyWith(body: string, runReply: RunReply): Promise<void> {
  if (!body.trimStart().startsWith("{")) return;
  const { method, ...params } = JSON.parse(body) as Record<string, unknown>;
  if (typeof method === "string") await runReply(method, params);
}

async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
