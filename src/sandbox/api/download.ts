import type { ServerResponse } from "node:http";
import type { WorldState } from "../world/state.ts";

/** Serves the bytes of a file at `/file/bot<token>/<file_path>`, as getFile named it. */
export function serveFile(
  world: WorldState,
  token: string,
  pathname: string,
  response: ServerResponse,
): void {
  const [, given, path = ""] = /^\/file\/bot([^/]*)\/(.+)$/.exec(pathname) ?? [];
  const file = given === token ? world.files.byPath(path) : undefined;
  if (file === undefined) {
    const code = given === token ? 404 : 401;
    const description = given === token ? "Not Found" : "Unauthorized";
    response.writeHead(code, { "content-type": "application/json" });
    response.end(JSON.stringify({ ok: false, error_code: code, description }));
    return;
  }
  response.writeHead(200, { "content-type": "application/octet-stream" }).end(file.read());
}
