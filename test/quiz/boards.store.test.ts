import { expect, test } from "vitest";
import {
  achievementsOf,
  keepAchievements,
  standingOn,
  topicCounts,
  topOf,
  totalsOf,
} from "../../src/quiz/storage/boards.ts";
import {
  chatsWithoutChampion,
  choosePreferences,
  crownChampion,
  hideFromBoards,
  isHiddenFromBoards,
  namesOf,
  preferencesOf,
  rememberName,
} from "../../src/quiz/storage/people.ts";
import {
  decideReport,
  openReport,
  reportQuestion,
  retiredQuestions,
} from "../../src/quiz/storage/questions.ts";
import { GROUP_OPTIONS, SOLO_OPTIONS } from "../../src/quiz/options.ts";
import type { Database } from "../../src/storage/database.ts";
import type { QuizResultRow } from "../../src/storage/schema.ts";
import { describeOnBoth } from "../support/databases.ts";
import { GOSHA, GROUP, KATYA, LYUDA, T0, TOSYA } from "./support.ts";

const now = new Date(T0);
const ALL = { from: new Date(0), to: new Date(T0 + 1_000_000) };
let games = 0;

async function result(db: Database, personId: number, row: Partial<QuizResultRow> = {}): Promise<void> {
  games += 1;
  await db
    .insertInto("quiz_results")
    .values({
      ...{ game_id: `g${games}`, person_id: personId, chat_id: GROUP, mode: "group", points: 100 },
      ...{ right_count: 1, answered: 1, asked: 1, best_streak: 1, fast: 0, time_ms: 0, players: 2 },
      ...{ place: 1, ended_at: T0 },
      ...row,
    })
    .execute();
}
async function answered(
  db: Database,
  personId: number,
  topic: string,
  rights: readonly (0 | 1)[],
): Promise<void> {
  for (const is_right of rights) {
    games += 1;
    await db
      .insertInto("quiz_answers")
      .values({
        ...{ game_id: `g${games}`, question_id: "q", person_id: personId, chat_id: GROUP, topic, is_right },
        ...{ difficulty: 1, points: 0, elapsed_ms: 0, answered_at: T0 },
      })
      .execute();
  }
}

describeOnBoth("a board", (open) => {
  test("adds up games, best first, with shared places and names", async () => {
    const db = await open();
    await result(db, KATYA);
    await result(db, KATYA, { points: 250 });
    await result(db, TOSYA, { points: 350, right_count: 5 });
    await result(db, LYUDA, { points: 900 });
    await result(db, GOSHA, { points: 10 });
    await rememberName(db, LYUDA, "Людмила", now);
    expect(await topOf(db, ALL, 10)).toEqual([
      { personId: LYUDA, name: "Людмила", points: 900, right: 1, games: 1, place: 1 },
      { personId: TOSYA, name: undefined, points: 350, right: 5, games: 1, place: 2 },
      { personId: KATYA, name: undefined, points: 350, right: 2, games: 2, place: 2 },
      { personId: GOSHA, name: undefined, points: 10, right: 1, games: 1, place: 4 },
    ]);
    expect(await topOf(db, ALL, 1)).toHaveLength(1);
  });

  test("is of one chat or of all, and of its span alone", async () => {
    const db = await open();
    await result(db, KATYA, { chat_id: -5 });
    await result(db, TOSYA, { ended_at: T0 - 1 });
    await result(db, LYUDA, { ended_at: T0 });
    await result(db, GOSHA, { ended_at: T0 + 10 });
    const people = async (scope: Parameters<typeof topOf>[1]) =>
      (await topOf(db, scope, 10)).map(({ personId }) => personId).sort();
    expect(await people(ALL)).toEqual([KATYA, TOSYA, LYUDA, GOSHA]);
    expect(await people({ ...ALL, chatId: GROUP })).toEqual([TOSYA, LYUDA, GOSHA]);
    expect(await people({ chatId: GROUP, from: now, to: new Date(T0 + 10) })).toEqual([LYUDA]);
  });

  test("counts no replay of one's mistakes", async () => {
    const db = await open();
    await result(db, KATYA, { mode: "replay", points: 5_000 });
    expect(await topOf(db, ALL, 10)).toEqual([]);
    expect(await standingOn(db, ALL, KATYA)).toBeUndefined();
  });

  test("tells a person's place and among how many", async () => {
    const db = await open();
    await result(db, KATYA, { points: 900 });
    await result(db, TOSYA, { points: 500 });
    await result(db, LYUDA, { points: 500 });
    await result(db, GOSHA, { points: 100 });
    expect(await standingOn(db, ALL, LYUDA)).toMatchObject({ place: 2, of: 4, points: 500 });
    expect(await standingOn(db, ALL, GOSHA)).toMatchObject({ place: 4, of: 4 });
    expect(await standingOn(db, ALL, 99)).toBeUndefined();
    expect(await standingOn(db, { ...ALL, chatId: -5 }, KATYA)).toBeUndefined();
  });

  test("lets people leave it and come back with what they won", async () => {
    const db = await open();
    await result(db, KATYA, { points: 900 });
    await result(db, TOSYA, { points: 500 });
    await rememberName(db, KATYA, "Катя", now);
    await hideFromBoards(db, KATYA, true, now);
    expect(await isHiddenFromBoards(db, KATYA)).toBe(true);
    expect((await topOf(db, ALL, 10)).map(({ personId, place }) => [personId, place])).toEqual([[TOSYA, 1]]);
    expect(await standingOn(db, ALL, KATYA)).toBeUndefined();
    expect(await standingOn(db, ALL, TOSYA)).toMatchObject({ place: 1, of: 1 });
    // A name seen later does not bring anyone back.
    await rememberName(db, KATYA, "Катерина", now);
    expect(await topOf(db, ALL, 10)).toHaveLength(1);
    await hideFromBoards(db, KATYA, false, now);
    expect((await topOf(db, ALL, 10))[0]).toMatchObject({ name: "Катерина", points: 900 });
    expect(await isHiddenFromBoards(db, TOSYA)).toBe(false);
  });

  test("knows names that were told, and the newest one", async () => {
    const db = await open();
    await rememberName(db, KATYA, "Катя", now);
    await rememberName(db, KATYA, "Катерина", now);
    await hideFromBoards(db, TOSYA, true, now);
    expect(await namesOf(db, [KATYA, TOSYA, LYUDA])).toEqual(new Map([[KATYA, "Катерина"]]));
    expect(await namesOf(db, [])).toEqual(new Map());
  });
});

describeOnBoth("what a person has done", (open) => {
  test("is added up over games, replays apart", async () => {
    const db = await open();
    await result(db, KATYA, {
      points: 700,
      answered: 10,
      asked: 10,
      right_count: 10,
      best_streak: 10,
      fast: 3,
      players: 4,
    });
    await result(db, KATYA, { mode: "team", points: 100, answered: 3, asked: 5, right_count: 2, place: 1 });
    await result(db, KATYA, { mode: "solo", place: null, players: 1, asked: 5, answered: 5, right_count: 5 });
    await result(db, KATYA, { mode: "daily", points: 500, place: null, fast: 0, best_streak: 1 });
    await result(db, KATYA, { mode: "replay", points: 9_000, right_count: 3, asked: 3, best_streak: 30 });
    await result(db, TOSYA, { points: 5 });
    await answered(db, KATYA, "plot", [1, 1, 1, 1, 1, 0]);
    await answered(db, KATYA, "cast", [1, 1, 1, 1]);
    expect(await totalsOf(db, KATYA)).toEqual({
      ...{ games: 3, points: 1_400, answered: 19, right: 18, bestStreak: 10, fast: 3, perfect: 1 },
      ...{ wins: 1, teamWins: 1, topicsKnown: 1, dailyRun: 0, lessons: 1 },
    });
    expect(await topicCounts(db, KATYA)).toEqual([
      { topic: "cast", answered: 4, right: 4 },
      { topic: "plot", answered: 6, right: 5 },
    ]);
  });

  test.each([
    ["among three players", { players: 3 }],
    ["on the second place", { players: 5, place: 2 }],
    ["alone", { mode: "solo", players: 1, place: null }],
  ] as const)("is no victory %s", async (_, row) => {
    const db = await open();
    await result(db, KATYA, row);
    expect(await totalsOf(db, KATYA)).toMatchObject({ wins: 0, teamWins: 0, games: 1 });
  });

  test("is nothing for a newcomer", async () => {
    const db = await open();
    expect(Object.values(await totalsOf(db, KATYA)).every((value) => value === 0)).toBe(true);
  });

  test("earns each achievement once", async () => {
    const db = await open();
    expect(await keepAchievements(db, KATYA, ["acquaintance", "first-part"], now)).toEqual([
      "acquaintance",
      "first-part",
    ]);
    expect(await keepAchievements(db, KATYA, ["acquaintance", "eight-days"], new Date(T0 + 5))).toEqual([
      "eight-days",
    ]);
    expect(await achievementsOf(db, KATYA)).toEqual(["acquaintance", "first-part", "eight-days"]);
    expect(await achievementsOf(db, TOSYA)).toEqual([]);
  });
});

describeOnBoth("what a chat chose for the quiz", (open) => {
  test("is the standard until it chooses, and then what it chose", async () => {
    const db = await open();
    expect(await preferencesOf(db, GROUP, GROUP_OPTIONS)).toEqual({
      options: GROUP_OPTIONS,
      wantsSpeedScoring: true,
      wantsChampionTag: false,
      championId: undefined,
      championWeek: undefined,
    });
    const options = { ...GROUP_OPTIONS, topic: "music", length: 5, teams: 3 } as const;
    await choosePreferences(db, GROUP, { options });
    await choosePreferences(db, GROUP, { wantsSpeedScoring: false, wantsChampionTag: true });
    await choosePreferences(db, GROUP, {});
    expect(await preferencesOf(db, GROUP, GROUP_OPTIONS)).toMatchObject({
      options: { ...options, speedScoring: false },
      wantsSpeedScoring: false,
      wantsChampionTag: true,
    });
    expect((await preferencesOf(db, KATYA, SOLO_OPTIONS)).options).toEqual(SOLO_OPTIONS);
  });

  test("makes its week due for a champion, once", async () => {
    const db = await open();
    await choosePreferences(db, GROUP, { wantsChampionTag: true });
    await choosePreferences(db, -5, { wantsSpeedScoring: false });
    expect(await chatsWithoutChampion(db, "2026-11-16", 10)).toEqual([
      { chatId: GROUP, championId: undefined },
    ]);
    expect(await crownChampion(db, GROUP, "2026-11-16", KATYA)).toBe(true);
    expect(await crownChampion(db, GROUP, "2026-11-16", TOSYA)).toBe(false);
    expect(await chatsWithoutChampion(db, "2026-11-16", 10)).toEqual([]);
    expect(await chatsWithoutChampion(db, "2026-11-23", 10)).toEqual([{ chatId: GROUP, championId: KATYA }]);
    expect(await crownChampion(db, GROUP, "2026-11-23", undefined)).toBe(true);
    expect(await preferencesOf(db, GROUP, GROUP_OPTIONS)).toMatchObject({
      championId: undefined,
      championWeek: "2026-11-23",
    });
  });
});

describeOnBoth("a report of a question", (open) => {
  const report = (id: string, personId: number, questionId = "q1") => ({
    ...{ id, questionId, personId, language: "ru" as const, reportedAt: new Date(T0 + id.length) },
  });

  test("is kept once for each person, until an admin leaves the question or takes it out", async () => {
    const db = await open();
    expect(await reportQuestion(db, report("r", KATYA))).toBe(true);
    expect(await reportQuestion(db, report("again", KATYA))).toBe(false);
    expect(await reportQuestion(db, report("rr", TOSYA))).toBe(true);
    expect(await reportQuestion(db, report("rrr", KATYA, "q2"))).toBe(true);
    expect(await openReport(db, 0)).toEqual({
      report: { reportId: "r", questionId: "q1", people: 2 },
      all: 2,
    });
    expect((await openReport(db, 1)).report?.questionId).toBe("q2");
    expect((await openReport(db, 2)).report).toBeUndefined();
    expect(await decideReport(db, "rr", "retired")).toBe(true);
    expect(await decideReport(db, "r", "closed")).toBe(false);
    expect((await openReport(db, 0)).report?.questionId).toBe("q2");
    expect([...(await retiredQuestions(db))]).toEqual(["q1"]);
    expect(await decideReport(db, "rrr", "closed")).toBe(true);
    expect([...(await retiredQuestions(db))]).toEqual(["q1"]);
    expect(await reportQuestion(db, report("again", KATYA))).toBe(false);
  });
});
