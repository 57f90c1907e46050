import type { Language } from "../../content/schema.ts";
import type { CardFiles } from "../../delivery/telegram.ts";
import type { Clock, Log } from "../../ports.ts";
import type { Database, Executor } from "../../storage/database.ts";
import type { AppContext } from "../../telegram/context.ts";
import type { Texts } from "../../telegram/i18n.ts";
import { findChat } from "../../chats/store.ts";
import { withOverrides, type CalendarEvent } from "../event.ts";
import type { Reading } from "../post.ts";
import { addedEvents } from "../store/added.ts";
import { overridesOf } from "../store/overrides.ts";

export interface CountdownPorts {
  readonly db: Database;
  readonly texts: Texts;
  readonly clock: Clock;
  readonly log: Log;
  readonly defaultLanguage: Language;
  /** IANA name, for chats that have chosen none. */
  readonly defaultZone: string;
  /** User ids of the bot's admins. */
  readonly admins: readonly number[];
  /** The calendar of the files. */
  readonly calendar: readonly CalendarEvent[];
  /** Pictures that Telegram has, and how to draw others. */
  readonly files: CardFiles;
  readonly wakeDelivery: () => void;
}

/** The calendar of the files with what admins have added and moved. @param db a transaction where one is open */
export async function eventsNow(
  { db, calendar }: CountdownPorts,
  open: Executor = db,
): Promise<readonly CalendarEvent[]> {
  return withOverrides([...calendar, ...(await addedEvents(open))], await overridesOf(open));
}

/** How `ctx`'s chat reads dates: in its language and its zone. */
export async function readingIn(
  ctx: AppContext,
  { db, clock, defaultZone }: CountdownPorts,
): Promise<Reading> {
  const chat = ctx.chat === undefined ? undefined : await findChat(db, ctx.chat.id);
  return { t: ctx.t, language: ctx.language, zone: chat?.zone ?? defaultZone, now: clock.now() };
}
