import { describe, expect, test } from "vitest";
import { openGame, step } from "../../src/quiz/game/game.ts";
import { LOBBY_MS, PLAYERS_MAX } from "../../src/quiz/game/limits.ts";
import {
  asMoved,
  effectsOf,
  event,
  GOSHA,
  inPhase,
  join,
  KATYA,
  kinds,
  lobby,
  LYUDA,
  opening,
  play,
  refusal,
  running,
  SECOND,
  start,
  T0,
  tick,
  TOSYA,
} from "./support.ts";

const people = (game: ReturnType<typeof play>) => running(game).players.map(({ personId }) => personId);

describe("opening", () => {
  test("a group's game shows its lobby for thirty seconds, and who opened it plays", () => {
    const made = asMoved(openGame(opening("group")));
    expect(made.effects).toEqual([
      { kind: "showLobby", messageId: null },
      { kind: "setTimer", at: T0 + LOBBY_MS },
    ]);
    expect(made.game).toMatchObject({ phase: "lobby", deadlineAt: T0 + 30 * SECOND });
    expect(people(made.game)).toEqual([KATYA]);
  });

  test("a game alone asks at once", () => {
    const made = asMoved(openGame(opening("solo")));
    expect(made.game).toMatchObject({ phase: "sending", round: 0 });
    expect(kinds(made)).toEqual(["ask", "setTimer"]);
    expect(effectsOf(made, "ask")[0]?.question).toMatchObject({ number: 1, total: 10, seconds: 30 });
  });

  test.each([
    ["without questions", { deck: [] }, "no-questions"],
    [
      "of a group without a time limit",
      { options: { ...opening("group").options, seconds: null } },
      "needs-time",
    ],
  ] as const)("a game %s is refused", (_, change, reason) => {
    expect(refusal(openGame({ ...opening("group"), ...change }))).toBe(reason);
  });

  test("a game alone may do without a time limit, and has no teams", () => {
    const made = asMoved(openGame(opening("solo", { seconds: null, teams: 2 })));
    expect(made.game.options).toMatchObject({ seconds: null, teams: 0 });
  });

  test("a topic with few questions makes a short game", () => {
    expect(asMoved(openGame(opening("group", { length: 20 }, 7))).game.options.length).toBe(7);
    expect(asMoved(openGame(opening("group", { length: 5 }, 7))).game.options.length).toBe(5);
  });
});

describe("the lobby", () => {
  test("takes who joins, in order, and is shown anew", () => {
    const made = asMoved(step(play(lobby(), join(1, TOSYA)), join(2, LYUDA)));
    expect(people(made.game)).toEqual([KATYA, TOSYA, LYUDA]);
    expect(kinds(made)).toEqual(["showLobby"]);
  });

  test("names the message to change once Telegram told it", () => {
    const shown = play(lobby(), event(1, { kind: "lobbyShown", messageId: 77 }));
    expect(asMoved(step(shown, join(2, TOSYA))).effects).toEqual([{ kind: "showLobby", messageId: 77 }]);
    expect(asMoved(step(shown, start(3))).effects[0]).toEqual({ kind: "closeLobby", messageId: 77 });
  });

  test("refuses a second joining of the same person", () => {
    expect(refusal(step(lobby(), join(1, KATYA)))).toBe("already-joined");
  });

  test("lets people leave and come back", () => {
    const left = play(lobby(), event(1, { kind: "leave", personId: KATYA }));
    expect(people(left)).toEqual([]);
    expect(people(play(left, join(2, KATYA)))).toEqual([KATYA]);
  });

  test("does not know who leaves without having joined", () => {
    expect(refusal(step(lobby(), event(1, { kind: "leave", personId: GOSHA })))).toBe("not-joined");
  });

  test("is full at its limit", () => {
    let game: ReturnType<typeof play> = lobby();
    for (let id = 1_000; id < 999 + PLAYERS_MAX; id += 1) game = play(game, join(1, id));
    expect(running(game).players).toHaveLength(PLAYERS_MAX);
    expect(refusal(step(game, join(2, GOSHA)))).toBe("full");
  });

  test("ends with its time, and the first question is on its way", () => {
    const made = asMoved(step(lobby(), tick(30)));
    expect(made.game).toMatchObject({ phase: "sending", round: 0, asked: 0 });
    expect(kinds(made)).toEqual(["closeLobby", "ask", "setTimer"]);
  });

  test.each([1, 29, 29.999])("does not end after %d s", (seconds) => {
    expect(refusal(step(lobby(), tick(seconds)))).toBe("not-due");
  });

  test("that everyone left ends the game, though one may come back until its time is over", () => {
    const left = play(lobby(), event(1, { kind: "leave", personId: KATYA }));
    expect(left.phase).toBe("lobby");
    const made = asMoved(step(left, tick(30)));
    expect(made.game).toMatchObject({ phase: "ended", reason: "empty" });
    expect(kinds(made)).toEqual(["closeLobby", "cancelTimer", "end"]);
  });

  test("of long ago is closed", () => {
    const made = asMoved(step(lobby(), tick(30 + 601)));
    expect(made.game).toMatchObject({ phase: "ended", reason: "interrupted" });
  });

  test("whose end comes late begins the game all the same", () => {
    expect(step(lobby(), tick(30 + 599))).toMatchObject({ game: { phase: "sending" } });
  });
});

describe("beginning before the time", () => {
  const by = (personId: number, isAdmin = false) => event(5, { kind: "start", personId, isAdmin });
  const three = play(lobby(), join(1, TOSYA), join(2, LYUDA));

  test.each([
    ["the starter", by(KATYA), "sending"],
    ["an admin who does not play", by(GOSHA, true), "sending"],
    ["one of several players", by(TOSYA), "lobby"],
  ] as const)("by %s leads to %s", (_, said, phase) => {
    expect(asMoved(step(three, said)).game.phase).toBe(phase);
  });

  test("by all who joined begins, the starter's word not needed", () => {
    expect(play(three, by(TOSYA), by(LYUDA)).phase).toBe("sending");
  });

  test.each([
    ["somebody who has not joined", three, by(GOSHA), "not-joined"],
    ["a player a second time", play(three, by(TOSYA)), by(TOSYA), "already-ready"],
  ] as const)("by %s is refused", (_, game, said, reason) => {
    expect(refusal(step(game, said))).toBe(reason);
  });

  test("waits again for a player who came after the others were ready", () => {
    const game = play(three, by(TOSYA), join(3, GOSHA), by(LYUDA));
    expect(game.phase).toBe("lobby");
    expect(play(game, by(GOSHA)).phase).toBe("sending");
  });

  test("of an empty lobby by an admin ends the game", () => {
    const left = play(lobby(), event(1, { kind: "leave", personId: KATYA }));
    expect(asMoved(step(left, by(GOSHA, true))).game).toMatchObject({ phase: "ended", reason: "empty" });
  });
});

describe("teams", () => {
  const teamOf = (game: ReturnType<typeof play>, personId: number) =>
    running(game).players.find((player) => player.personId === personId)?.team;

  test("are chosen in the lobby, and may be changed there", () => {
    const game = play(lobby({ teams: 2 }), join(1, TOSYA, 1), join(2, TOSYA, 0), join(3, KATYA, 1));
    expect([teamOf(game, TOSYA), teamOf(game, KATYA)]).toEqual([0, 1]);
  });

  test("that are chosen twice change nothing", () => {
    expect(refusal(step(play(lobby({ teams: 2 }), join(1, TOSYA, 1)), join(2, TOSYA, 1)))).toBe(
      "already-joined",
    );
  });

  test.each([
    [0, 0],
    [2, 2],
    [2, -1],
    [3, 3],
    [4, 4],
    [4, 0.5],
  ] as const)("of a game of %d refuse the number %d", (teams, team) => {
    expect(refusal(step(lobby({ teams }), join(1, TOSYA, team)))).toBe("no-such-team");
  });

  test("are dealt at the start to who chose none: the smallest first", () => {
    const game = play(lobby({ teams: 3 }), join(1, TOSYA, 0), join(2, LYUDA), join(3, GOSHA), start(4));
    expect([KATYA, TOSYA, LYUDA, GOSHA].map((id) => teamOf(game, id))).toEqual([1, 0, 2, 0]);
  });

  test("do not exist where everyone plays for themselves", () => {
    expect(teamOf(play(lobby(), join(1, TOSYA), start(2)), TOSYA)).toBeNull();
  });

  test.each([
    ["the one wanted", 0, 0],
    ["the smallest where none is", undefined, 1],
  ] as const)("give who comes late %s", (_, wanted, team) => {
    const game = play(
      lobby({ teams: 2 }),
      join(1, TOSYA, 0),
      join(1, KATYA, 0),
      start(2),
      join(3, GOSHA, wanted),
    );
    expect(teamOf(game, GOSHA)).toBe(team);
  });

  test("cannot be changed once the game runs", () => {
    const game = play(lobby({ teams: 2 }), join(1, TOSYA, 0), start(2));
    expect(refusal(step(game, join(3, TOSYA, 1)))).toBe("already-joined");
  });

  test("keep who left and comes back in the same one", () => {
    const game = play(
      lobby({ teams: 2 }),
      join(1, TOSYA, 0),
      start(2),
      event(3, { kind: "leave", personId: TOSYA }),
      join(4, TOSYA, 1),
    );
    expect(teamOf(game, TOSYA)).toBe(0);
  });

  test("name a side that nobody chose by the order of joining", () => {
    expect(
      inPhase(play(lobby({ teams: 4 }), join(1, TOSYA), start(2)), "sending").players.map((one) => one.team),
    ).toEqual([0, 1]);
  });
});
