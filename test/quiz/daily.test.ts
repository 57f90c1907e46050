import { describe, expect, test } from "vitest";
import {
  DAILY_GRACE_MS,
  dailyClosed,
  dailyDate,
  dailySettled,
  isWithinGrace,
  longestRun,
  nextDailyAt,
  summaryOf,
  type Daily,
} from "../../src/quiz/daily.ts";
import { deck, GOSHA, KATYA, LYUDA, right, T0, TOSYA, wrong } from "./support.ts";

describe("the next question of the day", () => {
  test.each([
    ["later today", "2026-11-25T05:00:00Z", 12, "Europe/Moscow", "2026-11-25T09:00:00.000Z"],
    [
      "tomorrow where the hour is over",
      "2026-11-25T10:00:00Z",
      12,
      "Europe/Moscow",
      "2026-11-26T09:00:00.000Z",
    ],
    [
      "tomorrow where it is exactly now",
      "2026-11-25T09:00:00Z",
      12,
      "Europe/Moscow",
      "2026-11-26T09:00:00.000Z",
    ],
    [
      "a millisecond later today",
      "2026-11-25T08:59:59.999Z",
      12,
      "Europe/Moscow",
      "2026-11-25T09:00:00.000Z",
    ],
    [
      "on a day that is not yet here in UTC",
      "2026-11-25T20:00:00Z",
      8,
      "Asia/Vladivostok",
      "2026-11-25T22:00:00.000Z",
    ],
    ["at midnight", "2026-11-25T10:00:00Z", 0, "Europe/Moscow", "2026-11-25T21:00:00.000Z"],
    ["at the last hour", "2026-12-31T21:30:00Z", 23, "Europe/Moscow", "2027-01-01T20:00:00.000Z"],
    [
      "a gap later where the hour is skipped",
      "2026-03-28T12:00:00Z",
      2,
      "Europe/Paris",
      "2026-03-29T01:00:00.000Z",
    ],
    [
      "a gap later where midnight is skipped",
      "2026-04-23T23:00:00Z",
      0,
      "Africa/Cairo",
      "2026-04-24T21:00:00.000Z",
    ],
    [
      "a gap later where midnight itself is skipped",
      "2026-04-23T12:00:00Z",
      0,
      "Africa/Cairo",
      "2026-04-23T22:00:00.000Z",
    ],
    [
      "at the first occurrence of a repeated hour",
      "2026-10-24T12:00:00Z",
      2,
      "Europe/Paris",
      "2026-10-25T00:00:00.000Z",
    ],
    [
      "not at the second occurrence of a repeated hour",
      "2026-10-25T00:00:00Z",
      2,
      "Europe/Paris",
      "2026-10-26T01:00:00.000Z",
    ],
    [
      "twenty-three hours later in spring",
      "2026-03-28T11:00:00Z",
      12,
      "Europe/Paris",
      "2026-03-29T10:00:00.000Z",
    ],
    [
      "twenty-five hours later in autumn",
      "2026-10-24T10:00:00Z",
      12,
      "Europe/Paris",
      "2026-10-25T11:00:00.000Z",
    ],
    [
      "half a gap later where the change is of half an hour",
      "2026-10-03T12:00:00Z",
      2,
      "Australia/Lord_Howe",
      "2026-10-03T15:30:00.000Z",
    ],
    [
      "after a day that a zone left out",
      "2011-12-29T23:00:00Z",
      12,
      "Pacific/Apia",
      "2011-12-30T22:00:00.000Z",
    ],
  ])("comes %s", (_, after, hour, zone, due) => {
    expect(nextDailyAt(new Date(after), hour, zone).toISOString()).toBe(due);
  });

  test("belongs to the day on which it is due in the chat's zone", () => {
    expect(dailyDate(new Date("2026-11-25T22:00:00Z"), "Asia/Vladivostok")).toBe("2026-11-26");
    expect(dailyDate(new Date("2026-11-25T22:00:00Z"), "America/New_York")).toBe("2026-11-25");
  });

  test("comes once for each day of a year, wherever the clocks change", () => {
    for (const zone of [
      "Europe/Moscow",
      "Europe/Paris",
      "Africa/Cairo",
      "America/St_Johns",
      "Australia/Lord_Howe",
    ]) {
      for (const hour of [0, 1, 2, 3, 23]) {
        const dates: string[] = [];
        let at = new Date("2025-12-31T12:00:00Z");
        for (let day = 0; day < 365; day += 1) {
          const next = nextDailyAt(at, hour, zone);
          expect(next.getTime()).toBeGreaterThan(at.getTime());
          at = next;
          dates.push(dailyDate(at, zone));
        }
        expect(longestRun(dates), `${zone} at ${hour}`).toBe(365);
      }
    }
  });

  test.each([
    [0, true],
    [DAILY_GRACE_MS, true],
    [DAILY_GRACE_MS + 1, false],
    [86_400_000, false],
  ])("that is late by %d ms still goes out: %s", (late, goesOut) => {
    expect(isWithinGrace(new Date(T0), new Date(T0 + late))).toBe(goesOut);
  });
});

const poll = { pollId: "d", messageId: 5, sentAt: T0 };
const [card] = deck(1);
const sending: Daily = {
  id: "daily",
  chatId: -1,
  threadId: null,
  localDate: "2026-11-25",
  language: "ru",
  card: card!,
  phase: "sending",
};
const open = { ...sending, phase: "open", poll } as const;

describe("a question of the day", () => {
  test("is open once it was sent, and closed once its day is over", () => {
    expect(dailySettled(sending, poll)).toEqual(open);
    expect(dailyClosed(open)).toEqual({ ...open, phase: "closed" });
  });

  test("that is not known to have arrived is void", () => {
    expect(dailySettled(sending, undefined)).toEqual({ ...sending, phase: "void" });
  });

  test.each([
    ["open", open],
    ["closed", { ...open, phase: "closed" } as const],
    ["void", { ...sending, phase: "void" } as const],
  ])("that is %s is not sent again", (_, daily) => {
    expect(dailySettled(daily, poll)).toBeUndefined();
  });

  test.each([
    ["sending", sending],
    ["closed", { ...open, phase: "closed" } as const],
    ["void", { ...sending, phase: "void" } as const],
  ])("that is %s cannot be closed", (_, daily) => {
    expect(dailyClosed(daily)).toBeUndefined();
  });

  const answer = (personId: number, seconds: number, option = right(0)) => ({
    personId,
    option,
    at: T0 + seconds * 1_000,
  });

  test("tells how many were right and the fastest three of them", () => {
    const summary = summaryOf(open, [
      answer(KATYA, 50),
      answer(TOSYA, 3, wrong(0)),
      answer(LYUDA, 20),
      answer(GOSHA, 90),
      answer(5, 40_000),
    ]);
    expect(summary).toMatchObject({ localDate: "2026-11-25", answered: 5, right: 4 });
    expect(summary.fastest).toEqual([
      { personId: LYUDA, elapsedMs: 20_000, place: 1 },
      { personId: KATYA, elapsedMs: 50_000, place: 2 },
      { personId: GOSHA, elapsedMs: 90_000, place: 3 },
    ]);
  });

  test("gives the same points for a right answer whenever it came", () => {
    const { scored } = summaryOf(open, [answer(KATYA, 1), answer(TOSYA, 80_000), answer(LYUDA, 2, wrong(0))]);
    expect(scored.map(({ points }) => points)).toEqual([500, 500, 0]);
  });

  test("lets who answered in the same moment share a place", () => {
    const { fastest } = summaryOf(open, [answer(KATYA, 5), answer(TOSYA, 5), answer(LYUDA, 6)]);
    expect(fastest.map(({ place }) => place)).toEqual([1, 1, 3]);
  });

  test("that nobody answered says so", () => {
    expect(summaryOf(open, [])).toMatchObject({ answered: 0, right: 0, fastest: [], scored: [] });
  });
});

describe("the longest run of days", () => {
  test.each([
    [[], 0],
    [["2026-11-25"], 1],
    [["2026-11-25", "2026-11-25"], 1],
    [["2026-11-25", "2026-11-26", "2026-11-28"], 2],
    [["2026-12-01", "2026-11-30", "2026-11-29"], 3],
    [["2026-12-31", "2027-01-01", "2026-01-01"], 2],
    [["2028-02-28", "2028-02-29", "2028-03-01"], 3],
    [["2026-02-28", "2026-03-01"], 2],
  ])("of %j is %d", (dates, run) => {
    expect(longestRun(dates)).toBe(run);
  });
});
