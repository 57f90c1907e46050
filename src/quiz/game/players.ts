import type { GameOptions } from "../options.ts";
import { NO_SCORE } from "../scoring.ts";
import type { Player } from "./state.ts";

export function newPlayer(personId: number, from: number, team: number | null): Player {
  return { personId, from, hasLeft: false, isReady: false, team, score: NO_SCORE };
}

export function findPlayer(players: readonly Player[], personId: number): Player | undefined {
  return players.find((player) => player.personId === personId);
}

export function replacePlayer(players: readonly Player[], changed: Player): readonly Player[] {
  return players.map((player) => (player.personId === changed.personId ? changed : player));
}

/** Those who are still here. */
export function present(players: readonly Player[]): readonly Player[] {
  return players.filter(({ hasLeft }) => !hasLeft);
}

/** The team for who chose none: the smallest, of equal ones the first; null without teams. */
export function dealtTeam(players: readonly Player[], teams: GameOptions["teams"]): number | null {
  if (teams === 0) return null;
  const sizes = Array.from(
    { length: teams },
    (_, team) => present(players).filter((one) => one.team === team).length,
  );
  return sizes.indexOf(Math.min(...sizes));
}

/** Everyone in a team, those who chose none in the order of joining. */
export function withTeams(players: readonly Player[], teams: GameOptions["teams"]): readonly Player[] {
  return players.reduce<readonly Player[]>(
    (dealt, player) =>
      player.team === null ? replacePlayer(dealt, { ...player, team: dealtTeam(dealt, teams) }) : dealt,
    players,
  );
}
