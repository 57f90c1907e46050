import { conflict, malformed } from "../errors.ts";
import type { MethodCall, Methods } from "../method.ts";
import { UPDATE_TYPES } from "../specification.ts";

/** Bot API, setWebhook. */
const CONNECTIONS_MAX = 100;
const CONNECTIONS_DEFAULT = 40;
const SECRET_TOKEN = /^[A-Za-z0-9_-]{1,256}$/;
/** Real bots need https; here a bot on the same machine will do. */
const LOOPBACK: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "[::1]"]);

/** Receiving updates: long polling or a webhook, never both. */
export const updateMethods: Methods = {
  getMe: ({ world }) => ({
    ...world.bot,
    first_name: world.profile.text("name", "") ?? world.bot.first_name,
    can_read_all_group_messages: !world.privacyMode,
    supports_inline_queries: world.surfaces.hasInlineMode,
    supports_guest_queries: world.surfaces.hasGuestMode,
  }),

  getUpdates: ({ world, poller, webhook, params, signal }) => {
    if (webhook.isActive()) {
      throw conflict(
        "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
      );
    }
    allowTypes({ world, params });
    return poller.poll(world, {
      offset: (params["offset"] as number | undefined) ?? 0,
      limit: (params["limit"] as number | undefined) ?? CONNECTIONS_MAX,
      timeoutSeconds: (params["timeout"] as number | undefined) ?? 0,
      signal,
    });
  },

  setWebhook: (call) => {
    const { world, poller, webhook, params } = call;
    const url = params["url"] as string;
    if (url === "") return removeWebhook(call);
    checkUrl(url);
    checkSecret(params["secret_token"] as string | undefined);
    allowTypes(call);
    if (params["drop_pending_updates"] === true) world.updates.clear();
    poller.end(conflict("terminated by setWebhook request"));
    webhook.set({
      url,
      secretToken: params["secret_token"] as string | undefined,
      maxConnections: connections(params["max_connections"] as number | undefined),
      ipAddress: params["ip_address"] as string | undefined,
    });
    return true;
  },

  deleteWebhook: removeWebhook,

  getWebhookInfo: ({ webhook }) => webhook.info(),
};

function removeWebhook({ world, webhook, params }: MethodCall): true {
  webhook.remove();
  if (params["drop_pending_updates"] === true) world.updates.clear();
  return true;
}

function allowTypes({ world, params }: Pick<MethodCall, "world" | "params">): void {
  const types = params["allowed_updates"] as readonly string[] | undefined;
  if (types === undefined) return;
  const unknown = types.find((type) => !UPDATE_TYPES.includes(type));
  if (unknown !== undefined) throw malformed(`allowed_updates has the unknown type "${unknown}"`);
  world.updates.allow(types);
}

function checkUrl(url: string): void {
  const parsed = URL.parse(url);
  if (parsed === null) throw malformed("invalid webhook URL specified");
  const isLocal = parsed.protocol === "http:" && LOOPBACK.has(parsed.hostname);
  if (parsed.protocol !== "https:" && !isLocal) {
    throw malformed("bad webhook: An HTTPS URL must be provided for webhook");
  }
}

function checkSecret(secret: string | undefined): void {
  if (secret === undefined || SECRET_TOKEN.test(secret)) return;
  throw malformed("secret token contains unallowed characters or is too long");
}

function connections(count = CONNECTIONS_DEFAULT): number {
  if (count < 1 || count > CONNECTIONS_MAX) throw malformed("max_connections must be between 1 and 100");
  return count;
}
