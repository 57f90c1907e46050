import { describe, expect, test } from "vitest";
import {
  calendarDay,
  calendarDays,
  firstOccurrence,
  lastOccurrence,
  nextEvents,
  nextOccurrence,
  nextOccurrences,
} from "../../src/countdown/occurrence.ts";
import { withOverrides } from "../../src/countdown/event.ts";
import { addDays, daysBetween, weekdayOf } from "../../src/countdown/schedule.ts";
import { anEvent } from "./support.ts";

const MOSCOW = "Europe/Moscow";

describe("an event seen from a day", () => {
  test.each([
    ["long before", "2025-06-01", { days: 95, phase: "before", years: 0 }],
    ["on the eve", "2025-09-03", { days: 1, phase: "eve", years: 0 }],
    ["on the day", "2025-09-04", { days: 0, phase: "today", years: 0 }],
    ["the day after, by its next year", "2025-09-05", { days: 364, phase: "before", years: 1 }],
    ["a year after", "2026-09-04", { days: 0, phase: "today", years: 1 }],
    ["decades after", "2060-09-03", { days: 1, phase: "eve", years: 35 }],
    ["decades before", "1999-09-04", { days: 9_497, phase: "before", years: 0 }],
  ] as const)("%s", (_, from, seen) => {
    expect(nextOccurrence(anEvent(), from, MOSCOW)).toMatchObject(seen);
  });

  test("one that does not repeat is over after its day", () => {
    const once = anEvent({ repeats: "once" });
    expect(nextOccurrence(once, "2025-09-04", MOSCOW)?.phase).toBe("today");
    expect(nextOccurrence(once, "2025-09-05", MOSCOW)).toBeUndefined();
    expect(firstOccurrence(once, "2026-11-25", MOSCOW)).toMatchObject({ days: -447, phase: "after" });
  });

  test("the last time is none before the first, else the latest year", () => {
    expect(lastOccurrence(anEvent(), "2025-09-03", MOSCOW)).toBeUndefined();
    expect(lastOccurrence(anEvent(), "2025-09-04", MOSCOW)).toMatchObject({ date: "2025-09-04", years: 0 });
    expect(lastOccurrence(anEvent(), "2028-01-01", MOSCOW)).toMatchObject({ date: "2027-09-04", years: 2 });
  });

  test.each([
    ["2027-02-01", "2027-02-28"],
    ["2028-02-01", "2028-02-29"],
  ])("a birthday of 29 February, seen on %s, comes on %s", (from, date) => {
    const leap = anEvent({ kind: "birthday", date: "1940-02-29" });
    expect(nextOccurrence(leap, from, MOSCOW)?.date).toBe(date);
  });

  test("a time of day falls on the reader's own date", () => {
    const evening = anEvent({ time: "20:00", zone: MOSCOW });
    const startsAt = new Date("2025-09-04T17:00:00Z");
    expect(nextOccurrence(evening, "2025-09-01", MOSCOW)).toMatchObject({ date: "2025-09-04", startsAt });
    expect(nextOccurrence(evening, "2025-09-01", "Asia/Kamchatka")).toMatchObject({
      date: "2025-09-05",
      startsAt,
    });
  });

  test("a bare date is the same day everywhere", () => {
    for (const zone of [MOSCOW, "Pacific/Kiritimati", "America/Los_Angeles"]) {
      expect(nextOccurrence(anEvent(), "2025-09-01", zone)?.date).toBe("2025-09-04");
    }
  });
});

describe("the calendar", () => {
  const events = [
    anEvent({ id: "birthday", kind: "birthday", date: "1939-09-04" }),
    anEvent(),
    anEvent({ id: "past", repeats: "once", date: "2020-01-01" }),
    anEvent({ id: "later", date: "2025-10-01" }),
  ];
  const ids = (list: readonly { readonly event: { readonly id: string } }[]) =>
    list.map(({ event }) => event.id);

  test("comes soonest first, the weightier first on one day, without what is over", () => {
    expect(ids(nextOccurrences(events, "2025-09-01", MOSCOW))).toEqual(["premiere", "birthday", "later"]);
  });

  test("of one day holds what is coming, and the first times that lie behind", () => {
    const day = calendarDay(events, "2025-09-05", MOSCOW);
    expect(ids(day.coming)).toEqual(["later", "premiere", "birthday"]);
    expect(ids(day.gone)).toEqual(["birthday", "premiere", "past"]);
  });

  test("is read once for a day and zone", () => {
    const read = calendarDays(events);
    expect(read("2025-09-05", MOSCOW)).toBe(read("2025-09-05", MOSCOW));
    expect(read("2025-09-05", MOSCOW)).not.toBe(read("2025-09-06", MOSCOW));
  });

  test("today's event with a time is no longer next once it has begun", () => {
    const shows = [anEvent({ id: "show", repeats: "once", time: "20:00", zone: MOSCOW }), anEvent()];
    const at = (instant: string) => ids(nextEvents(shows, new Date(instant), MOSCOW, 9));
    expect(at("2025-09-04T16:59:00Z")).toContain("show");
    expect(at("2025-09-04T17:01:00Z")).not.toContain("show");
  });

  test("a moved event has its new date and is certain; the rest stay", () => {
    const event = anEvent({ certainty: "low", time: "20:00", zone: MOSCOW });
    const moved = withOverrides(
      [event, anEvent({ id: "other" })],
      [
        {
          eventId: "premiere",
          date: "2027-03-01",
          time: null,
          zone: null,
          movedBy: 1,
          movedAt: new Date(0),
        },
      ],
    );
    expect(moved[0]).toMatchObject({ date: "2027-03-01", time: undefined, certainty: "high" });
    expect(moved[1]).toEqual(anEvent({ id: "other" }));
  });
});

describe("days", () => {
  test.each([
    ["2024-02-28", 1, "2024-02-29"],
    ["2025-02-28", 1, "2025-03-01"],
    ["2025-12-31", 1, "2026-01-01"],
    ["2026-01-01", -1, "2025-12-31"],
    ["1979-12-31", 10_000, "2007-05-18"],
  ])("%s and %i days make %s", (from, days, to) => {
    expect(addDays(from, days)).toBe(to);
    expect(daysBetween(from, to)).toBe(days);
  });

  test("weeks begin with Monday", () => {
    expect(weekdayOf("2026-11-23")).toBe(1);
    expect(weekdayOf("2026-11-29")).toBe(7);
  });
});
