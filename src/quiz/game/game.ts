/**
 * The rules of a game: one pure function from a state and an event to the next
 * state and what the outside has to do. It reads no clock and sends nothing.
 */
import { deadline, next } from "./deadlines.ts";
import { closing, end } from "./ending.ts";
import {
  moved,
  refused,
  type GameEvent,
  type Moved,
  type Opening,
  type Refused,
  type Step,
} from "./events.ts";
import { LOBBY_MS } from "./limits.ts";
import { forget, join, leave, start } from "./people.ts";
import { newPlayer } from "./players.ts";
import { ask, open, voidRound } from "./rounds.ts";
import { GAME_FORMAT, type Game, type Instant, type Lobby, type Poll, type Running } from "./state.ts";
import { answer, pollClosed, pollGone, retract } from "./votes.ts";

/** Opens a game: in a group its lobby, alone its first question. Who starts it plays it. */
export function openGame(opening: Opening): Step {
  const { id, kind, chatId, threadId, language, starterId, deck, at } = opening;
  if (deck.length === 0) return refused("no-questions");
  if (kind === "group" && opening.options.seconds === null) return refused("needs-time");
  const options = {
    ...opening.options,
    teams: kind === "solo" ? 0 : opening.options.teams,
    // A small topic makes a short game.
    length: Math.min(opening.options.length, deck.length),
  };
  const lobby: Lobby = {
    ...{ format: GAME_FORMAT, id, kind, chatId, threadId, language, starterId, options, openedAt: at },
    ...{ deck, players: [newPlayer(starterId, 0, null)], asked: 0, failures: 0, silence: 0 },
    phase: "lobby",
    lobbyMessageId: null,
    deadlineAt: at + LOBBY_MS,
  };
  if (kind === "solo") return ask(lobby, 0, at);
  return moved(lobby, { kind: "showLobby", messageId: null }, { kind: "setTimer", at: lobby.deadlineAt });
}

/** Moves a game by one event, or says why it does not move. */
export function step(game: Game, event: GameEvent): Step {
  if (event.kind === "migrated") return migrate(game, event.toChatId, event.at);
  if (event.kind === "forget") return forget(game, event.personId, event.at);
  if (event.kind === "questionSent") return questionSent(game, event);
  return game.phase === "ended" ? refused("over") : stepRunning(game, event);
}

type RunningEvent = Exclude<GameEvent, { readonly kind: "migrated" | "forget" | "questionSent" }>;

function stepRunning(game: Running, event: RunningEvent): Step {
  switch (event.kind) {
    case "lobbyShown":
      if (game.phase !== "lobby") return moved(game, { kind: "closeLobby", messageId: event.messageId });
      return moved({ ...game, lobbyMessageId: event.messageId });
    case "join":
      return join(game, event.personId, event.team);
    case "leave":
      return leave(game, event.personId, event.at);
    case "start":
      return start(game, event);
    case "questionUnknown":
    case "questionFailed":
      return questionLost(game, event);
    case "answer":
    case "retracted":
    case "pollClosed":
    case "pollGone":
      return pollEvent(game, event);
    case "deadline":
      return deadline(game, event.at);
    case "next":
      return next(game, event.personId, event.at);
    case "stop":
      return event.isAdmin || event.personId === game.starterId
        ? end(game, "stopped", event.at)
        : refused("not-yours");
  }
}

/**
 * After a start of the process: the timer of a game that goes on, or what its
 * deadline asks for where that passed meanwhile.
 */
export function recover(game: Game, now: Instant): Step {
  if (game.phase === "ended") return refused("over");
  if (now >= game.deadlineAt) return deadline(game, now);
  return moved(game, { kind: "setTimer", at: game.deadlineAt });
}

function questionSent(game: Game, event: QuestionSent): Step {
  const poll: Poll = { pollId: event.pollId, messageId: event.messageId, sentAt: event.at };
  if (game.phase === "sending" && game.round === event.round) return open(game, poll);
  if (game.phase === "asking" && game.poll.pollId === event.pollId) return refused("other-question");
  // It came after all, when nobody waited for it any more: two open questions are never left.
  return moved(game, closing(game.chatId, poll));
}
type QuestionSent = Extract<GameEvent, { readonly kind: "questionSent" }>;

function questionLost(
  game: Running,
  event: Extract<RunningEvent, { readonly kind: "questionUnknown" | "questionFailed" }>,
): Step {
  if (game.phase !== "sending" || game.round !== event.round) return refused("other-question");
  if (event.kind === "questionUnknown") return voidRound(game, "unknown", event.at);
  return event.isFinal ? end(game, "cannot-send", event.at) : voidRound(game, "failed", event.at);
}

function pollEvent(game: Running, event: Extract<RunningEvent, { readonly pollId: string }>): Step {
  if (game.phase !== "asking" || game.poll.pollId !== event.pollId) return refused("other-question");
  switch (event.kind) {
    case "answer":
      return answer(game, event);
    case "retracted":
      return retract(game, event.personId);
    case "pollClosed":
      return pollClosed(game, event.at);
    case "pollGone":
      return pollGone(game, event.at);
  }
}

/**
 * The group became a supergroup: its messages stay behind, topics begin anew.
 * An open question is void, since not all can vote in it any more.
 */
function migrate(game: Game, toChatId: number, at: Instant): Moved | Refused {
  if (game.chatId === toChatId) return refused("same-chat");
  const there = { ...game, chatId: toChatId, threadId: null };
  switch (there.phase) {
    case "ended":
      return moved(there);
    case "lobby":
      return moved(
        { ...there, lobbyMessageId: null },
        { kind: "showLobby", messageId: null },
        { kind: "setTimer", at: there.deadlineAt },
      );
    case "sending":
    case "reveal":
      return moved(there, { kind: "setTimer", at: there.deadlineAt });
    case "asking":
      return voidRound(there, "moved", at);
  }
}
