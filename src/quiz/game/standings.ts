import { teamPlaces, withPlaces } from "../scoring.ts";
import type { Standing, TeamStanding } from "./events.ts";
import type { Player } from "./state.ts";

/** Everyone who plays or played, best first, with shared places; of equal points the quicker stands first. */
export function standingsOf(players: readonly Player[]): readonly Standing[] {
  const list = players
    .map(({ personId, team, score }) => ({ personId, team, ...score }))
    .sort((a, b) => b.right - a.right || a.timeMs - b.timeMs);
  return withPlaces(list);
}

export function teamStandingsOf(players: readonly Player[]): readonly TeamStanding[] {
  return teamPlaces(players);
}
