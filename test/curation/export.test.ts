import { execFile } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadPack } from "../../src/content/files.ts";
import { addedEvents, addEvent } from "../../src/countdown/store/added.ts";
import { writtenFact } from "../../src/curation/overlay.ts";
import { additionsOf, keepAddition } from "../../src/curation/store/additions.ts";
import { openDatabase } from "../../src/storage/database.ts";

/** What admins have added, written into a copy of the data by the command itself. */
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "eight-days-export-"));
  await cp("data", join(folder, "data"), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

const database = () => ({ kind: "sqlite", path: join(folder, "bot.db") }) as const;

async function runExport(...args: readonly string[]): Promise<string> {
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ["src/cli/content-export.ts", ...args],
    {
      env: {
        PATH: process.env["PATH"],
        CONTENT_DIR: join(folder, "data"),
        DATABASE_URL: `sqlite:${database().path}`,
      },
    },
  );
  return stdout + stderr;
}

test("phrasings, facts and dates become entries that the pack accepts, once", async () => {
  const now = new Date("2026-11-25T12:00:00Z");
  const { pack: before } = await loadPack("data");
  const [first] = before.facts;
  if (first === undefined) throw new Error("the pack is empty");
  const question = { ru: "Где собирается клуб?", en: "Where does the club meet?" };
  const answer = { ru: "Клуб собирается на даче.", en: "The club meets at the dacha." };
  const db = await openDatabase(database());
  await keepAddition(
    db,
    { kind: "phrasing", factId: first.id, language: "ru", text: "Вопрос от народа?" },
    now,
  );
  const fact = writtenFact("abcde", question, answer);
  await keepAddition(db, { kind: "fact", fact, source: "Клуб https://example.org" }, now);
  const season = {
    id: "added-1",
    kind: "premiere",
    title: { ru: "Второй сезон", en: "Season two" },
  } as const;
  await addEvent(db, { ...season, date: "2027-03-01", time: "19:00", zone: "Europe/Moscow" }, 1, now);

  expect(await runExport()).toContain("3 of 3 additions");
  const { pack, problems } = await loadPack(join(folder, "data"));
  expect(problems).toEqual([]);
  expect(pack.facts.find(({ id }) => id === first.id)?.ask.ru).toContain("Вопрос от народа?");
  expect(pack.facts.find(({ id }) => id === fact.id)).toMatchObject({ ask: fact.ask, answer });
  expect(pack.calendar.at(-1)).toMatchObject({ ...season, date: "2027-03-01", repeats: "yearly" });

  expect(await runExport("--forget")).toContain("0 of 3 additions");
  expect(await additionsOf(db)).toEqual([]);
  expect(await addedEvents(db)).toEqual([]);
  await db.destroy();
});
