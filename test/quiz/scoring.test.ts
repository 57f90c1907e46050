import { describe, expect, test } from "vitest";
import {
  ANSWER_POINTS_MAX,
  NO_SCORE,
  pointsOf,
  scoreAfter,
  teamPlaces,
  withPlaces,
  type Score,
} from "../../src/quiz/scoring.ts";

const timed = { isRight: true, elapsedMs: 0, allowedMs: 20_000, speedScoring: true, streak: 1 };

describe("the points of an answer", () => {
  test.each([
    [0, 1_000],
    [500, 1_000],
    [1_000, 1_000],
    [1_001, 1_000],
    [1_020, 1_000],
    [1_200, 995],
    [3_000, 950],
    [6_000, 875],
    [11_000, 750],
    [16_000, 625],
    [20_000, 525],
    [20_980, 501],
    [21_000, 500],
    [22_000, 500],
    [86_400_000, 500],
    [-50, 1_000],
  ])("given after %d ms of twenty seconds are %d", (elapsedMs, points) => {
    expect(pointsOf({ ...timed, elapsedMs })).toBe(points);
  });

  test.each([
    [0, 0],
    [1, 0],
    [2, 100],
    [3, 200],
    [4, 300],
    [5, 300],
    [20, 300],
  ])("with %d right in a row have a bonus of %d", (streak, bonus) => {
    expect(pointsOf({ ...timed, streak }) - 1_000).toBe(bonus);
  });

  test.each([
    ["at once", 0],
    ["late", 19_000],
  ])("that is wrong are none, %s or not", (_, elapsedMs) => {
    expect(pointsOf({ ...timed, isRight: false, elapsedMs, streak: 9 })).toBe(0);
  });

  test.each([0, 9_000, 21_000])("without speed scoring are the same after %d ms", (elapsedMs) => {
    expect(pointsOf({ ...timed, speedScoring: false, elapsedMs })).toBe(750);
  });

  test.each([true, false])("without a time limit are the base (speed scoring: %s)", (speedScoring) => {
    expect(pointsOf({ ...timed, allowedMs: null, speedScoring })).toBe(500);
  });

  test("are never above the cap, and never grow with time", () => {
    let before = Infinity;
    for (let elapsedMs = 0; elapsedMs <= 65_000; elapsedMs += 250) {
      const points = pointsOf({ ...timed, allowedMs: 60_000, elapsedMs, streak: 50 });
      expect(points).toBeLessThanOrEqual(Math.min(before, ANSWER_POINTS_MAX));
      before = points;
    }
  });
});

describe("a score", () => {
  const right = { isRight: true, points: 900, elapsedMs: 3_000 };
  const wrong = { isRight: false, points: 0, elapsedMs: 2_000 };
  const after = (...answers: readonly Parameters<typeof scoreAfter>[1][]) =>
    answers.reduce<Score>((score, answer) => scoreAfter(score, answer), NO_SCORE);

  test("adds up points, right answers, fast ones and time", () => {
    expect(after(right, wrong, { ...right, elapsedMs: 5_000 })).toEqual({
      points: 1_800,
      right: 2,
      answered: 3,
      streak: 1,
      bestStreak: 1,
      fast: 1,
      timeMs: 10_000,
    });
  });

  test.each([
    ["a wrong answer", wrong],
    ["a question without an answer", undefined],
  ])("loses its streak by %s and keeps the best one", (_, given) => {
    expect(after(right, right, right, given)).toMatchObject({ streak: 0, bestStreak: 3 });
  });

  test.each([
    [3_999, 1],
    [4_000, 1],
    [4_001, 0],
  ])("counts a right answer after %d ms as %d fast ones", (elapsedMs, fast) => {
    expect(after({ ...right, elapsedMs }).fast).toBe(fast);
  });

  test("counts no wrong answer as fast", () => {
    expect(after(wrong).fast).toBe(0);
  });
});

describe("places", () => {
  test.each([
    [[], []],
    [[5], [1]],
    [
      [5, 3],
      [1, 2],
    ],
    [
      [5, 5, 3],
      [1, 1, 3],
    ],
    [
      [5, 3, 3, 3, 1],
      [1, 2, 2, 2, 5],
    ],
    [
      [0, 0],
      [1, 1],
    ],
    [
      [1, 3, 2],
      [1, 2, 3],
    ],
    [
      [-1, -1, -4],
      [1, 1, 3],
    ],
  ])("of %j points are %j", (points, places) => {
    expect(withPlaces(points.map((one) => ({ points: one }))).map(({ place }) => place)).toEqual(places);
  });

  test("keep the order of who share one", () => {
    const list = ["a", "b", "c"].map((name) => ({ name, points: name === "c" ? 9 : 5 }));
    expect(withPlaces(list).map(({ name }) => name)).toEqual(["c", "a", "b"]);
  });
});

describe("teams", () => {
  const member = (team: number | null, points: number, answered = 1) => ({
    team,
    score: { ...NO_SCORE, points, answered },
  });

  test("score the mean of their members, so that a large one has no advantage", () => {
    expect(teamPlaces([member(0, 900), member(1, 500), member(1, 500), member(1, 503)])).toEqual([
      { team: 0, points: 900, members: 1, place: 1 },
      { team: 1, points: 501, members: 3, place: 2 },
    ]);
  });

  test("are not pulled down by a member who never answered", () => {
    expect(teamPlaces([member(0, 900), member(0, 0, 0)])).toMatchObject([{ points: 900, members: 1 }]);
  });

  test("are pulled down by a member who was always wrong", () => {
    expect(teamPlaces([member(0, 900), member(0, 0, 3)])).toMatchObject([{ points: 450, members: 2 }]);
  });

  test("share places", () => {
    const places = teamPlaces([member(2, 5), member(0, 7), member(1, 7)]);
    expect(places.map(({ team, place }) => [team, place])).toEqual([
      [0, 1],
      [1, 1],
      [2, 3],
    ]);
  });

  test("without members have no place, and people without a team are in none", () => {
    expect(teamPlaces([member(null, 5), member(3, 5)]).map(({ team }) => team)).toEqual([3]);
    expect(teamPlaces([])).toEqual([]);
  });
});
