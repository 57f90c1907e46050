/** When an announcement starts, as an admin typed it. */
export type ReadWhen =
  | { readonly kind: "at"; readonly at: Date; readonly isRepeated: boolean }
  | { readonly kind: "wrong"; readonly rule: "format" | "day" | "time" | "past" | "skipped" | "far" };

const FORM =
  /^(?:(\d{4})-(\d{1,2})-(\d{1,2})|(\d{1,2})\.(\d{1,2})(?:\.(\d{4}))?|(сегодня|today|завтра|tomorrow))[\s,]+(\d{1,2})[:.](\d{2})$/iu;
const TOMORROW = /завтра|tomorrow/iu;
const AHEAD_DAYS_MAX = 366;

/**
 * Reads «2026-12-31 21:00», «31.12 21:00», «завтра 9:30» by the wall clock of a
 * zone. An hour that the clock change skips is refused, of one that it repeats
 * the first is meant.
 */
export function readWhen(text: string, now: Date, zone: string): ReadWhen {
  const found = FORM.exec(text.trim());
  if (found === null) return { kind: "wrong", rule: "format" };
  const [, year, month, day, dottedDay, dottedMonth, dottedYear, word, hours = "", minutes = ""] = found;
  const [hour, minute] = [Number(hours), Number(minutes)];
  if (hour > 23 || minute > 59) return { kind: "wrong", rule: "time" };
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate();
  try {
    const date =
      word === undefined
        ? Temporal.PlainDate.from(
            {
              year: Number(year ?? dottedYear ?? today.year),
              month: Number(month ?? dottedMonth),
              day: Number(day ?? dottedDay),
            },
            { overflow: "reject" },
          )
        : today.add({ days: TOMORROW.test(word) ? 1 : 0 });
    const wall = date.toPlainDateTime({ hour, minute });
    const earlier = wall.toZonedDateTime(zone, { disambiguation: "earlier" });
    const later = wall.toZonedDateTime(zone, { disambiguation: "later" });
    if (!earlier.toPlainDateTime().equals(wall)) return { kind: "wrong", rule: "skipped" };
    const at = new Date(earlier.epochMilliseconds);
    if (at.getTime() <= now.getTime()) return { kind: "wrong", rule: "past" };
    if (today.until(date, { largestUnit: "day" }).days > AHEAD_DAYS_MAX)
      return { kind: "wrong", rule: "far" };
    return { kind: "at", at, isRepeated: later.epochMilliseconds !== earlier.epochMilliseconds };
  } catch (error) {
    if (error instanceof RangeError) return { kind: "wrong", rule: "day" };
    throw error;
  }
}
