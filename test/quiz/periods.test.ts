import { describe, expect, test } from "vitest";
import { lastWeek, PERIODS, seasonAt, seasonBefore, spanOf, spanOfSeason } from "../../src/quiz/periods.ts";

const MOSCOW = "Europe/Moscow";
const at = (text: string) => new Date(text);
const told = ({ from, to }: { readonly from: Date; readonly to: Date }) => [
  from.toISOString(),
  to.toISOString(),
];

describe("the span of", () => {
  test.each([
    [
      "today",
      "today",
      "2026-11-25T18:00:00Z",
      MOSCOW,
      "2026-11-24T21:00:00.000Z",
      "2026-11-25T21:00:00.000Z",
    ],
    [
      "today just after midnight",
      "today",
      "2026-11-25T21:00:00Z",
      MOSCOW,
      "2026-11-25T21:00:00.000Z",
      "2026-11-26T21:00:00.000Z",
    ],
    [
      "a day of 23 hours",
      "today",
      "2026-03-29T12:00:00Z",
      "Europe/Paris",
      "2026-03-28T23:00:00.000Z",
      "2026-03-29T22:00:00.000Z",
    ],
    [
      "a day without midnight",
      "today",
      "2026-04-24T12:00:00Z",
      "Africa/Cairo",
      "2026-04-23T22:00:00.000Z",
      "2026-04-24T21:00:00.000Z",
    ],
    [
      "a week from Monday",
      "week",
      "2026-11-25T18:00:00Z",
      MOSCOW,
      "2026-11-22T21:00:00.000Z",
      "2026-11-29T21:00:00.000Z",
    ],
    [
      "a week on its Sunday",
      "week",
      "2026-11-29T20:59:59Z",
      MOSCOW,
      "2026-11-22T21:00:00.000Z",
      "2026-11-29T21:00:00.000Z",
    ],
    [
      "a week on its Monday",
      "week",
      "2026-11-29T21:00:00Z",
      MOSCOW,
      "2026-11-29T21:00:00.000Z",
      "2026-12-06T21:00:00.000Z",
    ],
    [
      "a month",
      "month",
      "2026-11-25T18:00:00Z",
      MOSCOW,
      "2026-10-31T21:00:00.000Z",
      "2026-11-30T21:00:00.000Z",
    ],
    [
      "December",
      "month",
      "2026-12-31T20:00:00Z",
      MOSCOW,
      "2026-11-30T21:00:00.000Z",
      "2026-12-31T21:00:00.000Z",
    ],
    [
      "autumn",
      "season",
      "2026-11-25T18:00:00Z",
      MOSCOW,
      "2026-08-31T21:00:00.000Z",
      "2026-11-30T21:00:00.000Z",
    ],
    [
      "winter in December",
      "season",
      "2026-12-05T18:00:00Z",
      MOSCOW,
      "2026-11-30T21:00:00.000Z",
      "2027-02-28T21:00:00.000Z",
    ],
    [
      "winter in January",
      "season",
      "2027-01-05T18:00:00Z",
      MOSCOW,
      "2026-11-30T21:00:00.000Z",
      "2027-02-28T21:00:00.000Z",
    ],
    [
      "all time",
      "all",
      "2026-11-25T18:00:00Z",
      MOSCOW,
      "1970-01-01T00:00:00.000Z",
      "2026-11-25T21:00:00.000Z",
    ],
  ] as const)("%s", (_, period, now, zone, from, to) => {
    expect(told(spanOf(period, at(now), zone))).toEqual([from, to]);
  });

  test.each(PERIODS)("%s holds the instant that it is asked for", (period) => {
    for (let hour = 0; hour < 24 * 400; hour += 7) {
      const now = new Date(Date.UTC(2026, 0, 1, hour));
      const { from, to } = spanOf(period, now, "America/St_Johns");
      expect(from.getTime()).toBeLessThanOrEqual(now.getTime());
      expect(to.getTime()).toBeGreaterThan(now.getTime());
    }
  });
});

describe("a season", () => {
  test.each([
    ["2026-01-15", "winter", 2026],
    ["2026-02-28", "winter", 2026],
    ["2026-03-01", "spring", 2026],
    ["2026-05-31", "spring", 2026],
    ["2026-06-01", "summer", 2026],
    ["2026-08-31", "summer", 2026],
    ["2026-09-01", "autumn", 2026],
    ["2026-11-30", "autumn", 2026],
    ["2026-12-01", "winter", 2027],
  ] as const)("on %s is the %s of %d", (date, name, year) => {
    expect(seasonAt(at(`${date}T12:00:00Z`), MOSCOW)).toEqual({ name, year });
  });

  test.each([
    ["winter", 2027, "autumn", 2026],
    ["spring", 2027, "winter", 2027],
    ["summer", 2027, "spring", 2027],
    ["autumn", 2027, "summer", 2027],
  ] as const)("before the %s of %d was the %s of %d", (name, year, before, beforeYear) => {
    expect(seasonBefore({ name, year })).toEqual({ name: before, year: beforeYear });
  });

  test("begins where the one before it ends", () => {
    let season = seasonAt(at("2028-03-15T12:00:00Z"), MOSCOW);
    for (let count = 0; count < 12; count += 1) {
      const before = seasonBefore(season);
      expect(spanOfSeason(before, MOSCOW).to).toEqual(spanOfSeason(season, MOSCOW).from);
      season = before;
    }
  });
});

test("the last week is the one that is over", () => {
  const week = lastWeek(at("2026-11-25T18:00:00Z"), MOSCOW);
  expect(week.monday).toBe("2026-11-16");
  expect(told(week)).toEqual(["2026-11-15T21:00:00.000Z", "2026-11-22T21:00:00.000Z"]);
  expect(lastWeek(at("2026-11-22T20:59:59Z"), MOSCOW).monday).toBe("2026-11-09");
});
