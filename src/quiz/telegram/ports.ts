import type { Api } from "grammy";
import type { Language, Source } from "../../content/schema.ts";
import type { Clock, Log, Random } from "../../ports.ts";
import type { Database } from "../../storage/database.ts";
import type { Texts } from "../../telegram/i18n.ts";
import type { BankQuestion } from "../bank/question.ts";

export interface QuizPorts {
  readonly db: Database;
  readonly texts: Texts;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly api: Api;
  readonly defaultLanguage: Language;
  readonly defaultZone: string;
  /** User ids of the bot's admins. */
  readonly admins: readonly number[];
  readonly bank: readonly BankQuestion[];
  readonly sources: ReadonlyMap<string, Source>;
  /** Of the bot, for links that share a result. */
  readonly username: () => string;
  /** False until the bot's owner switches it on at BotFather. */
  readonly hasInlineMode: () => boolean;
  readonly wakeDelivery: () => void;
}

/** A question of the bank; undefined once an editor has taken it out. */
export function questionOf({ bank }: Pick<QuizPorts, "bank">, id: string): BankQuestion | undefined {
  return bank.find((question) => question.id === id);
}
