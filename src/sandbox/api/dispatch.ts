import type { ApiCall, WorldState } from "../world/state.ts";
import { ApiError, notModelled } from "./errors.ts";
import { createFloodGate } from "./limits.ts";
import type { Method } from "./method.ts";
import { methods } from "./methods/index.ts";
import { checkParameters, fileFields } from "./parameters.ts";
import type { Parameters } from "./parameters.ts";
import type { Poller } from "./polling.ts";
import { NO_UPLOADS, checkUploads, withAttached } from "./uploads.ts";
import type { Uploads } from "./uploads.ts";
import { createWebhook } from "./webhook.ts";
import type { Webhook } from "./webhook.ts";

/** An answer of the Bot API: the HTTP status and the JSON body. */
export interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A call as it came in. */
export interface IncomingCall {
  readonly method: string;
  readonly params: Parameters;
  /** Whether the values came as strings, from a form or the query. */
  readonly isForm: boolean;
  readonly uploads?: Uploads;
  readonly signal: AbortSignal;
}

/** Turns calls into answers and keeps the books about both. */
export interface Dispatcher {
  answer(call: IncomingCall): Promise<Answer>;
  readonly webhook: Webhook;
}

/** The calls that are remembered; older ones are forgotten first. */
const CALLS_KEPT_MAX = 10_000;

/** A dispatcher over the methods of this folder. */
export function createDispatcher(world: WorldState, poller: Poller): Dispatcher {
  const floodGate = createFloodGate();
  const webhook = createWebhook(world, (method, params) =>
    answer({ method, params, isForm: false, signal: new AbortController().signal }),
  );

  async function answer(call: IncomingCall): Promise<Answer> {
    const { method, isForm, signal, uploads = NO_UPLOADS } = call;
    const params = withAttached(call.params, uploads, fileFields(method));
    const isPoll = method === "getUpdates";
    if (!isPoll) world.callsInFlight += 1;
    try {
      const run = methodOf(method);
      const checked = checkParameters(method, params, isForm);
      checkUploads(checked, uploads);
      const result = await run({ params: checked, uploads, world, poller, webhook, floodGate, signal });
      record(world, { method, params: checked, ok: true, result: structuredClone(result), atMs: now(world) });
      return { status: 200, body: { ok: true, result } };
    } catch (error) {
      return failure(world, method, params, error);
    } finally {
      if (!isPoll) world.callsInFlight -= 1;
      world.signal.emit({ kind: "call", id: method });
    }
  }

  return { answer, webhook };
}

function methodOf(name: string): Method {
  const method = Object.hasOwn(methods, name) ? methods[name] : undefined;
  if (method === undefined) throw notModelled(`method ${name}`);
  return method;
}

function failure(world: WorldState, method: string, params: Parameters, error: unknown): Answer {
  const refusal = error instanceof ApiError ? error : brokenSandbox(error);
  const { code, message: description, malformed, parameters } = refusal;
  record(world, { method, params, ok: false, description, atMs: now(world) });
  if (malformed) {
    world.violations.push({ method, params, description });
    world.signal.emit({ kind: "violation" });
  }
  const extra = parameters === undefined ? {} : { parameters };
  return { status: code, body: { ok: false, error_code: code, description, ...extra } };
}

/** A mistake in the sandbox itself must fail a test, not hide behind a retry. */
function brokenSandbox(error: unknown): ApiError {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return new ApiError(500, `Internal Server Error: the sandbox failed: ${text}`, true);
}

function record(world: WorldState, call: ApiCall): void {
  if (call.method === "getUpdates") return;
  world.calls.push(call);
  if (world.calls.length > CALLS_KEPT_MAX) world.calls.shift();
}

function now(world: WorldState): number {
  return world.clock.now().getTime();
}
