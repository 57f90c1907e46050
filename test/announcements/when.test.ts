import { describe, expect, test } from "vitest";
import { readWhen } from "../../src/announcements/when.ts";

const now = new Date("2026-11-25T09:00:00Z");
const MOSCOW = "Europe/Moscow";

describe("when an announcement starts", () => {
  test.each([
    ["завтра 9:30", "2026-11-26T06:30:00Z"],
    ["tomorrow 9:30", "2026-11-26T06:30:00Z"],
    ["сегодня 23:59", "2026-11-25T20:59:00Z"],
    ["31.12 21:00", "2026-12-31T18:00:00Z"],
    ["31.12.2026, 21.00", "2026-12-31T18:00:00Z"],
    ["2027-02-28 00:00", "2027-02-27T21:00:00Z"],
  ])("«%s» is %s in Moscow", (typed, at) => {
    expect(readWhen(typed, now, MOSCOW)).toEqual({ kind: "at", at: new Date(at), isRepeated: false });
  });

  test.each([
    ["когда-нибудь", "format"],
    ["", "format"],
    ["2027-02-29 10:00", "day"],
    ["31.11 10:00", "day"],
    ["завтра 25:70", "time"],
    ["сегодня 11:59", "past"],
    ["2025-01-01 10:00", "past"],
    ["2028-11-25 10:00", "far"],
  ])("«%s» is refused: %s", (typed, rule) => {
    expect(readWhen(typed, now, MOSCOW)).toEqual({ kind: "wrong", rule });
  });

  test("an hour that the clock change skips is refused", () => {
    expect(readWhen("2027-03-28 02:30", now, "Europe/Berlin")).toEqual({ kind: "wrong", rule: "skipped" });
  });

  test("of an hour that comes twice the first is meant, and it is said", () => {
    expect(readWhen("2027-10-31 02:30", now, "Europe/Berlin")).toEqual({
      kind: "at",
      at: new Date("2027-10-31T00:30:00Z"),
      isRepeated: true,
    });
  });
});
