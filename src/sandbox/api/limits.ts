import type { ChatState, WorldState } from "../world/state.ts";

/** How many messages a bot may send; undefined parts are not limited. */
export interface Limits {
  readonly overallPerSecond?: number;
  /** Short bursts above it pass, as with Telegram. */
  readonly perChatPerSecond?: number;
  readonly groupPerMinute?: number;
}

/** What Telegram documents (Bots FAQ, "My bot is hitting limits"). */
export const TELEGRAM_LIMITS: Limits = { overallPerSecond: 30, perChatPerSecond: 1, groupPerMinute: 20 };

/** Messages that one chat may get at once before the limit per second bites. */
const CHAT_BURST = 5;
const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;

/** Counts messages and says when the next one may go. */
export interface FloodGate {
  /**
   * Lets one message to the chat pass, or says for how many seconds to wait.
   * A refused message counts for nothing.
   */
  pass(world: WorldState, chat: ChatState): number | undefined;
}

interface Window {
  readonly sentAtMs: number[];
  readonly max: number;
  readonly lengthMs: number;
}

/** A gate that has seen no messages. */
export function createFloodGate(): FloodGate {
  const overall: number[] = [];
  const byChat = new Map<number, number[]>();
  return {
    pass(world, chat) {
      const { limits } = world;
      if (limits === undefined) return undefined;
      const nowMs = world.clock.now().getTime();
      const own = byChat.get(chat.id) ?? [];
      byChat.set(chat.id, own);
      const windows = windowsOf(limits, chat, overall, own);
      const waitMs = Math.max(0, ...windows.map((window) => waitIn(window, nowMs)));
      if (waitMs > 0) return Math.ceil(waitMs / SECOND_MS);
      overall.push(nowMs);
      own.push(nowMs);
      forget(overall, nowMs);
      forget(own, nowMs);
      return undefined;
    },
  };
}

function windowsOf(limits: Limits, chat: ChatState, overall: number[], own: number[]): Window[] {
  const windows: Window[] = [];
  if (limits.overallPerSecond !== undefined) {
    windows.push({ sentAtMs: overall, max: limits.overallPerSecond, lengthMs: SECOND_MS });
  }
  if (limits.perChatPerSecond !== undefined) {
    const lengthMs = (CHAT_BURST / limits.perChatPerSecond) * SECOND_MS;
    windows.push({ sentAtMs: own, max: CHAT_BURST, lengthMs });
  }
  if (limits.groupPerMinute !== undefined && chat.type !== "private") {
    windows.push({ sentAtMs: own, max: limits.groupPerMinute, lengthMs: MINUTE_MS });
  }
  return windows;
}

function waitIn({ sentAtMs, max, lengthMs }: Window, nowMs: number): number {
  const inside = sentAtMs.filter((atMs) => atMs > nowMs - lengthMs);
  const oldest = inside[inside.length - max];
  return oldest === undefined ? 0 : oldest + lengthMs - nowMs;
}

function forget(sentAtMs: number[], nowMs: number): void {
  while (sentAtMs[0] !== undefined && sentAtMs[0] <= nowMs - MINUTE_MS) sentAtMs.shift();
}
