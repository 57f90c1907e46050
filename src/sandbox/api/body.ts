import type { IncomingMessage } from "node:http";
import { readMultipart } from "./multipart.ts";
import type { Parameters } from "./parameters.ts";
import { NO_UPLOADS } from "./uploads.ts";
import type { Uploads } from "./uploads.ts";

/** What a request carries: its parameters, whether they are all strings, and its files. */
export interface RequestParameters {
  readonly params: Parameters;
  readonly isForm: boolean;
  readonly uploads: Uploads;
}

/** The largest body that is read: what Telegram takes as an upload, and a bit. */
const BODY_BYTES_MAX = 51 * 1024 * 1024;

/** Why a body could not be read; the status tells which. */
export class BodyError extends Error {
  override readonly name = "BodyError";
  readonly status: number;

  constructor(status: number, reason: string) {
    super(reason);
    this.status = status;
  }
}

/** Reads the parameters of a call from its query and from a JSON, urlencoded or multipart body. */
export async function readParameters(
  request: IncomingMessage,
  query: URLSearchParams,
): Promise<RequestParameters> {
  const fromQuery = Object.fromEntries(query);
  const hasQuery = query.size > 0;
  const body = request.method === "POST" ? await readBody(request) : Buffer.alloc(0);
  if (body.length === 0) return { params: fromQuery, isForm: true, uploads: NO_UPLOADS };
  const type = request.headers["content-type"] ?? "";
  if (type.startsWith("application/json")) {
    const params = { ...fromQuery, ...readJson(body.toString("utf8")) };
    return { params, isForm: hasQuery, uploads: NO_UPLOADS };
  }
  if (type.startsWith("application/x-www-form-urlencoded") || type.startsWith("multipart/form-data")) {
    const { params, uploads } = readForm(body, type);
    return { params: { ...fromQuery, ...params }, isForm: true, uploads };
  }
  throw new BodyError(400, "unsupported content type of the request body");
}

/** The whole body, up to the limit. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > BODY_BYTES_MAX) throw new BodyError(413, "request entity too large");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A JSON object, or a BodyError. */
export function readJson(text: string): Parameters {
  try {
    const value = JSON.parse(text) as unknown;
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Parameters;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new BodyError(400, "can't parse JSON object of the request body");
}

function readForm(body: Buffer, type: string): Omit<RequestParameters, "isForm"> {
  if (type.startsWith("application/x-www-form-urlencoded")) {
    const params = Object.fromEntries(new URLSearchParams(body.toString("utf8")));
    return { params, uploads: NO_UPLOADS };
  }
  const parts = readMultipart(body.toString("latin1"), type);
  if (parts === undefined) throw new BodyError(400, "can't parse the form in the request body");
  const texts = parts.filter(({ content }) => content === undefined);
  const uploads = parts.flatMap(({ name, fileName = "", mimeType, content }) =>
    content === undefined ? [] : [[name, { fileName, mimeType, content }] as const],
  );
  return {
    params: Object.fromEntries(texts.map(({ name, text }) => [name, text])),
    uploads: new Map(uploads),
  };
}
