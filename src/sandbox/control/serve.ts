import { readFile } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { ZodError, prettifyError } from "zod";
import { BodyError, readBody, readJson } from "../api/body.ts";
import { actions } from "./actions.ts";
import type { Stage } from "./actions.ts";
import { foreignness } from "./guard.ts";
import { viewMessages, viewWorld } from "./view.ts";

const PAGE_FOLDER = join(import.meta.dirname, "..", "page");
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
};
/** Everything comes from here, nothing runs but the page's own files, nobody frames it. */
const SECURITY_HEADERS = {
  "content-security-policy":
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
};
/** What browsers may show; everything else is only kept. */
const PICTURE_TYPES: ReadonlySet<string> = new Set(["image/png", "image/jpeg", "image/gif"]);
/** A silent stream looks dead to some browsers. */
const HEARTBEAT_MS = 20_000;

/** Serves the page at `/`, its files, and the control API below `/sandbox/`. */
export async function serveControl(
  stage: Stage,
  port: number,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname } = new URL(request.url ?? "/", "http://sandbox");
  const reason = foreignness(request, port);
  if (reason !== undefined)
    writeJson(response, { status: 403, body: { error: `Cannot serve this: ${reason}` } });
  else if (request.method === "GET") await serveGet(stage, pathname, response);
  else writeJson(response, await answerPost(stage, pathname, request));
}

interface JsonAnswer {
  readonly status: number;
  readonly body: object;
}

const NOT_FOUND: JsonAnswer = { status: 404, body: { error: "Not found" } };

async function serveGet(stage: Stage, pathname: string, response: ServerResponse): Promise<void> {
  const file = pathname === "/" ? "index.html" : /^\/page\/([a-z-]+\.(?:css|js))$/.exec(pathname)?.[1];
  if (file !== undefined) await servePageFile(file, response);
  else if (pathname === "/sandbox/events") streamEvents(stage, response);
  else if (pathname.startsWith("/sandbox/files/")) serveStored(stage, pathname, response);
  else writeJson(response, answerGet(stage, pathname));
}

function answerGet({ state, scene }: Stage, pathname: string): JsonAnswer {
  if (pathname === "/sandbox/state") return { status: 200, body: viewWorld(state, scene) };
  const chatId = /^\/sandbox\/chats\/(-?\d+)$/.exec(pathname)?.[1];
  if (chatId === undefined) return NOT_FOUND;
  const chat = state.chats.get(Number(chatId));
  // A private chat begins with its first message.
  return { status: 200, body: chat === undefined ? { messages: [] } : viewMessages(state, chat) };
}

/** The bytes of a file in the world: shown where they are a picture, else offered for keeping. */
function serveStored({ state }: Stage, pathname: string, response: ServerResponse): void {
  const id = /^\/sandbox\/files\/([\w-]+)$/.exec(pathname)?.[1];
  const file = id === undefined ? undefined : state.files.byUniqueId(id);
  if (file === undefined) {
    writeJson(response, NOT_FOUND);
    return;
  }
  const name = encodeURIComponent(file.fileName ?? "file");
  const type = PICTURE_TYPES.has(file.mimeType)
    ? { "content-type": file.mimeType }
    : {
        "content-type": "application/octet-stream",
        "content-disposition": `attachment; filename*=UTF-8''${name}`,
      };
  response.writeHead(200, { ...SECURITY_HEADERS, ...type }).end(file.read());
}

async function servePageFile(name: string, response: ServerResponse): Promise<void> {
  try {
    const content = await readFile(join(PAGE_FOLDER, name));
    const type = CONTENT_TYPES[name.slice(name.lastIndexOf(".") + 1)] ?? "text/plain";
    response.writeHead(200, { ...SECURITY_HEADERS, "content-type": type }).end(content);
  } catch (error) {
    if ((error as { readonly code?: unknown }).code !== "ENOENT") throw error;
    writeJson(response, NOT_FOUND);
  }
}

async function answerPost(stage: Stage, pathname: string, request: IncomingMessage): Promise<JsonAnswer> {
  const name = /^\/sandbox\/([a-z]+)$/.exec(pathname)?.[1] ?? "";
  const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
  if (request.method !== "POST" || action === undefined) return NOT_FOUND;
  try {
    // Forms of other sites cannot send this type without asking first.
    if (request.headers["content-type"]?.startsWith("application/json") !== true) {
      throw new BodyError(415, "the body must be JSON");
    }
    const input = readJson((await readBody(request)).toString("utf8"));
    return { status: 200, body: { result: await action(stage, input) } };
  } catch (error) {
    if (error instanceof ZodError) return { status: 400, body: { error: prettifyError(error) } };
    if (error instanceof BodyError) return { status: error.status, body: { error: error.message } };
    if (error instanceof Error) return { status: 409, body: { error: error.message.split("\n")[0] } };
    throw error;
  }
}

/** Server-Sent Events: one JSON object for everything that happens. */
function streamEvents({ world }: Stage, response: ServerResponse): void {
  response.writeHead(200, { ...SECURITY_HEADERS, "content-type": "text/event-stream" });
  response.write("retry: 1000\n\n");
  const stop = world.on((event) => response.write(`data: ${JSON.stringify(event)}\n\n`));
  // eslint-disable-next-line no-restricted-globals -- it ends with the connection and never overlaps
  const heartbeat = setInterval(() => response.write(":\n\n"), HEARTBEAT_MS);
  response.on("close", () => {
    clearInterval(heartbeat);
    stop();
  });
}

function writeJson(response: ServerResponse, { status, body }: JsonAnswer): void {
  response.writeHead(status, { ...SECURITY_HEADERS, "content-type": "application/json" });
  response.end(JSON.stringify(body));
}
