import { pointsOf, scoreAfter } from "../scoring.ts";
import { closing, end } from "./ending.ts";
import { moved, type Effect, type Moved, type Reveal, type Scored, type VoidReason } from "./events.ts";
import {
  CYCLE_MIN_MS,
  FAILURES_MAX,
  IDLE_MS,
  REVEAL_MS,
  SENDING_MAX_MS,
  SETTLE_MS,
  SILENCE_MAX,
  SOLO_REVEAL_MS,
} from "./limits.ts";
import { findPlayer, present } from "./players.ts";
import { standingsOf, teamStandingsOf } from "./standings.ts";
import {
  rightOption,
  type Asking,
  type Card,
  type Instant,
  type Player,
  type Poll,
  type Revealed,
  type Running,
  type Sending,
} from "./state.ts";

/** Sends a question on its way; ends the game where none is left. */
export function ask(game: Running, round: number, at: Instant): Moved {
  const card = game.deck[round];
  if (card === undefined) return end(game, "no-questions", at);
  const deadlineAt = at + SENDING_MAX_MS;
  const sending: Sending = { ...progressOf(game), phase: "sending", round, deadlineAt };
  return moved(
    sending,
    {
      kind: "ask",
      question: {
        round,
        number: game.asked + 1,
        total: game.options.length,
        card,
        seconds: game.options.seconds,
      },
    },
    { kind: "setTimer", at: deadlineAt },
  );
}

/** The question has arrived: the time runs from now. */
export function open(game: Sending, poll: Poll): Moved {
  const allowed = allowedMs(game);
  const deadlineAt = poll.sentAt + (allowed === null ? IDLE_MS : allowed + SETTLE_MS);
  const asking: Asking = {
    ...progressOf(game),
    phase: "asking",
    round: game.round,
    poll,
    answers: [],
    hasOthers: false,
    isClosed: false,
    isCatchingUp: false,
    deadlineAt,
  };
  return moved(asking, { kind: "setTimer", at: deadlineAt });
}

export function allowedMs(game: Running): number | null {
  return game.options.seconds === null ? null : game.options.seconds * 1_000;
}

/** The question is void and the next is asked; too many void ones in a row end the game. */
export function voidRound(game: Sending | Asking, why: VoidReason, at: Instant): Moved {
  // A group that moved is nobody's failure.
  const failures = why === "moved" ? game.failures : game.failures + 1;
  const failing = { ...game, failures };
  if (failures >= FAILURES_MAX) return end(failing, "cannot-send", at);
  const { game: next, effects } = ask(failing, game.round + 1, at);
  return moved(next, { kind: "void", round: game.round, why }, ...effects);
}

/** True where the question waits for nobody: each who plays it and is still here has answered. */
export function isAnsweredByAll({ players, round, answers }: Asking): boolean {
  const awaited = present(players).filter(({ from }) => from <= round);
  const answered = new Set(answers.map(({ personId }) => personId));
  return awaited.length > 0 && awaited.every(({ personId }) => answered.has(personId));
}

/** Shows the answer and scores the round, once. */
export function reveal(game: Asking, at: Instant): Moved {
  const scored = scoredOf(game);
  const players = game.players.map((player) => afterRound(player, game.round, scored));
  const isSilent = scored.length === 0 && !game.hasOthers;
  const revealed: Revealed = {
    ...progressOf(game),
    phase: "reveal",
    round: game.round,
    players,
    asked: game.asked + 1,
    failures: 0,
    silence: isSilent ? game.silence + 1 : 0,
    deadlineAt: nextAt(game, at),
  };
  const closesItself = (allowedMs(game) ?? Infinity) <= at - game.poll.sentAt;
  const effects: readonly Effect[] = [
    ...(game.isClosed || closesItself ? [] : [closing(game.chatId, game.poll)]),
    { kind: "reveal", reveal: revealOf(revealed, scored) },
  ];
  if (revealed.silence < SILENCE_MAX) {
    return moved(revealed, ...effects, { kind: "setTimer", at: revealed.deadlineAt });
  }
  const ended = end(revealed, "silence", at);
  return moved(ended.game, ...effects, ...ended.effects);
}

function nextAt({ kind, poll }: Asking, at: Instant): Instant {
  return kind === "solo" ? at + SOLO_REVEAL_MS : Math.max(at + REVEAL_MS, poll.sentAt + CYCLE_MIN_MS);
}

function scoredOf(game: Asking): readonly Scored[] {
  const right = rightOption(cardOf(game));
  return game.answers
    .toSorted((a, b) => a.at - b.at)
    .flatMap(({ personId, option, at }) => {
      const player = findPlayer(game.players, personId);
      if (player === undefined) return [];
      const isRight = option === right;
      const streak = isRight ? player.score.streak + 1 : 0;
      const elapsedMs = Math.max(0, at - game.poll.sentAt);
      const points = pointsOf({
        isRight,
        elapsedMs,
        allowedMs: allowedMs(game),
        speedScoring: game.options.speedScoring,
        streak,
      });
      return [{ personId, option, isRight, points, elapsedMs, answeredAt: at, streak }];
    });
}

function afterRound(player: Player, round: number, scored: readonly Scored[]): Player {
  if (player.from > round) return player;
  const mine = scored.find(({ personId }) => personId === player.personId);
  return { ...player, score: scoreAfter(player.score, mine) };
}

function revealOf(game: Revealed, scored: readonly Scored[]): Reveal {
  return {
    round: game.round,
    number: game.asked,
    total: game.options.length,
    card: cardOf(game),
    scored,
    newcomers: game.players.filter(({ from }) => from === game.round + 1).map(({ personId }) => personId),
    standings: standingsOf(game.players),
    teams: teamStandingsOf(game.players),
    isLast: game.asked >= game.options.length,
  };
}

/** The question of the round. */
export function cardOf({ deck, round }: Sending | Asking | Revealed): Card {
  const card = deck[round];
  if (card === undefined) throw new Error(`Cannot play round ${round}: the deck has no such card`);
  return card;
}

/** What every running phase has, without what belongs to one phase alone. */
function progressOf(game: Running) {
  const { format, id, kind, chatId, threadId, language, starterId, options, openedAt } = game;
  const { deck, players, asked, failures, silence } = game;
  const frame = { format, id, kind, chatId, threadId, language, starterId, options, openedAt };
  return { ...frame, deck, players, asked, failures, silence };
}
