import type { Api } from "grammy";
import type { Config } from "../../config.ts";
import { hears } from "../../operations/health.ts";
import { healthRoute, serve, type Route } from "../../operations/http.ts";
import { webhookHealth } from "../../operations/telegram.ts";
import type { Clock, Log } from "../../ports.ts";
import { webhookHandler } from "../http.ts";
import type { Inbox } from "../inbox.ts";
import type { Poller } from "../poller.ts";
import { ALLOWED_UPDATES } from "./updates.ts";

export interface Receiving {
  /** Port of the HTTP server; undefined where none was asked for. */
  readonly httpPort: number | undefined;
  /** Resolves when Telegram refuses the token for good; else only after stop. */
  readonly ended: Promise<"stopped" | "refused">;
  stop(): Promise<void>;
}

export interface ReceivingPorts {
  readonly api: Api;
  readonly config: Pick<Config, "mode" | "host" | "port">;
  readonly inbox: Inbox;
  readonly poller: Poller;
  /** Further paths of the HTTP server. */
  readonly routes: Readonly<Record<string, Route>>;
  readonly clock: Clock;
  readonly log: Log;
}

/** Lets updates come in, by polling or by webhook, and tells over HTTP whether they do. */
export async function startReceiving({
  api,
  config,
  inbox,
  poller,
  routes,
  clock,
  log,
}: ReceivingPorts): Promise<Receiving> {
  const { mode } = config;
  const startedAt = clock.now();
  const isWell =
    mode.kind === "webhook"
      ? webhookHealth(api, mode.url, clock)
      : async () => hears({ now: clock.now(), wellAt: poller.lastWellAt(), startedAt });
  const served: Record<string, Route> = {
    ...routes,
    "/healthz": healthRoute(isWell),
    "/readyz": healthRoute(async () => true),
    ...(mode.kind === "webhook" ? { [new URL(mode.url).pathname]: webhookHandler(mode.secret, inbox) } : {}),
  };
  const http = config.port === undefined ? undefined : await serve(config.host, config.port, served, log);
  inbox.start();
  if (mode.kind === "webhook") {
    await api.setWebhook(mode.url, { secret_token: mode.secret, allowed_updates: ALLOWED_UPDATES });
    return {
      httpPort: http?.port,
      ended: new Promise(() => undefined),
      stop: async () => http?.stop(),
    };
  }
  await api.deleteWebhook();
  const ended = poller.run();
  return {
    httpPort: http?.port,
    ended,
    async stop() {
      await poller.stop();
      await http?.stop();
    },
  };
}
