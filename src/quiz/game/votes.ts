/** Votes, and what becomes of the poll that they are for. */
import { moved, refused, type Step } from "./events.ts";
import { PLAYERS_MAX, SETTLE_MS } from "./limits.ts";
import { dealtTeam, findPlayer, newPlayer } from "./players.ts";
import { isAnsweredByAll, reveal, voidRound } from "./rounds.ts";
import type { Asking, Answer, Instant } from "./state.ts";

/**
 * A vote. Telegram takes none after a poll has closed, so each was in time
 * whenever it arrives before the reveal; its receipt counts for speed alone.
 * The first vote of a person stands, unless it is retracted.
 */
export function answer(game: Asking, given: Answer): Step {
  const { personId, option } = given;
  if (!(game.deck[game.round]?.order.some((_, at) => at === option) ?? false)) {
    return refused("no-such-option");
  }
  const player = findPlayer(game.players, personId);
  if (player === undefined) return game.kind === "solo" ? refused("solo") : joinLate(game, personId);
  if (player.hasLeft) return refused("has-left");
  if (player.from > game.round) {
    return game.hasOthers ? refused("not-yet") : moved({ ...game, hasOthers: true });
  }
  if (game.answers.some((one) => one.personId === personId)) return refused("already-answered");
  const answered = { ...game, answers: [...game.answers, { personId, option, at: given.at }] };
  return isAnsweredByAll(answered) ? reveal(answered, given.at) : moved(answered);
}

/** Who votes without having joined plays from the next question. */
function joinLate(game: Asking, personId: number): Step {
  if (game.players.length >= PLAYERS_MAX) return refused("full");
  const late = newPlayer(personId, game.round + 1, dealtTeam(game.players, game.options.teams));
  return moved({ ...game, hasOthers: true, players: [...game.players, late] });
}

export function retract(game: Asking, personId: number): Step {
  const answers = game.answers.filter((one) => one.personId !== personId);
  return answers.length === game.answers.length ? refused("not-answered") : moved({ ...game, answers });
}

/** A closed poll brings no more votes than those on their way. */
export function pollClosed(game: Asking, at: Instant): Step {
  if (game.isClosed) return refused("already-closed");
  const deadlineAt = Math.min(game.deadlineAt, at + SETTLE_MS);
  return moved({ ...game, isClosed: true, deadlineAt }, { kind: "setTimer", at: deadlineAt });
}

/** Not everyone could answer a question that was deleted, so it counts for nobody. */
export function pollGone(game: Asking, at: Instant): Step {
  return voidRound(game, "gone", at);
}
