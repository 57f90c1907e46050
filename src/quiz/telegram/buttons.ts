import { buttonKind } from "../../telegram/buttons.ts";

/** Choices before a game alone: `field` is t(opic), d(ifficulty), n(umber), s(econds) or "go". */
export const chooseButton = buttonKind("qz.set", "person", "field", "value");
/** `team` is a number from 0, or "-". */
export const joinButton = buttonKind("qz.join", "game", "team");
export const beginButton = buttonKind("qz.begin", "game");
export const nextButton = buttonKind("qz.next", "game");
export const stopButton = buttonKind("qz.stop", "game");
export const reportButton = buttonKind("qz.report", "question");
/** Reported questions, for bot admins: `what` is "out", "fine" with a report's id, or "at" with an offset. */
export const reviewButton = buttonKind("qz.review", "what", "value");
export const againButton = buttonKind("qz.again", "person");
export const mistakesButton = buttonKind("qz.fix", "game");
/** `scope` is "c" for the chat or "g" for all. */
export const topButton = buttonKind("qz.top", "scope", "period");
/** `wish` is "hide" or "show". */
export const boardsButton = buttonKind("qz.boards", "person", "wish");
