import { openGame, step } from "../../src/quiz/game/game.ts";
import type { Effect, GameEvent, Moved, Opening, Refusal, Step } from "../../src/quiz/game/events.ts";
import type { Asking, Card, Game, Lobby, Phase, Revealed, Running } from "../../src/quiz/game/state.ts";
import { GROUP_OPTIONS, SOLO_OPTIONS, type GameOptions } from "../../src/quiz/options.ts";

export const KATYA = 1;
export const TOSYA = 2;
export const LYUDA = 3;
export const GOSHA = 4;
export const GROUP = -100;
/** The instant at which games of the tests are opened. */
export const T0 = Date.UTC(2026, 10, 25, 18);
export const SECOND = 1_000;

/** The right option of round `n` is `n % 4`. */
export function deck(size: number): readonly Card[] {
  return Array.from({ length: size }, (_, at) => ({
    questionId: `q${at}`,
    topic: at % 2 === 0 ? "plot" : "cast",
    difficulty: 1,
    order: [0, 1, 2, 3].map((option) => (option - (at % 4) + 4) % 4),
  }));
}
export const right = (round: number) => round % 4;
export const wrong = (round: number) => (round + 1) % 4;

export function opening(kind: "solo" | "group", options: Partial<GameOptions> = {}, cards = 15): Opening {
  return {
    id: "game",
    kind,
    chatId: kind === "solo" ? KATYA : GROUP,
    threadId: null,
    language: "ru",
    starterId: KATYA,
    options: { ...(kind === "solo" ? SOLO_OPTIONS : GROUP_OPTIONS), ...options },
    deck: deck(cards),
    at: T0,
  };
}

/** An event without its instant, `at` seconds after the opening. */
type Bare<E> = E extends unknown ? Omit<E, "at"> : never;
export function event(seconds: number, bare: Bare<GameEvent>): GameEvent {
  return { ...bare, at: T0 + seconds * SECOND };
}

export function asMoved(made: Step): Moved {
  if (made.kind === "refused") throw new Error(`The game did not move: ${made.reason}`);
  return made;
}
export const refusal = (made: Step): Refusal | undefined =>
  made.kind === "refused" ? made.reason : undefined;

/** Plays events one after the other; each must move the game. */
export function play(game: Game, ...events: readonly GameEvent[]): Game {
  return events.reduce((now, one) => asMoved(step(now, one)).game, game);
}

export function inPhase<P extends Phase>(game: Game, phase: P): Extract<Game, { readonly phase: P }> {
  if (game.phase !== phase) throw new Error(`The game is in ${game.phase}, not in ${phase}`);
  return game as Extract<Game, { readonly phase: P }>;
}
export function running(game: Game): Running {
  if (game.phase === "ended") throw new Error("The game has ended");
  return game;
}
export function effectsOf<K extends Effect["kind"]>(
  made: Moved,
  kind: K,
): readonly Extract<Effect, { readonly kind: K }>[] {
  return made.effects.filter(
    (effect): effect is Extract<Effect, { readonly kind: K }> => effect.kind === kind,
  );
}
export const kinds = (made: Moved) => made.effects.map(({ kind }) => kind);

export const join = (seconds: number, personId: number, team?: number) =>
  event(seconds, team === undefined ? { kind: "join", personId } : { kind: "join", personId, team });
export const start = (seconds: number) => event(seconds, { kind: "start", personId: KATYA, isAdmin: false });
export const sent = (seconds: number, round: number) =>
  event(seconds, { kind: "questionSent", round, pollId: `p${round}`, messageId: 100 + round });
export const vote = (seconds: number, round: number, personId: number, option = right(round)) =>
  event(seconds, { kind: "answer", pollId: `p${round}`, personId, option });
export const tick = (seconds: number) => event(seconds, { kind: "deadline" });

export function lobby(options: Partial<GameOptions> = {}): Lobby {
  return inPhase(asMoved(openGame(opening("group", options))).game, "lobby");
}
/** Katya and Tosya wait for the first question, which was asked at second 10. */
export function sending(options: Partial<GameOptions> = {}) {
  return inPhase(play(lobby(options), join(1, TOSYA), start(10)), "sending");
}
/** The first question is open since second 11. */
export function asking(options: Partial<GameOptions> = {}): Asking {
  return inPhase(play(sending(options), sent(11, 0)), "asking");
}
/** Both were right at seconds 13 and 15. */
export function revealed(options: Partial<GameOptions> = {}): Revealed {
  return inPhase(play(asking(options), vote(13, 0, KATYA), vote(15, 0, TOSYA)), "reveal");
}
export function ended(): Game {
  return play(lobby(), event(2, { kind: "stop", personId: KATYA, isAdmin: false }));
}
export function solo(options: Partial<GameOptions> = {}) {
  return inPhase(asMoved(openGame(opening("solo", options))).game, "sending");
}
export function soloAsking(options: Partial<GameOptions> = {}): Asking {
  return inPhase(play(solo(options), sent(1, 0)), "asking");
}
