import type { RunningBot } from "./bot.ts";

/** What journeys look at in a message of a game. */
export interface Shown {
  readonly poll?:
    { readonly correct_option_ids?: readonly number[]; readonly options: readonly unknown[] } | undefined;
  readonly caption?: string | undefined;
  readonly text?: string | undefined;
  readonly message_id: number;
  readonly reply_markup?: unknown;
}

export const isPoll = (message: Shown): boolean => message.poll !== undefined;

/** The right option, as Telegram's own server knows it: clients are not told before they answer. */
export function rightOf(bot: RunningBot, message: Shown): number {
  const call = bot.world.calls.findLast(
    ({ method, result }) =>
      method === "sendPoll" && (result as Shown | undefined)?.message_id === message.message_id,
  );
  const { correct_option_ids: ids } = (call?.params ?? {}) as { correct_option_ids?: unknown };
  const list = typeof ids === "string" ? (JSON.parse(ids) as number[]) : (ids as number[]);
  return list[0] ?? -1;
}
