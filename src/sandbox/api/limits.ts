import type { ChatState, WorldState } from "../world/state.ts";

/** How many messages a bot may send; undefined parts are not limited. */
export interface Limits {
  readonly overallPerSecond?: number;
  /** Short bursts above it pass, as with Telegram. */
  readonly perChatPerSecond?: number;
  readonly groupPerMinute?: number;
  /** A token bucket for all chats together, beside the limit per second. */
  readonly bulk?: { readonly perSecond: number; readonly burst: number };
  /** What paid broadcasts (`allow_paid_broadcast`) may send instead of the limits for all chats. */
  readonly paidPerSecond?: number;
}

/** What Telegram documents (Bots FAQ, "My bot is hitting limits"; sendMessage, allow_paid_broadcast). */
export const TELEGRAM_LIMITS: Limits = {
  overallPerSecond: 30,
  perChatPerSecond: 1,
  groupPerMinute: 20,
  paidPerSecond: 1_000,
};

/** Messages that one chat may get at once before the limit per second bites. */
const CHAT_BURST = 5;
const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

/** Counts messages and says when the next one may go. */
export interface FloodGate {
  /**
   * Lets messages to the chat pass, or says for how many seconds to wait.
   * What is refused counts for nothing.
   */
  pass(world: WorldState, chat: ChatState, load?: Load): number | undefined;
}

/** What is to be sent. */
export interface Load {
  /** The messages of an album; 1 where it is left out. */
  readonly count?: number;
  readonly isPaid?: boolean;
}

interface Window {
  readonly sentAtMs: number[];
  readonly max: number;
  readonly lengthMs: number;
}

/** When the bucket was last looked at, and what was in it then. */
interface Level {
  readonly tokens: number;
  readonly atMs: number;
}

/** A gate that has seen no messages. Limits may change while it counts. */
export function createFloodGate(): FloodGate {
  const overall: number[] = [];
  const paid: number[] = [];
  const byChat = new Map<number, { readonly calls: number[]; readonly messages: number[] }>();
  let level: Level | undefined;
  return {
    pass(world, chat, { count = 1, isPaid = false } = {}) {
      const { limits } = world;
      if (limits === undefined) return undefined;
      const nowMs = world.clock.now().getTime();
      const own = byChat.get(chat.id) ?? { calls: [], messages: [] };
      byChat.set(chat.id, own);
      const bucket = isPaid ? undefined : limits.bulk;
      const filled = bucket === undefined ? undefined : refilled(bucket, level, nowMs);
      const common = isPaid
        ? windowOf(paid, limits.paidPerSecond, SECOND_MS)
        : windowOf(overall, limits.overallPerSecond, SECOND_MS);
      const waitMs = Math.max(
        0,
        ...common.map((window) => waitIn(window, nowMs, count)),
        ...ofGroup(limits, chat, own.messages).map((window) => waitIn(window, nowMs, count)),
        // An album is one call, and clients show it as one message.
        ...ofChat(limits, own.calls).map((window) => waitIn(window, nowMs, 1)),
        bucket === undefined || filled === undefined ? 0 : waitForTokens(bucket, filled, count),
      );
      if (waitMs > 0) return Math.ceil(waitMs / SECOND_MS);
      for (let sent = 0; sent < count; sent += 1) {
        (isPaid ? paid : overall).push(nowMs);
        own.messages.push(nowMs);
      }
      own.calls.push(nowMs);
      if (filled !== undefined) level = { tokens: filled - count, atMs: nowMs };
      for (const times of [overall, paid, own.calls, own.messages]) forget(times, nowMs);
      return undefined;
    },
  };
}

function windowOf(sentAtMs: number[], max: number | undefined, lengthMs: number): Window[] {
  return max === undefined ? [] : [{ sentAtMs, max, lengthMs }];
}

function ofChat({ perChatPerSecond }: Limits, calls: number[]): Window[] {
  if (perChatPerSecond === undefined) return [];
  return windowOf(calls, CHAT_BURST, (CHAT_BURST / perChatPerSecond) * SECOND_MS);
}

function ofGroup({ groupPerMinute }: Limits, chat: ChatState, messages: number[]): Window[] {
  return chat.type === "private" ? [] : windowOf(messages, groupPerMinute, MINUTE_MS);
}

/** How long until so many more fit; more than the limit fit where nothing else is there. */
function waitIn({ sentAtMs, max, lengthMs }: Window, nowMs: number, count: number): number {
  const inside = sentAtMs.filter((atMs) => atMs > nowMs - lengthMs);
  const blocking = inside[inside.length - 1 - Math.max(0, max - count)];
  return blocking === undefined ? 0 : blocking + lengthMs - nowMs;
}

type Bucket = NonNullable<Limits["bulk"]>;

function refilled({ perSecond, burst }: Bucket, level: Level | undefined, nowMs: number): number {
  if (level === undefined) return burst;
  return Math.min(burst, level.tokens + ((nowMs - level.atMs) / SECOND_MS) * perSecond);
}

function waitForTokens({ perSecond, burst }: Bucket, tokens: number, count: number): number {
  const missing = Math.min(count, burst) - tokens;
  // A thousandth of a token is a matter of rounding.
  return missing < 0.001 ? 0 : (missing / perSecond) * SECOND_MS;
}

function forget(sentAtMs: number[], nowMs: number): void {
  while (sentAtMs[0] !== undefined && sentAtMs[0] <= nowMs - MINUTE_MS) sentAtMs.shift();
}
