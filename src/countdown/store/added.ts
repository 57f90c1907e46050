import type { Executor } from "../../storage/database.ts";
import type { CalendarEvent } from "../event.ts";

/** Dates of the admins' own; more belong into the file. */
export const ADDED_EVENTS_MAX = 50;

/** Kinds that an admin may add; people's birthdays need facts, and stand in the file. */
export const ADDED_KINDS = ["premiere", "episode", "broadcast", "anniversary", "announced"] as const;
export type AddedKind = (typeof ADDED_KINDS)[number];

export interface AddedEvent extends Pick<CalendarEvent, "title" | "date" | "time" | "zone"> {
  readonly id: string;
  readonly kind: AddedKind;
}

/** @returns false where there are as many as may be; one that stands there already is left as it is */
export async function addEvent(
  db: Executor,
  event: AddedEvent,
  addedBy: number,
  now: Date,
): Promise<boolean> {
  if ((await addedEvents(db)).length >= ADDED_EVENTS_MAX) return false;
  await db
    .insertInto("calendar_additions")
    .values({
      id: event.id,
      kind: event.kind,
      title_ru: event.title.ru,
      title_en: event.title.en,
      local_date: event.date,
      time: event.time ?? null,
      zone: event.zone ?? null,
      added_by: addedBy,
      added_at: now.getTime(),
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
  return true;
}

/** @returns false where it was gone already */
export async function removeEvent(db: Executor, id: string): Promise<boolean> {
  const removed = await db.deleteFrom("calendar_additions").where("id", "=", id).executeTakeFirst();
  return removed.numDeletedRows > 0n;
}

/** What admins have added, the soonest first. */
export async function addedEvents(db: Executor): Promise<readonly CalendarEvent[]> {
  const rows = await db
    .selectFrom("calendar_additions")
    .selectAll()
    .orderBy("local_date")
    .orderBy("id")
    .execute();
  return rows.map((row) =>
    eventOf({
      id: row.id,
      kind: row.kind,
      title: { ru: row.title_ru, en: row.title_en },
      date: row.local_date,
      time: row.time ?? undefined,
      zone: row.zone ?? undefined,
    }),
  );
}

/** A date of the admins' own as the calendar has it: it is certain, and its kind says whether it comes every year. */
export function eventOf(added: AddedEvent): CalendarEvent {
  const isYearly = added.kind === "premiere" || added.kind === "anniversary";
  return { ...added, certainty: "high", repeats: isYearly ? "yearly" : "once" };
}
