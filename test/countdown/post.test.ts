import { describe, expect, test } from "vitest";
import { loadPack } from "../../src/content/files.ts";
import { cardKeyOf, pictureOf } from "../../src/countdown/card.ts";
import { chooseEvent } from "../../src/countdown/choosing.ts";
import type { CalendarEvent } from "../../src/countdown/event.ts";
import { calendarDay, firstOccurrence, nextOccurrences } from "../../src/countdown/occurrence.ts";
import {
  calendarText,
  cardFor,
  contentOf,
  liveText,
  postText,
  type Reading,
} from "../../src/countdown/post.ts";
import { CAPTION_CHARS_MAX } from "../../src/delivery/content.ts";
import { loadTexts } from "../../src/telegram/i18n.ts";
import { anEvent } from "./support.ts";

const MOSCOW = "Europe/Moscow";
const texts = loadTexts("data/locales");
const { pack } = await loadPack("data");
const premiere = pack.calendar.find(({ kind }) => kind === "premiere") ?? anEvent();

const reading = (language: "ru" | "en", instant: string, zone = MOSCOW): Reading => ({
  t: texts(language),
  language,
  zone,
  now: new Date(instant),
});
/** As an event is told on a day: the first time once it has passed, else the next. */
function told(event: CalendarEvent, date: string, language: "ru" | "en", instant = `${date}T09:00:00Z`) {
  const first = firstOccurrence(event, date, MOSCOW);
  const [next = first] = nextOccurrences([event], date, MOSCOW);
  return postText([next.days > 300 && first.days < 0 ? first : next], reading(language, instant)).text;
}

describe("the number of days in Russian and English", () => {
  test.each([
    [1, "1 день", "1 day"],
    [2, "2 дня", "2 days"],
    [5, "5 дней", "5 days"],
    [11, "11 дней", "11 days"],
    [12, "12 дней", "12 days"],
    [21, "21 день", "21 days"],
    [22, "22 дня", "22 days"],
    [100, "100 дней", "100 days"],
    [101, "101 день", "101 days"],
    [111, "111 дней", "111 days"],
    [1_001, "день", "days"],
  ])("%i", (days, russian, english) => {
    expect(texts("ru")("countdown-days", { days })).toContain(russian);
    expect(texts("en")("countdown-days", { days })).toContain(english);
  });

  test.each([
    [1, "1 год"],
    [2, "2 года"],
    [11, "11 лет"],
    [46, "46 лет"],
    [101, "101 год"],
  ])("%i years", (years, russian) => {
    expect(texts("ru")("countdown-years", { years })).toBe(russian);
  });
});

describe("a post", () => {
  test.each([
    ["2025-08-05", "До премьеры 30 дней", "30 days"],
    ["2025-09-03", "Завтра премьера", "tomorrow"],
    ["2025-09-04", "Сегодня премьера", "today"],
    ["2025-09-05", "1 день назад", "1 day ago"],
    ["2026-09-04", "1 год", "1 year"],
  ])("of the premiere on %s", (date, russian, english) => {
    expect(told(premiere, date, "ru")).toContain(russian);
    expect(told(premiere, date, "en").toLowerCase()).toContain(english);
  });

  test("says hours where an event with a time is close", () => {
    const show = anEvent({ id: "show", kind: "announced", repeats: "once", time: "20:00", zone: MOSCOW });
    expect(told(show, "2025-09-04", "ru", "2025-09-04T14:00:00Z")).toContain("Через 3 часа");
    expect(told(show, "2025-09-04", "en", "2025-09-04T16:00:00Z")).toContain("In 1 hour");
    expect(told(show, "2025-09-04", "ru", "2025-09-04T16:50:00Z")).toContain("Меньше чем через час");
  });

  test("of a day of remembrance does not celebrate", () => {
    const day = anEvent({ kind: "memorial", date: "2021-07-05" });
    expect(told(day, "2026-07-05", "ru")).toContain("5 лет со дня смерти");
    expect(told(anEvent({ kind: "birthday", isAlive: true }), "2026-09-04", "ru")).toContain(
      "С днём рождения",
    );
    expect(told(anEvent({ kind: "birthday", isAlive: false }), "2026-09-04", "ru")).not.toContain("С днём");
  });

  test("a reckoned date is told as reckoned, and a link where to watch stands below", () => {
    const text = told(anEvent({ certainty: "low", link: "https://start.ru" }), "2025-09-01", "ru");
    expect(text).toContain("расчётная");
    expect(text).toContain("https://start.ru");
  });

  test.each(["ru", "en"] as const)(
    "never outgrows a caption, and counts what is left out (%s)",
    (language) => {
      const many = Array.from({ length: 60 }, (_, at) =>
        anEvent({
          id: `e${String(at)}`,
          title: {
            ru: `Очень длинное имя события ${"я".repeat(30)}`,
            en: `A very long name ${"y".repeat(30)}`,
          },
        }),
      );
      const { due } = { due: calendarDay(many, "2025-09-04", MOSCOW).coming };
      const { text } = postText(due, reading(language, "2025-09-04T09:00:00Z"));
      expect(text.length).toBeLessThanOrEqual(CAPTION_CHARS_MAX);
      expect(text).toMatch(/\/calendar/u);
    },
  );

  test("every day of three years reads whole, in both languages, with entities inside the text", () => {
    for (const language of ["ru", "en"] as const) {
      for (let day = 0; day < 3 * 365; day += 1) {
        const at = new Date(Date.UTC(2025, 5, 1, 9) + day * 86_400_000);
        const date = at.toISOString().slice(0, 10);
        const seen = calendarDay(pack.calendar, date, MOSCOW);
        const due = [...seen.coming.filter(({ days }) => days <= 1), ...seen.gone.slice(0, 1)];
        for (const styled of [
          postText(due, reading(language, at.toISOString())),
          liveText(due, reading(language, at.toISOString())),
        ]) {
          expect(styled.text, date).not.toMatch(/\{|undefined|NaN|null/u);
          for (const { offset, length } of styled.entities ?? []) {
            expect(offset + length).toBeLessThanOrEqual(styled.text.length);
          }
        }
      }
    }
  });

  test("a live message counts by itself, from the reader's own clock", () => {
    const { coming } = calendarDay([anEvent({ time: "20:00", zone: MOSCOW })], "2025-09-01", MOSCOW);
    const { entities } = liveText(coming, reading("ru", "2025-09-01T09:00:00Z"));
    expect(entities).toContainEqual(
      expect.objectContaining({ type: "date_time", unix_time: Date.parse("2025-09-04T17:00:00Z") / 1_000 }),
    );
  });

  test("a post without anything due is an error of ours", () => {
    const post = { date: "2025-09-04", due: [], isSilent: false, live: "none", zone: MOSCOW } as const;
    expect(() => contentOf(post, reading("ru", "2025-09-04T09:00:00Z"))).toThrow("nothing is due");
  });

  test("/calendar of an empty calendar says so", () => {
    expect(calendarText([], reading("en", "2025-09-04T09:00:00Z")).text).toBe(texts("en")("calendar-empty"));
  });
});

describe("the picture of an event", () => {
  const card = (date: string, language: "ru" | "en", event = premiere) =>
    cardFor(firstOccurrence(event, date, MOSCOW), reading(language, `${date}T09:00:00Z`));

  test.each([
    ["2025-05-27", { over: "Ещё", number: "100", unit: "дней" }],
    ["2025-09-03", { over: "Ещё", number: "1", unit: "день" }],
    ["2025-09-04", { over: "", number: "Сегодня", unit: "" }],
    ["2026-11-25", { over: "Уже", number: "447", unit: "дней" }],
  ])("on %s", (date, shown) => {
    expect(card(date, "ru")).toMatchObject(shown);
  });

  test("is the same key for the same picture, and can be drawn from it in its language", () => {
    const key = cardKeyOf(
      firstOccurrence(premiere, "2025-09-03", MOSCOW),
      reading("ru", "2025-09-03T09:00:00Z"),
    );
    expect(
      cardKeyOf(firstOccurrence(premiere, "2025-09-03", MOSCOW), reading("ru", "2025-09-03T20:00:00Z")),
    ).toBe(key);
    expect(pictureOf(key)).toEqual({ card: card("2025-09-03", "ru"), isRussian: true });
    expect(pictureOf("result|1|{}")).toBeUndefined();
  });
});

describe("the event that is asked for", () => {
  const ask = (words: string, today = "2026-11-25") =>
    chooseEvent(pack.calendar, words, today, MOSCOW, 2)?.main;

  test("without words the premiere: how long to it, or since it", () => {
    expect(ask("", "2025-06-01")).toMatchObject({ event: premiere, phase: "before" });
    expect(ask("", "2026-11-25")).toMatchObject({ event: premiere, phase: "after", days: -447 });
    expect(ask("", "2026-09-04")).toMatchObject({ event: premiere, phase: "today", years: 1 });
  });

  test.each([
    ["оскар", "oscar-night"],
    ["Оскара", "oscar-night"],
    ["до премьеры фильма", "film-premiere"],
    ["film release", "film-premiere"],
    ["film-premiere", "film-premiere"],
    ["how many days till the oscar", "oscar-night"],
    ["гадовщина фильма", "film-premiere"],
  ])("«%s» means %s", (words, id) => {
    expect(ask(words)?.event.id).toBe(id);
  });

  test.each(["щщщщщщ", "zzzzzz qqqqq", "!!!", "до"])("«%s» names nothing", (words) => {
    expect(ask(words)).toBeUndefined();
  });

  test("of two seasons' premieres the one ahead is meant, and after both the later", () => {
    const seasons = [premiere, anEvent({ id: "season-2", date: "2027-03-01" })];
    const main = (today: string) => chooseEvent(seasons, "", today, MOSCOW, 0)?.main.event.id;
    expect(main("2025-06-01")).toBe(premiere.id);
    expect(main("2026-11-25")).toBe("season-2");
    expect(main("2027-03-01")).toBe("season-2");
    expect(main("2027-11-25")).toBe("season-2");
  });

  test("an empty calendar has nothing to tell", () => {
    expect(chooseEvent([], "", "2026-11-25", MOSCOW, 2)).toBeUndefined();
  });
});
