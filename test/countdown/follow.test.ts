import { describe, expect, test } from "vitest";
import {
  heardOn,
  LIVE_EVENTS_MAX,
  MISSED_DAYS_MAX,
  POST_GRACE_MS,
  turnsOf,
} from "../../src/countdown/follow.ts";
import { calendarDay } from "../../src/countdown/occurrence.ts";
import { anEvent } from "./support.ts";

const HOUR_MS = 3_600_000;
const moscow = { at: { hour: 10, minute: 0 }, zone: "Europe/Moscow" } as const;
const turns = (due: string, now: string, follow: Parameters<typeof turnsOf>[0] = moscow) =>
  turnsOf(follow, new Date(due), new Date(now), POST_GRACE_MS).map(({ date, state }) => `${date} ${state}`);

describe("a follow's time has come", () => {
  test("in time, it is posted", () => {
    expect(turns("2025-09-04T07:00:00Z", "2025-09-04T07:00:01Z")).toEqual(["2025-09-04 posted"]);
  });

  test("late within the grace it still goes out; after it, it was missed", () => {
    expect(turns("2025-09-04T07:00:00Z", "2025-09-04T13:00:00Z")).toEqual(["2025-09-04 posted"]);
    expect(turns("2025-09-04T07:00:00Z", "2025-09-04T13:00:01Z")).toEqual(["2025-09-04 missed"]);
  });

  test("within the grace but on the next date it was missed: what it says would be wrong", () => {
    const late = { ...moscow, at: { hour: 22, minute: 0 } };
    expect(turns("2025-09-04T19:00:00Z", "2025-09-04T20:59:59Z", late)).toEqual(["2025-09-04 posted"]);
    expect(turns("2025-09-04T19:00:00Z", "2025-09-04T21:00:00Z", late)).toEqual(["2025-09-04 missed"]);
  });

  test("after many days away the last day alone may be posted", () => {
    expect(turns("2025-09-01T07:00:00Z", "2025-09-04T08:00:00Z")).toEqual([
      "2025-09-01 missed",
      "2025-09-02 missed",
      "2025-09-03 missed",
      "2025-09-04 posted",
    ]);
  });

  test("of a year's silence only the last days are recorded", () => {
    const long = turnsOf(
      moscow,
      new Date("2024-09-01T07:00:00Z"),
      new Date("2025-09-04T08:00:00Z"),
      POST_GRACE_MS,
    );
    expect(long.length).toBeLessThanOrEqual(MISSED_DAYS_MAX + 1);
    expect(long.at(-1)).toMatchObject({ date: "2025-09-04", state: "posted" });
    expect(long.filter(({ state }) => state === "posted")).toHaveLength(1);
  });

  test("a longer grace is a setting", () => {
    const [turn] = turnsOf(
      moscow,
      new Date("2025-09-04T07:00:00Z"),
      new Date("2025-09-04T15:00:00Z"),
      9 * HOUR_MS,
    );
    expect(turn?.state).toBe("posted");
  });
});

describe("a live message", () => {
  test("tells of the next events whatever the cadence, and of no more than fit", () => {
    const events = Array.from({ length: 9 }, (_, at) =>
      anEvent({ id: `e${String(at)}`, kind: "birthday", date: `1950-12-0${String(at + 1)}` }),
    );
    const day = calendarDay(events, "2026-11-25", "Europe/Moscow");
    const live = { events: ["birthdays"], cadence: "milestones", isLive: true } as const;
    expect(heardOn(live, day).map(({ event }) => event.id)).toEqual(["e0", "e1", "e2"]);
    expect(heardOn(live, day)).toHaveLength(LIVE_EVENTS_MAX);
    expect(heardOn({ ...live, isLive: false }, day)).toEqual([]);
    expect(heardOn({ ...live, events: ["episodes"] }, day)).toEqual([]);
  });
});
