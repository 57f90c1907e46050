import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Log } from "../ports.ts";

export type Route = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export interface HttpServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** A request takes no longer; slow clients hold no connection open. */
const REQUEST_MS_MAX = 15_000;
/** A request under way at the stop is given this long; then its connection is cut. */
const STOP_GRACE_MS = 2_000;

/** Serves a few exact paths; everything else is 404. */
export async function serve(
  host: string,
  port: number,
  routes: Readonly<Record<string, Route>>,
  log: Log,
): Promise<HttpServer> {
  const server = createServer({ requestTimeout: REQUEST_MS_MAX }, (request, response) => {
    const path = (request.url ?? "/").split("?")[0] ?? "/";
    const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
    if (route === undefined) return void response.writeHead(404).end();
    route(request, response).catch((error: unknown) => {
      log.error({ error, path }, "a request failed");
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await listening(server, host, port);
  return {
    port: (server.address() as AddressInfo).port,
    stop: () =>
      new Promise((resolve) => {
        const impatience = setTimeout(() => server.closeAllConnections(), STOP_GRACE_MS);
        server.close(() => {
          clearTimeout(impatience);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}

/** A route that says 200 while `isWell` holds, else 503; the body says which. */
export function healthRoute(isWell: () => Promise<boolean>): Route {
  return async (_, response) => {
    const well = await isWell();
    response.writeHead(well ? 200 : 503, { "content-type": "application/json" });
    response.end(JSON.stringify({ ok: well }));
  };
}

/** A route that gives a text, made anew for each reading. */
export function textRoute(contentType: string, text: () => Promise<string>): Route {
  return async (_, response) => {
    const body = await text();
    response.writeHead(200, { "content-type": contentType });
    response.end(body);
  };
}

function listening(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve();
    });
  });
}
