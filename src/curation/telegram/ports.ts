import type { InlineKeyboardButton } from "grammy/types";
import type { Fact, Language, Source } from "../../content/schema.ts";
import type { Clock, Log } from "../../ports.ts";
import type { Database } from "../../storage/database.ts";
import { buttonKind } from "../../telegram/buttons.ts";
import type { Texts, Translate } from "../../telegram/i18n.ts";

export interface CurationPorts {
  readonly db: Database;
  readonly texts: Texts;
  readonly clock: Clock;
  readonly log: Log;
  readonly defaultLanguage: Language;
  /** User ids of the bot's admins. */
  readonly admins: readonly number[];
  /** Facts that a question may mean, the likeliest first. */
  readonly nearest: (question: string) => readonly Fact[];
  readonly factById: (id: string) => Fact | undefined;
  /** A source that an admin has named is shown with the answers. */
  readonly addSource: (source: Source) => void;
  /** Leads to what else waits for the admins; undefined where nothing does. */
  readonly otherQueue: (t: Translate) => Promise<InlineKeyboardButton | undefined>;
  readonly wakeDelivery: () => void;
}

/** `what`: "is" and the place among the nearest, "write", "no", "at" and an offset. */
export const reviewButton = buttonKind("cu", "wish", "what", "value");
