import { describe, expect, test } from "vitest";
import type { Reveal } from "../../src/quiz/game/events.ts";
import { step } from "../../src/quiz/game/game.ts";
import type { Game } from "../../src/quiz/game/state.ts";
import {
  asking,
  asMoved,
  effectsOf,
  event,
  GOSHA,
  inPhase,
  join,
  KATYA,
  kinds,
  LYUDA,
  play,
  refusal,
  revealed,
  running,
  SECOND,
  sent,
  soloAsking,
  T0,
  tick,
  TOSYA,
  vote,
  wrong,
} from "./support.ts";

const retract = (seconds: number, personId: number) =>
  event(seconds, { kind: "retracted", pollId: "p0", personId });
const leave = (seconds: number, personId: number) => event(seconds, { kind: "leave", personId });
const closed = (seconds: number) => event(seconds, { kind: "pollClosed", pollId: "p0" });

function revealBy(game: Game, ...events: Parameters<typeof play>[1][]): Reveal {
  const last = events.at(-1);
  if (last === undefined) throw new Error("No event");
  const made = asMoved(step(play(game, ...events.slice(0, -1)), last));
  const [effect] = effectsOf(made, "reveal");
  if (effect === undefined) throw new Error("Nothing was revealed");
  return effect.reveal;
}

describe("a vote", () => {
  test("is kept with the moment of its receipt, and nothing is shown", () => {
    const made = asMoved(step(asking(), vote(13.5, 0, KATYA, 2)));
    expect(made.effects).toEqual([]);
    expect(inPhase(made.game, "asking").answers).toEqual([
      { personId: KATYA, option: 2, at: T0 + 13.5 * SECOND },
    ]);
  });

  test("of the last player reveals the answer early and closes the poll", () => {
    const made = asMoved(step(play(asking(), vote(13, 0, KATYA)), vote(15, 0, TOSYA)));
    expect(kinds(made)).toEqual(["closePoll", "reveal", "setTimer"]);
    expect(made.game).toMatchObject({ phase: "reveal", asked: 1 });
  });

  test("that comes twice counts once", () => {
    const game = play(asking(), vote(13, 0, KATYA));
    expect(refusal(step(game, vote(13, 0, KATYA)))).toBe("already-answered");
    expect(refusal(step(game, vote(14, 0, KATYA, 3)))).toBe("already-answered");
  });

  test.each([4, -1, 1.5, Number.NaN])("for option %d is refused", (option) => {
    expect(refusal(step(asking(), vote(13, 0, KATYA, option)))).toBe("no-such-option");
  });

  test.each([
    ["a poll that is not this game's", asking(), vote(13, 7, KATYA)],
    ["a question that was revealed", revealed(), vote(16, 0, KATYA)],
    ["a retraction after the reveal", revealed(), retract(16, KATYA)],
    ["a poll that closed after the reveal", revealed(), closed(16)],
  ] as const)("on %s is refused", (_, game, given) => {
    expect(refusal(step(game, given))).toBe("other-question");
  });

  test("after the deadline and before the reveal counts: Telegram took it in time", () => {
    const reveal = revealBy(asking(), vote(32.5, 0, KATYA), tick(33));
    expect(reveal.scored).toMatchObject([{ personId: KATYA, isRight: true, points: 500 }]);
  });

  test("received before the question's sending was kept took no time", () => {
    const reveal = revealBy(asking(), vote(10.5, 0, KATYA), tick(33));
    expect(reveal.scored).toMatchObject([{ elapsedMs: 0, points: 1_000 }]);
  });

  test("alone reveals at once", () => {
    expect(play(soloAsking(), vote(3, 0, KATYA)).phase).toBe("reveal");
  });

  test("of somebody else in a game alone is refused", () => {
    expect(refusal(step(soloAsking(), vote(3, 0, TOSYA)))).toBe("solo");
  });
});

describe("a late joiner", () => {
  test("who votes plays from the next question, and that vote brings nothing", () => {
    const game = play(asking(), vote(12, 0, GOSHA));
    const reveal = revealBy(game, vote(13, 0, KATYA), vote(14, 0, TOSYA));
    expect(reveal.newcomers).toEqual([GOSHA]);
    expect(reveal.scored.map(({ personId }) => personId)).toEqual([KATYA, TOSYA]);
    expect(reveal.standings.find(({ personId }) => personId === GOSHA)).toMatchObject({
      points: 0,
      answered: 0,
    });
  });

  test("is not waited for in the question that was open", () => {
    const game = play(asking(), join(12, GOSHA), vote(13, 0, KATYA), vote(14, 0, TOSYA));
    expect(game.phase).toBe("reveal");
  });

  test("is waited for in the next question", () => {
    const game = play(
      asking(),
      join(12, GOSHA),
      vote(13, 0, KATYA),
      vote(14, 0, TOSYA),
      tick(21),
      sent(22, 1),
    );
    const voted = play(game, vote(23, 1, KATYA), vote(24, 1, TOSYA));
    expect(voted.phase).toBe("asking");
    expect(play(voted, vote(25, 1, GOSHA)).phase).toBe("reveal");
  });

  test("who joined and votes all the same is told that it is not yet", () => {
    const game = play(asking(), join(12, GOSHA), vote(13, 0, GOSHA));
    expect(inPhase(game, "asking")).toMatchObject({ answers: [], hasOthers: true });
    expect(refusal(step(game, vote(14, 0, GOSHA)))).toBe("not-yet");
  });

  test.each([
    [
      "while a question is on its way plays that one",
      play(asking(), vote(12, 0, KATYA), vote(13, 0, TOSYA), tick(21)),
      1,
    ],
    ["during the reveal plays the next one", revealed(), 1],
    ["while a question is open plays the next one", asking(), 1],
  ] as const)("who comes %s", (_, game, from) => {
    const joined = running(play(game, join(22, GOSHA)));
    expect(joined.players.find(({ personId }) => personId === GOSHA)?.from).toBe(from);
  });

  test.each([
    ["join a second time", join(16, TOSYA), "already-joined"],
    ["leave without having come", leave(16, GOSHA), "not-joined"],
    [
      "begin a game that runs",
      event(16, { kind: "start", personId: KATYA, isAdmin: true }),
      "already-started",
    ],
  ] as const)("cannot %s", (_, given, reason) => {
    expect(refusal(step(revealed(), given))).toBe(reason);
  });
});

describe("leaving", () => {
  test("makes the others the only ones waited for", () => {
    const made = asMoved(step(play(asking(), vote(13, 0, KATYA)), leave(14, TOSYA)));
    expect(kinds(made)).toEqual(["closePoll", "reveal", "setTimer"]);
  });

  test("keeps the answer given before", () => {
    const reveal = revealBy(asking(), vote(12, 0, TOSYA), leave(13, TOSYA), vote(14, 0, KATYA));
    expect(reveal.scored.map(({ personId }) => personId)).toEqual([TOSYA, KATYA]);
  });

  test("ends what one may answer", () => {
    expect(refusal(step(play(asking(), leave(12, TOSYA)), vote(13, 0, TOSYA)))).toBe("has-left");
  });

  test("twice is refused", () => {
    expect(refusal(step(play(asking(), leave(12, TOSYA)), leave(13, TOSYA)))).toBe("not-joined");
  });

  test("by everyone ends the game, the open question void", () => {
    const made = asMoved(step(play(asking(), leave(12, TOSYA)), leave(13, KATYA)));
    expect(made.game).toMatchObject({ phase: "ended", reason: "empty" });
    expect(effectsOf(made, "end")[0]?.ending).toMatchObject({ hasVoidQuestion: true, asked: 0 });
  });

  test("and coming back gives the points back, from the next question", () => {
    const game = play(revealed(), leave(16, TOSYA), join(17, TOSYA));
    const tosya = running(game).players.find(({ personId }) => personId === TOSYA);
    expect(tosya).toMatchObject({ hasLeft: false, from: 1, score: { right: 1 } });
  });

  test("and coming back within a question keeps the answer of that question", () => {
    const reveal = revealBy(
      asking(),
      vote(12, 0, TOSYA),
      leave(13, TOSYA),
      join(14, TOSYA),
      vote(15, 0, KATYA),
    );
    expect(reveal.standings.map(({ right: count }) => count)).toEqual([1, 1]);
  });

  test("is not how a game alone ends", () => {
    expect(refusal(step(soloAsking(), leave(3, KATYA)))).toBe("solo");
    expect(refusal(step(soloAsking(), join(3, TOSYA)))).toBe("solo");
  });
});

describe("a retraction", () => {
  test("takes the vote back, and a new one counts from its own moment", () => {
    const reveal = revealBy(
      asking(),
      vote(12, 0, KATYA, wrong(0)),
      retract(13, KATYA),
      vote(16, 0, KATYA),
      vote(17, 0, TOSYA),
    );
    expect(reveal.scored[0]).toMatchObject({ personId: KATYA, isRight: true, elapsedMs: 5 * SECOND });
    expect(reveal.scored.filter(({ personId }) => personId === KATYA)).toHaveLength(1);
  });

  test("of a vote that was not cast is refused", () => {
    expect(refusal(step(asking(), retract(13, KATYA)))).toBe("not-answered");
  });
});

describe("a poll that Telegram closed", () => {
  test("before its time is revealed two seconds later, with the votes on their way", () => {
    const made = asMoved(step(asking(), closed(14)));
    expect(made.effects).toEqual([{ kind: "setTimer", at: T0 + 16 * SECOND }]);
    const voted = play(made.game, vote(15, 0, TOSYA));
    const over = asMoved(step(voted, tick(16)));
    expect(kinds(over)).toEqual(["reveal", "setTimer"]);
    expect(effectsOf(over, "reveal")[0]?.reveal.scored).toHaveLength(1);
  });

  test("at its time does not put the reveal off", () => {
    const made = asMoved(step(asking(), closed(32)));
    expect(inPhase(made.game, "asking").deadlineAt).toBe(T0 + 33 * SECOND);
  });

  test("twice is refused the second time", () => {
    expect(refusal(step(play(asking(), closed(14)), closed(15)))).toBe("already-closed");
  });

  test("that has no time limit is revealed too", () => {
    const game = play(soloAsking({ seconds: null }), closed(5));
    expect(play(game, tick(7)).phase).toBe("reveal");
  });
});

describe("a poll that an admin deleted", () => {
  const gone = (seconds: number, pollId = "p0") => event(seconds, { kind: "pollGone", pollId });

  test("counts for nobody, and the next question is asked", () => {
    const made = asMoved(step(play(asking(), vote(12, 0, KATYA)), gone(13)));
    expect(kinds(made)).toEqual(["void", "ask", "setTimer"]);
    expect(effectsOf(made, "ask")[0]?.question).toMatchObject({ round: 1, number: 1 });
    expect(running(made.game).players.every(({ score }) => score.answered === 0)).toBe(true);
  });

  test("three times in a row ends the game", () => {
    const game = play(asking(), gone(12), sent(13, 1), gone(14, "p1"), sent(15, 2));
    expect(asMoved(step(game, gone(16, "p2"))).game).toMatchObject({ phase: "ended", reason: "cannot-send" });
  });

  test("after the reveal changes nothing", () => {
    expect(refusal(step(revealed(), gone(16)))).toBe("other-question");
  });
});

describe("the reveal", () => {
  test("tells who was right, in the order of answering, and where everyone stands", () => {
    const reveal = revealBy(asking(), vote(15, 0, TOSYA, wrong(0)), vote(13, 0, KATYA));
    expect(reveal).toMatchObject({ round: 0, number: 1, total: 10, isLast: false, teams: [] });
    expect(reveal.scored.map(({ personId, isRight }) => [personId, isRight])).toEqual([
      [KATYA, true],
      [TOSYA, false],
    ]);
    expect(reveal.standings.map(({ personId, place }) => [personId, place])).toEqual([
      [KATYA, 1],
      [TOSYA, 2],
    ]);
  });

  test("ends the streak of who did not answer", () => {
    const game = play(revealed(), tick(21), sent(22, 1), vote(23, 1, KATYA), tick(60));
    const streaks = running(game).players.map(({ score }) => [score.streak, score.bestStreak]);
    expect(game.phase).toBe("asking");
    const shown = play(game, tick(66));
    expect(running(shown).players.map(({ score }) => [score.streak, score.bestStreak])).toEqual([
      [2, 2],
      [0, 1],
    ]);
    expect(streaks).toEqual([
      [1, 1],
      [1, 1],
    ]);
  });

  test("gives a bonus for the second right answer in a row", () => {
    const second = play(revealed(), tick(21), sent(22, 1));
    const reveal = revealBy(second, vote(23, 1, KATYA), vote(23, 1, TOSYA, wrong(1)));
    expect(reveal.scored.map(({ points }) => points)).toEqual([1_100, 0]);
  });

  test("names teams by the mean of their members", () => {
    const game = play(asking({ teams: 2 }), vote(12, 0, KATYA), vote(12, 0, TOSYA, wrong(0)));
    expect(running(game).players.map(({ team }) => team)).toEqual([0, 1]);
    const reveal = revealBy(asking({ teams: 2 }), vote(12, 0, KATYA), vote(12, 0, TOSYA, wrong(0)));
    expect(reveal.teams).toEqual([
      { team: 0, points: 1_000, members: 1, place: 1 },
      { team: 1, points: 0, members: 1, place: 2 },
    ]);
  });

  test("does not speak of a newcomer twice", () => {
    const game = play(
      asking(),
      join(12, LYUDA),
      vote(13, 0, KATYA),
      vote(14, 0, TOSYA),
      tick(21),
      sent(22, 1),
    );
    const reveal = revealBy(game, vote(23, 1, KATYA), vote(23, 1, TOSYA), vote(24, 1, LYUDA));
    expect(reveal.newcomers).toEqual([]);
  });
});
