import { GrammyError, HttpError } from "grammy";
import { expect, test } from "vitest";
import { createLog } from "../../src/operations/log.ts";

const SECRET = `AAE${"x".repeat(32)}`;
const TOKEN = `123456789:${SECRET}`;
const networkError = () =>
  new HttpError(
    "Network request for 'sendMessage' failed!",
    new Error(`request to https://api.telegram.org/bot${TOKEN}/sendMessage failed, reason: ECONNRESET`),
  );

/** The lines that a log writes. */
function written(
  use: (log: ReturnType<typeof createLog>) => void,
  level: "info" | "warn" = "info",
): string[] {
  const lines: string[] = [];
  use(createLog(level, (line) => void lines.push(line)));
  return lines;
}
const only = (lines: readonly string[]) => JSON.parse(lines.join("")) as Record<string, unknown>;

test("a line is one JSON object with its fields and its text", () => {
  const lines = written((log) => log.info({ updateId: 5, lane: "chat:7" }, "handled"));
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/\n$/u);
  expect(only(lines)).toMatchObject({ updateId: 5, lane: "chat:7", msg: "handled" });
});

test("what is below the level is not written", () => {
  const lines = written((log) => {
    log.debug({}, "d");
    log.info({}, "i");
    log.warn({}, "w");
    log.error({}, "e");
  }, "warn");
  expect(lines.map((line) => only([line])["msg"])).toEqual(["w", "e"]);
});

test.each<[string, () => unknown]>([
  ["a network error with the address inside", networkError],
  ["an error caused by one", () => new Error("outer", { cause: networkError() })],
  [
    "a refusal that repeats the address",
    () =>
      new GrammyError(
        "Call to 'getMe' failed!",
        { ok: false, error_code: 404, description: `Not Found: /bot${TOKEN}/getMe` },
        "getMe",
        { text: `https://api.telegram.org/bot${TOKEN}` },
      ),
  ],
  [
    "an error with the address in its own fields",
    () => Object.assign(new Error("failed"), { url: `https://api.telegram.org/bot${TOKEN}/getMe` }),
  ],
  ["a thrown text", () => `https://api.telegram.org/bot${TOKEN}/getMe`],
])("the token stands in no line: %s", (_, make) => {
  const line = written((log) => log.error({ error: make() }, "failed")).join("");
  expect(line).not.toContain(SECRET);
  expect(line).toContain('"error":{"message":');
});

test("an error is written with its message, its stack and what caused it", () => {
  const lines = written((log) => log.error({ error: networkError() }, "failed"));
  expect(only(lines)["error"]).toMatchObject({
    message: "Network request for 'sendMessage' failed!",
    stack: expect.stringContaining("log.test.ts") as string,
    cause: {
      message: expect.stringContaining("bot[token]/sendMessage failed, reason: ECONNRESET") as string,
    },
  });
});

test("errors that cause each other do not write for ever", () => {
  const one = new Error("one");
  one.cause = new Error("two", { cause: one });
  expect(written((log) => log.error({ error: one }, "failed"))).toHaveLength(1);
});
