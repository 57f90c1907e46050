/** What health is judged by. */
export interface Signs {
  readonly now: Date;
  /** When a getUpdates last finished well or another replica had the lead; undefined before the first. */
  readonly wellAt: Date | undefined;
  readonly startedAt: Date;
}

/** A long poll takes 25 s; after three times that without one finished, the bot is deaf. */
export const DEAF_AFTER_MS = 90_000;

/**
 * True where the bot hears: a poll finished lately, or it has only just
 * started. That the process runs, or that other calls succeed, proves nothing.
 */
export function hears({ now, wellAt, startedAt }: Signs): boolean {
  return now.getTime() - (wellAt ?? startedAt).getTime() < DEAF_AFTER_MS;
}

/** What Telegram says of our webhook. */
export interface WebhookSigns {
  readonly url: string;
  readonly wantedUrl: string;
  readonly pending: number;
  /** Pending updates at the look before this one. */
  readonly pendingBefore: number;
  readonly lastErrorAt: Date | undefined;
  readonly now: Date;
}

const RECENT_MS = 5 * 60_000;

/** True where Telegram delivers to our address, without recent errors and without a growing queue. */
export function isDelivered(signs: WebhookSigns): boolean {
  const erred =
    signs.lastErrorAt !== undefined && signs.now.getTime() - signs.lastErrorAt.getTime() < RECENT_MS;
  return (
    signs.url === signs.wantedUrl &&
    !(erred && signs.pending > 0) &&
    signs.pending <= signs.pendingBefore + 100
  );
}
