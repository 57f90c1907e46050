import { describe, expect, test } from "vitest";
import { instantOf, localDateOf, nextPostAt } from "../../src/countdown/schedule.ts";
import { compareLocalTimes } from "../simulation/local-times.ts";

describe("an instant of a local time", () => {
  test.each([
    ["an ordinary one", "2026-11-25", { hour: 10, minute: 0 }, "Europe/Moscow", "2026-11-25T07:00:00Z"],
    [
      "one that the spring change skips, a gap later",
      "2027-03-28",
      { hour: 2, minute: 30 },
      "Europe/Berlin",
      "2027-03-28T01:30:00Z",
    ],
    [
      "one that the autumn change repeats, the first time",
      "2027-10-31",
      { hour: 2, minute: 30 },
      "Europe/Berlin",
      "2027-10-31T00:30:00Z",
    ],
    [
      "in a zone whose midnight is skipped",
      "2018-11-04",
      { hour: 0, minute: 0 },
      "America/Sao_Paulo",
      "2018-11-04T03:00:00Z",
    ],
    [
      "in a zone off by three quarters of an hour",
      "2027-01-01",
      { hour: 12, minute: 0 },
      "Asia/Kathmandu",
      "2027-01-01T06:15:00Z",
    ],
  ])("%s", (_, date, at, zone, instant) => {
    expect(instantOf(date, at, zone)).toEqual(new Date(instant));
  });

  test("agrees with an independent rule, the earliest offset that fits, around clock changes too", () => {
    const { compared, wrong } = compareLocalTimes(4_000, 1979);
    expect(compared).toBe(4_000);
    expect(wrong).toEqual([]);
  });
});

describe("the next post", () => {
  test("comes strictly later, on the same day where its hour is ahead, else on the next", () => {
    const at = { hour: 10, minute: 0 };
    const next = (after: string) => nextPostAt(new Date(after), at, "Europe/Moscow").toISOString();
    expect(next("2026-11-25T06:59:59Z")).toBe("2026-11-25T07:00:00.000Z");
    expect(next("2026-11-25T07:00:00Z")).toBe("2026-11-26T07:00:00.000Z");
  });

  test("comes once a local day, a year through, in zones with and without clock changes", () => {
    for (const zone of [
      "Europe/Moscow",
      "Europe/Berlin",
      "America/New_York",
      "Australia/Lord_Howe",
      "Pacific/Apia",
    ]) {
      for (const at of [
        { hour: 2, minute: 30 },
        { hour: 0, minute: 0 },
        { hour: 23, minute: 59 },
      ]) {
        const dates = new Set<string>();
        let from = new Date("2027-01-01T00:00:00Z");
        for (let day = 0; day < 365; day += 1) {
          from = nextPostAt(from, at, zone);
          dates.add(localDateOf(from, zone));
        }
        expect(dates.size, zone).toBe(365);
      }
    }
  });
});
