/** Messages that one chat gets in a second; Telegram lets short bursts pass (Bots FAQ). */
const CHAT_SPACING_MS = 1_000;
/** Messages that a group gets in a minute (Bots FAQ). */
export const GROUP_MINUTE_MAX = 20;
const MINUTE_MS = 60_000;
/** Two chats refused within this time: it is not one chat that is too busy, it is we. */
const TOGETHER_MS = 1_000;
/** Chats written to lately that are remembered. At 1,000 messages a second a minute has 60,000. */
const CHATS_MAX = 100_000;

/**
 * What Telegram's limits allow at a moment, for replies and delivery alike.
 * It waits for nobody: it says how long to wait.
 */
export interface Gate {
  /** Milliseconds until flood control lets a message to the chat through; 0: at once. */
  heldMs(chatId: number, now: Date): number;
  /** As heldMs, and keeping a second between messages to a chat and 20 a minute in a group. */
  spacedMs(chatId: number, now: Date): number;
  /** Milliseconds until anything may be sent at all. */
  allHeldMs(now: Date): number;
  sent(chatId: number, now: Date): void;
  /**
   * A 429: a group's holds that chat; a private chat's, or two chats' within a
   * second, holds all, for retry_after is then about the bot. A group that had
   * nothing of ours in the last minute was not refused for its own sake: it is
   * held, and the rate is too high.
   */
  refused(chatId: number, retryAfterMs: number, now: Date): "chat" | "rate" | "all";
}

/** A gate that has seen nothing yet. */
export function createGate(): Gate {
  /** Instants of the last minute's messages by chat; for a private chat the last alone. */
  const recent = new Map<number, number[]>();
  const heldUntil = new Map<number, number>();
  let allHeldUntil = 0;
  let lastRefusal: { readonly chatId: number; readonly at: number } | undefined;

  const heldMs = (chatId: number, now: Date): number =>
    Math.max(0, allHeldUntil - now.getTime(), (heldUntil.get(chatId) ?? 0) - now.getTime());

  return {
    heldMs,
    spacedMs(chatId, now) {
      const atMs = now.getTime();
      const sent = recent.get(chatId) ?? [];
      const next = (sent.at(-1) ?? -Infinity) + CHAT_SPACING_MS - atMs;
      const full = sent.length < GROUP_MINUTE_MAX ? 0 : (sent.at(-GROUP_MINUTE_MAX) ?? 0) + MINUTE_MS - atMs;
      return Math.max(heldMs(chatId, now), next, full, 0);
    },
    allHeldMs: (now) => Math.max(0, allHeldUntil - now.getTime()),
    sent(chatId, now) {
      const atMs = now.getTime();
      const sent = (recent.get(chatId) ?? []).filter((at) => at > atMs - MINUTE_MS);
      // Newest last, so that the oldest chats are the first to be forgotten.
      recent.delete(chatId);
      recent.set(chatId, chatId < 0 ? [...sent, atMs].slice(-GROUP_MINUTE_MAX) : [atMs]);
      for (const [old, times] of recent) {
        if (recent.size <= CHATS_MAX && (times.at(-1) ?? 0) > atMs - MINUTE_MS) break;
        recent.delete(old);
      }
    },
    refused(chatId, retryAfterMs, now) {
      const atMs = now.getTime();
      const together =
        lastRefusal !== undefined && lastRefusal.chatId !== chatId && atMs - lastRefusal.at <= TOGETHER_MS;
      lastRefusal = { chatId, at: atMs };
      if (chatId > 0 || together) {
        allHeldUntil = Math.max(allHeldUntil, atMs + retryAfterMs);
        return "all";
      }
      for (const [old, until] of heldUntil) if (until <= atMs) heldUntil.delete(old);
      heldUntil.set(chatId, Math.max(heldUntil.get(chatId) ?? 0, atMs + retryAfterMs));
      const lately = (recent.get(chatId) ?? []).filter((at) => at > atMs - MINUTE_MS);
      return lately.length <= 1 ? "rate" : "chat";
    },
  };
}
