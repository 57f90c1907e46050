/** The spans of time of the boards, by the calendar of a zone. */

export const PERIODS = ["today", "week", "month", "season", "all"] as const;
export type Period = (typeof PERIODS)[number];
/** The zone of the boards over all chats: most who play live by it. */
export const GLOBAL_ZONE = "Europe/Moscow";

export interface Span {
  readonly from: Date;
  /** Exclusive. */
  readonly to: Date;
}

export const SEASONS = ["winter", "spring", "summer", "autumn"] as const;
export interface Season {
  readonly name: (typeof SEASONS)[number];
  /** The year in which it ends: December 2026 is in the winter of 2027. */
  readonly year: number;
}

/** The span of a period that `now` is in. A week begins on Monday. */
export function spanOf(period: Period, now: Date, zone: string): Span {
  const today = localDate(now, zone);
  switch (period) {
    case "today":
      return span(today, today.add({ days: 1 }), zone);
    case "week": {
      const monday = mondayOf(today);
      return span(monday, monday.add({ weeks: 1 }), zone);
    }
    case "month": {
      const first = today.with({ day: 1 });
      return span(first, first.add({ months: 1 }), zone);
    }
    case "season":
      return spanOfSeason(seasonAt(now, zone), zone);
    case "all":
      return { from: new Date(0), to: startOf(today.add({ days: 1 }), zone) };
  }
}

/**
 * The season at an instant. Seasons are quarters as people call them: winter is
 * December to February, spring March to May, and so on.
 */
export function seasonAt(now: Date, zone: string): Season {
  const { month, year } = localDate(now, zone);
  const name = SEASONS[Math.floor((month % 12) / 3)] ?? "winter";
  return { name, year: month === 12 ? year + 1 : year };
}

export function seasonBefore({ name, year }: Season): Season {
  const at = SEASONS.indexOf(name);
  return { name: SEASONS[(at + 3) % 4] ?? "winter", year: at === 0 ? year - 1 : year };
}

export function spanOfSeason({ name, year }: Season, zone: string): Span {
  const first = new Temporal.PlainDate(year, 1, 1).add({ months: SEASONS.indexOf(name) * 3 - 1 });
  return span(first, first.add({ months: 3 }), zone);
}

/** The last week that is over, and its Monday's date. */
export function lastWeek(now: Date, zone: string): Span & { readonly monday: string } {
  const monday = mondayOf(localDate(now, zone)).subtract({ weeks: 1 });
  return { ...span(monday, monday.add({ weeks: 1 }), zone), monday: monday.toString() };
}

export function localDate(now: Date, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone).toPlainDate();
}

const mondayOf = (date: Temporal.PlainDate) => date.subtract({ days: date.dayOfWeek - 1 });
const span = (from: Temporal.PlainDate, to: Temporal.PlainDate, zone: string): Span => ({
  from: startOf(from, zone),
  to: startOf(to, zone),
});
/** The first instant of a day, also where its midnight is skipped. */
const startOf = (date: Temporal.PlainDate, zone: string) =>
  new Date(date.toZonedDateTime({ timeZone: zone }).epochMilliseconds);
