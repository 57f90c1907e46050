import { describe, expect, test } from "vitest";
import { dayEndsAt, dueOn, nextPosts, type Cadence, type EventChoice } from "../../src/countdown/cadence.ts";
import type { CalendarEvent } from "../../src/countdown/event.ts";
import { calendarDay } from "../../src/countdown/occurrence.ts";
import { addDays } from "../../src/countdown/schedule.ts";
import { anEvent } from "./support.ts";

const MOSCOW = "Europe/Moscow";

/** The days around an event on which a follower hears something, as numbers of days until it. */
function heard(
  cadence: Cadence,
  from: number,
  to: number,
  event: CalendarEvent = anEvent(),
): readonly number[] {
  const days: number[] = [];
  for (let until = from; until >= to; until -= 1) {
    const day = calendarDay([event], addDays(event.date, -until), MOSCOW);
    if (dueOn({ events: ["all"], cadence }, day).length > 0) days.push(until);
  }
  return days;
}

describe("a cadence", () => {
  test("of milestones speaks at 100, 50, 30, 14, 7, 3, 2, 1 and 0 days, and at round days after", () => {
    expect(heard("milestones", 120, -120)).toEqual([100, 50, 30, 14, 7, 3, 2, 1, 0, -1, -7, -30, -50, -100]);
  });

  test("of every day speaks through the last 30 days and the first week after", () => {
    const daily = heard("daily", 120, -40);
    expect(daily.filter((until) => until >= 0)).toEqual([
      100,
      50,
      ...Array.from({ length: 31 }, (_, at) => 30 - at),
    ]);
    expect(daily.filter((until) => until < 0)).toEqual([-1, -2, -3, -4, -5, -6, -7, -30]);
  });

  test("of weeks speaks on Mondays too while the event is near", () => {
    // 4 September 2025 is a Thursday: the Mondays are 10, 17 and 24 days before it.
    expect(heard("weekly", 30, 0)).toEqual([30, 24, 17, 14, 10, 7, 3, 2, 1, 0]);
  });

  test("hears the thousandth day after, and its double", () => {
    expect(heard("milestones", -999, -1_001)).toEqual([-1_000]);
    expect(heard("milestones", -2_000, -2_000)).toEqual([-2_000]);
  });

  test.each([
    ["episode", [1, 0]],
    ["broadcast", [1, 0]],
    ["birthday", [0]],
    ["memorial", [0]],
    ["announced", [0]],
  ] as const)("an event of kind %s is not counted down to every day", (kind, days) => {
    expect(heard("daily", 60, 0, anEvent({ kind, repeats: "once" }))).toEqual(days);
  });

  test("a day that was only reckoned is never told of as past", () => {
    expect(heard("daily", -1, -30, anEvent({ certainty: "low" }))).toEqual([]);
  });
});

describe("what a chat chose", () => {
  const events = [
    anEvent(),
    anEvent({ id: "episode-2", kind: "episode", repeats: "once" }),
    anEvent({ id: "film", kind: "anniversary" }),
    anEvent({ id: "birth", kind: "birthday" }),
  ];
  const on = (date: string, ...chosen: readonly EventChoice[]) =>
    dueOn({ events: chosen, cadence: "milestones" }, calendarDay(events, date, MOSCOW)).map(
      ({ event }) => event.id,
    );

  test.each([
    ["premiere", ["premiere"]],
    ["episodes", ["episode-2"]],
    ["anniversaries", ["film"]],
    ["birthdays", ["birth"]],
    ["all", ["premiere", "episode-2", "film", "birth"]],
  ] as const)("%s", (choice, ids) => {
    expect(on("2025-09-04", choice)).toEqual(ids);
  });

  test("the premiere's later years are anniversaries too", () => {
    expect(on("2026-09-04", "anniversaries")).toEqual(["premiere", "film"]);
  });

  test("nothing chosen is nothing heard", () => {
    expect(on("2025-09-04")).toEqual([]);
  });
});

describe("the most important comes first", () => {
  test("the day itself, then the eve, then what is ahead", () => {
    const events = [
      anEvent({ id: "in-a-week", kind: "anniversary", date: "1980-09-10" }),
      anEvent({ id: "eve", kind: "episode", date: "2025-09-04", repeats: "once" }),
      anEvent({ id: "today", kind: "birthday", date: "1950-09-03" }),
    ];
    const day = calendarDay(events, "2025-09-03", MOSCOW);
    expect(dueOn({ events: ["all"], cadence: "daily" }, day).map(({ event }) => event.id)).toEqual([
      "today",
      "eve",
      "in-a-week",
    ]);
  });
});

describe("the next posts", () => {
  const at = { hour: 10, minute: 0 };
  const plan = (cadence: Cadence, now: string, zone = MOSCOW) =>
    nextPosts({ events: ["premiere"], cadence }, at, [anEvent()], new Date(now), zone, 3).map((post) =>
      post.at.toISOString(),
    );

  test("are the next three with their instants", () => {
    expect(plan("milestones", "2025-08-05T07:00:00Z")).toEqual([
      "2025-08-21T07:00:00.000Z",
      "2025-08-28T07:00:00.000Z",
      "2025-09-01T07:00:00.000Z",
    ]);
    expect(plan("daily", "2025-09-03T12:00:00Z").slice(0, 2)).toEqual([
      "2025-09-04T07:00:00.000Z",
      "2025-09-05T07:00:00.000Z",
    ]);
  });

  test("reach to the next year in quiet times, and none where nothing comes", () => {
    expect(plan("milestones", "2027-11-25T00:00:00Z")[0]).toBe("2028-05-27T07:00:00.000Z");
    expect(
      nextPosts({ events: ["episodes"], cadence: "daily" }, at, [anEvent()], new Date(), MOSCOW, 3),
    ).toEqual([]);
  });
});

test("a post is right until the end of its local day", () => {
  expect(dayEndsAt("2025-09-04", MOSCOW)).toEqual(new Date("2025-09-04T21:00:00Z"));
});
