import type { Transaction } from "kysely";
import type { Executor } from "../../storage/database.ts";
import type { QuizDailyRow, Schema } from "../../storage/schema.ts";
import { dailyClosed, dailySettled, summaryOf, type Daily, type DailySummary } from "../daily.ts";
import type { Answer, Card, Instant, Poll } from "../game/state.ts";
import { rememberPoll } from "./games.ts";
import { countShown } from "./questions.ts";

/**
 * Keeps a question of the day that is about to be sent.
 *
 * @returns false where that day has one already: nothing was kept
 */
export async function createDaily(
  trx: Transaction<Schema>,
  daily: Extract<Daily, { readonly phase: "sending" }>,
  now: Date,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto("quiz_dailies")
    .values({
      id: daily.id,
      chat_id: daily.chatId,
      thread_id: daily.threadId ?? 0,
      local_date: daily.localDate,
      language: daily.language,
      card: JSON.stringify(daily.card),
      phase: "sending",
      poll_id: null,
      message_id: null,
      sent_at: null,
      claimed_at: now.getTime(),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

export async function findDaily(db: Executor, id: string): Promise<Daily | undefined> {
  const row = await db.selectFrom("quiz_dailies").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? undefined : dailyOf(row);
}

/** Those that are still open in a chat and topic, oldest first: yesterday's, when the next one is due. */
export async function openDailies(
  db: Executor,
  chatId: number,
  threadId: number | null,
): Promise<readonly Extract<Daily, { readonly phase: "open" }>[]> {
  const rows = await db
    .selectFrom("quiz_dailies")
    .selectAll()
    .where("chat_id", "=", chatId)
    .where("thread_id", "=", threadId ?? 0)
    .where("phase", "=", "open")
    .orderBy("local_date")
    .execute();
  return rows.flatMap((row) => {
    const daily = dailyOf(row);
    return daily.phase === "open" ? [daily] : [];
  });
}

function dailyOf(row: QuizDailyRow): Daily {
  const frame = {
    id: row.id,
    chatId: row.chat_id,
    threadId: row.thread_id === 0 ? null : row.thread_id,
    localDate: row.local_date,
    language: row.language,
    card: JSON.parse(row.card) as Card,
  };
  if (row.phase === "sending" || row.phase === "void") return { ...frame, phase: row.phase };
  if (row.poll_id === null || row.message_id === null || row.sent_at === null) {
    throw new Error(`Cannot read the question of the day ${row.id}: it is ${row.phase} and has no poll`);
  }
  const poll = { pollId: row.poll_id, messageId: row.message_id, sentAt: row.sent_at };
  return { ...frame, phase: row.phase, poll };
}

/**
 * Keeps what became of sending a question of the day.
 *
 * @param poll undefined where it is not known to have arrived: the day has none
 * @returns false where that was known before
 */
export async function settleDaily(
  trx: Transaction<Schema>,
  id: string,
  poll: Poll | undefined,
): Promise<boolean> {
  const daily = await findDaily(trx, id);
  const settled = daily === undefined ? undefined : dailySettled(daily, poll);
  if (settled === undefined) return false;
  const { numUpdatedRows } = await trx
    .updateTable("quiz_dailies")
    .set({
      phase: settled.phase,
      poll_id: poll?.pollId ?? null,
      message_id: poll?.messageId ?? null,
      sent_at: poll?.sentAt ?? null,
    })
    .where("id", "=", id)
    .where("phase", "=", "sending")
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return false;
  if (settled.phase === "open") {
    const { chatId, threadId } = settled;
    await rememberPoll(trx, { ...settled.poll, chatId, threadId, kind: "daily", ref: id });
  }
  return true;
}

/**
 * Keeps a vote; the first of a person stands.
 *
 * @returns false where there was one, or the question is not open
 */
export async function answerDaily(db: Executor, id: string, answer: Answer): Promise<boolean> {
  const daily = await findDaily(db, id);
  if (daily?.phase !== "open" || daily.card.order[answer.option] === undefined) return false;
  const { numInsertedOrUpdatedRows } = await db
    .insertInto("quiz_daily_answers")
    .values({
      daily_id: id,
      person_id: answer.personId,
      choice: answer.option,
      answered_at: answer.at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return numInsertedOrUpdatedRows === 1n;
}

/** Takes a vote back while the question is open. */
export async function retractDaily(db: Executor, id: string, personId: number): Promise<boolean> {
  if ((await findDaily(db, id))?.phase !== "open") return false;
  const { numDeletedRows } = await db
    .deleteFrom("quiz_daily_answers")
    .where("daily_id", "=", id)
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/**
 * Closes a question of the day, scores it once, and returns what is told of it.
 *
 * @returns undefined where it is not open any more
 */
export async function closeDaily(
  trx: Transaction<Schema>,
  id: string,
  at: Instant,
): Promise<DailySummary | undefined> {
  const daily = await findDaily(trx, id);
  const closed = daily === undefined ? undefined : dailyClosed(daily);
  if (closed === undefined) return undefined;
  const { numUpdatedRows } = await trx
    .updateTable("quiz_dailies")
    .set({ phase: "closed" })
    .where("id", "=", id)
    .where("phase", "=", "open")
    .executeTakeFirst();
  if (numUpdatedRows !== 1n) return undefined;
  const rows = await trx.selectFrom("quiz_daily_answers").selectAll().where("daily_id", "=", id).execute();
  const summary = summaryOf(
    closed,
    rows.map((row) => ({ personId: row.person_id, option: row.choice, at: row.answered_at })),
  );
  await keepScores(trx, closed, summary, at);
  return summary;
}

async function keepScores(
  trx: Transaction<Schema>,
  { id, chatId, card }: Daily,
  { scored, right }: DailySummary,
  at: Instant,
): Promise<void> {
  await countShown(trx, card.questionId, scored.length, right);
  for (const { personId, isRight, points, elapsedMs, answeredAt } of scored) {
    await trx
      .insertInto("quiz_answers")
      .values({
        ...{ game_id: id, question_id: card.questionId, person_id: personId, chat_id: chatId },
        ...{ topic: card.topic, difficulty: card.difficulty, is_right: isRight ? 1 : 0, points },
        ...{ elapsed_ms: elapsedMs, answered_at: answeredAt },
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await trx
      .insertInto("quiz_results")
      .values({
        ...{ game_id: id, person_id: personId, chat_id: chatId, mode: "daily", points },
        ...{ right_count: isRight ? 1 : 0, answered: 1, asked: 1, best_streak: isRight ? 1 : 0 },
        ...{ fast: 0, time_ms: elapsedMs, players: scored.length, place: null, ended_at: at },
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  }
}
