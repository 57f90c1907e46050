import type { Context } from "grammy";
import type { BotEvent, EventUpdate } from "../inbox/event.ts";

/** The event of our own that the update is; undefined for Telegram's, whose ids are above zero. */
export function eventOf(ctx: Context): BotEvent | undefined {
  return ctx.update.update_id < 0 ? (ctx.update as Partial<EventUpdate>).event : undefined;
}

/** The event, where it is of this kind. */
export function eventOfKind<Event extends BotEvent>(ctx: Context, kind: Event["kind"]): Event | undefined {
  const event = eventOf(ctx);
  return event?.kind === kind ? (event as Event) : undefined;
}
