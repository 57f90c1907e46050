import { expect, test } from "vitest";
import type { GameEvent, Moved } from "../../src/quiz/game/events.ts";
import { openGame, step } from "../../src/quiz/game/game.ts";
import type { Game } from "../../src/quiz/game/state.ts";
import type { GameOptions } from "../../src/quiz/options.ts";
import {
  closeUnreadable,
  createGame,
  findGame,
  forgetOldGames,
  GAMES_KEPT_MS,
  liveGameAt,
  liveGames,
  placeOfPoll,
  saveGame,
} from "../../src/quiz/storage/games.ts";
import { moveGame } from "../../src/quiz/storage/moves.ts";
import { mistakesIn, questionStats, usedIn } from "../../src/quiz/storage/questions.ts";
import { inTransaction, type Database } from "../../src/storage/database.ts";
import { describeOnBoth } from "../support/databases.ts";
import {
  asking,
  asMoved,
  event,
  GROUP,
  join,
  KATYA,
  lobby,
  opening,
  play,
  running,
  sent,
  start,
  T0,
  tick,
  TOSYA,
  vote,
  wrong,
} from "./support.ts";

const create = (db: Database, game: Game) => inTransaction(db, (trx) => createGame(trx, running(game)));
const at = (ms: number) => new Date(T0 + ms);

/** Opens a game and takes it through its events as the bot does: each read, stepped and kept in a transaction. */
async function playStored(
  db: Database,
  events: readonly GameEvent[],
  options: Partial<GameOptions> = {},
  id = "game",
) {
  const first = asMoved(openGame({ ...opening("group", options), id })).game;
  await create(db, first);
  for (const one of events) {
    await inTransaction(db, async (trx) => {
      const stored = await findGame(trx, id);
      if (stored === undefined) throw new Error("The game was lost");
      expect(await moveGame(trx, stored, asMoved(step(stored.game, one)), one.at)).toBe(true);
    });
  }
  return (await findGame(db, id))!.game;
}
const twoRounds = [
  join(1, TOSYA),
  start(10),
  sent(11, 0),
  vote(12, 0, KATYA),
  vote(13, 0, TOSYA, wrong(0)),
  tick(21),
  sent(22, 1),
  vote(23, 1, TOSYA, wrong(1)),
  vote(24, 1, KATYA),
];
const stop = event(30, { kind: "stop", personId: KATYA, isAdmin: false });

describeOnBoth("a stored game", (open) => {
  test("is read as it was kept", async () => {
    const db = await open();
    expect(await create(db, lobby())).toBe(true);
    expect(await findGame(db, "game")).toEqual({ game: lobby(), version: 1 });
    expect(await liveGameAt(db, GROUP, null)).toEqual({ game: lobby(), version: 1 });
    expect(await findGame(db, "another")).toBeUndefined();
    expect(await liveGameAt(db, GROUP, 7)).toBeUndefined();
  });

  test("is the only one of its chat and topic that goes on", async () => {
    const db = await open();
    expect(await create(db, lobby())).toBe(true);
    expect(await create(db, { ...lobby(), id: "second" })).toBe(false);
    expect(await create(db, { ...lobby(), id: "third", threadId: 7 })).toBe(true);
    expect(await create(db, { ...lobby(), id: "fourth", chatId: -5 })).toBe(true);
    expect((await liveGames(db)).map(({ game }) => game.id).sort()).toEqual(["fourth", "game", "third"]);
    expect(await findGame(db, "second")).toBeUndefined();
  });

  test("makes room for the next one when it ends", async () => {
    const db = await open();
    await playStored(db, [stop]);
    expect(await liveGameAt(db, GROUP, null)).toBeUndefined();
    expect(await create(db, { ...lobby(), id: "second" })).toBe(true);
  });

  test("is changed only by who read its newest version", async () => {
    const db = await open();
    await create(db, lobby());
    const joined = play(lobby(), join(1, TOSYA));
    const save = (game: Game, version: number) =>
      inTransaction(db, (trx) => saveGame(trx, game, version, T0));
    expect(await save(joined, 1)).toBe(true);
    expect(await save(lobby(), 1)).toBe(false);
    expect(await findGame(db, "game")).toEqual({ game: joined, version: 2 });
  });

  test("that was changed meanwhile takes no answers or results along either", async () => {
    const db = await open();
    const game = await playStored(db, twoRounds.slice(0, 4));
    const stale = { game, version: 1 };
    const made: Moved = asMoved(step(game, vote(13, 0, TOSYA)));
    expect(await inTransaction(db, (trx) => moveGame(trx, stale, made, T0))).toBe(false);
    expect(await db.selectFrom("quiz_answers").selectAll().execute()).toEqual([]);
    expect(await questionStats(db)).toEqual(new Map());
  });

  test("is found by its poll, also after the reveal", async () => {
    const db = await open();
    await playStored(db, twoRounds.slice(0, 5));
    expect(await placeOfPoll(db, "p0")).toEqual({ chatId: GROUP, threadId: null, kind: "game", ref: "game" });
    expect(await placeOfPoll(db, "p1")).toBeUndefined();
  });

  test("in a topic is found by its poll in that topic", async () => {
    const db = await open();
    await create(db, { ...asking(), threadId: 7 });
    await inTransaction(db, (trx) => saveGame(trx, { ...asking(), threadId: 7 }, 1, T0));
    expect(await placeOfPoll(db, "p0")).toMatchObject({ threadId: 7 });
  });

  test("keeps each answer once, at the reveal", async () => {
    const db = await open();
    await playStored(db, twoRounds.slice(0, 4));
    expect(await db.selectFrom("quiz_answers").selectAll().execute()).toEqual([]);
    const db2 = await open();
    await playStored(db2, twoRounds);
    const rows = await db2
      .selectFrom("quiz_answers")
      .select(["question_id", "person_id", "is_right", "points", "elapsed_ms", "topic"])
      .orderBy("answered_at")
      .execute();
    expect(rows).toEqual([
      { question_id: "q0", person_id: KATYA, is_right: 1, points: 1_000, elapsed_ms: 1_000, topic: "plot" },
      { question_id: "q0", person_id: TOSYA, is_right: 0, points: 0, elapsed_ms: 2_000, topic: "plot" },
      { question_id: "q1", person_id: TOSYA, is_right: 0, points: 0, elapsed_ms: 1_000, topic: "cast" },
      { question_id: "q1", person_id: KATYA, is_right: 1, points: 1_075, elapsed_ms: 2_000, topic: "cast" },
    ]);
    expect(await mistakesIn(db2, "game", TOSYA)).toEqual(["q0", "q1"]);
    expect(await mistakesIn(db2, "game", KATYA)).toEqual([]);
  });

  test("marks what it asked as used, in the chat and for who answered, and counts how it went", async () => {
    const db = await open();
    await playStored(db, twoRounds);
    expect(await usedIn(db, GROUP)).toEqual(["q0", "q1"]);
    expect(await usedIn(db, TOSYA)).toEqual(["q0", "q1"]);
    expect(await usedIn(db, 99)).toEqual([]);
    expect((await questionStats(db)).get("q0")).toEqual({ shown: 1, answered: 2, right: 1 });
    await inTransaction(db, async (trx) => {
      const stored = (await findGame(trx, "game"))!;
      await moveGame(trx, stored, asMoved(step(stored.game, stop)), T0);
    });
    await playStored(db, twoRounds.slice(0, 5), {}, "third");
    expect((await questionStats(db)).get("q0")).toEqual({ shown: 2, answered: 4, right: 2 });
    expect(await usedIn(db, GROUP)).toHaveLength(2);
  });

  test("keeps the results of who answered, once", async () => {
    const db = await open();
    await playStored(db, [...twoRounds, join(25, 9), stop]);
    const rows = await db.selectFrom("quiz_results").selectAll().orderBy("person_id").execute();
    expect(rows).toMatchObject([
      {
        person_id: KATYA,
        mode: "group",
        points: 2_075,
        right_count: 2,
        asked: 2,
        place: 1,
        players: 2,
        best_streak: 2,
      },
      { person_id: TOSYA, mode: "group", points: 0, right_count: 0, answered: 2, place: 2, time_ms: 3_000 },
    ]);
  });

  test("of teams keeps each member under the team's place", async () => {
    const db = await open();
    await playStored(db, [...twoRounds, stop], { teams: 2 });
    const rows = await db.selectFrom("quiz_results").select(["mode", "place"]).orderBy("person_id").execute();
    expect(rows).toEqual([
      { mode: "team", place: 1 },
      { mode: "team", place: 2 },
    ]);
  });

  test("that nobody answered leaves no results", async () => {
    const db = await open();
    await playStored(db, [stop]);
    expect(await db.selectFrom("quiz_results").selectAll().execute()).toEqual([]);
  });

  test("is forgotten with its polls a week after its end, and not while it goes on", async () => {
    const db = await open();
    await playStored(db, [...twoRounds, stop]);
    await create(db, { ...lobby(), id: "live" });
    await forgetOldGames(db, at(30_000 + GAMES_KEPT_MS - 10_000));
    expect(await findGame(db, "game")).toBeDefined();
    await forgetOldGames(db, at(60_000 + GAMES_KEPT_MS));
    expect(await findGame(db, "game")).toBeUndefined();
    expect(await findGame(db, "live")).toBeDefined();
    expect(await placeOfPoll(db, "p0")).toBeUndefined();
    expect(await db.selectFrom("quiz_results").selectAll().execute()).toHaveLength(2);
  });

  test("of a format that we do not know is not read, and closed on demand", async () => {
    const db = await open();
    await create(db, { ...lobby(), threadId: 7 });
    await create(db, { ...lobby(), id: "ours" });
    await db
      .updateTable("quiz_games")
      .set({ state: JSON.stringify({ ...lobby(), format: 99 }) })
      .where("id", "=", "game")
      .execute();
    expect(await findGame(db, "game")).toBeUndefined();
    expect((await liveGames(db)).map(({ game }) => game.id)).toEqual(["ours"]);
    expect(await closeUnreadable(db)).toEqual([{ chatId: GROUP, threadId: 7 }]);
    expect(await closeUnreadable(db)).toEqual([]);
    expect(await create(db, { ...lobby(), id: "new", threadId: 7 })).toBe(true);
  });

  test("is opened by one of two who try at once", async () => {
    const db = await open();
    const both = await Promise.all(["a", "b"].map((id) => create(db, { ...lobby(), id })));
    expect(both.toSorted()).toEqual([false, true]);
  });
});
