/** `npm run content:export`: writes what admins have added into the data pack's files, ready for a pull request. */
import { appendFile, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { isMap, isNode, isSeq, parseDocument, stringify } from "yaml";
import { parseConfig } from "../config.ts";
import type { Addition } from "../curation/overlay.ts";
import { additionsOf, dropAdditions } from "../curation/store/additions.ts";
import type { CalendarEvent } from "../countdown/event.ts";
import { addedEvents, removeEvent } from "../countdown/store/added.ts";
import { openDatabase } from "../storage/database.ts";

const FORGET = "--forget";
const COMMUNITY = "community.yaml";

const { database, contentDir } = parseConfig({ ...process.env, BOT_TOKEN: "", NODE_ENV: "" });
const db = await openDatabase(database);
const additions = await additionsOf(db);
const folder = join(contentDir, "facts");
let written = 0;
for (const addition of additions) {
  const isWritten = addition.kind === "phrasing" ? await addPhrasing(addition) : await addFact(addition);
  if (isWritten) written += 1;
  else
    console.error(
      `Cannot write ${JSON.stringify(addition)}: no file has the fact, or it stands there already`,
    );
}
const dates = await addedEvents(db);
for (const event of dates) {
  if (await addDate(event)) written += 1;
  else console.error(`Cannot write the date ${event.id}: it stands in the file already`);
}
console.log(
  `${String(written)} of ${String(additions.length + dates.length)} additions written into ${contentDir}; now: npm run content:check`,
);
if (process.argv.includes(FORGET)) {
  await dropAdditions(db);
  for (const { id } of dates) await removeEvent(db, id);
  console.log("The database has forgotten them: they stand in the files. Restart the bot with these files.");
} else if (written > 0) {
  console.log(`Once the bot runs with these files: npm run content:export -- ${FORGET}`);
}
await db.destroy();

/** Adds a line to the fact's entry; nothing else in the file changes. */
async function addPhrasing({ factId, language, text }: Addition & { kind: "phrasing" }): Promise<boolean> {
  for (const name of (await readdir(folder)).filter((one) => one.endsWith(".yaml"))) {
    const path = join(folder, name);
    const yaml = await readFile(path, "utf8");
    const list: unknown = parseDocument(yaml).contents;
    const entry = isSeq(list)
      ? list.items.find((item) => isMap(item) && item.get("id") === factId)
      : undefined;
    if (!isMap(entry)) continue;
    const known = entry.getIn(["ask", language]);
    if (!isSeq(known) || known.flow === true || known.items.some((item) => String(item) === text))
      return false;
    const last = known.items.at(-1);
    const end = isNode(last) ? last.range?.[1] : undefined;
    if (end === undefined) return false;
    const lineEnd = yaml.indexOf("\n", end - 1);
    const lineStart = yaml.lastIndexOf("\n", isNode(last) ? (last.range?.[0] ?? 0) : 0) + 1;
    const indent = /^\s*/u.exec(yaml.slice(lineStart))?.[0] ?? "";
    await writeFile(
      path,
      `${yaml.slice(0, lineEnd + 1)}${indent}- ${JSON.stringify(text)}\n${yaml.slice(lineEnd + 1)}`,
    );
    return true;
  }
  return false;
}

/** Appends a fact of the admins' own, and its source. */
async function addFact({ fact, source }: Addition & { kind: "fact" }): Promise<boolean> {
  const path = join(folder, COMMUNITY);
  const before = await readFile(path, "utf8").catch(() => "");
  if (before.includes(`- id: ${fact.id}\n`)) return false;
  const { id, about, subject, value, ask, answer, sources } = fact;
  await appendFile(
    path,
    `${before === "" ? "# yaml-language-server: $schema=../schemas/facts.json\n" : ""}${stringify([{ id, about, subject, value, ask, answer, sources }], { lineWidth: 0 })}`,
  );
  const url = /https?:\/\/\S+/u.exec(source)?.[0];
  const name = source.replace(url ?? "", "").trim() || (url ?? id);
  const entry = {
    id: sources[0],
    name: { ru: name, en: name },
    ...(url === undefined ? {} : { url }),
    kind: "fan",
  };
  await appendFile(join(contentDir, "sources.yaml"), stringify([entry], { lineWidth: 0 }));
  return true;
}

/** Appends a date; undefined keys are left out by the writer. */
async function addDate(event: CalendarEvent): Promise<boolean> {
  const path = join(contentDir, "calendar.yaml");
  const before = await readFile(path, "utf8");
  if (before.includes(`- id: ${event.id}\n`)) return false;
  await appendFile(path, `\n${stringify([event], { lineWidth: 0 })}`);
  return true;
}
