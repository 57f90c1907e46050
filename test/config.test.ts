import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { ConfigError, parseConfig } from "../src/config.ts";

const TOKEN = `123456789:AAE${"x".repeat(32)}`;

/** What is wrong with an environment; empty where it is accepted. */
function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    parseConfig(environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
}

describe("defaults", () => {
  test("nothing set is a bot of the sandbox that polls and keeps its data in a SQLite file", () => {
    expect(parseConfig({})).toEqual({
      botToken: undefined,
      botApiRoot: "https://api.telegram.org",
      botAdmins: [],
      mode: { kind: "polling" },
      host: "127.0.0.1",
      port: undefined,
      database: { kind: "sqlite", path: "./var/bot.db" },
      contentDir: "./data",
      defaultLanguage: "ru",
      defaultTimezone: "Europe/Moscow",
      sandboxPort: 8090,
      logLevel: "info",
      production: false,
    });
  });

  test("an empty variable counts as absent", () => {
    const names = [
      "BOT_TOKEN",
      "BOT_API_ROOT",
      "BOT_ADMINS",
      "BOT_MODE",
      "HOST",
      "PORT",
      "DATABASE_URL",
      "CONTENT_DIR",
      "DEFAULT_LANGUAGE",
      "DEFAULT_TIMEZONE",
      "SANDBOX_PORT",
      "LOG_LEVEL",
      "NODE_ENV",
    ];
    expect(parseConfig(Object.fromEntries(names.map((name) => [name, ""])))).toEqual(parseConfig({}));
  });
});

describe("what is given", () => {
  test("every setting is read", () => {
    const config = parseConfig({
      NODE_ENV: "production",
      BOT_TOKEN: TOKEN,
      BOT_API_ROOT: "http://127.0.0.1:8081//",
      BOT_ADMINS: "11, 22;33 22",
      BOT_MODE: "webhook",
      WEBHOOK_URL: "https://bot.example.org/updates",
      WEBHOOK_SECRET: "s3cret_-",
      HOST: "0.0.0.0",
      PORT: "8080",
      DATABASE_URL: "postgres://bot:pass@db:5432/bot",
      CONTENT_DIR: "/srv/data",
      DEFAULT_LANGUAGE: "en",
      DEFAULT_TIMEZONE: "Asia/Yekaterinburg",
      SANDBOX_PORT: "0",
      LOG_LEVEL: "debug",
    });
    expect(config).toEqual({
      botToken: TOKEN,
      botApiRoot: "http://127.0.0.1:8081",
      botAdmins: [11, 22, 33],
      mode: { kind: "webhook", url: "https://bot.example.org/updates", secret: "s3cret_-" },
      host: "0.0.0.0",
      port: 8080,
      database: { kind: "postgres", url: "postgres://bot:pass@db:5432/bot" },
      contentDir: "/srv/data",
      defaultLanguage: "en",
      defaultTimezone: "Asia/Yekaterinburg",
      sandboxPort: 0,
      logLevel: "debug",
      production: true,
    });
  });

  test("spaces around a value are not part of it", () => {
    expect(parseConfig({ BOT_TOKEN: ` ${TOKEN}\t`, DEFAULT_LANGUAGE: " en " })).toMatchObject({
      botToken: TOKEN,
      defaultLanguage: "en",
    });
  });

  test("without webhook mode, its address and secret are not looked at", () => {
    expect(problemsOf({ WEBHOOK_URL: "nonsense", WEBHOOK_SECRET: "?" })).toEqual([]);
  });
});

describe("rules", () => {
  test.each([
    ["BOT_API_ROOT", "api.telegram.org", "http or https address"],
    ["BOT_API_ROOT", "ftp://api.telegram.org", "http or https address"],
    ["BOT_ADMINS", "11, @katya", "Telegram user ids"],
    ["BOT_ADMINS", "-100", "Telegram user ids"],
    ["BOT_ADMINS", "0", "Telegram user ids"],
    ["BOT_MODE", "pulling", "one of polling, webhook"],
    ["PORT", "80a", "from 0 to 65535"],
    ["PORT", "65536", "from 0 to 65535"],
    ["PORT", "80.5", "from 0 to 65535"],
    ["PORT", "-1", "from 0 to 65535"],
    ["SANDBOX_PORT", "nine", "from 0 to 65535"],
    ["DATABASE_URL", "mysql://bot@db/bot", "sqlite:PATH or postgres://"],
    ["DATABASE_URL", "sqlite:", "sqlite:PATH or postgres://"],
    ["DEFAULT_LANGUAGE", "de", "one of ru, en"],
    ["DEFAULT_TIMEZONE", "Europe/Vologda", "IANA zone"],
    ["LOG_LEVEL", "loud", "one of fatal, error"],
  ])("%s=%s is refused by name, with the rule and the value", (name, value, rule) => {
    const problems = problemsOf({ [name]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${name}: `, "u"));
    expect(problems[0]).toContain(rule);
    expect(problems[0]).toContain(`«${value}»`);
  });

  test("a webhook needs an address, a secret and a port, and all three are asked for at once", () => {
    const problems = problemsOf({ BOT_MODE: "webhook" });
    expect(problems.map((problem) => problem.split(":")[0])).toEqual([
      "WEBHOOK_URL",
      "WEBHOOK_SECRET",
      "PORT",
    ]);
  });

  test.each(["a b", "пароль", "x".repeat(257)])("«%s» is no secret that Telegram takes", (secret) => {
    const environment = { BOT_MODE: "webhook", WEBHOOK_URL: "https://bot.example.org/", PORT: "8080" };
    const problems = problemsOf({ ...environment, WEBHOOK_SECRET: secret });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^WEBHOOK_SECRET: /u);
    expect(problems[0]).not.toContain(secret);
  });

  test("production needs a token, a trial does not", () => {
    expect(problemsOf({ NODE_ENV: "production" })).toEqual([expect.stringMatching(/^BOT_TOKEN: /u)]);
    expect(problemsOf({ NODE_ENV: "development" })).toEqual([]);
  });

  test.each(["token", "123456789", "123456789:short", `bot${TOKEN}`, `${TOKEN} ${TOKEN}`, TOKEN.replace(":", " ")])(
    "a malformed token is refused and not repeated (%#)",
    (token) => {
      const problems = problemsOf({ BOT_TOKEN: token });
      expect(problems).toHaveLength(1);
      expect(problems[0]).toMatch(/^BOT_TOKEN: a token looks like/u);
      // The word «token» itself belongs to the sentence.
      if (token !== "token") expect(problems[0]).not.toContain(token);
    },
  );
});

describe("the error", () => {
  test("names every problem at once, one a line", () => {
    const environment = { PORT: "x", BOT_ADMINS: "x", LOG_LEVEL: "x", NODE_ENV: "production" };
    expect(problemsOf(environment)).toHaveLength(4);
    expect(() => parseConfig(environment)).toThrow(/^Cannot start:\n( {2}- .+\n?){4}$/u);
  });

  test("never carries the token's value, good or bad, whatever else is wrong", () => {
    for (const token of [TOKEN, `${TOKEN}!`, "0123456789abcdef"]) {
      const problems = problemsOf({ BOT_TOKEN: token, PORT: "x", BOT_MODE: "x", DEFAULT_LANGUAGE: "x" });
      expect(problems.length).toBeGreaterThan(2);
      expect(problems.join("\n")).not.toContain(token);
    }
  });
});

describe.skipIf(!existsSync(".env.example"))(".env.example", () => {
  const example = existsSync(".env.example") ? readFileSync(".env.example", "utf8") : "";
  const lines = [...example.matchAll(/^# ([A-Z][A-Z_]*)=(.*)$/gmu)];

  test("names every setting that is read, and no other", () => {
    const source = readFileSync("src/config.ts", "utf8");
    const read = new Set(Array.from(source.matchAll(/(?:read\(|environment\[)"([A-Z_]+)"/gu), ([, name]) => name));
    // It is the platform's, not a setting of ours.
    read.delete("NODE_ENV");
    expect(lines.map(([, name]) => name).sort()).toEqual([...read].sort());
  });

  test("with every line uncommented it is the default", () => {
    const environment = Object.fromEntries(lines.map(([, name = "", value = ""]) => [name, value]));
    expect(parseConfig(environment)).toEqual(parseConfig({}));
  });
});
