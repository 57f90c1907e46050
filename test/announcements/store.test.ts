import { expect, test } from "vitest";
import { changeDraft, createDraft, findAnnouncement } from "../../src/announcements/store/announcements.ts";
import { countAudience } from "../../src/announcements/store/audience.ts";
import { confirm, progressOfAnnouncement, startScheduled } from "../../src/announcements/store/sending.ts";
import type { Audience } from "../../src/announcements/announcement.ts";
import { chooseForChat, chooseLanguage, rememberChat } from "../../src/chats/store.ts";
import { followerIds } from "../../src/countdown/store/follows.ts";
import { inTransaction, type Database } from "../../src/storage/database.ts";
import { describeOnBoth } from "../support/databases.ts";

const now = new Date("2026-11-25T12:00:00Z");
const ports = { followers: followerIds, defaultLanguage: "ru" } as const;

/** Two people, a group and a channel; one person reads English, and one group has thrown us out. */
async function people(db: Database): Promise<void> {
  const seen = (id: number, kind: "private" | "supergroup" | "channel") =>
    ({ id, kind, title: kind === "private" ? null : "Клуб", isForum: false }) as const;
  await rememberChat(db, { ...seen(1, "private"), clientLanguage: "en" }, "active", now);
  await rememberChat(db, seen(2, "private"), "active", now);
  await rememberChat(db, seen(-100, "supergroup"), "active", now);
  await rememberChat(db, seen(-101, "supergroup"), "kicked", now);
  await rememberChat(db, seen(-200, "channel"), "active", now);
}

describeOnBoth("announcements", (open) => {
  test("an audience is of active chats that want announcements, by kind and by language", async () => {
    const db = await open();
    await people(db);
    const count = (audience: Audience) => countAudience(db, audience, ports);
    expect(await count({ kind: "everyone" })).toBe(4);
    expect(await count({ kind: "people" })).toBe(2);
    expect(await count({ kind: "groups" })).toBe(1);
    expect(await count({ kind: "channels" })).toBe(1);
    expect(await count({ kind: "language", language: "en" })).toBe(1);
    expect(await count({ kind: "followers" })).toBe(0);
    expect(await count({ kind: "chat", chatId: -101 })).toBe(0);
    await chooseForChat(db, 2, { takesAnnouncements: false }, now);
    await chooseLanguage(db, -100, "en", now);
    expect(await count({ kind: "everyone" })).toBe(3);
    expect(await count({ kind: "language", language: "en" })).toBe(2);
  });

  test("a confirmation freezes the audience once, from however many phones", async () => {
    const db = await open();
    await people(db);
    const id = await createDraft(db, 1, { ru: { kind: "text", text: "Показ" } }, now);
    const confirmed = await Promise.all(
      [1, 2, 3].map(() => inTransaction(db, (trx) => confirm(trx, id, ports, now))),
    );
    expect(confirmed.filter(({ kind }) => kind === "started")).toHaveLength(1);
    expect(confirmed.filter(({ kind }) => kind === "over")).toHaveLength(2);
    expect(await db.selectFrom("outgoing").select("chat_id").execute()).toHaveLength(4);
    // Who comes later gets none.
    await rememberChat(db, { id: 3, kind: "private", title: null, isForum: false }, "active", now);
    expect((await progressOfAnnouncement(db, { id }))?.total).toBe(4);
  });

  test("an empty audience leaves the draft as it was", async () => {
    const db = await open();
    const id = await createDraft(db, 1, { ru: { kind: "text", text: "Показ" } }, now);
    expect(await inTransaction(db, (trx) => confirm(trx, id, ports, now))).toEqual({ kind: "empty" });
    expect(await findAnnouncement(db, id)).toMatchObject({ state: "draft", batchId: undefined });
  });

  test("a scheduled one waits, and starts once", async () => {
    const db = await open();
    await people(db);
    const id = await createDraft(db, 1, { ru: { kind: "text", text: "Показ" } }, now);
    await changeDraft(db, id, { startsAt: new Date(now.getTime() + 60_000) });
    await inTransaction(db, (trx) => confirm(trx, id, ports, now));
    expect(await progressOfAnnouncement(db, { id })).toMatchObject({ state: "paused", total: 4 });
    const started = await Promise.all([1, 2].map(() => inTransaction(db, (trx) => startScheduled(trx, id))));
    expect(started.toSorted()).toEqual([false, true]);
    expect(await progressOfAnnouncement(db, { id })).toMatchObject({ state: "running" });
  });

  test("what is changed has to be seen again", async () => {
    const db = await open();
    const id = await createDraft(db, 1, { ru: { kind: "text", text: "Показ" } }, now);
    await changeDraft(db, id, { previewedAt: now });
    expect(await findAnnouncement(db, id)).toMatchObject({ isPreviewed: true });
    await changeDraft(db, id, { audience: { kind: "people" } });
    expect(await findAnnouncement(db, id)).toMatchObject({ isPreviewed: true });
    await changeDraft(db, id, { contents: { ru: { kind: "text", text: "Показ завтра" } } });
    expect(await findAnnouncement(db, id)).toMatchObject({ isPreviewed: false });
  });
});
