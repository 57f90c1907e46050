import { expect, test } from "vitest";
import { writtenFact } from "../../src/curation/overlay.ts";
import { additionsMark, additionsOf, keepAddition } from "../../src/curation/store/additions.ts";
import {
  countWish,
  decideWish,
  eraseWishes,
  findWish,
  openWish,
  suggest,
} from "../../src/curation/store/wishes.ts";
import { describeOnBoth } from "../support/databases.ts";

const now = new Date("2026-11-25T12:00:00Z");
const missed = (question: string) => ({ kind: "missed", question, language: "ru" }) as const;

describeOnBoth("wishes", (open) => {
  test("are grouped by likeness and counted, each update once; the most wanted stands first", async () => {
    const db = await open();
    await countWish(db, missed("Где стояла ёлка?"), 1, now);
    await countWish(db, missed("Сколько пуговиц на пальто?"), 2, now);
    await countWish(db, missed("на пальто сколько пуговиц"), 3, now);
    await countWish(db, missed("на пальто сколько пуговиц"), 3, now);
    expect(await openWish(db, 0)).toMatchObject({
      all: 2,
      wish: { sample: "Сколько пуговиц на пальто?", count: 2 },
    });
    expect(await openWish(db, 1)).toMatchObject({ wish: { sample: "Где стояла ёлка?", count: 1 } });
    expect(await openWish(db, 2)).toMatchObject({ wish: undefined });
  });

  test("a fact that is found wanting is apart from the same question without an answer", async () => {
    const db = await open();
    await countWish(db, missed("Кто это?"), 1, now);
    await countWish(db, { kind: "down", question: "Кто это?", language: "ru", factId: "cast.gosha" }, 2, now);
    expect(await openWish(db, 0)).toMatchObject({ all: 2 });
  });

  test("are decided once, whoever is first", async () => {
    const db = await open();
    await countWish(db, missed("Где стояла ёлка?"), 1, now);
    const { wish } = await openWish(db, 0);
    const id = wish?.id ?? "";
    const decided = await Promise.all([decideWish(db, id, "done"), decideWish(db, id, "dismissed")]);
    expect(decided.filter(Boolean)).toHaveLength(1);
    expect(await findWish(db, id)).toBeUndefined();
    // Asked again, what was decided stays decided.
    await countWish(db, missed("Где стояла ёлка?"), 9, now);
    expect(await openWish(db, 0)).toMatchObject({ all: 0 });
  });

  test("a person proposes five a day, each once; and can be forgotten", async () => {
    const db = await open();
    const words = ["первое", "второе", "третье", "четвертое", "пятое", "шестое"];
    const kept: boolean[] = [];
    for (const [at, word] of words.entries())
      kept.push(await suggest(db, 7, `Предложение ${word}`, "ru", at, now));
    expect(kept).toEqual([true, true, true, true, true, false]);
    expect(await suggest(db, 8, "Предложение первое", "ru", 50, now)).toBe(false);
    await eraseWishes(db, 7);
    expect((await openWish(db, 0)).wish?.personId).toBeUndefined();
  });

  test("additions come back as they were kept, and their mark changes with each", async () => {
    const db = await open();
    const before = await additionsMark(db);
    const fact = writtenFact(
      "abc",
      { ru: "Сколько пуговиц?", en: "How many buttons?" },
      { ru: "Шесть.", en: "Six." },
    );
    await keepAddition(db, { kind: "fact", fact, source: "Костюмерная" }, now);
    await keepAddition(
      db,
      { kind: "phrasing", factId: "cast.gosha", language: "en", text: "the locksmith" },
      now,
    );
    expect(await additionsOf(db)).toHaveLength(2);
    expect(await additionsMark(db)).not.toBe(before);
  });
});
