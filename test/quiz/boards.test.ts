import { describe, expect, test } from "vitest";
import {
  ACHIEVEMENTS,
  achievementText,
  earnedBy,
  type Achievement,
  type PersonTotals,
} from "../../src/quiz/achievements.ts";
import { accuracyByTopic, boardOf, championOf } from "../../src/quiz/boards.ts";
import { LANGUAGES } from "../../src/content/schema.ts";
import { loadTexts } from "../../src/telegram/i18n.ts";

const row = (personId: number, points: number, right = 1) => ({
  personId,
  name: undefined,
  points,
  right,
  games: 1,
});

describe("a board", () => {
  test("shares places, and of equal points who was right more often stands first", () => {
    const board = boardOf([row(1, 500), row(2, 900), row(3, 500, 4), row(4, 100)]);
    expect(board.map(({ personId, place }) => [personId, place])).toEqual([
      [2, 1],
      [3, 2],
      [1, 2],
      [4, 4],
    ]);
  });
});

describe("the champion of a week", () => {
  test.each([
    ["has the most points", [row(1, 500), row(2, 900)], 2],
    ["is right more often where points are equal", [row(1, 900, 3), row(2, 900, 4), row(3, 100)], 2],
    ["is nobody where both are equal", [row(1, 900, 3), row(2, 900, 3)], undefined],
    ["is not doubted because those below are equal", [row(1, 900), row(2, 500), row(3, 500)], 1],
    ["is nobody where one played alone", [row(1, 900)], undefined],
    ["is nobody where only one won points", [row(1, 900), row(2, 0)], undefined],
    ["is nobody where nobody played", [], undefined],
  ] as const)("%s", (_, week, personId) => {
    expect(championOf(week)?.personId).toBe(personId);
  });
});

test("accuracy by topic is in whole per cent, the best known first, topics without answers left out", () => {
  const list = accuracyByTopic([
    { topic: "cast", answered: 3, right: 2 },
    { topic: "plot", answered: 4, right: 3 },
    { topic: "music", answered: 0, right: 0 },
    { topic: "places", answered: 8, right: 6 },
    { topic: "quotes", answered: 2, right: 0 },
  ]);
  expect(list.map(({ topic, percent }) => [topic, percent])).toEqual([
    ["places", 75],
    ["plot", 75],
    ["cast", 67],
    ["quotes", 0],
  ]);
});

const NOTHING: PersonTotals = {
  games: 0,
  points: 0,
  answered: 0,
  right: 0,
  bestStreak: 0,
  fast: 0,
  perfect: 0,
  wins: 0,
  teamWins: 0,
  topicsKnown: 0,
  dailyRun: 0,
  lessons: 0,
};

describe("achievements", () => {
  test.each<readonly [Achievement, keyof PersonTotals, number]>([
    ["acquaintance", "right", 1],
    ["first-part", "games", 1],
    ["only-beginning", "right", 40],
    ["foreman", "right", 500],
    ["director", "perfect", 1],
    ["eight-days", "bestStreak", 8],
    ["last-train", "fast", 25],
    ["soul-of-the-party", "wins", 1],
    ["dormitory", "teamWins", 1],
    ["professor", "topicsKnown", 5],
    ["shift", "dailyRun", 7],
    ["lesson", "lessons", 1],
  ])("%s is earned by %s of %d and not before", (achievement, what, from) => {
    expect(earnedBy({ ...NOTHING, [what]: from })).toContain(achievement);
    expect(earnedBy({ ...NOTHING, [what]: from - 1 })).not.toContain(achievement);
    expect(earnedBy({ ...NOTHING, [what]: from * 10 })).toContain(achievement);
  });

  test("are a dozen, and nothing earns none", () => {
    expect(ACHIEVEMENTS).toHaveLength(12);
    expect(earnedBy(NOTHING)).toEqual([]);
  });

  test.each(LANGUAGES)("have each its own name and meaning in %s", (language) => {
    const t = loadTexts("data/locales")(language);
    const texts = ACHIEVEMENTS.map((achievement) => achievementText(achievement, t));
    expect(new Set(texts.map(({ name }) => name)).size).toBe(12);
    expect(new Set(texts.map(({ meaning }) => meaning)).size).toBe(12);
  });
});
