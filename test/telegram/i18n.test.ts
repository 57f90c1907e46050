import { globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { AUDIENCES } from "../../src/announcements/telegram/cards.ts";
import { QUIZ_TOPICS } from "../../src/content/quiz.ts";
import { LANGUAGES, type Language } from "../../src/content/schema.ts";
import { ADDED_KINDS } from "../../src/countdown/store/added.ts";
import { CADENCES, EVENT_CHOICES } from "../../src/countdown/cadence.ts";
import { RANKS } from "../../src/quiz/card.ts";
import { PERIODS, SEASONS } from "../../src/quiz/periods.ts";
import { ACHIEVEMENTS } from "../../src/quiz/achievements.ts";
import { loadTexts } from "../../src/telegram/i18n.ts";
import { MENUS } from "../../src/telegram/profile.ts";

const texts = loadTexts("data/locales");

/** Each key with the variables that its text takes. */
function keysOf(language: Language): ReadonlyMap<string, readonly string[]> {
  const ftl = readFileSync(`data/locales/${language}.ftl`, "utf8");
  const messages = ftl.split(/^(?=[a-z][\w-]* *=)/mu).filter((part) => /^[a-z]/u.test(part));
  return new Map(
    messages.map((part) => {
      const text = part.replace(/^#.*$/gmu, "");
      const variables = Array.from(text.matchAll(/\$([\w-]+)/gu), ([, name = ""]) => name);
      return [/^[\w-]+/u.exec(part)?.[0] ?? "", [...new Set(variables)].sort()];
    }),
  );
}

const english = keysOf("en");

/** The first argument of a call that begins at `from`, just after the parenthesis. */
function firstArgument(source: string, from: number): string {
  let depth = 0;
  for (let at = from; at < source.length; at += 1) {
    const letter = source[at] ?? "";
    if ((letter === ")" || letter === ",") && depth === 0) return source.slice(from, at);
    if ("([{".includes(letter)) depth += 1;
    if (")]}".includes(letter)) depth -= 1;
  }
  return "";
}

/** Keys that the bot's source asks for by name; those put together at run time are listed by their beginning. */
function usesInSource(): { readonly keys: ReadonlySet<string>; readonly prefixes: ReadonlySet<string> } {
  const keys = new Set<string>();
  const prefixes = new Set<string>();
  for (const file of globSync("src/**/*.ts", { exclude: ["src/sandbox/**"] })) {
    const source = readFileSync(file, "utf8");
    for (const call of source.matchAll(/(?<![\w$])t\(|\btexts\([^()]*\)\(/gu)) {
      const argument = firstArgument(source, call.index + call[0].length);
      // A literal after «===» belongs to a condition.
      for (const [, key = ""] of argument.matchAll(/(?<!===\s*)"([a-z][\w-]*)"/gu)) keys.add(key);
      for (const [, prefix = ""] of argument.matchAll(/`([a-z][\w-]*)\$\{/gu)) prefixes.add(prefix);
    }
  }
  return { keys, prefixes };
}

/** What is put together at run time. */
const TALKS = ["greeting", "thanks", "understood", "farewell", "who-are-you", "how-are-you", "rude"];
const ENDS = ["stopped", "silence", "empty", "cannot-send", "interrupted", "idle", "no-questions"];
const KINDS = ["text", "photo", "video", "animation", "document", "audio", "voice", "poll", "album"];
const WHENS = ["format", "day", "time", "past", "skipped", "far", "repeated"];
const SWITCHES = ["answers", "spoilers", "ephemeral", "news"];
const made: Readonly<Record<string, readonly string[]>> = {
  "quiz-topic-": QUIZ_TOPICS.map((topic) => `quiz-topic-${topic}`),
  "command-": MENUS.flatMap(({ commands }) => commands).map((name) => `command-${name}`),
  "premiere-wrong-": ["date", "day", "time", "zone", "far"].map((rule) => `premiere-wrong-${rule}`),
  "settings-": SWITCHES.flatMap((name) =>
    ["", "-text", "-on", "-off"].map((part) => `settings-${name}${part}`),
  ),
  "settings-cadence-": CADENCES.map((cadence) => `settings-cadence-${cadence}`),
  "settings-events-": EVENT_CHOICES.map((choice) => `settings-events-${choice}`),
  "settings-language-": LANGUAGES.map((language) => `settings-language-${language}`),
  "quiz-difficulty-": ["1", "2", "3"].map((level) => `quiz-difficulty-${level}`),
  "quiz-end-": ENDS.map((reason) => `quiz-end-${reason}`),
  "quiz-rank-": RANKS.map((rank) => `quiz-rank-${rank}`),
  "quiz-void-": ["unknown", "failed", "gone", "moved"].map((why) => `quiz-void-${why}`),
  "season-": SEASONS.map((season) => `season-${season}`),
  "top-period-": PERIODS.map((period) => `top-period-${period}`),
  "announce-amend-": ["poll", "kind", "count"].map((why) => `announce-amend-${why}`),
  "announce-ask-": LANGUAGES.map((language) => `announce-ask-${language}`),
  "announce-audience-": AUDIENCES.map((choice) => `announce-audience-${choice}`),
  "calendar-add-title-": LANGUAGES.map((language) => `calendar-add-title-${language}`),
  "calendar-kind-": ADDED_KINDS.map((kind) => `calendar-kind-${kind}`),
  "announce-kind-": KINDS.map((kind) => `announce-kind-${kind}`),
  "announce-other-": LANGUAGES.map((language) => `announce-other-${language}`),
  "announce-refused-": ["quiz", "caption", "unsupported"].map((why) => `announce-refused-${why}`),
  "announce-when-": WHENS.map((rule) => `announce-when-${rule}`),
  "review-kind-": ["missed", "down", "suggestion"].map((kind) => `review-kind-${kind}`),
  "talk-": TALKS.map((talk) => `talk-${talk}`),
  "quiz-achievement-": ACHIEVEMENTS.flatMap((one) => [
    `quiz-achievement-${one}`,
    `quiz-achievement-${one}-meaning`,
  ]),
};
const { keys: named, prefixes } = usesInSource();
const used = new Set([...named, ...[...prefixes].flatMap((prefix) => made[prefix] ?? [])]);

describe("the locales", () => {
  test("have the same keys with the same variables in both languages", () => {
    expect(Object.fromEntries(keysOf("ru"))).toEqual(Object.fromEntries(english));
    expect(english.size).toBeGreaterThan(40);
  });

  test.each(LANGUAGES)("have each key once in %s", (language) => {
    const ftl = readFileSync(`data/locales/${language}.ftl`, "utf8");
    const keys = Array.from(ftl.matchAll(/^([a-z][\w-]*) *=/gmu), ([, key]) => key);
    expect(keys).toEqual([...new Set(keys)]);
  });

  test.each(LANGUAGES)("render every key with its variables in %s", (language) => {
    for (const [key, variables] of english) {
      const values = Object.fromEntries(variables.map((name, at) => [name, `<${String(at)}>`]));
      const text = texts(language)(key, values);
      expect(text.trim(), key).not.toBe("");
      expect(text, key).not.toMatch(/\{|\}|[\u2066-\u2069]/u);
      for (const value of Object.values(values)) expect(text, key).toContain(value);
    }
  });

  test.each(LANGUAGES)("close every tag that they open in %s", (language) => {
    for (const [key, variables] of english) {
      const text = texts(language)(key, Object.fromEntries(variables.map((name) => [name, "x"])));
      const tags = [...text.matchAll(/<(\/?)([a-z]+)[^>]*>/gu)];
      const open = tags.reduce<string[]>((stack, [, closing, name = ""]) => {
        if (closing === "") return [...stack, name];
        expect(stack.at(-1), key).toBe(name);
        return stack.slice(0, -1);
      }, []);
      expect(open, key).toEqual([]);
    }
  });

  test.each(LANGUAGES)("keep the profile within Telegram's limits in %s", (language) => {
    const t = texts(language);
    expect(t("bot-name").length).toBeLessThanOrEqual(64);
    expect(t("bot-description").length).toBeLessThanOrEqual(512);
    expect(t("bot-short-description").length).toBeLessThanOrEqual(120);
    for (const { commands } of MENUS) {
      for (const name of commands) {
        expect(t(`command-${name}`).length, name).toBeGreaterThanOrEqual(1);
        expect(t(`command-${name}`).length, name).toBeLessThanOrEqual(256);
      }
    }
  });
});

describe("the source", () => {
  test("asks only for keys that there are", () => {
    expect(named.size).toBeGreaterThan(20);
    expect([...used].filter((key) => !english.has(key))).toEqual([]);
  });

  test("puts keys together only in ways that are known here", () => {
    expect([...prefixes].sort()).toEqual(Object.keys(made).sort());
  });

  test("uses every key that there is", () => {
    const unused = [...english.keys()].filter((key) => !used.has(key));
    expect(unused).toEqual([]);
  });
});

test("a variable that is not given is an error of ours, and reaches nobody", () => {
  expect(() => texts("ru")("me")).toThrow("$id");
});
