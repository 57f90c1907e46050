import type { Transaction } from "kysely";
import type { Message } from "../../delivery/content.ts";
import { enqueue, withdrawBatch } from "../../delivery/store/queue.ts";
import { cancelTimer, setTimer } from "../../inbox/timers/store.ts";
import type { Schema } from "../../storage/schema.ts";
import { earnedBy, type Achievement } from "../achievements.ts";
import type { Effect, Ending, Moved } from "../game/events.ts";
import type { Game } from "../game/state.ts";
import { spanOf } from "../periods.ts";
import { keepAchievements, standingOn, totalsOf } from "../storage/boards.ts";
import { namesOf } from "../storage/people.ts";
import type { QuizPorts } from "./ports.ts";
import {
  askedPoll,
  closedLobby,
  lobbyMessage,
  podiumMessage,
  resultMessage,
  revealMessage,
  type Voice,
} from "./wording.ts";

type Trx = Transaction<Schema>;

/** Kind of the events by which a game's deadline comes. */
export const DEADLINE = "quiz.deadline";

/** Carries out what moved games ask for, in the transaction that moved them. */
export type Perform = (trx: Trx, moves: readonly Moved[]) => Promise<void>;

export function performing(ports: QuizPorts): Perform {
  const { clock, log } = ports;

  async function perform(trx: Trx, moves: readonly Moved[]): Promise<void> {
    for (const { game, effects } of moves) {
      const voice = await voiceOf(trx, game);
      for (const effect of effects) await carryOut(trx, game, effect, voice);
    }
  }

  async function voiceOf(trx: Trx, game: Game): Promise<Voice> {
    const players = game.phase === "ended" ? [] : game.players.map(({ personId }) => personId);
    const names = await namesOf(trx, players);
    return { t: ports.texts(game.language), language: game.language, names };
  }

  async function carryOut(trx: Trx, game: Game, effect: Effect, voice: Voice): Promise<void> {
    switch (effect.kind) {
      case "showLobby":
        if (game.phase === "lobby")
          await show(trx, game, lobbyMessage(game, voice), effect.messageId, "lobby");
        return;
      case "closeLobby":
        if (effect.messageId !== null) await show(trx, game, closedLobby(voice), effect.messageId, "closed");
        return;
      case "ask": {
        const poll = askedPoll(ports, game, effect.question);
        // A question that an editor took out meanwhile never arrives: its deadline voids it.
        if (poll !== undefined)
          await sendMessage(trx, ports, game, poll, askRef(game.id, effect.question.round));
        return;
      }
      case "withdraw":
        return withdrawBatch(trx, "quiz", askRef(game.id, effect.round), clock.now());
      case "closePoll":
        closePoll(effect.chatId, effect.messageId);
        return;
      case "reveal":
        return sendMessage(
          trx,
          ports,
          game,
          revealMessage(ports, game, effect.reveal, voice),
          `reveal:${game.id}:${String(effect.reveal.round)}`,
        );
      case "void":
        return sendMessage(
          trx,
          ports,
          game,
          { kind: "text", text: voice.t(`quiz-void-${effect.why}`) },
          `void:${game.id}:${String(effect.round)}`,
        );
      case "end":
        return finish(trx, ports, game, effect.ending);
      case "setTimer": {
        const event = {
          kind: DEADLINE,
          chatId: game.chatId,
          threadId: game.threadId ?? undefined,
          gameId: game.id,
        };
        return setTimer(trx, { key: timerKey(game.id), dueAt: new Date(effect.at), event });
      }
      case "cancelTimer":
        await cancelTimer(trx, timerKey(game.id));
    }
  }

  /** Sends a message, or edits the one that stands there. */
  async function show(
    trx: Trx,
    game: Game,
    message: Message,
    messageId: number | null,
    name: string,
  ): Promise<void> {
    if (messageId === null) return sendMessage(trx, ports, game, message, `${name}:${game.id}`);
    if (message.kind !== "text") return;
    // Many join at once: only the latest look of the lobby is worth showing.
    await withdrawBatch(trx, "quiz", `edit:${game.id}`, clock.now());
    const batch = {
      kind: "quiz",
      ref: `edit:${game.id}`,
      priority: "urgent",
      contents: { [game.language]: { kind: "edit", to: message } },
    } as const;
    const recipient = { chatId: game.chatId, language: game.language, targetIds: [messageId] };
    await enqueue(trx, batch, [recipient], clock.now());
  }

  /** A poll that closes by itself, or is gone, needs no closing; that it could not be closed changes nothing. */
  function closePoll(chatId: number, messageId: number): void {
    ports.api.stopPoll(chatId, messageId).catch((error: unknown) => {
      log.debug({ error: String(error) }, "a poll was not there to be closed");
    });
  }

  return perform;
}

async function sendMessage(
  trx: Trx,
  { clock }: QuizPorts,
  game: Game,
  message: Message,
  ref: string,
): Promise<void> {
  const batch = { kind: "quiz", ref, priority: "urgent", contents: { [game.language]: message } } as const;
  const recipient = { chatId: game.chatId, threadId: game.threadId ?? undefined, language: game.language };
  await enqueue(trx, batch, [recipient], clock.now());
}

/** The podium or the result, with the achievements that it brought. */
async function finish(trx: Trx, ports: QuizPorts, game: Game, ending: Ending): Promise<void> {
  const people = ending.standings.filter(({ answered }) => answered > 0).map(({ personId }) => personId);
  const names = await namesOf(trx, people);
  const voice = { t: ports.texts(game.language), language: game.language, names };
  const earned = new Map<number, readonly Achievement[]>();
  for (const personId of people) {
    const fresh = await keepAchievements(
      trx,
      personId,
      earnedBy(await totalsOf(trx, personId)),
      ports.clock.now(),
    );
    if (fresh.length > 0) earned.set(personId, fresh);
  }
  if (game.kind === "group")
    return sendMessage(trx, ports, game, podiumMessage(ending, voice, earned), `end:${game.id}`);
  const span = spanOf("all", ports.clock.now(), ports.defaultZone);
  const board = await standingOn(trx, span, game.chatId);
  const message = resultMessage(game, ending, voice, board, earned.get(game.chatId) ?? [], ports);
  return sendMessage(trx, ports, game, message, `end:${game.id}`);
}

const timerKey = (gameId: string): string => `quiz:${gameId}`;
/** The key of a question's message: with it comes what became of it. */
export const askRef = (gameId: string, round: number): string => `ask:${gameId}:${String(round)}`;
