import type { Api } from "grammy";
import type { Clock } from "../ports.ts";
import { isDelivered } from "./health.ts";

/** A check of what Telegram says of our webhook, each look compared with the one before. */
export function webhookHealth(api: Api, wantedUrl: string, clock: Clock): () => Promise<boolean> {
  let pendingBefore = 0;
  return async () => {
    const info = await api.getWebhookInfo();
    const lastErrorAt =
      info.last_error_date === undefined ? undefined : new Date(info.last_error_date * 1_000);
    const pending = info.pending_update_count;
    const well = isDelivered({
      url: info.url ?? "",
      wantedUrl,
      pending,
      pendingBefore,
      lastErrorAt,
      now: clock.now(),
    });
    pendingBefore = pending;
    return well;
  };
}
