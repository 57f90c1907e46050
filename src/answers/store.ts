import type { Executor } from "../storage/database.ts";

/** Telegram lets a bot edit its messages for 48 h; the pair is of no use longer. */
export const ANSWERS_KEPT_MS = 48 * 3_600_000;
const FORGET_ROWS_MAX = 5_000;

/** Keeps which of our messages answered which question. The id of an ephemeral answer is given below zero. */
export async function rememberAnswer(
  db: Executor,
  chatId: number,
  questionId: number,
  answerId: number,
  now: Date,
): Promise<void> {
  const answer = { answer_id: answerId, asked_at: now.getTime() };
  await db
    .insertInto("answers")
    .values({ chat_id: chatId, question_id: questionId, ...answer })
    .onConflict((conflict) => conflict.columns(["chat_id", "question_id"]).doUpdateSet(answer))
    .execute();
}

/** Our message that answered a question; undefined where there is none, or not any more. */
export async function answerTo(
  db: Executor,
  chatId: number,
  questionId: number,
): Promise<number | undefined> {
  const row = await db
    .selectFrom("answers")
    .select("answer_id")
    .where("chat_id", "=", chatId)
    .where("question_id", "=", questionId)
    .executeTakeFirst();
  return row?.answer_id;
}

/** Forgets pairs older than ANSWERS_KEPT_MS. */
export async function forgetOldAnswers(db: Executor, now: Date): Promise<void> {
  await db
    .deleteFrom("answers")
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple("chat_id", "question_id"),
        "in",
        selectFrom("answers")
          .select(["chat_id", "question_id"])
          .where("asked_at", "<", now.getTime() - ANSWERS_KEPT_MS)
          .limit(FORGET_ROWS_MAX)
          .$asTuple("chat_id", "question_id"),
      ),
    )
    .execute();
}

/** Erases what is kept of a person's private chat. */
export async function eraseAnswers(db: Executor, chatId: number): Promise<void> {
  await db.deleteFrom("answers").where("chat_id", "=", chatId).execute();
}
