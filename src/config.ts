import { LANGUAGES, type Language } from "./content/schema.ts";
import { withoutToken } from "./operations/secrets.ts";

/** Every setting, parsed. Names of the environment variables are fixed: deployments depend on them. */
export interface Config {
  /** Undefined: the sandbox starts instead of Telegram. */
  readonly botToken: string | undefined;
  /** Base address of the Bot API server, without a slash at the end. */
  readonly botApiRoot: string;
  /** Telegram user ids that may use the admin commands. */
  readonly botAdmins: readonly number[];
  readonly mode: { readonly kind: "polling" } | Webhook;
  readonly host: string;
  /** TCP port of the HTTP server (webhook, health); undefined: none is started. */
  readonly port: number | undefined;
  readonly database: DatabaseConfig;
  /** Directory of the data pack. */
  readonly contentDir: string;
  readonly defaultLanguage: Language;
  /** IANA zone name. */
  readonly defaultTimezone: string;
  /** Messages per second that delivery sends at most, above 0. */
  readonly broadcastRate: number;
  /** True: announcements beyond the free rate may be paid for with the bot's Telegram Stars. */
  readonly paidBroadcast: boolean;
  /** TCP port of the sandbox's Bot API and page. */
  readonly sandboxPort: number;
  readonly logLevel: LogLevel;
  /** True under NODE_ENV=production: a token is then required. */
  readonly production: boolean;
}

export interface Webhook {
  readonly kind: "webhook";
  /** Where Telegram delivers updates; HTTPS. */
  readonly url: string;
  /** Sent back by Telegram in a header; 1-256 characters A-Z a-z 0-9 _ -. */
  readonly secret: string;
}

export type DatabaseConfig =
  { readonly kind: "sqlite"; readonly path: string } | { readonly kind: "postgres"; readonly url: string };

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** Thrown at start-up with everything that is wrong, so one restart fixes it. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`Cannot start:\n${problems.map((problem) => `  - ${problem}`).join("\n")}`);
    this.problems = problems;
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the environment. An empty variable counts as absent, because that is
 * how people switch a line of .env off.
 *
 * @throws ConfigError naming every bad setting; it never repeats the token
 */
export function parseConfig(environment: Environment): Config {
  const problems: string[] = [];
  const read = reader(environment, problems);
  const production = environment["NODE_ENV"] === "production";
  const config: Config = {
    production,
    botToken: botToken(read, problems, production),
    botApiRoot: read("BOT_API_ROOT", "https://api.telegram.org", httpUrl).replace(/\/+$/u, ""),
    botAdmins: read("BOT_ADMINS", "", userIds),
    mode: mode(read, problems),
    host: read("HOST", "127.0.0.1", anyText),
    port: (environment["PORT"] ?? "").trim() !== "" ? read("PORT", "8080", port) : undefined,
    database: read("DATABASE_URL", "sqlite:./var/bot.db", databaseUrl),
    contentDir: read("CONTENT_DIR", "./data", anyText),
    defaultLanguage: read("DEFAULT_LANGUAGE", "ru", oneOf(LANGUAGES)),
    defaultTimezone: read("DEFAULT_TIMEZONE", "Europe/Moscow", zone),
    broadcastRate: read("BROADCAST_RATE", "25", rate),
    paidBroadcast: read("PAID_BROADCAST", "false", oneOf(["true", "false"])) === "true",
    sandboxPort: read("SANDBOX_PORT", "8090", port),
    logLevel: read("LOG_LEVEL", "info", oneOf(LOG_LEVELS)),
  };
  if (config.broadcastRate > FREE_RATE_MAX && !config.paidBroadcast) {
    problems.push(
      `BROADCAST_RATE: above ${FREE_RATE_MAX} a second needs PAID_BROADCAST=true, this is «${config.broadcastRate}»`,
    );
  }
  if (config.mode.kind === "webhook" && config.port === undefined) {
    problems.push("PORT: BOT_MODE=webhook needs the port to listen on, for example 8080");
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return config;
}

/** A value as it may be shown: people put tokens and passwords into the wrong line. */
function withoutSecrets(text: string): string {
  return withoutToken(text).replace(/(:\/\/[^:/@\s]*):[^@\s]*@/u, "$1:[password]@");
}

/** A setting's text becomes its value, or the rule that it breaks. */
type Parse<T> = (text: string) => { readonly value: T } | { readonly rule: string };
type Read = <T>(name: string, fallback: string, parse: Parse<T>) => T;

function reader(environment: Environment, problems: string[]): Read {
  return (name, fallback, parse) => {
    const given = environment[name]?.trim() ?? "";
    const text = given === "" ? fallback : given;
    const parsed = parse(text);
    if ("value" in parsed) return parsed.value;
    problems.push(`${name}: ${parsed.rule}, this is «${withoutSecrets(text)}»`);
    const safe = parse(fallback);
    if ("value" in safe) return safe.value;
    throw new Error(`Cannot read ${name}: its own default «${fallback}» breaks the rule: ${safe.rule}`);
  };
}

const TOKEN = /^\d{5,16}:[A-Za-z0-9_-]{30,64}$/u;

function botToken(read: Read, problems: string[], production: boolean): string | undefined {
  const token = read("BOT_TOKEN", "", anyText);
  if (token === "") {
    if (production) problems.push("BOT_TOKEN: NODE_ENV=production needs the token that @BotFather gave you");
    return undefined;
  }
  if (TOKEN.test(token)) return token;
  problems.push(
    "BOT_TOKEN: a token looks like 123456789:AAE…, as @BotFather gives it (its value is not shown here)",
  );
  return undefined;
}

function mode(read: Read, problems: string[]): Config["mode"] {
  const kind = read("BOT_MODE", "polling", oneOf(["polling", "webhook"] as const));
  if (kind === "polling") return { kind };
  const url = read("WEBHOOK_URL", "", anyText);
  const secret = read("WEBHOOK_SECRET", "", anyText);
  if (!URL.canParse(url) || !/^https?:$/u.test(new URL(url).protocol)) {
    problems.push(
      `WEBHOOK_URL: BOT_MODE=webhook needs the https address where Telegram reaches the bot, this is «${withoutSecrets(url)}»`,
    );
  }
  if (!/^[A-Za-z0-9_-]{1,256}$/u.test(secret)) {
    problems.push(
      "WEBHOOK_SECRET: BOT_MODE=webhook needs 1-256 characters of A-Z a-z 0-9 _ - (its value is not shown here)",
    );
  }
  return { kind, url, secret };
}

function anyText(text: string): { value: string } {
  return { value: text };
}

function httpUrl(text: string): ReturnType<Parse<string>> {
  return URL.canParse(text) && /^https?:$/u.test(new URL(text).protocol)
    ? { value: text }
    : { rule: "must be an http or https address" };
}

function port(text: string): ReturnType<Parse<number>> {
  const value = Number(text);
  return /^\d+$/u.test(text) && value >= 0 && value <= 65_535
    ? { value }
    : { rule: "must be a whole number from 0 to 65535" };
}

/** Telegram's free limit and its paid one, messages per second (Bots FAQ, "Broadcasting to users"). */
const FREE_RATE_MAX = 30;
const PAID_RATE_MAX = 1_000;

function rate(text: string): ReturnType<Parse<number>> {
  const value = Number(text);
  return /^\d+(\.\d+)?$/u.test(text) && value > 0 && value <= PAID_RATE_MAX
    ? { value }
    : { rule: `must be messages per second, above 0 and up to ${PAID_RATE_MAX}` };
}

function userIds(text: string): ReturnType<Parse<readonly number[]>> {
  const ids = text.split(/[\s,;]+/u).filter((part) => part !== "");
  return ids.every((id) => /^[1-9]\d{0,15}$/u.test(id))
    ? { value: [...new Set(ids.map(Number))] }
    : { rule: "must be Telegram user ids (whole numbers) separated by commas" };
}

function oneOf<const T extends string>(allowed: readonly T[]): Parse<T> {
  return (text) => {
    const value = allowed.find((candidate) => candidate === text);
    return value === undefined ? { rule: `must be one of ${allowed.join(", ")}` } : { value };
  };
}

function zone(text: string): ReturnType<Parse<string>> {
  try {
    return { value: new Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone && text };
  } catch (error) {
    if (error instanceof RangeError) return { rule: "must be an IANA zone such as Europe/Moscow" };
    throw error;
  }
}

function databaseUrl(text: string): ReturnType<Parse<DatabaseConfig>> {
  if (text.startsWith("sqlite:") && text.length > "sqlite:".length) {
    return { value: { kind: "sqlite", path: text.slice("sqlite:".length) } };
  }
  if (/^postgres(ql)?:\/\//u.test(text) && URL.canParse(text))
    return { value: { kind: "postgres", url: text } };
  return { rule: "must be sqlite:PATH or postgres://USER:PASSWORD@HOST:PORT/NAME" };
}
