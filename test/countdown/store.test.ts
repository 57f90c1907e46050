import { expect, test } from "vitest";
import { chooseForChat, rememberChat } from "../../src/chats/store.ts";
import type { Follow } from "../../src/countdown/follow.ts";
import { calendarDays } from "../../src/countdown/occurrence.ts";
import { refOf } from "../../src/countdown/post.ts";
import {
  dropFollow,
  eraseCountdown,
  findFollow,
  followerIds,
  followsOf,
  keepFollow,
  moveCountdown,
  moveToTopic,
  moveToZone,
  placesFollowing,
} from "../../src/countdown/store/follows.ts";
import { addedEvents, addEvent, ADDED_EVENTS_MAX, removeEvent } from "../../src/countdown/store/added.ts";
import { moveEvent, overridesOf, putEventBack } from "../../src/countdown/store/overrides.ts";
import { postDue, type Posting } from "../../src/countdown/store/posting.ts";
import { forgetPosts, POSTS_KEPT_MS, postSettled, postsOf } from "../../src/countdown/store/posts.ts";
import type { Settled } from "../../src/delivery/outcome.ts";
import { enqueue } from "../../src/delivery/store/queue.ts";
import { inTransaction, type Database } from "../../src/storage/database.ts";
import { describeOnBoth } from "../support/databases.ts";
import { anEvent } from "./support.ts";

const CLUB = -100;
/** Two days before the premiere, in the morning. */
const now = new Date("2025-09-02T06:00:00Z");
const aFollow = (changed: Partial<Follow> = {}): Omit<Follow, "liveMessageId"> => ({
  chatId: CLUB,
  threadId: 0,
  events: ["premiere"],
  cadence: "daily",
  at: { hour: 10, minute: 0 },
  zone: "Europe/Moscow",
  isSilent: false,
  isLive: false,
  ...changed,
});

async function withClub(db: Database, ...follows: readonly Omit<Follow, "liveMessageId">[]): Promise<void> {
  for (const id of new Set([CLUB, ...follows.map(({ chatId }) => chatId)])) {
    await rememberChat(db, { id, kind: "supergroup", title: "Клуб", isForum: true }, "active", now);
  }
  for (const follow of follows) await keepFollow(db, follow, now);
}

const posting: Posting = {
  readDays: () =>
    Promise.resolve(
      calendarDays([
        anEvent(),
        anEvent({ id: "episode", kind: "episode", repeats: "once", time: "20:00", zone: "Europe/Moscow" }),
      ]),
    ),
  enqueue,
  batchOf: (post) => ({
    kind: "post",
    ref: refOf(post),
    priority: "scheduled",
    contents: { ru: { kind: "text", text: post.due.map(({ event }) => event.id).join() } },
  }),
  defaultLanguage: "ru",
};

const queued = (db: Database) =>
  db
    .selectFrom("outgoing")
    .innerJoin("batches", "batches.id", "outgoing.batch_id")
    .select(["chat_id", "thread_id", "ref", "outgoing.language", "target_ids"])
    .orderBy("ref")
    .orderBy("chat_id")
    .orderBy("thread_id")
    .execute();

const settled = (changed: Partial<Settled>): Settled => ({
  batchId: "b",
  ref: "new:2025-09-02",
  chatId: CLUB,
  threadId: undefined,
  outcome: "sent",
  messageIds: [77],
  pollId: undefined,
  reason: undefined,
  at: now,
  ...changed,
});

describeOnBoth("what is followed", (open) => {
  test("is kept for a chat and each of its topics, and replaced by a later choice", async () => {
    const db = await open();
    await withClub(db, aFollow(), aFollow({ threadId: 5, cadence: "weekly" }));
    await keepFollow(db, aFollow({ events: ["all"], isSilent: true }), now);
    expect((await followsOf(db, CLUB)).map(({ threadId, cadence }) => [threadId, cadence])).toEqual([
      [0, "daily"],
      [5, "weekly"],
    ]);
    expect(await findFollow(db, CLUB, 0)).toEqual({
      ...aFollow({ events: ["all"], isSilent: true }),
      liveMessageId: undefined,
    });
    expect(await dropFollow(db, CLUB, 5)).toBe(true);
    expect(await dropFollow(db, CLUB, 5)).toBe(false);
    expect(await findFollow(db, CLUB, 5)).toBeUndefined();
  });

  test("another hour or zone gives another instant", async () => {
    const db = await open();
    await withClub(db, aFollow());
    const nextAt = async () =>
      new Date(
        (await db.selectFrom("countdown_follows").select("next_at").executeTakeFirstOrThrow()).next_at,
      ).toISOString();
    expect(await nextAt()).toBe("2025-09-02T07:00:00.000Z");
    await inTransaction(db, (trx) => moveToZone(trx, CLUB, "Asia/Yekaterinburg", now));
    expect(await nextAt()).toBe("2025-09-03T05:00:00.000Z");
    await keepFollow(db, aFollow({ at: { hour: 9, minute: 30 } }), now);
    expect(await nextAt()).toBe("2025-09-02T06:30:00.000Z");
  });

  test("moves to another topic unless something is followed there", async () => {
    const db = await open();
    await withClub(db, aFollow({ threadId: 5 }), aFollow({ threadId: 6 }));
    await inTransaction(db, async (trx) => {
      expect(await moveToTopic(trx, CLUB, 5, 6)).toBe(false);
      expect(await moveToTopic(trx, CLUB, 5, 0)).toBe(true);
      expect(await moveToTopic(trx, CLUB, 5, 0)).toBe(false);
    });
    expect((await followsOf(db, CLUB)).map(({ threadId }) => threadId)).toEqual([0, 6]);
  });

  test("goes along when a group becomes a supergroup, with what was posted, and never twice", async () => {
    const db = await open();
    await withClub(
      db,
      aFollow({ isLive: true }),
      aFollow({ threadId: 3 }),
      aFollow({ chatId: -200, threadId: 3 }),
    );
    await postDue(db, posting, new Date("2025-09-02T07:00:00Z"));
    await inTransaction(db, (trx) => moveCountdown(trx, CLUB, -200));
    expect(await followsOf(db, CLUB)).toEqual([]);
    expect((await followsOf(db, -200)).map(({ threadId }) => threadId)).toEqual([0, 3]);
    expect(await postsOf(db, CLUB, 0, 9)).toEqual([]);
    expect((await postsOf(db, -200, 0, 9)).map(({ date }) => date)).toEqual(["2025-09-02"]);
  });

  test("those who follow an event are found, active chats alone, and counted once", async () => {
    const db = await open();
    await withClub(
      db,
      aFollow(),
      aFollow({ threadId: 5, events: ["birthdays"] }),
      aFollow({ chatId: -200, events: ["all"] }),
      aFollow({ chatId: -300 }),
    );
    await rememberChat(db, { id: -300, kind: "supergroup", title: "Клуб", isForum: false }, "kicked", now);
    expect(await placesFollowing(db, ["premiere"])).toMatchObject([
      { chatId: -200, threadId: 0 },
      { chatId: CLUB, threadId: 0 },
    ]);
    const ids = await followerIds(db).execute();
    expect(ids.map(({ chat_id }) => chat_id).sort((a, b) => b - a)).toEqual([CLUB, -200, -300]);
  });

  test("is erased with a person, whose name leaves moved dates too", async () => {
    const db = await open();
    await withClub(db, aFollow({ chatId: 7 }));
    const movedBy = { date: "2027-03-01", time: "19:00", zone: "Europe/Moscow", movedBy: 7, movedAt: now };
    await moveEvent(db, { eventId: "premiere", ...movedBy });
    await inTransaction(db, (trx) => eraseCountdown(trx, 7));
    expect(await followsOf(db, 7)).toEqual([]);
    expect(await overridesOf(db)).toEqual([{ eventId: "premiere", ...movedBy, movedBy: undefined }]);
  });
});

describeOnBoth("posts that are due", (open) => {
  test("are enqueued once, whoever looks and however often", async () => {
    const db = await open();
    await withClub(db, aFollow(), aFollow({ threadId: 5 }), aFollow({ chatId: -200 }));
    const due = new Date("2025-09-02T07:00:00Z");
    await Promise.all([1, 2, 3].map(() => postDue(db, posting, due)));
    await postDue(db, posting, due);
    expect((await queued(db)).map(({ chat_id, thread_id }) => `${chat_id} ${thread_id}`)).toEqual([
      "-200 0",
      "-100 0",
      "-100 5",
    ]);
    expect(await postsOf(db, CLUB, 0, 9)).toEqual([{ date: "2025-09-02", state: "posted", dueAt: due }]);
  });

  test("before their time nothing is claimed", async () => {
    const db = await open();
    await withClub(db, aFollow());
    expect(await postDue(db, posting, new Date("2025-09-02T06:59:59Z"))).toBe(0);
    expect(await queued(db)).toEqual([]);
  });

  test("one post covers all that is due there", async () => {
    const db = await open();
    await withClub(db, aFollow({ events: ["premiere", "episodes"] }));
    await postDue(db, posting, new Date("2025-09-03T07:00:00Z"));
    const { contents } = await db.selectFrom("batches").select("contents").executeTakeFirstOrThrow();
    expect(JSON.parse(contents)).toEqual({ ru: { kind: "text", text: "premiere,episode" } });
  });

  test("after days away the last alone goes out, and the others are recorded as missed", async () => {
    const db = await open();
    await withClub(db, aFollow());
    await postDue(db, posting, new Date("2025-09-04T08:00:00Z"));
    expect((await queued(db)).map(({ ref }) => ref)).toEqual(["post:2025-09-04"]);
    expect((await postsOf(db, CLUB, 0, 9)).map(({ date, state }) => `${date} ${state}`)).toEqual([
      "2025-09-04 posted",
      "2025-09-03 missed",
      "2025-09-02 missed",
    ]);
  });

  test("a zone moved back over midnight gives no second post of the same date", async () => {
    const db = await open();
    await withClub(db, aFollow());
    await postDue(db, posting, new Date("2025-09-02T07:00:00Z"));
    await inTransaction(db, (trx) =>
      moveToZone(trx, CLUB, "America/New_York", new Date("2025-09-02T08:00:00Z")),
    );
    await postDue(db, posting, new Date("2025-09-02T14:00:00Z"));
    expect(await queued(db)).toHaveLength(1);
  });

  test("a chat that is gone is passed by, and its time moves on", async () => {
    const db = await open();
    await withClub(db, aFollow());
    await rememberChat(db, { id: CLUB, kind: "supergroup", title: "Клуб", isForum: false }, "kicked", now);
    expect(await postDue(db, posting, new Date("2025-09-02T07:00:00Z"))).toBe(1);
    expect(await queued(db)).toEqual([]);
    expect(await postDue(db, posting, new Date("2025-09-02T07:00:01Z"))).toBe(0);
  });

  test("nothing is left half done where the queue refuses", async () => {
    const db = await open();
    await withClub(db, aFollow());
    const due = new Date("2025-09-02T07:00:00Z");
    const refusing = { ...posting, enqueue: () => Promise.reject(new Error("no room")) };
    await expect(postDue(db, refusing, due)).rejects.toThrow("no room");
    expect(await postsOf(db, CLUB, 0, 9)).toEqual([]);
    await postDue(db, posting, due);
    expect(await queued(db)).toHaveLength(1);
  });

  test("a batch takes no more than asked, and says that there may be more", async () => {
    const db = await open();
    await withClub(db, ...[1, 2, 3].map((threadId) => aFollow({ threadId })));
    const due = new Date("2025-09-02T07:00:00Z");
    expect(await postDue(db, { ...posting, max: 2 }, due)).toBe(2);
    expect(await postDue(db, { ...posting, max: 2 }, due)).toBe(1);
    expect(await queued(db)).toHaveLength(3);
  });

  test("each chat is written to in its language", async () => {
    const db = await open();
    await withClub(db, aFollow(), aFollow({ chatId: -200 }));
    await chooseForChat(db, -200, { zone: "Europe/London" }, now);
    await db.updateTable("chats").set({ language: "en" }).where("id", "=", -200).execute();
    await postDue(db, posting, new Date("2025-09-02T07:00:00Z"));
    expect((await queued(db)).map(({ chat_id, language }) => `${chat_id} ${language}`)).toEqual([
      "-200 en",
      "-100 ru",
    ]);
  });
});

describeOnBoth("a live message", (open) => {
  test("is begun once, then edited by its number; one that cannot be edited is begun anew", async () => {
    const db = await open();
    await withClub(db, aFollow({ isLive: true }));
    const day = async (date: string) => {
      await postDue(db, posting, new Date(`${date}T07:00:00Z`));
      const rows = await queued(db);
      return rows.find(({ ref }) => ref.endsWith(date));
    };
    expect(await day("2025-09-02")).toMatchObject({ ref: "new:2025-09-02", target_ids: null });
    await inTransaction(db, (trx) => postSettled(trx, settled({})));
    expect(await day("2025-09-03")).toMatchObject({ ref: "edit:2025-09-03", target_ids: "[77]" });
    await inTransaction(db, (trx) =>
      postSettled(trx, settled({ ref: "edit:2025-09-03", outcome: "failed", messageIds: [] })),
    );
    expect(await day("2025-09-04")).toMatchObject({ ref: "new:2025-09-04" });
  });

  test("an ordinary post's end changes nothing of it", async () => {
    const db = await open();
    await withClub(db, aFollow({ isLive: true }));
    await inTransaction(db, (trx) => postSettled(trx, settled({ ref: "post:2025-09-02" })));
    expect((await findFollow(db, CLUB, 0))?.liveMessageId).toBeUndefined();
  });
});

describeOnBoth("the record of posts and moved dates", (open) => {
  test("posts are forgotten once no double of them can come", async () => {
    const db = await open();
    await withClub(db, aFollow());
    const due = new Date("2025-09-02T07:00:00Z");
    await postDue(db, posting, due);
    await forgetPosts(db, new Date(due.getTime() + POSTS_KEPT_MS));
    expect(await postsOf(db, CLUB, 0, 9)).toHaveLength(1);
    await forgetPosts(db, new Date(due.getTime() + POSTS_KEPT_MS + 1));
    expect(await postsOf(db, CLUB, 0, 9)).toEqual([]);
  });

  test("a post that Telegram refused is known as refused, that day's alone", async () => {
    const db = await open();
    await withClub(db, aFollow());
    await postDue(db, posting, new Date("2025-09-02T07:00:00Z"));
    await postDue(db, posting, new Date("2025-09-03T07:00:00Z"));
    const refused = settled({ ref: "post:2025-09-03", outcome: "failed", messageIds: [] });
    await inTransaction(db, (trx) => postSettled(trx, refused));
    expect((await postsOf(db, CLUB, 0, 9)).map(({ date, state }) => `${date} ${state}`)).toEqual([
      "2025-09-03 failed",
      "2025-09-02 posted",
    ]);
  });

  test("an event is moved, moved again, and put back", async () => {
    const db = await open();
    const moved = { eventId: "premiere", time: null, zone: null, movedBy: 1, movedAt: now };
    await moveEvent(db, { ...moved, date: "2027-03-01" });
    await moveEvent(db, { ...moved, date: "2027-04-01" });
    expect(await overridesOf(db)).toEqual([{ ...moved, date: "2027-04-01" }]);
    expect(await putEventBack(db, "premiere")).toBe(true);
    expect(await putEventBack(db, "premiere")).toBe(false);
    expect(await overridesOf(db)).toEqual([]);
  });

  test("a date is added once, in both languages, and it is removed once", async () => {
    const db = await open();
    const season = {
      id: "added-1",
      kind: "premiere",
      title: { ru: "Второй сезон", en: "Season two" },
      date: "2027-03-01",
      time: "19:00",
      zone: "Europe/Moscow",
    } as const;
    expect(await addEvent(db, season, 1, now)).toBe(true);
    expect(await addEvent(db, { ...season, date: "2028-01-01" }, 1, now)).toBe(true);
    expect(await addedEvents(db)).toEqual([{ ...season, certainty: "high", repeats: "yearly" }]);
    await inTransaction(db, (trx) => eraseCountdown(trx, 1));
    expect(await removeEvent(db, "added-1")).toBe(true);
    expect(await removeEvent(db, "added-1")).toBe(false);
    expect(await addedEvents(db)).toEqual([]);
  });

  test("there is an end to added dates", async () => {
    const db = await open();
    const event = { kind: "announced", title: { ru: "Встреча", en: "Meeting" }, date: "2027-03-01" } as const;
    const times = { time: undefined, zone: undefined };
    for (let at = 0; at < ADDED_EVENTS_MAX; at += 1) {
      expect(await addEvent(db, { ...event, ...times, id: `added-${String(at)}` }, 1, now)).toBe(true);
    }
    expect(await addEvent(db, { ...event, ...times, id: "added-more" }, 1, now)).toBe(false);
    expect(await addedEvents(db)).toHaveLength(ADDED_EVENTS_MAX);
  });
});
