import type { Language } from "../content/schema.ts";
import type { Content, Message, SendOptions } from "../delivery/content.ts";

/** Who gets an announcement, of the chats that want any. */
export type Audience =
  | { readonly kind: "everyone" | "groups" | "channels" | "people" | "followers" }
  | { readonly kind: "language"; readonly language: Language }
  | { readonly kind: "chat"; readonly chatId: number };

export const EVERYONE: Audience = { kind: "everyone" };

export interface Announcement {
  readonly id: string;
  readonly adminId: number;
  readonly state: "draft" | "scheduled" | "running" | "done" | "cancelled";
  /** One for all, or one for each language. */
  readonly contents: Readonly<Partial<Record<Language, Message>>>;
  readonly audience: Audience;
  readonly options: SendOptions;
  /** Undefined: at once. */
  readonly startsAt: Date | undefined;
  /** Seen by the admin as it will be, since the last change. */
  readonly isPreviewed: boolean;
  readonly batchId: string | undefined;
  readonly createdAt: Date;
}

/** Telegram lets a bot delete its messages for so long. */
export const UNDO_MS = 48 * 3_600_000;

/** Why an announcement cannot be given this content after it was sent; undefined where it can. */
export function amendProblem(before: Message, after: Message): "poll" | "kind" | "count" | undefined {
  if (before.kind === "poll" || after.kind === "poll") return "poll";
  if (before.kind !== after.kind) return "kind";
  const sizeOf = (message: Message): number => (message.kind === "album" ? message.items.length : 1);
  return sizeOf(before) === sizeOf(after) ? undefined : "count";
}

/** The edit that brings the new content to where the old one is. */
export function editTo(message: Message): Content {
  if (message.kind === "poll")
    throw new Error("Cannot edit an announcement into a poll: Telegram edits none");
  return { kind: "edit", to: message };
}
