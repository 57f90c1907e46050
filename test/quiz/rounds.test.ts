import { describe, expect, test } from "vitest";
import type { GameEvent } from "../../src/quiz/game/events.ts";
import { openGame, recover, step } from "../../src/quiz/game/game.ts";
import { CYCLE_MIN_MS, IDLE_MS, INTERRUPTED_MS, SENDING_MAX_MS } from "../../src/quiz/game/limits.ts";
import type { Game } from "../../src/quiz/game/state.ts";
import {
  asking,
  asMoved,
  effectsOf,
  ended,
  event,
  GOSHA,
  GROUP,
  inPhase,
  join,
  KATYA,
  kinds,
  lobby,
  opening,
  play,
  refusal,
  revealed,
  running,
  SECOND,
  sending,
  sent,
  solo,
  soloAsking,
  start,
  T0,
  tick,
  TOSYA,
  vote,
} from "./support.ts";

const unknown = (seconds: number, round: number) => event(seconds, { kind: "questionUnknown", round });
const failed = (seconds: number, round: number, isFinal = false) =>
  event(seconds, { kind: "questionFailed", round, isFinal });
const stop = (seconds: number, personId: number, isAdmin = false) =>
  event(seconds, { kind: "stop", personId, isAdmin });
const next = (seconds: number, personId = KATYA) => event(seconds, { kind: "next", personId });
const moveTo = (seconds: number, toChatId: number) => event(seconds, { kind: "migrated", toChatId });
const forget = (seconds: number, personId: number) => event(seconds, { kind: "forget", personId });
const soloRevealed = () => play(soloAsking(), vote(3, 0, KATYA));

describe("a question that was sent", () => {
  test("runs from that moment", () => {
    const made = asMoved(step(sending(), sent(11, 0)));
    expect(made.game).toMatchObject({
      phase: "asking",
      poll: { pollId: "p0", messageId: 100, sentAt: T0 + 11 * SECOND },
      deadlineAt: T0 + 33 * SECOND,
    });
    expect(made.effects).toEqual([{ kind: "setTimer", at: T0 + 33 * SECOND }]);
  });

  test("is told once", () => {
    expect(refusal(step(asking(), sent(12, 0)))).toBe("other-question");
  });

  test.each([
    ["in the lobby", lobby()],
    ["while another is on its way", sending()],
    ["while another is open", asking()],
    ["during the reveal", revealed()],
    ["when the game has ended", ended()],
  ] as const)("and that nobody waits for any more is closed %s", (_, game) => {
    const made = asMoved(step(game, sent(12, 5)));
    expect(made.game).toEqual(game);
    expect(made.effects).toEqual([{ kind: "closePoll", chatId: GROUP, messageId: 105, pollId: "p5" }]);
  });

  test("without a time limit waits for a day", () => {
    expect(soloAsking({ seconds: null }).deadlineAt).toBe(T0 + SECOND + IDLE_MS);
  });
});

describe("a question that did not arrive", () => {
  test.each([
    ["unknown", unknown(11, 0)],
    ["failed", failed(11, 0)],
  ] as const)("%s is void, and the next one is asked under the same number", (why, lost) => {
    const made = asMoved(step(sending(), lost));
    expect(made.effects[0]).toEqual({ kind: "void", round: 0, why });
    expect(effectsOf(made, "ask")[0]?.question).toMatchObject({ round: 1, number: 1 });
    expect(made.game).toMatchObject({ phase: "sending", round: 1, asked: 0, failures: 1 });
  });

  test("three times in a row ends the game", () => {
    const made = asMoved(step(play(sending(), unknown(11, 0), failed(12, 1)), unknown(13, 2)));
    expect(made.game).toMatchObject({ phase: "ended", reason: "cannot-send" });
    expect(kinds(made)).toEqual(["withdraw", "cancelTimer", "end"]);
  });

  test("is forgiven once another was played", () => {
    const game = play(
      sending(),
      unknown(11, 0),
      unknown(12, 1),
      sent(13, 2),
      vote(14, 2, KATYA),
      vote(15, 2, TOSYA),
    );
    expect(game).toMatchObject({ phase: "reveal", failures: 0, asked: 1 });
  });

  test("for want of a right ends the game at once", () => {
    expect(asMoved(step(sending(), failed(11, 0, true))).game).toMatchObject({ reason: "cannot-send" });
  });

  test.each([
    ["of another round", sending(), unknown(11, 4)],
    ["when it arrived after all", asking(), unknown(12, 0)],
    ["when it was revealed", revealed(), failed(16, 0)],
    ["in the lobby", lobby(), failed(1, 0)],
  ] as const)("is no news %s", (_, game, lost) => {
    expect(refusal(step(game, lost))).toBe("other-question");
  });

  test("as the last of a deck ends the game", () => {
    const game = asMoved(openGame(opening("group", {}, 1))).game;
    const made = asMoved(step(play(game, start(1)), unknown(2, 0)));
    expect(made.game).toMatchObject({ phase: "ended", reason: "no-questions" });
  });

  test("within ten minutes, and of which nothing is heard, ends the game and is wanted no more", () => {
    const made = asMoved(step(sending(), tick(10 + SENDING_MAX_MS / SECOND)));
    expect(made.game).toMatchObject({ phase: "ended", reason: "cannot-send" });
    expect(made.effects[0]).toEqual({ kind: "withdraw", round: 0 });
  });

  test("alone, after we were away, is waited for once more", () => {
    const game = play(solo(), tick(SENDING_MAX_MS / SECOND + 3_600));
    expect(game.phase).toBe("sending");
    expect(play(game, sent(SENDING_MAX_MS / SECOND + 3_601, 0)).phase).toBe("asking");
  });
});

describe("the pace of a group", () => {
  test("leaves ten seconds from question to question, however fast the answers", () => {
    expect(revealed().deadlineAt - asking().poll.sentAt).toBe(CYCLE_MIN_MS);
  });

  test("leaves five seconds to read where answering took long", () => {
    const game = inPhase(play(asking(), tick(33)), "reveal");
    expect(game.deadlineAt).toBe(T0 + 38 * SECOND);
  });

  test("is not hurried by its players", () => {
    expect(refusal(step(revealed(), next(17)))).toBe("group");
  });

  test("keeps a whole game of instant answers within twenty messages in any minute", () => {
    const messages: number[] = [];
    let game: Game = lobby({ length: 20 });
    messages.push(T0);
    let made = asMoved(step(game, start(1)));
    let at = 1;
    for (;;) {
      ({ game } = made);
      messages.push(
        ...made.effects
          .filter(({ kind }) => ["ask", "reveal", "void", "end"].includes(kind))
          .map(() => T0 + at * SECOND),
      );
      if (game.phase === "ended") break;
      if (game.phase === "sending") made = asMoved(step(game, sent(at, game.round)));
      else if (game.phase === "asking") made = asMoved(step(game, vote(at, game.round, KATYA)));
      else {
        at = (running(game).deadlineAt - T0) / SECOND;
        made = asMoved(step(game, tick(at)));
      }
    }
    const worst = Math.max(
      ...messages.map((from) => messages.filter((one) => one >= from && one < from + 60 * SECOND).length),
    );
    expect(messages.length).toBeGreaterThan(30);
    expect(worst).toBeLessThanOrEqual(15);
  });

  test("alone is hurried by who plays, and by nobody else", () => {
    expect(asMoved(step(soloRevealed(), next(4))).game).toMatchObject({ phase: "sending", round: 1 });
    expect(refusal(step(soloRevealed(), next(4, TOSYA)))).toBe("not-yours");
    expect(refusal(step(soloAsking(), next(4)))).toBe("not-due");
  });
});

describe("deadlines", () => {
  test.each([
    ["the lobby", lobby(), 29],
    ["the sending", sending(), 100],
    ["a question", asking(), 32.9],
    ["the reveal", revealed(), 20.9],
  ] as const)("of %s do nothing before they are due", (_, game, seconds) => {
    expect(refusal(step(game, tick(seconds)))).toBe("not-due");
  });

  test("of a question reveal it, and a poll that closed itself is not closed again", () => {
    expect(kinds(asMoved(step(asking(), tick(33))))).toEqual(["reveal", "setTimer"]);
  });

  test("of the reveal ask the next question", () => {
    const made = asMoved(step(revealed(), tick(21)));
    expect(effectsOf(made, "ask")[0]?.question).toMatchObject({ round: 1, number: 2 });
  });

  test("of the last reveal end the game with the podium", () => {
    const game = play(
      lobby({ length: 5 }),
      start(1),
      ...[0, 1, 2, 3, 4].flatMap((round) => [
        sent(2 + round * 10, round),
        vote(3 + round * 10, round, KATYA),
        ...(round < 4 ? [tick(12 + round * 10)] : []),
      ]),
    );
    const made = asMoved(step(game, tick(52)));
    expect(made.game).toMatchObject({ phase: "ended", reason: "finished", asked: 5 });
    expect(effectsOf(made, "end")[0]?.ending).toMatchObject({
      hasVoidQuestion: false,
      standings: [
        { personId: KATYA, place: 1, right: 5, bestStreak: 5, points: 5_000 + 100 + 200 + 300 + 300 },
      ],
    });
  });

  test("handled a little late wait for votes that are on their way", () => {
    const made = asMoved(step(asking(), tick(33 + 60)));
    expect(made.effects).toEqual([{ kind: "setTimer", at: T0 + 99 * SECOND }]);
    const voted = play(made.game, vote(94, 0, KATYA));
    const over = asMoved(step(voted, tick(99)));
    expect(effectsOf(over, "reveal")[0]?.reveal.scored).toHaveLength(1);
  });

  test("late by five seconds are on time", () => {
    expect(play(asking(), tick(38)).phase).toBe("reveal");
    expect(play(asking(), tick(38.1)).phase).toBe("asking");
  });

  test.each([
    ["a question", asking(), 33],
    ["the reveal", revealed(), 21],
    ["the sending", sending(), 610],
    ["the lobby", lobby(), 30],
  ] as const)("of long ago close a group's game fairly: %s", (_, game, due) => {
    const made = asMoved(step(game, tick(due + INTERRUPTED_MS / SECOND + 1)));
    expect(made.game).toMatchObject({ phase: "ended", reason: "interrupted" });
  });

  test("of long ago leave an open question without points", () => {
    const made = asMoved(step(play(asking(), vote(12, 0, KATYA)), tick(33 + 601)));
    expect(effectsOf(made, "end")[0]?.ending).toMatchObject({ hasVoidQuestion: true, asked: 0 });
    expect(effectsOf(made, "end")[0]?.ending.standings.map(({ points }) => points)).toEqual([0, 0]);
  });

  test("of long ago after the last question are its end", () => {
    const game = { ...revealed(), asked: 10 };
    expect(asMoved(step(game, tick(100_000))).game).toMatchObject({ reason: "finished" });
  });

  test("of long ago alone wait for votes on their way, and the game goes on", () => {
    const game = play(soloAsking(), tick(7_200));
    expect(game.phase).toBe("asking");
    const voted = play(game, vote(7_203, 0, KATYA));
    expect(voted).toMatchObject({ phase: "reveal", asked: 1 });
    expect(play(soloAsking(), tick(7_200), tick(7_206)).phase).toBe("reveal");
    expect(play(soloAsking(), tick(7_200), tick(90_000)).phase).toBe("reveal");
  });

  test("alone without a time limit end the game after a day", () => {
    const made = asMoved(step(soloAsking({ seconds: null }), tick(1 + IDLE_MS / SECOND)));
    expect(made.game).toMatchObject({ phase: "ended", reason: "idle" });
    expect(kinds(made)).toEqual(["closePoll", "cancelTimer", "end"]);
  });
});

describe("silence", () => {
  const silent = (game: Game, from: number, round: number) =>
    play(game, sent(from, round), tick(from + 22), ...(round < 2 ? [tick(from + 27)] : []));

  test("for three questions in a row ends the game after the third reveal", () => {
    const two = silent(silent(sending(), 11, 0), 40, 1);
    expect(two).toMatchObject({ phase: "sending", silence: 2 });
    const made = asMoved(step(play(two, sent(70, 2)), tick(92)));
    expect(made.game).toMatchObject({ phase: "ended", reason: "silence", asked: 3 });
    expect(kinds(made)).toEqual(["reveal", "cancelTimer", "end"]);
  });

  test.each([
    ["an answer", vote(71, 2, KATYA)],
    ["a vote of somebody who has not joined", vote(71, 2, GOSHA)],
  ] as const)("is broken by %s", (_, given) => {
    const game = play(silent(silent(sending(), 11, 0), 40, 1), sent(70, 2), given, tick(92));
    expect(game).toMatchObject({ phase: "reveal", silence: 0 });
  });

  test("is not what void questions are", () => {
    const game = play(silent(silent(sending(), 11, 0), 40, 1), unknown(70, 2));
    expect(game).toMatchObject({ phase: "sending", silence: 2 });
  });
});

describe("stopping", () => {
  test.each([
    ["the starter", KATYA, false, undefined],
    ["an admin", GOSHA, true, undefined],
    ["another player", TOSYA, false, "not-yours"],
    ["a passer-by", GOSHA, false, "not-yours"],
  ] as const)("by %s in every phase", (_, personId, isAdmin, reason) => {
    for (const game of [lobby(), sending(), asking(), revealed()]) {
      const made = step(game, stop(18, personId, isAdmin));
      expect(refusal(made)).toBe(reason);
      if (reason === undefined)
        expect(asMoved(made).game).toMatchObject({ phase: "ended", reason: "stopped" });
    }
  });

  test.each([
    ["the lobby", lobby(), ["closeLobby", "cancelTimer", "end"]],
    ["the sending", sending(), ["withdraw", "cancelTimer", "end"]],
    ["a question", asking(), ["closePoll", "cancelTimer", "end"]],
    [
      "a question that is closed",
      play(asking(), event(12, { kind: "pollClosed", pollId: "p0" })),
      ["cancelTimer", "end"],
    ],
    ["the reveal", revealed(), ["cancelTimer", "end"]],
  ] as const)("in %s tidies up what it leaves", (_, game, expected) => {
    expect(kinds(asMoved(step(game, stop(18, KATYA))))).toEqual(expected);
  });

  test("keeps the points of revealed questions", () => {
    const { ending } = effectsOf(asMoved(step(revealed(), stop(18, KATYA))), "end")[0]!;
    expect(ending.standings.map(({ points }) => points)).toEqual([975, 925]);
  });
});

describe("a group that became a supergroup", () => {
  const to = -1_001;

  test.each([
    ["lobby", lobby(), ["showLobby", "setTimer"], "lobby"],
    ["sending", sending(), ["setTimer"], "sending"],
    ["asking", asking(), ["void", "ask", "setTimer"], "sending"],
    ["reveal", revealed(), ["setTimer"], "reveal"],
    ["ended", ended(), [], "ended"],
  ] as const)("in %s takes its game along", (_, game, expected, phase) => {
    const made = asMoved(step(game, moveTo(18, to)));
    expect(made.game).toMatchObject({ chatId: to, threadId: null, phase });
    expect(kinds(made)).toEqual(expected);
    expect(refusal(step(made.game, moveTo(19, to)))).toBe("same-chat");
  });

  test("loses no points and blames nobody for the void question", () => {
    const game = running(play(revealed(), tick(21), sent(22, 1), vote(23, 1, KATYA), moveTo(24, to)));
    expect(game.failures).toBe(0);
    expect(game.players.map(({ score }) => score.answered)).toEqual([1, 1]);
  });
});

describe("forgetting a person", () => {
  test("takes seat, points and open answer away, and the game goes on for the others", () => {
    const game = play(revealed(), tick(21), sent(22, 1), vote(23, 1, TOSYA), forget(24, TOSYA));
    expect(JSON.stringify(game)).not.toContain(`"personId":${TOSYA}`);
    expect(inPhase(game, "asking").answers).toEqual([]);
  });

  test("reveals where the others have all answered", () => {
    expect(play(asking(), vote(12, 0, KATYA), forget(13, TOSYA)).phase).toBe("reveal");
  });

  test("who started leaves the game to its admins", () => {
    const game = play(asking(), forget(12, KATYA));
    expect(game.starterId).toBeNull();
    expect(refusal(step(game, stop(13, KATYA)))).toBe("not-yours");
    expect(step(game, stop(13, GOSHA, true)).kind).toBe("moved");
  });

  test("who plays alone ends the game without results", () => {
    const made = asMoved(step(soloAsking(), forget(3, KATYA)));
    expect(made.game).toMatchObject({ phase: "ended", starterId: null });
    expect(effectsOf(made, "end")[0]?.ending.standings).toEqual([]);
  });

  test.each([
    ["lobby", lobby(), "lobby"],
    ["sending", play(lobby(), start(1)), "ended"],
    ["ended", ended(), "ended"],
  ] as const)("who is alone in %s", (_, game, phase) => {
    const made = asMoved(step(game, forget(3, KATYA)));
    expect(made.game).toMatchObject({ phase, starterId: null });
  });

  test.each([
    ["running", asking()],
    ["ended", ended()],
  ] as const)("who is not in a game that is %s changes nothing", (_, game) => {
    expect(refusal(step(game, forget(12, GOSHA)))).toBe("not-joined");
  });
});

describe("after a restart", () => {
  test.each([
    ["lobby", lobby()],
    ["sending", sending()],
    ["asking", asking()],
    ["reveal", revealed()],
  ] as const)("%s goes on with its timer", (_, game) => {
    const made = asMoved(recover(JSON.parse(JSON.stringify(game)) as Game, T0 + 12 * SECOND));
    expect(made.game).toEqual(game);
    expect(made.effects).toEqual([{ kind: "setTimer", at: game.deadlineAt }]);
  });

  test("a deadline that passed is made up for", () => {
    expect(asMoved(recover(revealed(), T0 + 60 * SECOND)).game.phase).toBe("sending");
    expect(asMoved(recover(asking(), T0 + 9_999 * SECOND)).game).toMatchObject({ reason: "interrupted" });
  });

  test("a game that has ended stays so", () => {
    expect(refusal(recover(ended(), T0))).toBe("over");
  });
});

describe("a game that has ended refuses", () => {
  const events: readonly GameEvent[] = [
    event(9, { kind: "lobbyShown", messageId: 1 }),
    join(9, GOSHA),
    event(9, { kind: "leave", personId: KATYA }),
    start(9),
    unknown(9, 0),
    failed(9, 0),
    vote(9, 0, KATYA),
    event(9, { kind: "retracted", pollId: "p0", personId: KATYA }),
    event(9, { kind: "pollClosed", pollId: "p0" }),
    event(9, { kind: "pollGone", pollId: "p0" }),
    tick(9_999),
    next(9),
    stop(9, KATYA, true),
  ];

  test.each(events.map((one) => [one.kind, one] as const))("%s", (_, one) => {
    expect(refusal(step(ended(), one))).toBe("over");
  });
});

describe("the lobby knows no question and so refuses", () => {
  const events: readonly GameEvent[] = [
    vote(9, 0, KATYA),
    event(9, { kind: "retracted", pollId: "p0", personId: KATYA }),
    event(9, { kind: "pollClosed", pollId: "p0" }),
    event(9, { kind: "pollGone", pollId: "p0" }),
  ];

  test.each(events.map((one) => [one.kind, one] as const))("%s, as does a question on its way", (_, one) => {
    expect(refusal(step(lobby(), one))).toBe("other-question");
    expect(refusal(step(sending(), one))).toBe("other-question");
  });

  test("whose message is told after the game began has its buttons taken off", () => {
    const made = asMoved(step(asking(), event(12, { kind: "lobbyShown", messageId: 9 })));
    expect(made.effects).toEqual([{ kind: "closeLobby", messageId: 9 }]);
  });
});
