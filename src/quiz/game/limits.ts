/** The times and counts of a game. */

export const LOBBY_MS = 30_000;
/** More would make the stored state and the podium too long to be of use. */
export const PLAYERS_MAX = 200;
/** Questions in a row that nobody answers end the game. */
export const SILENCE_MAX = 3;
/** Void questions in a row end the game: the chat takes no polls. */
export const FAILURES_MAX = 3;

/**
 * Telegram takes 20 messages a minute in a group. A question is two: the poll
 * and its reveal (closing the poll early is an edit and counts apart). From one
 * question to the next pass CYCLE_MIN_MS at least, however fast people answer:
 * 60 s / 10 s × 2 = 12 messages a minute, and with lobby, podium and a notice
 * 15. Five are left for what people ask meanwhile; the sending queue's own gate
 * holds where even these do not do.
 */
export const CYCLE_MIN_MS = 10_000;
/** Time to read the reveal in a group. */
export const REVEAL_MS = 5_000;
/** Alone, who has read enough presses "next" before. */
export const SOLO_REVEAL_MS = 5_000;

/**
 * Telegram closes a timed poll itself, so every vote that it delivers was in
 * time; the reveal waits this long after the close for votes on their way.
 */
export const SETTLE_MS = 2_000;
/** A deadline handled this much too late means that we were away… */
export const LATE_MS = 5_000;
/** …and that votes cast in time may still be coming: the reveal waits for them. */
export const CATCH_UP_MS = 6_000;
/** After a longer absence the people have gone: a group's game is closed. */
export const INTERRUPTED_MS = 10 * 60_000;
/** A question may wait in the queue for a 429, yet not for ever. */
export const SENDING_MAX_MS = 10 * 60_000;
/** A game alone without a time limit waits for a day. */
export const IDLE_MS = 24 * 3_600_000;
