import { expect, test } from "vitest";
import {
  ANSWERS_KEPT_MS,
  answerTo,
  eraseAnswers,
  forgetOldAnswers,
  rememberAnswer,
} from "../../src/answers/store.ts";
import { describeOnBoth } from "../support/databases.ts";

const at = (ms: number) => new Date(Date.parse("2026-11-25T12:00:00Z") + ms);

describeOnBoth("the message that answered", (open) => {
  test("is found by its question, in its chat alone", async () => {
    const db = await open();
    await rememberAnswer(db, -1_001_234_567_890, 1, 2, at(0));
    await rememberAnswer(db, 7, 1, 3, at(0));
    expect(await answerTo(db, -1_001_234_567_890, 1)).toBe(2);
    expect(await answerTo(db, 7, 1)).toBe(3);
    expect(await answerTo(db, 7, 2)).toBeUndefined();
  });

  test("is replaced by a newer one", async () => {
    const db = await open();
    await rememberAnswer(db, 7, 1, 2, at(0));
    await rememberAnswer(db, 7, 1, 5, at(1));
    expect(await answerTo(db, 7, 1)).toBe(5);
  });

  test("is forgotten when Telegram no longer lets us edit it, a younger one is not", async () => {
    const db = await open();
    await rememberAnswer(db, 7, 1, 2, at(0));
    await rememberAnswer(db, 7, 3, 4, at(1));
    await forgetOldAnswers(db, at(ANSWERS_KEPT_MS));
    expect(await answerTo(db, 7, 1)).toBe(2);
    await forgetOldAnswers(db, at(ANSWERS_KEPT_MS + 1));
    expect(await answerTo(db, 7, 1)).toBeUndefined();
    expect(await answerTo(db, 7, 3)).toBe(4);
    expect(ANSWERS_KEPT_MS).toBe(48 * 3_600_000);
  });

  test("counts its age from the last answer, not from the first", async () => {
    const db = await open();
    await rememberAnswer(db, 7, 1, 2, at(0));
    await rememberAnswer(db, 7, 1, 2, at(1_000));
    await forgetOldAnswers(db, at(ANSWERS_KEPT_MS + 1));
    expect(await answerTo(db, 7, 1)).toBe(2);
  });

  test("is erased with its person, and nobody else's", async () => {
    const db = await open();
    await rememberAnswer(db, 7, 1, 2, at(0));
    await rememberAnswer(db, 8, 1, 3, at(0));
    await eraseAnswers(db, 7);
    expect(await answerTo(db, 7, 1)).toBeUndefined();
    expect(await answerTo(db, 8, 1)).toBe(3);
  });
});
