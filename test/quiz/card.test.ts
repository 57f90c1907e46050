import { describe, expect, test } from "vitest";
import { clockTime, pointsMax, RANKS, resultCard } from "../../src/quiz/card.ts";
import { dealDeck, optionsOf, questionsById, type Dealable } from "../../src/quiz/deck.ts";
import { seeded } from "../../src/quiz/bank/chance.ts";
import type { Ending, Standing } from "../../src/quiz/game/events.ts";
import { rightOption } from "../../src/quiz/game/state.ts";
import { GROUP_OPTIONS, readOptions, SOLO_OPTIONS } from "../../src/quiz/options.ts";
import { NO_SCORE } from "../../src/quiz/scoring.ts";
import { GOSHA, KATYA, T0, TOSYA } from "./support.ts";

const standing = (personId: number, place: number, score: Partial<Standing>): Standing => ({
  ...NO_SCORE,
  personId,
  place,
  team: null,
  ...score,
});
const ending = (...standings: readonly Standing[]): Ending => ({
  reason: "finished",
  asked: 10,
  hasVoidQuestion: false,
  standings,
  teams: [],
  endedAt: T0,
});
const katya = standing(KATYA, 1, { points: 7_350, right: 8, answered: 9, bestStreak: 5, timeMs: 65_200 });

describe("a result card", () => {
  test("of a game alone tells score, streak, time and the place on the board", () => {
    expect(resultCard(ending(katya), KATYA, { place: 3, of: 40 })).toEqual({
      points: 7_350,
      right: 8,
      asked: 10,
      percent: 80,
      bestStreak: 5,
      time: "1:05",
      meanSeconds: 7.2,
      place: 3,
      of: 40,
      rank: "expert",
    });
  });

  test("of a game alone without a board has no place", () => {
    expect(resultCard(ending(katya), KATYA)).toMatchObject({ place: undefined, of: undefined });
  });

  test("of a group's game tells the place in the game", () => {
    const card = resultCard(ending(katya, standing(TOSYA, 2, { answered: 1 })), TOSYA, { place: 9, of: 99 });
    expect(card).toMatchObject({ place: 2, of: 2, points: 0, rank: "passer-by" });
  });

  test.each([
    ["did not play", GOSHA],
    ["answered nothing", TOSYA],
  ])("is not made for who %s", (_, personId) => {
    expect(resultCard(ending(katya, standing(TOSYA, 2, {})), personId)).toBeUndefined();
  });

  test.each([
    [10, "muscovite"],
    [9, "expert"],
    [8, "expert"],
    [6, "fan"],
    [5, "neighbour"],
    [4, "neighbour"],
    [3, "guest"],
    [2, "guest"],
    [1, "passer-by"],
    [0, "passer-by"],
  ] as const)("for %d of ten right says %s", (count, rank) => {
    expect(resultCard(ending({ ...katya, right: count }), KATYA)?.rank).toBe(rank);
    expect(RANKS).toContain(rank);
  });

  test.each([
    [0, "0:00"],
    [4_499, "0:04"],
    [59_600, "1:00"],
    [600_000, "10:00"],
    [3_660_000, "61:00"],
  ])("writes %d ms as %s", (ms, time) => {
    expect(clockTime(ms)).toBe(time);
  });

  test("knows the most that a game can bring", () => {
    expect(pointsMax({ length: 10 })).toBe(13_000);
  });
});

describe("a deck", () => {
  const question = (id: string, wrongs = 3) => ({
    right: `${id} right`,
    distractors: Array.from({ length: wrongs }, (_, at) => `${id} wrong ${at}`),
  });
  const dealable = (id: string, wrongs = 3): Dealable => ({
    id,
    topic: "plot",
    difficulty: 2,
    distractors: question(id, wrongs).distractors.map((text) => ({ ru: text, en: text })),
  });

  test("keeps the order of the questions and shuffles the options of each", () => {
    const list = Array.from({ length: 60 }, (_, at) => dealable(`q${at}`));
    const cards = dealDeck(list, seeded("deck"));
    expect(cards.map(({ questionId }) => questionId)).toEqual(list.map(({ id }) => id));
    for (const card of cards) expect(card.order.toSorted()).toEqual([0, 1, 2, 3]);
    // The right one stands in each position, and in none too often.
    const counts = [0, 1, 2, 3].map((at) => cards.filter((card) => rightOption(card) === at).length);
    expect(Math.min(...counts)).toBeGreaterThan(5);
  });

  test("holds true-or-false questions with two options", () => {
    expect(dealDeck([dealable("q", 1)], seeded("x"))[0]?.order.toSorted()).toEqual([0, 1]);
  });

  test("shows the options so that the right one is where the card says", () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const [card] = dealDeck([dealable("q")], seeded(String(seed)));
      const options = optionsOf(question("q"), card!)!;
      expect(options.toSorted()).toEqual(["q right", "q wrong 0", "q wrong 1", "q wrong 2"]);
      expect(options[rightOption(card!)]).toBe("q right");
    }
  });

  test.each([1, 2, 4])("does not fit a question that now has %d wrong options", (wrongs) => {
    const [card] = dealDeck([dealable("q")], seeded("y"));
    expect(optionsOf(question("q", wrongs), card!)).toBeUndefined();
  });

  test("of one's mistakes holds each once, and what the bank still has", () => {
    const bank = [dealable("a"), dealable("b"), dealable("c")];
    expect(questionsById(bank, ["c", "gone", "a", "c"]).map(({ id }) => id)).toEqual(["c", "a"]);
  });
});

describe("options", () => {
  test.each([
    ["nothing", undefined],
    ["null", null],
    ["text", "10"],
    ["an empty object", {}],
    [
      "values out of range",
      { topic: "sport", difficulty: 4, length: 7, seconds: 3, speedScoring: "yes", teams: 1 },
    ],
  ])("read from %s are the standard ones", (_, value) => {
    expect(readOptions(value, GROUP_OPTIONS)).toEqual(GROUP_OPTIONS);
  });

  test("that were chosen are kept, through JSON too", () => {
    const chosen = {
      topic: "music",
      difficulty: 3,
      length: 20,
      seconds: null,
      speedScoring: false,
      teams: 4,
      isReplay: false,
    };
    expect(readOptions(JSON.parse(JSON.stringify(chosen)), SOLO_OPTIONS)).toEqual(chosen);
  });

  test.each([
    [3, 3],
    [20, 20],
    [21, 10],
    [0, 10],
    [2.5, 10],
  ])("of a replay of %d mistakes ask %d questions", (length, expected) => {
    expect(readOptions({ length, isReplay: true }, SOLO_OPTIONS).length).toBe(expected);
  });
});
