import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import type { Settled } from "../../delivery/outcome.ts";
import { inTransaction } from "../../storage/database.ts";
import type { Schema } from "../../storage/schema.ts";
import type { GameEvent, Opening, Refusal } from "../game/events.ts";
import { openGame, step } from "../game/game.ts";
import type { Game } from "../game/state.ts";
import { createGame, findGame, type StoredGame } from "../storage/games.ts";
import { moveGame } from "../storage/moves.ts";
import { performing, type Perform } from "./effects.ts";
import type { QuizPorts } from "./ports.ts";

type Trx = Transaction<Schema>;

/** A game that another process moved at the same moment is read anew so often. */
const TRIES_MAX = 5;

export type Driven =
  | { readonly kind: "moved"; readonly game: Game }
  | { readonly kind: "refused"; readonly reason: Refusal }
  /** There is no such game any more. */
  | { readonly kind: "none" };

/** Moves games: each state, its answers, its timer and what is to be sent are one transaction. */
export interface Drive {
  /** @returns "busy" where a game is on in that chat and topic already */
  open(opening: Omit<Opening, "id">): Promise<Driven | "busy">;
  apply(gameId: string, event: GameEvent): Promise<Driven>;
  /** What became of a message of the quiz. */
  settled(trx: Trx, settled: Settled): Promise<void>;
  readonly perform: Perform;
}

export function createDrive(ports: QuizPorts): Drive {
  const { db, log } = ports;
  const perform = performing(ports);

  async function open(opening: Omit<Opening, "id">): Promise<Driven | "busy"> {
    const made = openGame({ ...opening, id: randomUUID() });
    if (made.kind === "refused") return made;
    const { game } = made;
    if (game.phase === "ended") return { kind: "none" };
    const isNew = await inTransaction(db, async (trx) => {
      if (!(await createGame(trx, game))) return false;
      await perform(trx, [made]);
      return true;
    });
    if (!isNew) return "busy";
    ports.wakeDelivery();
    return { kind: "moved", game };
  }

  async function apply(gameId: string, event: GameEvent): Promise<Driven> {
    for (let tries = 0; tries < TRIES_MAX; tries += 1) {
      const driven = await inTransaction(db, async (trx): Promise<Driven | "again"> => {
        const stored = await findGame(trx, gameId);
        return stored === undefined ? { kind: "none" } : move(trx, stored, event);
      });
      if (driven === "again") continue;
      if (driven.kind === "moved") ports.wakeDelivery();
      return driven;
    }
    log.error({ gameId, event: event.kind }, "a game could not be moved: it changed each time");
    return { kind: "none" };
  }

  async function move(trx: Trx, stored: StoredGame, event: GameEvent): Promise<Driven | "again"> {
    const made = step(stored.game, event);
    if (made.kind === "refused") return made;
    if (!(await moveGame(trx, stored, made, event.at))) return "again";
    await perform(trx, [made]);
    return { kind: "moved", game: made.game };
  }

  async function settled(trx: Trx, { ref, outcome, messageIds, pollId, reason, at }: Settled): Promise<void> {
    const [kind, gameId = "", round = ""] = ref.split(":");
    const stored = kind === "ask" || kind === "lobby" ? await findGame(trx, gameId) : undefined;
    const event =
      stored === undefined
        ? undefined
        : eventOf(kind ?? "", Number(round), { outcome, messageIds, pollId, reason, at });
    if (stored === undefined || event === undefined) return;
    const driven = await move(trx, stored, event);
    // The row is settled in the same transaction: it is tried again as a whole.
    if (driven === "again")
      throw new Error("Cannot settle a message of the quiz: its game was moved meanwhile");
  }

  return { open, apply, settled, perform };
}

/** Where we may send no polls, another question fares no better. */
const FINAL =
  /not enough rights|have no rights|CHAT_SEND_POLL|POLL.*FORBIDDEN|CHAT_WRITE_FORBIDDEN|can't send polls/iu;

function eventOf(
  kind: string,
  round: number,
  {
    outcome,
    messageIds,
    pollId,
    reason,
    at,
  }: Pick<Settled, "outcome" | "messageIds" | "pollId" | "reason" | "at">,
): GameEvent | undefined {
  const when = at.getTime();
  const [messageId] = messageIds;
  if (kind === "lobby") {
    return outcome === "sent" && messageId !== undefined
      ? { kind: "lobbyShown", messageId, at: when }
      : undefined;
  }
  if (outcome === "sent" && messageId !== undefined && pollId !== undefined) {
    return { kind: "questionSent", round, pollId, messageId, at: when };
  }
  if (outcome === "unknown") return { kind: "questionUnknown", round, at: when };
  if (outcome === "skipped") return undefined;
  return { kind: "questionFailed", round, isFinal: outcome === "gone" || FINAL.test(reason ?? ""), at: when };
}
