import type { Executor } from "../../storage/database.ts";
import type { Override } from "../event.ts";

/** An admin moves an event; a later move replaces the earlier one. */
export async function moveEvent(db: Executor, override: Override): Promise<void> {
  const moved = {
    local_date: override.date,
    time: override.time,
    zone: override.zone,
    moved_by: override.movedBy ?? null,
    moved_at: override.movedAt.getTime(),
  };
  await db
    .insertInto("calendar_overrides")
    .values({ event_id: override.eventId, ...moved })
    .onConflict((conflict) => conflict.column("event_id").doUpdateSet(moved))
    .execute();
}

/** The file's date holds again. @returns false where the event was not moved */
export async function putEventBack(db: Executor, eventId: string): Promise<boolean> {
  const deleted = await db
    .deleteFrom("calendar_overrides")
    .where("event_id", "=", eventId)
    .executeTakeFirst();
  return deleted.numDeletedRows > 0n;
}

export async function overridesOf(db: Executor): Promise<readonly Override[]> {
  const rows = await db.selectFrom("calendar_overrides").selectAll().orderBy("event_id").execute();
  return rows.map((row) => ({
    eventId: row.event_id,
    date: row.local_date,
    time: row.time,
    zone: row.zone,
    movedBy: row.moved_by ?? undefined,
    movedAt: new Date(row.moved_at),
  }));
}
