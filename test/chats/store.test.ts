import { expect, test } from "vitest";
import {
  chooseLanguage,
  eraseChat,
  findChat,
  markUnreachable,
  migrateChat,
  rememberChat,
  rememberTopic,
  topicsOf,
  type SeenChat,
} from "../../src/chats/store.ts";
import { inTransaction, type Database } from "../../src/storage/database.ts";
import { describeOnBoth } from "../support/databases.ts";

const at = (ms: number) => new Date(Date.parse("2026-11-25T12:00:00Z") + ms);
const now = at(0);
const group: SeenChat = { id: -5, kind: "group", title: "Общежитие", isForum: false };
const supergroup: SeenChat = {
  id: -1_001_234_567_890,
  kind: "supergroup",
  title: "Общежитие",
  isForum: true,
};
const katya: SeenChat = { id: 7_000_000_001, kind: "private", title: null, isForum: false };

const migrated = (db: Database, from: number, to: number, when: Date): Promise<boolean> =>
  inTransaction(db, (trx) => migrateChat(trx, from, to, when));

describeOnBoth("a chat", (open) => {
  test("is kept as an update shows it", async () => {
    const db = await open();
    await rememberChat(db, supergroup, "active", now);
    await rememberChat(db, katya, "active", now);
    expect(await findChat(db, supergroup.id)).toEqual({
      id: supergroup.id,
      kind: "supergroup",
      title: "Общежитие",
      isForum: true,
      standing: "active",
      language: undefined,
      clientLanguage: undefined,
      migratedTo: undefined,
      zone: undefined,
      answers: "asked",
      hidesSpoilers: false,
      isEphemeral: false,
      takesAnnouncements: true,
      topicId: undefined,
    });
    expect(await findChat(db, katya.id)).toMatchObject({ kind: "private", title: undefined, isForum: false });
    expect(await findChat(db, 1)).toBeUndefined();
  });

  test("of a person keeps the language of the client, until an update tells of another", async () => {
    const db = await open();
    await rememberChat(db, { ...katya, clientLanguage: "en" }, "active", now);
    await rememberChat(db, katya, "blocked", at(1));
    expect(await findChat(db, katya.id)).toMatchObject({ clientLanguage: "en", language: undefined });
    await rememberChat(db, { ...katya, clientLanguage: "ru" }, "active", at(2));
    expect(await findChat(db, katya.id)).toMatchObject({ clientLanguage: "ru" });
  });

  test("keeps the language chosen there when an update shows it again, and follows a new title", async () => {
    const db = await open();
    await rememberChat(db, group, "active", now);
    await chooseLanguage(db, group.id, "en", at(1));
    await rememberChat(db, { ...group, title: "Квартира" }, "active", at(2));
    expect(await findChat(db, group.id)).toMatchObject({ title: "Квартира", language: "en" });
    await rememberChat(db, { ...group, title: "Квартира" }, "kicked", at(3));
    expect(await findChat(db, group.id)).toMatchObject({ standing: "kicked", language: "en" });
  });

  test("has the language that was chosen last, and nobody else's", async () => {
    const db = await open();
    await rememberChat(db, group, "active", now);
    await rememberChat(db, katya, "active", now);
    await chooseLanguage(db, group.id, "en", now);
    await chooseLanguage(db, group.id, "ru", now);
    expect((await findChat(db, group.id))?.language).toBe("ru");
    expect((await findChat(db, katya.id))?.language).toBeUndefined();
  });

  test("that cannot be reached is switched off: blocked in private, left elsewhere", async () => {
    const db = await open();
    await rememberChat(db, group, "active", now);
    await rememberChat(db, katya, "active", now);
    for (const { id } of [group, katya]) await markUnreachable(db, id, at(1));
    expect((await findChat(db, group.id))?.standing).toBe("left");
    expect((await findChat(db, katya.id))?.standing).toBe("blocked");
    await rememberChat(db, katya, "active", at(2));
    expect((await findChat(db, katya.id))?.standing).toBe("active");
  });

  test("that is known to be gone stays as it is when it cannot be reached", async () => {
    const db = await open();
    await rememberChat(db, group, "kicked", now);
    await markUnreachable(db, group.id, at(1));
    expect((await findChat(db, group.id))?.standing).toBe("kicked");
  });

  test("is erased with its topics and its choice, and no other with it", async () => {
    const db = await open();
    await rememberChat(db, supergroup, "active", now);
    await rememberChat(db, katya, "active", now);
    await rememberTopic(db, supergroup.id, { threadId: 3, name: "Пикник" });
    await chooseLanguage(db, supergroup.id, "en", now);
    await eraseChat(db, supergroup.id);
    expect(await findChat(db, supergroup.id)).toBeUndefined();
    expect(await topicsOf(db, supergroup.id)).toEqual([]);
    expect(await findChat(db, katya.id)).toBeDefined();
    await rememberChat(db, supergroup, "active", at(1));
    expect((await findChat(db, supergroup.id))?.language).toBeUndefined();
  });
});

describeOnBoth("a group that became a supergroup", (open) => {
  test("hands its language over and points the way, and the second telling changes nothing", async () => {
    const db = await open();
    await rememberChat(db, group, "active", now);
    await chooseLanguage(db, group.id, "en", now);
    expect(await migrated(db, group.id, supergroup.id, at(1))).toBe(true);
    expect(await findChat(db, group.id)).toMatchObject({ standing: "migrated", migratedTo: supergroup.id });
    expect(await findChat(db, supergroup.id)).toMatchObject({
      kind: "supergroup",
      standing: "active",
      title: "Общежитие",
      language: "en",
    });
    await chooseLanguage(db, supergroup.id, "ru", at(2));
    expect(await migrated(db, group.id, supergroup.id, at(3))).toBe(false);
    expect((await findChat(db, supergroup.id))?.language).toBe("ru");
  });

  test("does not overrule what was already chosen in the new chat", async () => {
    const db = await open();
    await rememberChat(db, group, "active", now);
    await chooseLanguage(db, group.id, "en", now);
    await rememberChat(db, supergroup, "active", now);
    await chooseLanguage(db, supergroup.id, "ru", now);
    await migrated(db, group.id, supergroup.id, at(1));
    expect((await findChat(db, supergroup.id))?.language).toBe("ru");
  });

  test("leaves the new chat without a choice where none was made", async () => {
    const db = await open();
    await rememberChat(db, group, "active", now);
    await migrated(db, group.id, supergroup.id, at(1));
    expect((await findChat(db, supergroup.id))?.language).toBeUndefined();
  });

  test("that we did not know is served in its new place", async () => {
    const db = await open();
    await migrated(db, group.id, supergroup.id, now);
    expect(await findChat(db, group.id)).toBeUndefined();
    expect(await findChat(db, supergroup.id)).toMatchObject({ kind: "supergroup", standing: "active" });
  });

  test("told of in both chats at once is moved once", async () => {
    const db = await open();
    await rememberChat(db, group, "active", now);
    await chooseLanguage(db, group.id, "en", now);
    await Promise.all([1, 2].map((ms) => migrated(db, group.id, supergroup.id, at(ms))));
    expect(await findChat(db, group.id)).toMatchObject({ standing: "migrated", migratedTo: supergroup.id });
    expect(await findChat(db, supergroup.id)).toMatchObject({ standing: "active", language: "en" });
  });
});

describeOnBoth("a forum", (open) => {
  test("has the topics that updates have shown, in order, each as last told", async () => {
    const db = await open();
    await rememberChat(db, supergroup, "active", now);
    await rememberTopic(db, supergroup.id, { threadId: 9, name: "Пикник", isClosed: false });
    await rememberTopic(db, supergroup.id, { threadId: 3, name: "Завод" });
    await rememberTopic(db, supergroup.id, { threadId: 9, isClosed: true });
    await rememberTopic(db, supergroup.id, { threadId: 3, name: "Комбинат" });
    await rememberTopic(db, supergroup.id, { threadId: 3 });
    expect(await topicsOf(db, supergroup.id)).toEqual([
      { threadId: 3, name: "Комбинат", isClosed: false },
      { threadId: 9, name: "Пикник", isClosed: true },
    ]);
  });

  test("has a topic without a name where only its closing was seen", async () => {
    const db = await open();
    await rememberChat(db, supergroup, "active", now);
    await rememberTopic(db, supergroup.id, { threadId: 9, isClosed: true });
    await rememberTopic(db, supergroup.id, { threadId: 9, isClosed: false });
    expect(await topicsOf(db, supergroup.id)).toEqual([{ threadId: 9, name: undefined, isClosed: false }]);
  });
});
