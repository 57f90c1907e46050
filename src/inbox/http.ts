import { timingSafeEqual } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";

/** Telegram's updates are a few KiB; a long text with entities stays far below this. */
const BODY_BYTES_MAX = 1024 * 1024;

interface Receiver {
  receive(updates: readonly { readonly update_id: number }[]): Promise<void>;
}

/**
 * Takes one delivery of Telegram's webhook. It says 200 only after the update
 * is stored: else Telegram delivers it again.
 *
 * @returns when the response is written
 */
export function webhookHandler(
  secret: string,
  inbox: Receiver,
): (request: IncomingMessage, response: ServerResponse) => Promise<void> {
  return async (request, response) => {
    const answer = (status: number): void => {
      response.writeHead(status).end();
    };
    if (request.method !== "POST") {
      answer(405);
      return;
    }
    if (!sameText(request.headers["x-telegram-bot-api-secret-token"], secret)) {
      answer(401);
      return;
    }
    const update = asUpdate(await readBody(request));
    if (update === undefined) {
      answer(400);
      return;
    }
    try {
      await inbox.receive([update]);
      answer(200);
    } catch {
      // Not stored: Telegram is asked to deliver again.
      answer(503);
    }
  };
}

function sameText(given: string | string[] | undefined, wanted: string): boolean {
  const a = Buffer.from(typeof given === "string" ? given : "");
  const b = Buffer.from(wanted);
  return a.length === b.length && timingSafeEqual(a, b);
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > BODY_BYTES_MAX) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts).toString("utf8");
}

function asUpdate(body: string | undefined): { readonly update_id: number } | undefined {
  try {
    const update: unknown = JSON.parse(body ?? "");
    const isUpdate =
      typeof update === "object" &&
      update !== null &&
      "update_id" in update &&
      Number.isSafeInteger(update.update_id);
    return isUpdate ? (update as { update_id: number }) : undefined;
  } catch {
    return undefined;
  }
}
