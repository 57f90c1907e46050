import { isRepeatable, type Content, type SendOptions } from "./content.ts";
import type { Attempt, Outcome } from "./outcome.ts";

/** A recipient's row on its way: claimed, and `sending` in the database. */
export interface Claimed {
  readonly batchId: string;
  readonly seq: number;
  readonly ref: string;
  readonly chatId: number;
  readonly threadId: number | undefined;
  readonly attempts: number;
  readonly content: Content;
  readonly options: SendOptions;
  /** Our earlier messages that an edit or a deletion is about. */
  readonly targetIds: readonly number[];
}

/** How a claimed row goes on: settled for good, or back among the pending. */
export type Verdict =
  | {
      readonly kind: "settled";
      readonly row: Claimed;
      readonly outcome: Outcome;
      readonly messageIds: readonly number[];
      readonly pollId?: string | undefined;
      readonly reason?: string | undefined;
    }
  | {
      readonly kind: "again";
      readonly row: Claimed;
      readonly notBefore: Date;
      /** False: the call surely reached nobody and does not count. */
      readonly counts: boolean;
      /** Sent to the general topic from now on. */
      readonly leavesTopic?: boolean;
      /** The supergroup that took the chat's place. */
      readonly movesTo?: number;
      readonly reason?: string;
    };

/** A row that keeps coming back is given up after so many calls that counted. */
export const ATTEMPTS_MAX = 5;
/** Until the next try where the connection did not stand. */
const UNREACHED_MS = 2_000;

/** What follows for a row from what became of its call. */
export function judge(row: Claimed, attempt: Attempt, now: Date): Verdict {
  switch (attempt.kind) {
    case "sent": {
      const { messageIds, pollId } = attempt;
      return { kind: "settled", row, outcome: "sent", messageIds, pollId };
    }
    case "wait":
      return waits(row, attempt.retryAfterMs, now);
    case "unreached":
      return waits(row, UNREACHED_MS, now);
    case "moved":
      return again(row, now, { movesTo: attempt.toChatId });
    case "topicShut":
      return row.threadId === undefined
        ? settled(row, "failed", attempt.reason)
        : again(row, now, { leavesTopic: true, reason: attempt.reason });
    case "unknown":
      return isRepeatable(row.content)
        ? again(row, now, { reason: attempt.reason })
        : settled(row, "unknown", attempt.reason);
    case "gone":
    case "failed":
      return settled(row, attempt.kind, attempt.reason);
  }
}

/** Back among the pending: it surely reached nobody, so the call does not count. */
export function waits(row: Claimed, ms: number, now: Date): Verdict {
  return { kind: "again", row, notBefore: new Date(now.getTime() + ms), counts: false };
}

export function settled(row: Claimed, outcome: Outcome, reason: string): Verdict {
  return { kind: "settled", row, outcome, messageIds: [], reason };
}

function again(
  row: Claimed,
  now: Date,
  how: { readonly movesTo?: number; readonly leavesTopic?: boolean; readonly reason?: string },
): Verdict {
  if (row.attempts >= ATTEMPTS_MAX) return settled(row, "failed", how.reason ?? "it was tried too often");
  return { kind: "again", row, notBefore: now, counts: true, ...how };
}
