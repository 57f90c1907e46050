import type { Transaction } from "kysely";
import type { Schema } from "../../storage/schema.ts";
import type { Moved } from "../game/events.ts";
import { step } from "../game/game.ts";
import { findGame, liveGames, type StoredGame } from "./games.ts";
import { moveGame } from "./moves.ts";

/**
 * Erases what the quiz keeps of a person: name, answers, results, achievements,
 * choices, and the seat in games that go on. Counts of a question stay, since
 * they name nobody.
 *
 * @returns what became of running games: the caller carries out the effects in the same transaction
 */
export async function eraseQuiz(
  trx: Transaction<Schema>,
  personId: number,
  now: Date,
): Promise<readonly Moved[]> {
  const moves = await forgetInGames(trx, personId, now);
  for (const table of ["quiz_answers", "quiz_results", "quiz_people", "quiz_achievements"] as const) {
    await trx.deleteFrom(table).where("person_id", "=", personId).execute();
  }
  await trx.deleteFrom("quiz_daily_answers").where("person_id", "=", personId).execute();
  await trx.deleteFrom("quiz_used").where("scope_id", "=", personId).execute();
  // A private chat bears the person's id.
  for (const table of ["quiz_polls", "quiz_preferences", "quiz_daily_follows", "quiz_dailies"] as const) {
    await trx.deleteFrom(table).where("chat_id", "=", personId).execute();
  }
  await trx.deleteFrom("quiz_games").where("chat_id", "=", personId).execute();
  await trx
    .updateTable("quiz_preferences")
    .set({ champion_id: null })
    .where("champion_id", "=", personId)
    .execute();
  await trx.updateTable("quiz_reports").set({ person_id: null }).where("person_id", "=", personId).execute();
  return moves;
}

async function forgetInGames(
  trx: Transaction<Schema>,
  personId: number,
  now: Date,
): Promise<readonly Moved[]> {
  const started = await trx
    .selectFrom("quiz_games")
    .select("id")
    .where("starter_id", "=", personId)
    .where("is_live", "=", 0)
    .execute();
  const games: StoredGame[] = [...(await liveGames(trx))];
  for (const { id } of started) {
    const stored = await findGame(trx, id);
    if (stored !== undefined) games.push(stored);
  }
  const moves: Moved[] = [];
  for (const stored of games) {
    const made = step(stored.game, { kind: "forget", personId, at: now.getTime() });
    if (made.kind === "moved" && (await moveGame(trx, stored, made, now.getTime()))) moves.push(made);
  }
  return moves;
}

/**
 * Follows a group that became a supergroup. A game that goes on there goes on
 * here, unless the new chat has one of its own.
 *
 * @returns what became of running games: the caller carries out the effects in the same transaction
 */
export async function migrateQuiz(
  trx: Transaction<Schema>,
  from: number,
  to: number,
  now: Date,
): Promise<readonly Moved[]> {
  const moves = await migrateGames(trx, from, to, now.getTime());
  for (const table of ["quiz_answers", "quiz_results", "quiz_games"] as const) {
    await trx.updateTable(table).set({ chat_id: to }).where("chat_id", "=", from).execute();
  }
  // Old messages stay behind: their polls are no more of use, and open questions of the day are void.
  await trx.deleteFrom("quiz_polls").where("chat_id", "=", from).execute();
  await trx
    .updateTable("quiz_dailies")
    .set({ phase: "void" })
    .where("chat_id", "=", from)
    .where("phase", "in", ["sending", "open"])
    .execute();
  await migrateChoices(trx, from, to);
  return moves;
}

async function migrateGames(
  trx: Transaction<Schema>,
  from: number,
  to: number,
  at: number,
): Promise<readonly Moved[]> {
  const rows = await trx.selectFrom("quiz_games").select("id").where("chat_id", "=", from).execute();
  const games: StoredGame[] = [];
  for (const { id } of rows) {
    const stored = await findGame(trx, id);
    if (stored !== undefined) games.push(stored);
  }
  const moves: Moved[] = [];
  for (const stored of games) {
    const busy = await trx
      .selectFrom("quiz_games")
      .select("id")
      .where("chat_id", "=", to)
      .where("thread_id", "=", 0)
      .where("is_live", "=", 1)
      .executeTakeFirst();
    const made =
      busy === undefined || stored.game.phase === "ended"
        ? step(stored.game, { kind: "migrated", toChatId: to, at })
        : step(stored.game, { kind: "stop", personId: 0, isAdmin: true, at });
    if (made.kind !== "moved" || !(await moveGame(trx, stored, made, at))) continue;
    if (made.effects.length > 0) moves.push(made);
  }
  return moves;
}

/** What the new chat has already is fresher and stays. */
async function migrateChoices(trx: Transaction<Schema>, from: number, to: number): Promise<void> {
  const known = await trx
    .selectFrom("quiz_preferences")
    .select("chat_id")
    .where("chat_id", "=", to)
    .executeTakeFirst();
  if (known === undefined) {
    await trx.updateTable("quiz_preferences").set({ chat_id: to }).where("chat_id", "=", from).execute();
  }
  await trx.deleteFrom("quiz_preferences").where("chat_id", "=", from).execute();
  const follows = await trx
    .selectFrom("quiz_daily_follows")
    .selectAll()
    .where("chat_id", "=", from)
    .orderBy("thread_id")
    .execute();
  // A group has no topics, so there is one follow at most.
  for (const { thread_id: _thread, ...follow } of follows) {
    await trx
      .insertInto("quiz_daily_follows")
      .values({ ...follow, chat_id: to, thread_id: 0 })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  await trx.deleteFrom("quiz_daily_follows").where("chat_id", "=", from).execute();
  await trx
    .updateTable("quiz_used")
    .set({ scope_id: to })
    .where("scope_id", "=", from)
    .where("question_id", "not in", (eb) =>
      eb.selectFrom("quiz_used").select("question_id").where("scope_id", "=", to),
    )
    .execute();
  await trx.deleteFrom("quiz_used").where("scope_id", "=", from).execute();
}
