import type { Api } from "grammy";
import type { Attempt } from "../../delivery/outcome.ts";
import type { Claimed } from "../../delivery/verdict.ts";
import type { Clock, Log } from "../../ports.ts";
import type { Database } from "../../storage/database.ts";
import { buttonKind } from "../../telegram/buttons.ts";
import type { Texts } from "../../telegram/i18n.ts";
import type { AudiencePorts } from "../store/audience.ts";

export interface AnnouncementPorts extends AudiencePorts {
  readonly db: Database;
  readonly texts: Texts;
  readonly clock: Clock;
  readonly log: Log;
  readonly api: Api;
  /** IANA name, for admins who have chosen none. */
  readonly defaultZone: string;
  /** User ids of the bot's admins, at the moment of asking. */
  readonly admins: readonly number[];
  /** Whether paid broadcasts may be chosen. */
  readonly mayPay: boolean;
  /** Sends one message as delivery does, and says what became of it. */
  readonly send: (row: Claimed) => Promise<Attempt>;
  readonly wakeDelivery: () => void;
}

/** `what` is what the button does; each works for bot admins alone. */
export const announceButton = buttonKind("an", "id", "what", "value");
/** Asked in the middle of the dialogue: one message for all, or another for the other language. */
export const languageButton = buttonKind("an.lang", "choice");
