import type { IncomingMessage, ServerResponse } from "node:http";
import type { WorldState } from "../world/state.ts";
import { BodyError, readParameters } from "./body.ts";
import type { Answer, Dispatcher } from "./dispatch.ts";
import { serveFile } from "./download.ts";
import type { Fault } from "./faults.ts";

/** Seconds that a switched-on `http429` asks for where it does not say. */
const RETRY_AFTER_DEFAULT = 3;

/** Serves one request to `/bot<token>/<method>`, faults included. */
export async function serveBotApi(
  world: WorldState,
  dispatcher: Dispatcher,
  token: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? "/", "http://sandbox");
  if (url.pathname.startsWith("/file/")) {
    serveFile(world, token, url.pathname, response);
    return;
  }
  const [, given, method = ""] = /^\/bot([^/]*)\/([^/]*)\/?$/.exec(url.pathname) ?? [];
  if (given !== token) {
    const isBot = given !== undefined;
    write(response, isBot ? plain(401, "Unauthorized") : plain(404, "Not Found"));
    return;
  }
  const fault = world.faults.strike(method);
  if (fault !== undefined) world.signal.emit({ kind: "settings" });
  if (fault?.kind === "dropBefore") {
    request.socket.destroy();
    return;
  }
  if (fault?.kind === "slow") await sleep(fault.ms ?? 0);
  const answer = faulty(fault) ?? (await process(dispatcher, method, request, response, url));
  if (fault?.kind === "dropAfter") request.socket.destroy();
  else write(response, answer);
}

async function process(
  dispatcher: Dispatcher,
  method: string,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<Answer> {
  const hangUp = new AbortController();
  response.on("close", () => {
    hangUp.abort();
  });
  try {
    const { params, isForm, uploads } = await readParameters(request, url.searchParams);
    return await dispatcher.answer({ method, params, isForm, uploads, signal: hangUp.signal });
  } catch (error) {
    if (error instanceof BodyError) return plain(error.status, `Bad Request: ${error.message}`);
    throw error;
  }
}

function faulty(fault: Fault | undefined): Answer | undefined {
  if (fault?.kind === "http500") return plain(500, "Internal Server Error");
  if (fault?.kind !== "http429") return undefined;
  const seconds = fault.retryAfter ?? RETRY_AFTER_DEFAULT;
  const { status, body } = plain(429, `Too Many Requests: retry after ${String(seconds)}`);
  return { status, body: { ...body, parameters: { retry_after: seconds } } };
}

function plain(status: number, description: string): Answer {
  return { status, body: { ok: false, error_code: status, description } };
}

function write(response: ServerResponse, { status, body }: Answer): void {
  if (response.destroyed) return;
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(body));
}

async function sleep(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
