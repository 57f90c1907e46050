import { expect, test } from "vitest";
import { checkCalendar } from "../../src/content/calendar-check.ts";
import { calendarSchema } from "../../src/content/calendar.ts";
import { loadPack } from "../../src/content/files.ts";
import { parseList } from "../../src/content/parse.ts";

const GOOD = `
- id: film-premiere
  kind: anniversary
  title: { ru: Премьера фильма, en: The film opens }
  date: 1980-02-11
  certainty: high
  repeats: yearly
  fact: release.date
`;

const told = (yaml: string): readonly string[] => {
  const parsed = parseList("calendar.yaml", yaml, calendarSchema);
  const facts = [{ value: { id: "release.date", formerly: [] } }] as unknown as Parameters<
    typeof checkCalendar
  >[1];
  return [...parsed.problems, ...checkCalendar(parsed.entries, facts)].map(
    ({ line, path, what }) => `${String(line)} ${path}: ${what}`,
  );
};

test("a well-written event has no problems", () => {
  expect(told(GOOD)).toEqual([]);
});

test.each([
  ["a day that does not exist", GOOD.replace("1980-02-11", "1981-02-29"), /no such day|must exist|[dD]ate/u],
  ["an hour that does not exist", `${GOOD}  time: "25:70"\n  zone: Europe/Moscow\n`, /time looks like/u],
  ["a zone that does not exist", `${GOOD}  time: "19:00"\n  zone: Europe/Moskow\n`, /IANA name/u],
  ["a time without a zone", `${GOOD}  time: "19:00"\n`, /needs its zone/u],
  ["a fact that is not there", GOOD.replace("release.date", "release.day"), /no fact «release.day»/u],
  [
    "a birthday that does not say whether the person lives",
    GOOD.replace("anniversary", "birthday"),
    /isAlive/u,
  ],
  ["an id twice", GOOD + GOOD, /is taken/u],
  [
    "a slot that stands for nothing",
    `${GOOD}  texts: { today: { ru: "{hours} назад", en: "{hours} ago" } }\n`,
    /stands for nothing/u,
  ],
  [
    "years of what comes once",
    `${GOOD.replace("yearly", "once")}  texts: { today: { ru: "{years}", en: "{years}" } }\n`,
    /comes once/u,
  ],
  ["a link that is no https address", `${GOOD}  link: http://wink.ru\n`, /link/u],
])("%s is told with its line", (_, yaml, problem) => {
  expect(told(yaml).join("\n")).toMatch(problem);
});

test("the shipped calendar holds the premiere, the anniversary, the Oscar and the finale", async () => {
  const { pack } = await loadPack("data");
  const dates = new Map(pack.calendar.map(({ id, date }) => [id, date]));
  expect(dates.get("series-premiere")).toBe("2025-09-04");
  expect(dates.get("film-premiere")).toBe("1980-02-11");
  expect(dates.get("oscar-night")).toBe("1981-03-31");
  expect(dates.get("series-finale")).toBe("2025-10-15");
  expect(pack.calendar.length).toBeGreaterThanOrEqual(40);
});

test("every certain day of the shipped calendar stands in the fact behind it", async () => {
  const { pack } = await loadPack("data");
  const facts = new Map(pack.facts.flatMap((fact) => [fact.id, ...fact.formerly].map((id) => [id, fact])));
  const dayOf = new Intl.DateTimeFormat("ru", { day: "numeric", month: "long", timeZone: "UTC" });
  const missing = pack.calendar
    .filter(({ certainty }) => certainty === "high")
    .filter(
      ({ date, fact }) => facts.get(fact ?? "")?.answer.ru.includes(dayOf.format(Date.parse(date))) !== true,
    );
  expect(missing.map(({ id }) => id)).toEqual([]);
});

test("the shipped calendar speaks for itself on the days that matter, and congratulates nobody who has died", async () => {
  const { pack } = await loadPack("data");
  const byId = new Map(pack.calendar.map((event) => [event.id, event]));
  expect(Object.keys(byId.get("series-premiere")?.texts ?? {})).toEqual(["before", "eve", "today", "after"]);
  for (const id of ["film-premiere", "oscar-night"])
    expect(Object.keys(byId.get(id)?.texts ?? {})).toEqual(["before", "eve", "today"]);
  expect(pack.calendar.filter(({ texts }) => texts !== undefined).length).toBeGreaterThan(25);
  for (const { id, isAlive, texts } of pack.calendar) {
    if (isAlive === false) expect(texts?.today?.ru ?? "", id).not.toMatch(/исполняется|С днём рождения/u);
  }
});
