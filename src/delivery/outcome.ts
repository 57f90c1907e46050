/** What became of one attempt to send, with the Bot API's error already read. */
export type Attempt =
  | { readonly kind: "sent"; readonly messageIds: readonly number[]; readonly pollId?: string }
  /** Flood control: surely not delivered. */
  | { readonly kind: "wait"; readonly retryAfterMs: number }
  /** The connection never stood: surely not delivered. */
  | { readonly kind: "unreached"; readonly reason: string }
  | { readonly kind: "moved"; readonly toChatId: number }
  /** The topic is closed or deleted; the chat may still be written to. */
  | { readonly kind: "topicShut"; readonly reason: string }
  | { readonly kind: "gone"; readonly reason: string }
  | { readonly kind: "failed"; readonly reason: string }
  /** It may or may not have arrived. */
  | { readonly kind: "unknown"; readonly reason: string };

/** How a recipient's row ended. */
export type Outcome = "sent" | "unknown" | "gone" | "failed" | "skipped";

/** A row that was just settled, as its feature is told of it. */
export interface Settled {
  readonly batchId: string;
  /** The feature's own key of the batch. */
  readonly ref: string;
  readonly chatId: number;
  /** Topic where it was sent; undefined in the general one. */
  readonly threadId: number | undefined;
  readonly outcome: Outcome;
  readonly messageIds: readonly number[];
  readonly pollId: string | undefined;
  readonly reason: string | undefined;
  readonly at: Date;
}
