import type { Composer } from "grammy";
import type { Transaction } from "kysely";
import type { Observers } from "../delivery/store/queue.ts";
import type { Chore } from "../operations/chores.ts";
import type { Executor } from "../storage/database.ts";
import type { Schema } from "../storage/schema.ts";
import type { AppContext } from "./context.ts";
import type { SettingsSection } from "./settings.ts";

/** What a feature gives the app; whatever it has none of, it leaves out. */
export interface Feature {
  /** Its commands, buttons, votes, events of its own and dialogues. */
  readonly composer: Composer<AppContext>;
  /** What it answers of links that start the bot: the words after /start, in private. */
  readonly startLinks?: readonly string[];
  /** Its lines of the settings menu, in order. */
  readonly settings?: readonly SettingsSection[];
  /** Told of what became of its messages, inside the transaction that settles them. */
  readonly observers?: Observers;
  /** The chat to which a poll of its own belongs: votes name the poll alone. */
  chatOfPoll?(db: Executor, pollId: string): Promise<number | undefined>;
  /** Draws a picture of its own, which delivery sends by the key. @returns PNG bytes; undefined for another feature's key */
  drawCard?(key: string): Promise<Uint8Array> | undefined;
  /** Erases what it keeps of a person. */
  erase?(personId: number): Promise<void>;
  /** A group became a supergroup: what it keeps of the group goes along, in the caller's transaction. */
  moveChat?(trx: Transaction<Schema>, from: number, to: number): Promise<void>;
  /** The chat's zone was changed in its settings, in the caller's transaction. */
  zoneChanged?(trx: Transaction<Schema>, chatId: number, zone: string): Promise<void>;
  /** The topic of the bot's own posts was changed; 0 is the general one. */
  topicChanged?(trx: Transaction<Schema>, chatId: number, from: number, to: number): Promise<void>;
  /** Once, before updates are handled: picks up what a dead process left. */
  recover?(): Promise<void>;
  /** Work of its own that comes round; each replica calls it. */
  readonly chores?: readonly Chore[];
}
