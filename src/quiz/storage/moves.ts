import type { Transaction } from "kysely";
import type { Ending, Moved, Reveal } from "../game/events.ts";
import type { Game, Instant } from "../game/state.ts";
import type { Schema } from "../../storage/schema.ts";
import { saveGame, type StoredGame } from "./games.ts";
import { countShown, markUsed } from "./questions.ts";

/**
 * Keeps what a step made of a game: the state, and with it the answers of a
 * reveal and the results of an end. What else the effects ask for is the
 * caller's, in the same transaction.
 *
 * @returns false where the game has changed since it was read: nothing was kept
 */
export async function moveGame(
  trx: Transaction<Schema>,
  stored: StoredGame,
  { game, effects }: Moved,
  at: Instant,
): Promise<boolean> {
  if (!(await saveGame(trx, game, stored.version, at))) return false;
  for (const effect of effects) {
    if (effect.kind === "reveal") await keepReveal(trx, game, effect.reveal, at);
    if (effect.kind === "end") await keepEnding(trx, game, effect.ending);
  }
  return true;
}

async function keepReveal(trx: Transaction<Schema>, game: Game, reveal: Reveal, at: Instant): Promise<void> {
  const { questionId, topic, difficulty } = reveal.card;
  if (reveal.scored.length > 0) {
    await trx
      .insertInto("quiz_answers")
      .values(
        reveal.scored.map((one) => ({
          game_id: game.id,
          question_id: questionId,
          person_id: one.personId,
          chat_id: game.chatId,
          topic,
          difficulty,
          is_right: one.isRight ? (1 as const) : (0 as const),
          points: one.points,
          elapsed_ms: one.elapsedMs,
          answered_at: one.answeredAt,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
  // Who answers in a group has seen the question also for games alone.
  const scopes = new Set([game.chatId, ...reveal.scored.map(({ personId }) => personId)]);
  await markUsed(trx, [...scopes], questionId, at);
  const right = reveal.scored.filter(({ isRight }) => isRight).length;
  await countShown(trx, questionId, reveal.scored.length, right);
}

async function keepEnding(trx: Transaction<Schema>, game: Game, ending: Ending): Promise<void> {
  const played = ending.standings.filter(({ answered }) => answered > 0);
  if (played.length === 0) return;
  const isTeam = ending.teams.length > 0;
  const mode = game.options.isReplay ? "replay" : game.kind === "solo" ? "solo" : isTeam ? "team" : "group";
  const placeOf = (personId: number, place: number, team: number | null): number | null => {
    if (game.kind === "solo") return null;
    return isTeam ? (ending.teams.find((one) => one.team === team)?.place ?? null) : place;
  };
  await trx
    .insertInto("quiz_results")
    .values(
      played.map((one) => ({
        game_id: game.id,
        person_id: one.personId,
        chat_id: game.chatId,
        mode,
        points: one.points,
        right_count: one.right,
        answered: one.answered,
        asked: ending.asked,
        best_streak: one.bestStreak,
        fast: one.fast,
        time_ms: one.timeMs,
        players: played.length,
        place: placeOf(one.personId, one.place, one.team),
        ended_at: ending.endedAt,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}
