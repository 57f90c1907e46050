import pino from "pino";
import type { LogLevel } from "../config.ts";
import type { Log } from "../ports.ts";
import { withoutToken } from "./secrets.ts";

/**
 * A JSON log on standard output. Errors are written as their text and stack
 * with any token taken out: a network error's inner address carries it.
 *
 * @param write where lines go; standard output by default
 */
export function createLog(level: LogLevel, write?: (line: string) => void): Log {
  const options = { level, base: null, serializers: { error: scrubbed } };
  return write === undefined ? pino(options) : pino(options, { write });
}

interface ScrubbedError {
  readonly message: string;
  readonly stack?: string;
  readonly cause?: unknown;
}

/** Causes of causes; a chain longer than this is a loop. */
const CAUSES_MAX = 5;

function scrubbed(error: unknown, depth = 0): ScrubbedError {
  if (!(error instanceof Error)) return { message: withoutToken(String(error)) };
  const inner = error.cause ?? ("error" in error ? error.error : undefined);
  return {
    message: withoutToken(error.message),
    ...(error.stack === undefined ? {} : { stack: withoutToken(error.stack) }),
    ...(inner === undefined || depth >= CAUSES_MAX ? {} : { cause: scrubbed(inner, depth + 1) }),
  };
}
