import { expect, test } from "vitest";
import { step } from "../../src/quiz/game/game.ts";
import type { Game } from "../../src/quiz/game/state.ts";
import { GROUP_OPTIONS } from "../../src/quiz/options.ts";
import { keepAchievements, standingOn, topOf, totalsOf } from "../../src/quiz/storage/boards.ts";
import { answerDaily, createDaily, findDaily, settleDaily } from "../../src/quiz/storage/dailies.ts";
import { eraseQuiz, migrateQuiz } from "../../src/quiz/storage/erase.ts";
import { dailyFollowsOf, followDaily } from "../../src/quiz/storage/follows.ts";
import { createGame, findGame, liveGameAt, liveGames, placeOfPoll } from "../../src/quiz/storage/games.ts";
import { moveGame } from "../../src/quiz/storage/moves.ts";
import {
  choosePreferences,
  crownChampion,
  hideFromBoards,
  preferencesOf,
  rememberName,
} from "../../src/quiz/storage/people.ts";
import { markUsed, openReport, reportQuestion, usedIn } from "../../src/quiz/storage/questions.ts";
import { inTransaction, type Database } from "../../src/storage/database.ts";
import { describeOnBoth } from "../support/databases.ts";
import {
  asking,
  asMoved,
  deck,
  event,
  GOSHA,
  GROUP,
  KATYA,
  lobby,
  running,
  solo,
  T0,
  TOSYA,
  vote,
} from "./support.ts";

const now = new Date(T0 + 60_000);
const ALL = { from: new Date(0), to: new Date(T0 + 1_000_000) };
const SUPERGROUP = -1_001;

async function keep(db: Database, game: Game, id = game.id): Promise<void> {
  await inTransaction(db, (trx) => createGame(trx, { ...running(game), id }));
}
async function move(
  db: Database,
  id: string,
  ...events: readonly Parameters<typeof step>[1][]
): Promise<void> {
  for (const one of events) {
    await inTransaction(db, async (trx) => {
      const stored = (await findGame(trx, id))!;
      await moveGame(trx, stored, asMoved(step(stored.game, one)), one.at);
    });
  }
}
const stop = event(30, { kind: "stop", personId: KATYA, isAdmin: true });
const erase = (db: Database, personId: number) => inTransaction(db, (trx) => eraseQuiz(trx, personId, now));
const migrate = (db: Database) => inTransaction(db, (trx) => migrateQuiz(trx, GROUP, SUPERGROUP, now));

/** Every value in every table of the quiz, as text. */
async function everything(db: Database): Promise<string> {
  const tables = [
    ...(["quiz_games", "quiz_polls", "quiz_answers", "quiz_results", "quiz_used", "quiz_stats"] as const),
    ...(["quiz_reports", "quiz_people", "quiz_achievements", "quiz_preferences"] as const),
    ...(["quiz_daily_follows", "quiz_dailies", "quiz_daily_answers"] as const),
  ];
  const rows = await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute()));
  return JSON.stringify(rows);
}

describeOnBoth("forgetting a person", (open) => {
  /** A number that is part of no other. */
  const PERSON = 7_123_456_789;

  test("leaves the person's id nowhere", async () => {
    const db = await open();
    await keep(db, asking());
    await move(
      db,
      "game",
      event(12, { kind: "join", personId: PERSON }),
      vote(13, 0, KATYA),
      vote(14, 0, TOSYA),
    );
    await keep(db, { ...lobby(), starterId: PERSON, chatId: -9 }, "started");
    await keep(db, { ...lobby(), starterId: PERSON, chatId: -10 }, "over");
    await move(db, "over", stop);
    await keep(db, { ...solo(), chatId: PERSON, starterId: PERSON }, "alone");
    await rememberName(db, PERSON, "Рудольф", now);
    await hideFromBoards(db, PERSON, true, now);
    await keepAchievements(db, PERSON, ["acquaintance"], now);
    await choosePreferences(db, PERSON, { wantsSpeedScoring: false });
    await choosePreferences(db, GROUP, { wantsChampionTag: true });
    await crownChampion(db, GROUP, "2026-11-16", PERSON);
    await markUsed(db, [PERSON], "q5", T0);
    await reportQuestion(db, {
      id: "r",
      questionId: "q5",
      personId: PERSON,
      language: "ru",
      reportedAt: now,
    });
    await followDaily(db, { chatId: PERSON, threadId: null, hour: 9, zone: "UTC", language: "ru" }, now);
    await inTransaction(db, async (trx) => {
      const daily = {
        id: "d",
        threadId: null,
        localDate: "2026-11-25",
        language: "ru",
        card: deck(1)[0]!,
      } as const;
      await createDaily(trx, { ...daily, chatId: GROUP, phase: "sending" }, now);
      await settleDaily(trx, "d", { pollId: "dp", messageId: 1, sentAt: T0 });
    });
    await answerDaily(db, "d", { personId: PERSON, option: 0, at: T0 });
    expect(await everything(db)).toContain(String(PERSON));

    await erase(db, PERSON);
    const left = await everything(db);
    expect(left).not.toContain(String(PERSON));
    expect(left).not.toContain("Рудольф");
    // What is said of a question helps the editors, and names nobody.
    expect((await openReport(db, 0)).all).toBe(1);
    expect((await preferencesOf(db, GROUP, GROUP_OPTIONS)).championId).toBeUndefined();
  });

  test("takes a player's answers and results off the boards, and nobody else's", async () => {
    const db = await open();
    await keep(db, asking());
    await move(db, "game", vote(13, 0, KATYA), vote(14, 0, TOSYA), stop);
    await erase(db, TOSYA);
    expect((await topOf(db, ALL, 10)).map(({ personId }) => personId)).toEqual([KATYA]);
    expect(await totalsOf(db, TOSYA)).toMatchObject({ games: 0, answered: 0 });
    expect(await standingOn(db, ALL, KATYA)).toMatchObject({ place: 1, of: 1 });
  });

  test("lets the others' game go on, and says what is to be done", async () => {
    const db = await open();
    await keep(db, asking());
    await move(db, "game", vote(13, 0, KATYA));
    const moves = await erase(db, TOSYA);
    expect(moves.map(({ game }) => game.phase)).toEqual(["reveal"]);
    expect(moves[0]?.effects.map(({ kind }) => kind)).toEqual(["reveal", "setTimer"]);
    expect((await findGame(db, "game"))?.game.phase).toBe("reveal");
  });

  test("who was never here changes nothing", async () => {
    const db = await open();
    await keep(db, asking());
    const before = await everything(db);
    expect(await erase(db, GOSHA)).toEqual([]);
    expect(await everything(db)).toBe(before);
  });
});

describeOnBoth("a group that became a supergroup", (open) => {
  test("takes everything along", async () => {
    const db = await open();
    await keep(db, asking());
    await move(db, "game", vote(13, 0, KATYA), vote(14, 0, TOSYA), stop);
    await keep(db, lobby(), "second");
    await choosePreferences(db, GROUP, { wantsSpeedScoring: false });
    await followDaily(db, { chatId: GROUP, threadId: null, hour: 9, zone: "UTC", language: "en" }, now);
    const moves = await migrate(db);
    expect(moves.map(({ effects }) => effects.map(({ kind }) => kind))).toEqual([["showLobby", "setTimer"]]);
    expect((await liveGameAt(db, SUPERGROUP, null))?.game).toMatchObject({
      id: "second",
      chatId: SUPERGROUP,
    });
    expect(await topOf(db, { ...ALL, chatId: SUPERGROUP }, 5)).toHaveLength(2);
    expect(await topOf(db, { ...ALL, chatId: GROUP }, 5)).toEqual([]);
    expect(await usedIn(db, SUPERGROUP)).toEqual(["q0"]);
    expect((await preferencesOf(db, SUPERGROUP, GROUP_OPTIONS)).wantsSpeedScoring).toBe(false);
    expect(await dailyFollowsOf(db, SUPERGROUP)).toMatchObject([{ hour: 9, language: "en" }]);
    expect(await dailyFollowsOf(db, GROUP)).toEqual([]);
    expect(await placeOfPoll(db, "p0")).toBeUndefined();
  });

  test("asks the next question where one was open, since that stayed behind", async () => {
    const db = await open();
    await keep(db, asking());
    const [made] = await migrate(db);
    expect(made?.effects.map(({ kind }) => kind)).toEqual(["void", "ask", "setTimer"]);
    expect((await findGame(db, "game"))?.game).toMatchObject({
      phase: "sending",
      round: 1,
      chatId: SUPERGROUP,
    });
  });

  test("changes nothing when it is told a second time", async () => {
    const db = await open();
    await keep(db, asking());
    await migrate(db);
    const before = await everything(db);
    expect(await migrate(db)).toEqual([]);
    expect(await everything(db)).toBe(before);
  });

  test("ends the old game where the new chat plays already, and keeps what the new one chose", async () => {
    const db = await open();
    await keep(db, asking());
    await keep(db, { ...lobby(), chatId: SUPERGROUP }, "new");
    await choosePreferences(db, GROUP, { wantsSpeedScoring: false });
    await choosePreferences(db, SUPERGROUP, { wantsChampionTag: true });
    await followDaily(db, { chatId: GROUP, threadId: null, hour: 9, zone: "UTC", language: "en" }, now);
    await followDaily(db, { chatId: SUPERGROUP, threadId: null, hour: 7, zone: "UTC", language: "en" }, now);
    await markUsed(db, [GROUP, SUPERGROUP], "q7", T0);
    await migrate(db);
    expect((await liveGames(db)).map(({ game }) => game.id)).toEqual(["new"]);
    expect((await findGame(db, "game"))?.game).toMatchObject({ phase: "ended", reason: "stopped" });
    expect(await preferencesOf(db, SUPERGROUP, GROUP_OPTIONS)).toMatchObject({
      wantsSpeedScoring: true,
      wantsChampionTag: true,
    });
    expect(await dailyFollowsOf(db, SUPERGROUP)).toMatchObject([{ hour: 7 }]);
    expect(await usedIn(db, SUPERGROUP)).toEqual(["q7"]);
  });

  test("voids the question of the day that stayed behind", async () => {
    const db = await open();
    await inTransaction(db, async (trx) => {
      const daily = {
        id: "d",
        threadId: null,
        localDate: "2026-11-25",
        language: "ru",
        card: deck(1)[0]!,
      } as const;
      await createDaily(trx, { ...daily, chatId: GROUP, phase: "sending" }, now);
      await settleDaily(trx, "d", { pollId: "dp", messageId: 1, sentAt: T0 });
    });
    await migrate(db);
    expect((await findDaily(db, "d"))?.phase).toBe("void");
  });
});
