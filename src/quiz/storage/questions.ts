import type { Language } from "../../content/schema.ts";
import type { Executor } from "../../storage/database.ts";
import type { Instant } from "../game/state.ts";

/** Marks a question as asked in a chat or of a person; ids of groups and people do not overlap. */
export async function markUsed(
  db: Executor,
  scopeIds: readonly number[],
  questionId: string,
  at: Instant,
): Promise<void> {
  await db
    .insertInto("quiz_used")
    .values(scopeIds.map((scope_id) => ({ scope_id, question_id: questionId, used_at: at })))
    .onConflict((conflict) => conflict.columns(["scope_id", "question_id"]).doUpdateSet({ used_at: at }))
    .execute();
}

/** Questions asked in a chat or of a person, oldest first: what `dealDeck` takes. */
export async function usedIn(db: Executor, scopeId: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("quiz_used")
    .select("question_id")
    .where("scope_id", "=", scopeId)
    .orderBy("used_at")
    .orderBy("question_id")
    .execute();
  return rows.map((row) => row.question_id);
}

export async function countShown(
  db: Executor,
  questionId: string,
  answered: number,
  right: number,
): Promise<void> {
  await db
    .insertInto("quiz_stats")
    .values({ question_id: questionId, shown: 1, answered, right_count: right })
    .onConflict((conflict) =>
      conflict.column("question_id").doUpdateSet((eb) => ({
        shown: eb("quiz_stats.shown", "+", 1),
        answered: eb("quiz_stats.answered", "+", answered),
        right_count: eb("quiz_stats.right_count", "+", right),
      })),
    )
    .execute();
}

export interface QuestionStats {
  /** Times revealed. */
  readonly shown: number;
  readonly answered: number;
  readonly right: number;
}

export async function questionStats(db: Executor): Promise<ReadonlyMap<string, QuestionStats>> {
  const rows = await db.selectFrom("quiz_stats").selectAll().execute();
  return new Map(
    rows.map(({ question_id: id, shown, answered, right_count: right }) => [id, { shown, answered, right }]),
  );
}

export interface QuestionReport {
  readonly id: string;
  readonly questionId: string;
  readonly language: Language;
  readonly reportedAt: Date;
}

/**
 * Keeps that a person finds fault with a question.
 *
 * @returns false where this person said so before
 */
export async function reportQuestion(
  db: Executor,
  report: QuestionReport & { readonly personId: number },
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("quiz_reports")
    .values({
      id: report.id,
      question_id: report.questionId,
      person_id: report.personId,
      language: report.language,
      state: "open",
      reported_at: report.reportedAt.getTime(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** A question with which people find fault, for the bot's admins. */
export interface ReportedQuestion {
  /** One of its reports stands for all. */
  readonly reportId: string;
  readonly questionId: string;
  readonly people: number;
}

/**
 * Reported questions that nobody has decided, what most people report first.
 *
 * @returns the one at the offset, and how many there are
 */
export async function openReport(
  db: Executor,
  offset: number,
): Promise<{ readonly report: ReportedQuestion | undefined; readonly all: number }> {
  const open = db.selectFrom("quiz_reports").where("state", "=", "open");
  const { all } = await open
    .select((eb) => eb.fn.count<number>("question_id").distinct().as("all"))
    .executeTakeFirstOrThrow();
  const row = await open
    .select((eb) => [
      "question_id",
      eb.fn.min("id").as("report_id"),
      eb.fn.countAll<number>().as("people"),
      eb.fn.min("reported_at").as("since"),
    ])
    .groupBy("question_id")
    .orderBy("people", "desc")
    .orderBy("since")
    .orderBy("question_id")
    .offset(offset)
    .limit(1)
    .executeTakeFirst();
  const report = row && { reportId: row.report_id, questionId: row.question_id, people: row.people };
  return { report, all };
}

/**
 * Decides all open reports of a question: `closed` leaves it as it is, `retired`
 * takes it out of the bank.
 *
 * @param reportId any of them
 * @returns false where they were decided before
 */
export async function decideReport(
  db: Executor,
  reportId: string,
  state: "closed" | "retired",
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("quiz_reports")
    .set({ state })
    .where("state", "=", "open")
    .where("question_id", "=", (eb) =>
      eb.selectFrom("quiz_reports as known").select("known.question_id").where("known.id", "=", reportId),
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Ids of questions that admins have taken out of the bank. */
export async function retiredQuestions(db: Executor): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom("quiz_reports")
    .select("question_id")
    .distinct()
    .where("state", "=", "retired")
    .execute();
  return new Set(rows.map(({ question_id }) => question_id));
}

/** Questions of a game that a person answered wrongly, in the order of asking. */
export async function mistakesIn(db: Executor, gameId: string, personId: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom("quiz_answers")
    .select("question_id")
    .where("game_id", "=", gameId)
    .where("person_id", "=", personId)
    .where("is_right", "=", 0)
    .orderBy("answered_at")
    .execute();
  return rows.map((row) => row.question_id);
}
