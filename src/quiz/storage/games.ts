import type { Transaction } from "kysely";
import { GAME_FORMAT, type Game, type Instant, type Running } from "../game/state.ts";
import type { Executor } from "../../storage/database.ts";
import type { QuizGameRow, Schema } from "../../storage/schema.ts";

/** A game as it was read: who changes it names this version. */
export interface StoredGame {
  readonly game: Game;
  readonly version: number;
}

/** Games that are over, and polls, are kept for late votes and old buttons. */
export const GAMES_KEPT_MS = 7 * 24 * 3_600_000;
const FORGET_ROWS_MAX = 1_000;
/** Games read at once after a start. */
export const LIVE_GAMES_MAX = 10_000;

/**
 * Keeps a new game.
 *
 * @returns false where another is live in that chat and topic: nothing was kept
 */
export async function createGame(trx: Transaction<Schema>, game: Running): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("quiz_games")
    .values({
      id: game.id,
      ...columnsOf(game),
      version: 1,
      opened_at: game.openedAt,
      updated_at: game.openedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/**
 * Keeps a game's new state.
 *
 * @param version as it was read
 * @returns false where it has changed since: nothing was kept, read it anew
 */
export async function saveGame(
  trx: Transaction<Schema>,
  game: Game,
  version: number,
  at: Instant,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("quiz_games")
    .set({ ...columnsOf(game), version: version + 1, updated_at: at })
    .where("id", "=", game.id)
    .where("version", "=", version)
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  if (game.phase === "asking") {
    await rememberPoll(trx, {
      pollId: game.poll.pollId,
      chatId: game.chatId,
      threadId: game.threadId,
      kind: "game",
      ref: game.id,
      sentAt: game.poll.sentAt,
    });
  }
  return true;
}

function columnsOf(game: Game) {
  return {
    chat_id: game.chatId,
    thread_id: game.threadId ?? 0,
    starter_id: game.starterId,
    is_live: game.phase === "ended" ? (0 as const) : (1 as const),
    state: JSON.stringify(game),
  };
}

export async function findGame(db: Executor, id: string): Promise<StoredGame | undefined> {
  return read(await db.selectFrom("quiz_games").selectAll().where("id", "=", id).executeTakeFirst());
}

export async function liveGameAt(
  db: Executor,
  chatId: number,
  threadId: number | null,
): Promise<StoredGame | undefined> {
  return read(
    await db
      .selectFrom("quiz_games")
      .selectAll()
      .where("chat_id", "=", chatId)
      .where("thread_id", "=", threadId ?? 0)
      .where("is_live", "=", 1)
      .executeTakeFirst(),
  );
}

/** All games that go on, for `recover` after a start. */
export async function liveGames(db: Executor): Promise<readonly StoredGame[]> {
  const rows = await db
    .selectFrom("quiz_games")
    .selectAll()
    .where("is_live", "=", 1)
    .orderBy("opened_at")
    .limit(LIVE_GAMES_MAX)
    .execute();
  return rows.flatMap((row) => read(row) ?? []);
}

/** Undefined also for a state of another release's format: such a game cannot go on. */
function read(row: QuizGameRow | undefined): StoredGame | undefined {
  if (row === undefined) return undefined;
  const game = JSON.parse(row.state) as Game | { readonly format: number };
  return game.format === GAME_FORMAT ? { game: game as Game, version: row.version } : undefined;
}

/** Games of a format that this release cannot read are closed, so that a new one can be opened. */
export async function closeUnreadable(
  db: Executor,
): Promise<readonly { readonly chatId: number; readonly threadId: number | null }[]> {
  const rows = await db.selectFrom("quiz_games").selectAll().where("is_live", "=", 1).execute();
  const foreign = rows.filter((row) => read(row) === undefined);
  for (const { id, version } of foreign) {
    await db
      .updateTable("quiz_games")
      .set({ is_live: 0 })
      .where("id", "=", id)
      .where("version", "=", version)
      .execute();
  }
  return foreign.map((row) => ({
    chatId: row.chat_id,
    threadId: row.thread_id === 0 ? null : row.thread_id,
  }));
}

export interface PollPlace {
  readonly chatId: number;
  readonly threadId: number | null;
  readonly kind: "game" | "daily";
  /** Id of the game or of the question of the day. */
  readonly ref: string;
}

export async function rememberPoll(
  db: Executor,
  poll: PollPlace & { readonly pollId: string; readonly sentAt: Instant },
): Promise<void> {
  await db
    .insertInto("quiz_polls")
    .values({
      poll_id: poll.pollId,
      chat_id: poll.chatId,
      thread_id: poll.threadId ?? 0,
      kind: poll.kind,
      ref: poll.ref,
      sent_at: poll.sentAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Where a poll of ours is: the lane of its updates. Undefined for polls that are not, or were forgotten. */
export async function placeOfPoll(db: Executor, pollId: string): Promise<PollPlace | undefined> {
  const row = await db.selectFrom("quiz_polls").selectAll().where("poll_id", "=", pollId).executeTakeFirst();
  if (row === undefined) return undefined;
  const { chat_id: chatId, thread_id: threadId, kind, ref } = row;
  return { chatId, threadId: threadId === 0 ? null : threadId, kind, ref };
}

/** Forgets games that ended, and polls that closed, longer ago than GAMES_KEPT_MS. */
export async function forgetOldGames(db: Executor, now: Date): Promise<void> {
  const before = now.getTime() - GAMES_KEPT_MS;
  await db
    .deleteFrom("quiz_games")
    .where("id", "in", (eb) =>
      eb
        .selectFrom("quiz_games")
        .select("id")
        .where("is_live", "=", 0)
        .where("updated_at", "<", before)
        .limit(FORGET_ROWS_MAX),
    )
    .execute();
  await db
    .deleteFrom("quiz_polls")
    .where("poll_id", "in", (eb) =>
      eb.selectFrom("quiz_polls").select("poll_id").where("sent_at", "<", before).limit(FORGET_ROWS_MAX),
    )
    .execute();
}
