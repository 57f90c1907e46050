import type {
  Chat,
  ChatAdministratorRights,
  ChatPermissions,
  Message,
  ReactionType,
  User,
  UserFromGetMe,
} from "@grammyjs/types";
import type { Clock, Random } from "../../ports.ts";
import type { Faults } from "../api/faults.ts";
import type { Limits } from "../api/limits.ts";
import type { FileShelf } from "./files.ts";
import type { PollBook } from "./poll-state.ts";
import type { Profile } from "./profile.ts";
import type { Signal } from "./signal.ts";
import type { Surfaces } from "./surfaces.ts";
import type { UpdateQueue } from "./updates.ts";

/** Where somebody stands in a chat, in the words of ChatMember. */
export type Status = "creator" | "administrator" | "member" | "restricted" | "left" | "kicked";

/** One membership; rights count for administrators, permissions for restricted members. */
export interface Membership {
  readonly status: Status;
  readonly rights: ChatAdministratorRights;
  readonly permissions: ChatPermissions;
  readonly customTitle?: string | undefined;
  /** A word beside the name of a member without a role. */
  readonly tag?: string | undefined;
}

/** Somebody who can write, as the server knows them. */
export interface PersonState {
  user: User;
  /** A private chat exists only after the person's first message. */
  hasStarted: boolean;
  hasBlockedBot: boolean;
  isDeactivated: boolean;
}

/** A topic of a forum. Its id is that of the service message that made it. */
export interface TopicState {
  readonly id: number;
  readonly name: string;
  isClosed: boolean;
}

/** One message with what Telegram knows about it beside its content. */
export interface MessageState {
  message: Message;
  isDeleted: boolean;
  readonly isFromBot: boolean;
  /** Kind of the reply markup that it was sent with; only inline ones can be edited. */
  readonly markup: "inline" | "keyboard" | "remove" | "force_reply" | undefined;
  /** The keyboard, removal or forced reply, which messages do not carry. */
  readonly keyboard?: Readonly<Record<string, unknown>> | undefined;
  /** Whether it was sent with `disable_notification`. */
  readonly isSilent: boolean;
  /** Reactions by the id of who set them. */
  readonly reactions: Map<number, readonly ReactionType[]>;
}

/** One chat of any kind. */
export interface ChatState {
  readonly id: number;
  readonly type: Chat["type"];
  title: string;
  username: string | undefined;
  readonly isForum: boolean;
  readonly members: Map<number, Membership>;
  readonly topics: Map<number, TopicState>;
  isGeneralTopicClosed: boolean;
  readonly messages: Map<number, MessageState>;
  nextMessageId: number;
  /** Ids of the pinned messages. */
  readonly pinned: Set<number>;
  /** What members without a role of their own may do. */
  permissions: ChatPermissions;
  linkedChatId: number | undefined;
  migratedToId: number | undefined;
  /** Opaque constant that callback queries of this chat carry. */
  readonly instance: string;
  /** The bot's latest chat action, such as typing. */
  action: string | undefined;
}

/** A press of a button that waits for, or has got, its answer. */
export interface QueryState {
  readonly id: string;
  readonly askedAtMs: number;
  /** Who pressed where; the message id is 0 below an ephemeral message. */
  readonly place: { readonly personId: number; readonly chatId: number; readonly messageId: number };
  answer: CallbackAnswer | undefined;
}

/** What a person sees after a press. */
export interface CallbackAnswer {
  readonly text?: string | undefined;
  readonly showAlert: boolean;
  readonly url?: string | undefined;
}

/** A call that a correct bot would not have made. */
export interface Violation {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly description: string;
}

/** One call of the Bot API with its outcome, for assertions and for the page. */
export interface ApiCall {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly ok: boolean;
  readonly description?: string | undefined;
  readonly result?: unknown;
  readonly atMs: number;
}

/** Everything that the server knows. The functions beside this file change it. */
export interface WorldState {
  readonly clock: Clock;
  readonly random: Random;
  readonly bot: UserFromGetMe;
  readonly signal: Signal;
  readonly updates: UpdateQueue;
  readonly profile: Profile;
  readonly people: Map<number, PersonState>;
  readonly chats: Map<number, ChatState>;
  readonly queries: Map<string, QueryState>;
  readonly violations: Violation[];
  readonly calls: ApiCall[];
  readonly faults: Faults;
  readonly files: FileShelf;
  readonly surfaces: Surfaces;
  readonly polls: PollBook;
  privacyMode: boolean;
  limits: Limits | undefined;
  nextUserId: number;
  nextChatId: number;
  /** Calls other than getUpdates that are being processed. */
  callsInFlight: number;
}

/** The present moment as the Bot API writes it: whole seconds since 1970. */
export function unixNow(world: WorldState): number {
  return Math.floor(world.clock.now().getTime() / 1000);
}

/** A token of letters and digits, for identifiers that mean nothing. */
export function randomText(world: Pick<WorldState, "random">, length: number): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  return Array.from({ length }, () => letters[Math.floor(world.random() * letters.length)]).join("");
}

/** A decimal identifier of 18 digits, as callback queries have. */
export function randomDigits(world: Pick<WorldState, "random">): string {
  return Array.from({ length: 18 }, (_, index) =>
    String(Math.floor(world.random() * 9) + (index === 0 ? 1 : 0)),
  ).join("");
}
