import type { IncomingMessage } from "node:http";

/**
 * Why a request to the page or the control API is refused, or undefined where
 * it may pass.
 *
 * A page of another site could reach this port: by a name that resolves to the
 * loopback address (its Host gives it away) or directly (its Origin does).
 */
export function foreignness({ headers }: IncomingMessage, port: number): string | undefined {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
  if (headers.host === undefined || !hosts.includes(headers.host)) return "foreign Host";
  const { origin } = headers;
  if (origin !== undefined && !hosts.some((host) => origin === `http://${host}`)) return "foreign Origin";
  const site = headers["sec-fetch-site"];
  const isTyped = site === undefined || site === "same-origin" || site === "none";
  return isTyped ? undefined : "request of another site";
}
