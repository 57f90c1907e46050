/** What happens when a phase's time is over, soon or long after. */
import { end } from "./ending.ts";
import { moved, refused, type Step } from "./events.ts";
import { CATCH_UP_MS, INTERRUPTED_MS, LATE_MS, SENDING_MAX_MS, SETTLE_MS } from "./limits.ts";
import { begin } from "./people.ts";
import { allowedMs, ask, reveal } from "./rounds.ts";
import type { Asking, Instant, Revealed, Running, Sending } from "./state.ts";

export function deadline(game: Running, at: Instant): Step {
  if (at < game.deadlineAt) return refused("not-due");
  switch (game.phase) {
    case "lobby":
      return isLongAgo(game, at) ? end(game, "interrupted", at) : begin(game, at);
    case "sending":
      return sendingOver(game, at);
    case "asking":
      return answeringOver(game, at);
    case "reveal":
      return readingOver(game, at);
  }
}

/** A game alone waits for its player, however long we were away. */
function isLongAgo(game: Running, at: Instant): boolean {
  return game.kind === "group" && at - game.deadlineAt > INTERRUPTED_MS;
}

function sendingOver(game: Sending, at: Instant): Step {
  if (isLongAgo(game, at)) return end(game, "interrupted", at);
  if (game.kind === "group" || at - game.deadlineAt <= LATE_MS) return end(game, "cannot-send", at);
  // We were away: what became of the question is told soon.
  const deadlineAt = at + SENDING_MAX_MS;
  return moved({ ...game, deadlineAt }, { kind: "setTimer", at: deadlineAt });
}

function answeringOver(game: Asking, at: Instant): Step {
  const allowed = allowedMs(game);
  if (allowed === null && !game.isClosed) return end(game, "idle", at);
  const sinceClose = at - (game.poll.sentAt + (allowed ?? 0) + SETTLE_MS);
  const wasLongAgo = allowed !== null && sinceClose > INTERRUPTED_MS;
  if (wasLongAgo && game.kind === "group") return end(game, "interrupted", at);
  const isLate = at - game.deadlineAt > LATE_MS;
  if (isLate && !(game.isCatchingUp && (wasLongAgo || allowed === null))) {
    const deadlineAt = at + CATCH_UP_MS;
    return moved({ ...game, isCatchingUp: true, deadlineAt }, { kind: "setTimer", at: deadlineAt });
  }
  return reveal(game, at);
}

function readingOver(game: Revealed, at: Instant): Step {
  if (game.asked >= game.options.length) return end(game, "finished", at);
  return isLongAgo(game, at) ? end(game, "interrupted", at) : ask(game, game.round + 1, at);
}

/** Alone one need not wait until the time for reading is over. */
export function next(game: Running, personId: number, at: Instant): Step {
  if (game.kind === "group") return refused("group");
  if (personId !== game.starterId) return refused("not-yours");
  if (game.phase !== "reveal") return refused("not-due");
  return readingOver(game, at);
}
