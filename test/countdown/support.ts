import type { CalendarEvent } from "../../src/countdown/event.ts";

/** An event with only what a test is about. */
export function anEvent(changed: Partial<CalendarEvent> = {}): CalendarEvent {
  return {
    id: "premiere",
    kind: "premiere",
    title: { ru: "Премьера сериала", en: "The series premieres" },
    date: "2025-09-04",
    certainty: "high",
    repeats: "yearly",
    ...changed,
  };
}
