import { sql } from "kysely";
import type { Executor } from "../../storage/database.ts";
import {
  BIG_PARTY,
  PERFECT_LENGTH,
  TOPIC_RIGHT,
  type Achievement,
  type PersonTotals,
} from "../achievements.ts";
import { boardOf, type BoardRow, type Gathered } from "../boards.ts";
import { longestRun } from "../daily.ts";
import type { Span } from "../periods.ts";

/** A person's last game alone that was counted; undefined before the first. */
export async function lastResult(
  db: Executor,
  personId: number,
): Promise<{ readonly right: number; readonly asked: number; readonly points: number } | undefined> {
  return db
    .selectFrom("quiz_results")
    .select(["right_count as right", "asked", "points"])
    .where("person_id", "=", personId)
    .where("mode", "=", "solo")
    .orderBy("ended_at", "desc")
    .orderBy("game_id")
    .limit(1)
    .executeTakeFirst();
}

/** Which board: of a chat, or of all. */
export interface BoardScope extends Span {
  readonly chatId?: number;
}

/** People with points in a span, most first, those who left the boards not among them. */
function gathering(db: Executor, { chatId, from, to }: BoardScope) {
  const inSpan = db
    .selectFrom("quiz_results")
    .leftJoin("quiz_people", "quiz_people.person_id", "quiz_results.person_id")
    .where("mode", "<>", "replay")
    .where("ended_at", ">=", from.getTime())
    .where("ended_at", "<", to.getTime())
    .where((eb) => eb(eb.fn.coalesce("quiz_people.is_hidden", eb.val(0 as const)), "=", 0));
  return (chatId === undefined ? inSpan : inSpan.where("quiz_results.chat_id", "=", chatId))
    .groupBy(["quiz_results.person_id", "quiz_people.name"])
    .select((eb) => [
      "quiz_results.person_id as personId",
      "quiz_people.name as name",
      sum(eb.fn.sum("points")).as("points"),
      sum(eb.fn.sum("right_count")).as("right"),
      sum(eb.fn.countAll()).as("games"),
    ]);
}

/** PostgreSQL sums bigint into numeric, which its driver returns as text. */
const sum = (expression: unknown) => sql<number>`cast(${expression} as bigint)`;

/** The best of a board. A place shared with who is not shown any more is shared all the same. */
export async function topOf(db: Executor, scope: BoardScope, limit: number): Promise<readonly BoardRow[]> {
  const rows = await gathering(db, scope)
    .orderBy("points", "desc")
    .orderBy("right", "desc")
    .orderBy("personId")
    .limit(limit)
    .execute();
  return boardOf(rows.map(gathered));
}

/** Where a person stands on a board, and among how many; undefined where they are not on it. */
export async function standingOn(
  db: Executor,
  scope: BoardScope,
  personId: number,
): Promise<(BoardRow & { readonly of: number }) | undefined> {
  const board = db.with("board", () => gathering(db, scope));
  const mine = await board
    .selectFrom("board")
    .selectAll()
    .where("personId", "=", personId)
    .executeTakeFirst();
  if (mine === undefined) return undefined;
  const { above, all } = await board
    .selectFrom("board")
    .select((eb) => [
      sum(eb.fn.countAll()).as("all"),
      sum(
        eb.fn.coalesce(
          eb.fn.sum(eb.case().when("points", ">", mine.points).then(1).else(0).end()),
          eb.val(0),
        ),
      ).as("above"),
    ])
    .executeTakeFirstOrThrow();
  return { ...gathered(mine), place: above + 1, of: all };
}

function gathered(row: Omit<Gathered, "name"> & { readonly name: string | null }): Gathered {
  return { ...row, name: row.name ?? undefined };
}

/** Answers of a person by topic, for `accuracyByTopic`. */
export async function topicCounts(
  db: Executor,
  personId: number,
): Promise<readonly { readonly topic: string; readonly answered: number; readonly right: number }[]> {
  return db
    .selectFrom("quiz_answers")
    .where("person_id", "=", personId)
    .groupBy("topic")
    .orderBy("topic")
    .select((eb) => ["topic", sum(eb.fn.countAll()).as("answered"), sum(eb.fn.sum("is_right")).as("right")])
    .execute();
}

/** All that a person has done, for /me and the achievements. */
export async function totalsOf(db: Executor, personId: number): Promise<PersonTotals> {
  const results = await db.selectFrom("quiz_results").selectAll().where("person_id", "=", personId).execute();
  const dates = await db
    .selectFrom("quiz_daily_answers")
    .innerJoin("quiz_dailies", "quiz_dailies.id", "quiz_daily_answers.daily_id")
    .select("local_date")
    .where("person_id", "=", personId)
    .execute();
  const topics = await topicCounts(db, personId);
  const counted = results.filter(({ mode }) => mode !== "replay");
  const games = counted.filter(({ mode }) => mode !== "daily");
  const isFlawless = (row: (typeof results)[number]) => row.right_count === row.asked;
  const add = (rows: typeof results, column: "points" | "answered" | "right_count" | "fast") =>
    rows.reduce((total, row) => total + row[column], 0);
  return {
    games: games.length,
    points: add(counted, "points"),
    answered: add(counted, "answered"),
    right: add(counted, "right_count"),
    bestStreak: Math.max(0, ...games.map((row) => row.best_streak)),
    fast: add(games, "fast"),
    perfect: games.filter((row) => row.asked >= PERFECT_LENGTH && isFlawless(row)).length,
    wins: games.filter((row) => row.mode === "group" && row.place === 1 && row.players >= BIG_PARTY).length,
    teamWins: games.filter((row) => row.mode === "team" && row.place === 1 && row.players > 1).length,
    topicsKnown: topics.filter(({ right }) => right >= TOPIC_RIGHT).length,
    dailyRun: longestRun(dates.map((row) => row.local_date)),
    lessons: results.filter((row) => row.mode === "replay" && isFlawless(row)).length,
  };
}

/** Keeps what was earned, and returns what is new among it. */
export async function keepAchievements(
  db: Executor,
  personId: number,
  earned: readonly Achievement[],
  now: Date,
): Promise<readonly Achievement[]> {
  const fresh: Achievement[] = [];
  for (const achievement of earned) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto("quiz_achievements")
      .values({ person_id: personId, achievement, earned_at: now.getTime() })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (numInsertedOrUpdatedRows === 1n) fresh.push(achievement);
  }
  return fresh;
}

/** In the order of earning. */
export async function achievementsOf(db: Executor, personId: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("quiz_achievements")
    .select("achievement")
    .where("person_id", "=", personId)
    .orderBy("earned_at")
    .orderBy("achievement")
    .execute();
  return rows.map((row) => row.achievement);
}
