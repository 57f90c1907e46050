import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ConfigError, parseConfig } from "../src/config.ts";

const problemsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    parseConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
};

test("an empty environment is fine, and an empty variable is an absent one", () => {
  expect(parseConfig({ BOT_TOKEN: "", PORT: " " })).toEqual(parseConfig({}));
  expect(parseConfig({})).toMatchObject({
    botToken: undefined,
    botApiRoot: "https://api.telegram.org",
    defaultTimezone: "Europe/Moscow",
    database: { kind: "sqlite", path: "./var/bot.db" },
  });
});

test("all problems are told at once", () => {
  const problems = problemsOf({
    BOT_TOKEN: "12:short",
    BOT_API_ROOT: "telegram",
    BOT_ADMINS: "1, Катя",
    BOT_MODE: "webhook",
    PORT: "99999",
    DATABASE_URL: "mysql://x",
    DEFAULT_LANGUAGE: "de",
    DEFAULT_TIMEZONE: "Mars/Base",
    LOG_LEVEL: "loud",
  });
  const names = problems.map((problem) => problem.split(":")[0]);
  expect(names.sort()).toEqual(
    [
      "BOT_ADMINS",
      "BOT_API_ROOT",
      "BOT_TOKEN",
      "DATABASE_URL",
      "DEFAULT_LANGUAGE",
      "DEFAULT_TIMEZONE",
      "LOG_LEVEL",
      "PORT",
      "WEBHOOK_SECRET",
      "WEBHOOK_URL",
    ].sort(),
  );
});

test("a malformed token is refused without being repeated", () => {
  const secret = "123456789:AAEsecretsecret with a space";
  expect(problemsOf({ BOT_TOKEN: secret }).join()).not.toContain("secret");
});

test("production needs a token", () => {
  expect(problemsOf({ NODE_ENV: "production" })).toHaveLength(1);
  expect(problemsOf({ NODE_ENV: "production", BOT_TOKEN: `123456789:${"A".repeat(35)}` })).toEqual([]);
});

test.each([
  ["a zone", { DEFAULT_TIMEZONE: "Asia/Vladivostok" }],
  ["PostgreSQL", { DATABASE_URL: "postgres://bot:secret@db:5432/bot" }],
  ["admins", { BOT_ADMINS: "1, 22;333" }],
  [
    "a webhook",
    { BOT_MODE: "webhook", WEBHOOK_URL: "https://example.org/hook", WEBHOOK_SECRET: "abc", PORT: "8080" },
  ],
])("%s is accepted", (_, environment) => {
  expect(problemsOf(environment)).toEqual([]);
});

test(".env.example names every setting, and changes nothing", () => {
  const example = readFileSync(".env.example", "utf8");
  const source = readFileSync("src/config.ts", "utf8");
  const read = new Set(
    [...source.matchAll(/(?:read\(|environment\[)"([A-Z_]+)"/gu)].map(([, name]) => name ?? ""),
  );
  read.delete("NODE_ENV");
  expect([...read].filter((name) => !example.includes(`# ${name}=`))).toEqual([]);
  expect(example.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("#"))).toEqual([]);
});
