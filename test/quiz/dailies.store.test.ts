import { expect, test } from "vitest";
import type { Daily } from "../../src/quiz/daily.ts";
import {
  answerDaily,
  closeDaily,
  createDaily,
  findDaily,
  openDailies,
  retractDaily,
  settleDaily,
} from "../../src/quiz/storage/dailies.ts";
import { claimDailies, dailyFollowsOf, followDaily, unfollowDaily } from "../../src/quiz/storage/follows.ts";
import { placeOfPoll } from "../../src/quiz/storage/games.ts";
import { inTransaction, type Database } from "../../src/storage/database.ts";
import { describeOnBoth } from "../support/databases.ts";
import { deck, GROUP, KATYA, LYUDA, right, T0, TOSYA, wrong } from "./support.ts";

/** 21:00 in Moscow. */
const now = new Date(T0);
const follow = { chatId: GROUP, threadId: null, hour: 12, zone: "Europe/Moscow", language: "ru" } as const;
const claim = (db: Database, when: string) =>
  inTransaction(db, (trx) => claimDailies(trx, new Date(when), 10));
const sending = (id = "daily", localDate = "2026-11-26"): Extract<Daily, { readonly phase: "sending" }> => ({
  ...{ id, chatId: GROUP, threadId: null, localDate, language: "ru", card: deck(1)[0]!, phase: "sending" },
});
const poll = { pollId: "d1", messageId: 5, sentAt: T0 };
const answer = (personId: number, seconds: number, option = right(0)) => ({
  personId,
  option,
  at: T0 + seconds * 1_000,
});

async function opened(db: Database): Promise<void> {
  await inTransaction(db, async (trx) => {
    await createDaily(trx, sending(), now);
    await settleDaily(trx, "daily", poll);
  });
}

describeOnBoth("following the question of the day", (open) => {
  test("is kept with its next time, and changed by following again", async () => {
    const db = await open();
    await followDaily(db, follow, now);
    expect(await dailyFollowsOf(db, GROUP)).toEqual([
      { ...follow, nextAt: new Date("2026-11-26T09:00:00Z") },
    ]);
    await followDaily(db, { ...follow, hour: 23, zone: "UTC", language: "en" }, now);
    expect(await dailyFollowsOf(db, GROUP)).toEqual([
      { ...follow, hour: 23, zone: "UTC", language: "en", nextAt: new Date("2026-11-25T23:00:00Z") },
    ]);
  });

  test("is each topic's own, and ends on demand", async () => {
    const db = await open();
    await followDaily(db, follow, now);
    await followDaily(db, { ...follow, threadId: 7 }, now);
    expect(await unfollowDaily(db, GROUP, null)).toBe(true);
    expect(await unfollowDaily(db, GROUP, null)).toBe(false);
    expect((await dailyFollowsOf(db, GROUP)).map(({ threadId }) => threadId)).toEqual([7]);
  });

  test("makes a question due at its time, once", async () => {
    const db = await open();
    await followDaily(db, follow, now);
    expect(await claim(db, "2026-11-26T08:59:59.999Z")).toEqual([]);
    expect(await claim(db, "2026-11-26T09:00:00Z")).toEqual([
      { ...follow, localDate: "2026-11-26", isMissed: false },
    ]);
    expect(await claim(db, "2026-11-26T09:00:00Z")).toEqual([]);
    expect(await claim(db, "2026-11-27T09:30:00Z")).toMatchObject([
      { localDate: "2026-11-27", isMissed: false },
    ]);
  });

  test("leaves out a question that is too late, and days that nobody was there for", async () => {
    const db = await open();
    await followDaily(db, follow, now);
    expect(await claim(db, "2026-11-26T12:00:01Z")).toMatchObject([
      { localDate: "2026-11-26", isMissed: true },
    ]);
    expect(await claim(db, "2026-12-05T20:00:00Z")).toMatchObject([
      { localDate: "2026-11-27", isMissed: true },
    ]);
    expect(await claim(db, "2026-12-05T20:00:00Z")).toEqual([]);
    expect((await dailyFollowsOf(db, GROUP))[0]?.nextAt).toEqual(new Date("2026-12-06T09:00:00Z"));
  });

  test("is claimed by one of two who try at once", async () => {
    const db = await open();
    await followDaily(db, follow, now);
    const both = await Promise.all([1, 2].map(() => claim(db, "2026-11-26T09:00:00Z")));
    expect(both.map((due) => due.length).toSorted()).toEqual([0, 1]);
  });

  test("claims no more than asked for, the longest due first", async () => {
    const db = await open();
    for (const [hour, chatId] of [
      [3, -1],
      [1, -2],
      [2, -3],
    ] as const)
      await followDaily(db, { ...follow, chatId, hour }, now);
    const due = await inTransaction(db, (trx) => claimDailies(trx, new Date("2026-11-26T01:00:00Z"), 2));
    expect(due.map(({ chatId }) => chatId)).toEqual([-2, -3]);
  });
});

describeOnBoth("a question of the day", (open) => {
  test("is one for each day of a chat and topic", async () => {
    const db = await open();
    const create = (daily: ReturnType<typeof sending>) =>
      inTransaction(db, (trx) => createDaily(trx, daily, now));
    expect(await create(sending())).toBe(true);
    expect(await create(sending("again"))).toBe(false);
    expect(await create(sending("tomorrow", "2026-11-27"))).toBe(true);
    expect(await create({ ...sending("topic"), threadId: 7 })).toBe(true);
    expect(await findDaily(db, "daily")).toEqual(sending());
    expect(await findDaily(db, "again")).toBeUndefined();
  });

  test("is open once it was sent, and found by its poll", async () => {
    const db = await open();
    await opened(db);
    expect(await findDaily(db, "daily")).toEqual({ ...sending(), phase: "open", poll });
    expect(await placeOfPoll(db, "d1")).toEqual({
      chatId: GROUP,
      threadId: null,
      kind: "daily",
      ref: "daily",
    });
    expect(await inTransaction(db, (trx) => settleDaily(trx, "daily", { ...poll, pollId: "d2" }))).toBe(
      false,
    );
    expect((await openDailies(db, GROUP, null)).map(({ id }) => id)).toEqual(["daily"]);
    expect(await openDailies(db, GROUP, 7)).toEqual([]);
  });

  test("that did not arrive takes no votes", async () => {
    const db = await open();
    await inTransaction(db, async (trx) => {
      await createDaily(trx, sending(), now);
      expect(await settleDaily(trx, "daily", undefined)).toBe(true);
    });
    expect(await answerDaily(db, "daily", answer(KATYA, 1))).toBe(false);
    expect(await openDailies(db, GROUP, null)).toEqual([]);
  });

  test("keeps the first vote of a person, unless it is retracted", async () => {
    const db = await open();
    await opened(db);
    expect(await answerDaily(db, "daily", answer(KATYA, 1, wrong(0)))).toBe(true);
    expect(await answerDaily(db, "daily", answer(KATYA, 2))).toBe(false);
    expect(await answerDaily(db, "daily", answer(TOSYA, 2, 9))).toBe(false);
    expect(await retractDaily(db, "daily", KATYA)).toBe(true);
    expect(await retractDaily(db, "daily", KATYA)).toBe(false);
    expect(await answerDaily(db, "daily", answer(KATYA, 3))).toBe(true);
    expect(await answerDaily(db, "unknown", answer(KATYA, 3))).toBe(false);
  });

  test("is scored once, when it closes", async () => {
    const db = await open();
    await opened(db);
    await answerDaily(db, "daily", answer(KATYA, 50));
    await answerDaily(db, "daily", answer(LYUDA, 20));
    await answerDaily(db, "daily", answer(TOSYA, 10, wrong(0)));
    const close = () => inTransaction(db, (trx) => closeDaily(trx, "daily", T0 + 86_400_000));
    expect(await close()).toMatchObject({
      answered: 3,
      right: 2,
      fastest: [
        { personId: LYUDA, place: 1 },
        { personId: KATYA, place: 2 },
      ],
    });
    expect(await close()).toBeUndefined();
    expect(await answerDaily(db, "daily", answer(9, 60))).toBe(false);
    expect(await retractDaily(db, "daily", KATYA)).toBe(false);
    const results = await db.selectFrom("quiz_results").selectAll().orderBy("person_id").execute();
    expect(results).toMatchObject([
      { person_id: KATYA, mode: "daily", points: 500, right_count: 1, place: null },
      { person_id: TOSYA, mode: "daily", points: 0, right_count: 0 },
      { person_id: LYUDA, mode: "daily", points: 500 },
    ]);
    expect(await db.selectFrom("quiz_answers").selectAll().execute()).toHaveLength(3);
  });
});
