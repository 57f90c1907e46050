import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ApiClientOptions } from "grammy";
import type { Clock, Log } from "../ports.ts";

/** One request's time limit; a long poll of 25 s fits in. */
const REQUEST_MS_MAX = 30_000;
/** A reply held back by Telegram waits this long at most, over all its tries. */
const HELD_MS_MAX = 60_000;
/** Time limit of a whole call, waits included, after which grammY gives up. */
const CALL_SECONDS_MAX = (REQUEST_MS_MAX + HELD_MS_MAX) / 1_000;
const SOCKETS_MAX = 128;
/** Telegram's answers are small; getUpdates brings 100 updates at most. */
const ANSWER_BYTES_MAX = 32 * 1024 * 1024;

/** What flood control allows at present, for all who send: kept up to date and heeded by this client. */
export interface FloodGate {
  /** Milliseconds until a message to the chat may be sent. */
  heldMs(chatId: number, now: Date): number;
  sent(chatId: number, now: Date): void;
  refused(chatId: number, retryAfterMs: number, now: Date): unknown;
}

/** Without a gate a 429 is returned to the caller, which has a gate of its own. */
export interface ClientPorts {
  readonly gate?: FloodGate;
  readonly clock: Clock;
  readonly log: Log;
}

/** The slice of the Fetch API that grammY uses. */
interface FetchOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Readable;
  readonly signal?: AbortSignal;
}

interface ApiAnswer {
  readonly status: number;
  readonly body: unknown;
}

/**
 * How grammY reaches the Bot API: connections kept alive (half the cost of its
 * default client an update), and, with a gate, a 429 waited for and tried
 * again, since Telegram says that nothing was delivered then. It sits in fetch
 * because that is the one place which sees each real request exactly once,
 * inside conversations and out.
 */
export function clientOptions(apiRoot: string, { gate, clock, log }: ClientPorts): ApiClientOptions {
  const send = keepAliveSender(apiRoot);
  const fetch = async (url: string, options: FetchOptions): Promise<{ json(): Promise<unknown> }> => {
    const until = clock.now().getTime() + HELD_MS_MAX;
    const method = url.slice(url.lastIndexOf("/") + 1);
    const chatId = chatOf(options);
    for (;;) {
      if (gate !== undefined && chatId !== undefined && SENDING.test(method)) {
        const heldMs = Math.min(gate.heldMs(chatId, clock.now()), until - clock.now().getTime());
        if (heldMs > 0) await clock.sleep(heldMs, options.signal);
        gate.sent(chatId, clock.now());
      }
      const answer = await send(url, options);
      const retryAfterMs = retryAfterOf(answer);
      if (retryAfterMs !== undefined && chatId !== undefined) {
        gate?.refused(chatId, retryAfterMs, clock.now());
      }
      // A streamed file is consumed by the first try, and who asked may be gone.
      const mayRepeat =
        gate !== undefined && typeof options.body === "string" && options.signal?.aborted !== true;
      if (retryAfterMs === undefined || !mayRepeat || clock.now().getTime() + retryAfterMs > until) {
        return { json: async () => answer.body };
      }
      log.warn({ method, retryAfterMs }, "Telegram asks to wait");
      await clock.sleep(retryAfterMs, options.signal);
    }
  };
  return {
    apiRoot,
    timeoutSeconds: CALL_SECONDS_MAX,
    // grammY types its fetch by node-fetch, whose types are not installed.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-assignment
    fetch: fetch as NonNullable<ApiClientOptions["fetch"]>,
  };
}

/** Methods that put a message into a chat. */
const SENDING = /^(?:send(?!ChatAction)|copy|forward)/u;

/** The chat that a call is for. A body with a file in it is a stream, and is let through unread. */
function chatOf({ body }: FetchOptions): number | undefined {
  const id = typeof body === "string" ? /"chat_id":(-?\d+)/u.exec(body)?.[1] : undefined;
  return id === undefined ? undefined : Number(id);
}

function retryAfterOf(answer: ApiAnswer): number | undefined {
  if (answer.status !== 429) return undefined;
  const { parameters } = answer.body as { parameters?: { retry_after?: unknown } };
  const seconds = parameters?.retry_after;
  return typeof seconds === "number" ? seconds * 1_000 : undefined;
}

function keepAliveSender(apiRoot: string): (url: string, options: FetchOptions) => Promise<ApiAnswer> {
  const secure = apiRoot.startsWith("https:");
  const agent = new (secure ? HttpsAgent : HttpAgent)({ keepAlive: true, maxSockets: SOCKETS_MAX });
  const request = secure ? httpsRequest : httpRequest;
  return (url, options) =>
    new Promise((resolve, reject) => {
      const call = request(
        url,
        {
          agent,
          method: options.method ?? "GET",
          headers: options.headers,
          // A plain AbortSignal comes from grammY in the shape of a polyfill's.
          signal: options.signal,
          timeout: REQUEST_MS_MAX,
        },
        (response) => {
          readAnswer(response).then(resolve, reject);
        },
      );
      call.on("timeout", () => call.destroy(new Error("Cannot reach the Bot API: no answer in 30 s")));
      call.on("error", reject);
      if (options.body instanceof Readable) pipeline(options.body, call).catch(reject);
      else call.end(options.body);
    });
}

async function readAnswer(response: IncomingMessage): Promise<ApiAnswer> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > ANSWER_BYTES_MAX) throw new Error("Cannot read the Bot API's answer: it is over 32 MiB");
    parts.push(part);
  }
  const status = response.statusCode ?? 0;
  const text = Buffer.concat(parts).toString("utf8");
  try {
    return { status, body: JSON.parse(text) as unknown };
  } catch {
    // A proxy's error page, or an answer cut short: an error of the server, not of ours.
    return {
      status,
      body: { ok: false, error_code: Math.max(status, 500), description: "the answer is no JSON" },
    };
  }
}
