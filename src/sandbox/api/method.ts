import type { WorldState } from "../world/state.ts";
import type { FloodGate } from "./limits.ts";
import type { Parameters } from "./parameters.ts";
import type { Poller } from "./polling.ts";
import type { Uploads } from "./uploads.ts";
import type { Webhook } from "./webhook.ts";

/** What a method works with. */
export interface MethodCall {
  readonly params: Parameters;
  readonly uploads: Uploads;
  readonly world: WorldState;
  readonly poller: Poller;
  readonly webhook: Webhook;
  readonly floodGate: FloodGate;
  /** Aborts when the caller hangs up. */
  readonly signal: AbortSignal;
}

/** One method of the Bot API: returns the `result` or throws an ApiError. */
export type Method = (call: MethodCall) => unknown;

/** Methods by their names; each file beside this one adds a group. */
export type Methods = Readonly<Record<string, Method>>;
