/** Who comes, goes and begins. */
import { end } from "./ending.ts";
import { moved, refused, type Step } from "./events.ts";
import { PLAYERS_MAX } from "./limits.ts";
import { dealtTeam, findPlayer, newPlayer, present, replacePlayer, withTeams } from "./players.ts";
import { ask, isAnsweredByAll, reveal } from "./rounds.ts";
import type { Game, Instant, Lobby, Running } from "./state.ts";

export function join(game: Running, personId: number, team: number | undefined): Step {
  if (game.kind === "solo") return refused("solo");
  if (team !== undefined && !(team >= 0 && team < game.options.teams && Number.isInteger(team))) {
    return refused("no-such-team");
  }
  const known = findPlayer(game.players, personId);
  if (known === undefined && game.players.length >= PLAYERS_MAX) return refused("full");
  return game.phase === "lobby" ? joinLobby(game, personId, team ?? null) : joinRunning(game, personId, team);
}

function joinLobby(game: Lobby, personId: number, team: number | null): Step {
  const known = findPlayer(game.players, personId);
  if (known === undefined) {
    return shown({ ...game, players: [...game.players, newPlayer(personId, 0, team)] });
  }
  // In the lobby one may still change sides.
  if (team === null || team === known.team) return refused("already-joined");
  return shown({ ...game, players: replacePlayer(game.players, { ...known, team }) });
}

function joinRunning(game: Exclude<Running, Lobby>, personId: number, team: number | undefined): Step {
  // A question on its way has been seen by nobody: who comes now may play it.
  const from = game.phase === "sending" ? game.round : game.round + 1;
  const known = findPlayer(game.players, personId);
  if (known === undefined) {
    const side = team ?? dealtTeam(game.players, game.options.teams);
    return moved({ ...game, players: [...game.players, newPlayer(personId, from, side)] });
  }
  if (!known.hasLeft) return refused("already-joined");
  const hasAnswered = game.phase === "asking" && game.answers.some((one) => one.personId === personId);
  const back = { ...known, hasLeft: false, from: hasAnswered ? known.from : from };
  return moved({ ...game, players: replacePlayer(game.players, back) });
}

/** Points stay with who leaves, and so does an answer given before. */
export function leave(game: Running, personId: number, at: Instant): Step {
  if (game.kind === "solo") return refused("solo");
  const known = findPlayer(game.players, personId);
  if (known === undefined || known.hasLeft) return refused("not-joined");
  if (game.phase === "lobby") {
    return shown({ ...game, players: game.players.filter((player) => player !== known) });
  }
  return afterGoing({ ...game, players: replacePlayer(game.players, { ...known, hasLeft: true }) }, at);
}

/** Erases a person: the seat, the points, an open answer, and the name of starter. */
export function forget(game: Game, personId: number, at: Instant): Step {
  const starterId = game.starterId === personId ? null : game.starterId;
  if (game.phase === "ended") {
    return starterId === game.starterId ? refused("not-joined") : moved({ ...game, starterId });
  }
  if (starterId === game.starterId && findPlayer(game.players, personId) === undefined) {
    return refused("not-joined");
  }
  const without = {
    ...game,
    starterId,
    players: game.players.filter((player) => player.personId !== personId),
  };
  if (game.kind === "solo") return end(without, "stopped", at);
  if (without.phase === "lobby") return shown(without);
  return afterGoing(
    without.phase === "asking"
      ? { ...without, answers: without.answers.filter((answer) => answer.personId !== personId) }
      : without,
    at,
  );
}

function afterGoing(game: Exclude<Running, Lobby>, at: Instant): Step {
  if (present(game.players).length === 0) return end(game, "empty", at);
  if (game.phase === "asking" && isAnsweredByAll(game)) return reveal(game, at);
  return moved(game);
}

export function start(
  game: Running,
  { personId, isAdmin, at }: { readonly personId: number; readonly isAdmin: boolean; readonly at: Instant },
): Step {
  if (game.phase !== "lobby") return refused("already-started");
  if (isAdmin || personId === game.starterId) return begin(game, at);
  const known = findPlayer(game.players, personId);
  if (known === undefined) return refused("not-joined");
  if (known.isReady) return refused("already-ready");
  const players = replacePlayer(game.players, { ...known, isReady: true });
  // Who opened the game wants it begun and need not say so again.
  const areReady = players.every((player) => player.isReady || player.personId === game.starterId);
  return areReady ? begin({ ...game, players }, at) : shown({ ...game, players });
}

/** The lobby is over. */
export function begin(game: Lobby, at: Instant): Step {
  if (game.players.length === 0) return end(game, "empty", at);
  const { game: next, effects } = ask(
    { ...game, players: withTeams(game.players, game.options.teams) },
    0,
    at,
  );
  return moved(next, { kind: "closeLobby", messageId: game.lobbyMessageId }, ...effects);
}

function shown(game: Lobby): Step {
  return moved(game, { kind: "showLobby", messageId: game.lobbyMessageId });
}
