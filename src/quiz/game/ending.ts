import { moved, type Effect, type Moved } from "./events.ts";
import { standingsOf, teamStandingsOf } from "./standings.ts";
import type { EndReason, Ended, Instant, Running } from "./state.ts";

/** Ends a game in whatever phase it is; a question that is open does not count. */
export function end(game: Running, reason: EndReason, at: Instant): Moved {
  const ended: Ended = {
    format: game.format,
    id: game.id,
    kind: game.kind,
    chatId: game.chatId,
    threadId: game.threadId,
    language: game.language,
    starterId: game.starterId,
    options: game.options,
    openedAt: game.openedAt,
    phase: "ended",
    reason,
    asked: game.asked,
    endedAt: at,
  };
  return moved(
    ended,
    ...leaving(game),
    { kind: "cancelTimer" },
    {
      kind: "end",
      ending: {
        reason,
        asked: game.asked,
        hasVoidQuestion: game.phase === "asking" || game.phase === "sending",
        standings: standingsOf(game.players),
        teams: teamStandingsOf(game.players),
        endedAt: at,
      },
    },
  );
}

/** What a phase that is cut short leaves behind in the chat. */
function leaving(game: Running): readonly Effect[] {
  switch (game.phase) {
    case "lobby":
      return [{ kind: "closeLobby", messageId: game.lobbyMessageId }];
    case "sending":
      return [{ kind: "withdraw", round: game.round }];
    case "asking":
      return game.isClosed ? [] : [closing(game.chatId, game.poll)];
    case "reveal":
      return [];
  }
}

export function closing(
  chatId: number,
  { pollId, messageId }: { readonly pollId: string; readonly messageId: number },
): Effect {
  return { kind: "closePoll", chatId, messageId, pollId };
}
