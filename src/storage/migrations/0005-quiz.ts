import type { CreateTableBuilder, Kysely } from "kysely";

/** Games, what was answered and won in them, the question of the day, and what is chosen for all of these. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await games(db);
  await scores(db);
  await questions(db);
  await people(db);
  await dailies(db);
}

type Table = CreateTableBuilder<string, string>;

/** A chat and its topic, 0 outside topics. */
const place = (table: Table): Table =>
  table
    .addColumn("chat_id", "bigint", (column) => column.notNull())
    .addColumn("thread_id", "bigint", (column) => column.notNull());
const number = (table: Table, ...names: readonly string[]): Table =>
  names.reduce((result, name) => result.addColumn(name, "bigint", (column) => column.notNull()), table);
const text = (table: Table, ...names: readonly string[]): Table =>
  names.reduce((result, name) => result.addColumn(name, "text", (column) => column.notNull()), table);
const keyed = (table: Table, name: string): Table =>
  table.addColumn(name, "text", (column) => column.primaryKey().notNull());

async function games(db: Kysely<unknown>): Promise<void> {
  const table = place(keyed(db.schema.createTable("quiz_games"), "id")).addColumn("starter_id", "bigint");
  await number(text(number(table, "is_live"), "state"), "version", "opened_at", "updated_at").execute();
  // One game at a time in a chat and topic.
  await db.schema
    .createIndex("quiz_games_live")
    .on("quiz_games")
    .columns(["chat_id", "thread_id"])
    .unique()
    .where("is_live" as never, "=", 1)
    .execute();
  await db.schema.createIndex("quiz_games_updated").on("quiz_games").columns(["updated_at"]).execute();
  await db.schema.createIndex("quiz_games_starter").on("quiz_games").columns(["starter_id"]).execute();
  const polls = text(place(keyed(db.schema.createTable("quiz_polls"), "poll_id")), "kind", "ref");
  await number(polls, "sent_at").execute();
  await db.schema.createIndex("quiz_polls_sent").on("quiz_polls").columns(["sent_at"]).execute();
}

async function scores(db: Kysely<unknown>): Promise<void> {
  const answers = text(db.schema.createTable("quiz_answers"), "game_id", "question_id", "topic");
  await number(
    answers,
    "person_id",
    "chat_id",
    "difficulty",
    "is_right",
    "points",
    "elapsed_ms",
    "answered_at",
  )
    .addPrimaryKeyConstraint("quiz_answers_pk", ["game_id", "question_id", "person_id"])
    .execute();
  await db.schema
    .createIndex("quiz_answers_person")
    .on("quiz_answers")
    .columns(["person_id", "topic"])
    .execute();
  const results = text(db.schema.createTable("quiz_results"), "game_id", "mode");
  const counts = ["points", "right_count", "answered", "asked", "best_streak", "fast", "time_ms", "players"];
  await number(results, "person_id", "chat_id", ...counts, "ended_at")
    .addColumn("place", "bigint")
    .addPrimaryKeyConstraint("quiz_results_pk", ["game_id", "person_id"])
    .execute();
  await db.schema
    .createIndex("quiz_results_chat")
    .on("quiz_results")
    .columns(["chat_id", "ended_at"])
    .execute();
  await db.schema.createIndex("quiz_results_ended").on("quiz_results").columns(["ended_at"]).execute();
  await db.schema.createIndex("quiz_results_person").on("quiz_results").columns(["person_id"]).execute();
}

async function questions(db: Kysely<unknown>): Promise<void> {
  await number(text(number(db.schema.createTable("quiz_used"), "scope_id"), "question_id"), "used_at")
    .addPrimaryKeyConstraint("quiz_used_pk", ["scope_id", "question_id"])
    .execute();
  await number(
    keyed(db.schema.createTable("quiz_stats"), "question_id"),
    "shown",
    "answered",
    "right_count",
  ).execute();
  const reports = text(
    keyed(db.schema.createTable("quiz_reports"), "id"),
    "question_id",
    "language",
    "state",
  );
  await number(reports.addColumn("person_id", "bigint"), "reported_at")
    .addUniqueConstraint("quiz_reports_once", ["question_id", "person_id"])
    .execute();
}

async function people(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable("quiz_people")
    .addColumn("person_id", "bigint", (column) => column.primaryKey().notNull())
    .addColumn("name", "text")
    .addColumn("is_hidden", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("updated_at", "bigint", (column) => column.notNull())
    .execute();
  await number(
    text(number(db.schema.createTable("quiz_achievements"), "person_id"), "achievement"),
    "earned_at",
  )
    .addPrimaryKeyConstraint("quiz_achievements_pk", ["person_id", "achievement"])
    .execute();
  await db.schema
    .createTable("quiz_preferences")
    .addColumn("chat_id", "bigint", (column) => column.primaryKey().notNull())
    .addColumn("options", "text")
    .addColumn("speed_scoring", "integer", (column) => column.notNull().defaultTo(1))
    .addColumn("champion_tag", "integer", (column) => column.notNull().defaultTo(0))
    .addColumn("champion_id", "bigint")
    .addColumn("champion_week", "text")
    .execute();
}

async function dailies(db: Kysely<unknown>): Promise<void> {
  const follows = number(place(db.schema.createTable("quiz_daily_follows")), "hour", "next_at");
  await text(follows, "zone", "language")
    .addPrimaryKeyConstraint("quiz_daily_follows_pk", ["chat_id", "thread_id"])
    .execute();
  await db.schema
    .createIndex("quiz_daily_follows_next")
    .on("quiz_daily_follows")
    .columns(["next_at"])
    .execute();
  const daily = place(keyed(db.schema.createTable("quiz_dailies"), "id"));
  await text(daily, "local_date", "language", "card", "phase")
    .addColumn("poll_id", "text")
    .addColumn("message_id", "bigint")
    .addColumn("sent_at", "bigint")
    .addColumn("claimed_at", "bigint", (column) => column.notNull())
    .addUniqueConstraint("quiz_dailies_once", ["chat_id", "thread_id", "local_date"])
    .execute();
  await db.schema.createIndex("quiz_dailies_claimed").on("quiz_dailies").columns(["claimed_at"]).execute();
  const votes = text(db.schema.createTable("quiz_daily_answers"), "daily_id");
  await number(votes, "person_id", "choice", "answered_at")
    .addPrimaryKeyConstraint("quiz_daily_answers_pk", ["daily_id", "person_id"])
    .execute();
}
