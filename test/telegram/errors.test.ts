import { GrammyError, HttpError } from "grammy";
import { describe, expect, test } from "vitest";
import { withoutToken } from "../../src/operations/secrets.ts";
import { describeError, isPassing, meaningOf } from "../../src/telegram/errors.ts";

const TOKEN = `123456789:AAE${"x".repeat(32)}`;
const refusal = (code: number, description: string, method = "sendMessage") =>
  new GrammyError(`Call to '${method}' failed!`, { ok: false, error_code: code, description }, method, {});
const networkError = () =>
  new HttpError(
    "Network request for 'getMe' failed!",
    new Error(`request to https://api.telegram.org/bot${TOKEN}/getMe failed, reason: ECONNREFUSED`),
  );

describe("an error in one line", () => {
  test("is Telegram's method, code and description", () => {
    expect(describeError(refusal(400, "Bad Request: chat not found"))).toBe(
      "sendMessage: 400 Bad Request: chat not found",
    );
  });

  test("of the network is what happened below it", () => {
    expect(describeError(networkError())).toMatch(/getMe.*ECONNREFUSED/u);
  });

  test("has the system's code, where there is one", () => {
    expect(describeError(Object.assign(new Error("connect failed"), { code: "ECONNRESET" }))).toBe(
      "ECONNRESET connect failed",
    );
  });

  test.each<[string, () => unknown]>([
    ["a network error whose address holds it", networkError],
    ["a refusal that repeats it", () => refusal(404, `Not Found: /bot${TOKEN}/getMe`)],
    ["a plain error", () => new Error(`https://api.telegram.org/bot${TOKEN}/getMe`)],
    ["a thrown text", () => `no answer of /bot${TOKEN}/`],
    ["a network error inside another", () => new HttpError("outer", networkError())],
  ])("never holds the token: %s", (_, make) => {
    const line = describeError(make());
    expect(line).not.toContain(TOKEN);
    expect(line).not.toContain(TOKEN.slice(12));
    expect(line).toContain("[token]");
  });

  test("names whatever was thrown", () => {
    expect(describeError("no")).toBe("no");
    expect(describeError(undefined)).toBe("undefined");
  });
});

test("every token is taken out of a text, and nothing that only looks a little like one", () => {
  expect(withoutToken(`a ${TOKEN} b ${TOKEN}`)).toBe("a [token] b [token]");
  expect(withoutToken("12:30, chat:123456789, id 123456789:short")).toBe(
    "12:30, chat:123456789, id 123456789:short",
  );
});

describe("what passes", () => {
  test("the network and an overloaded server are tried again, a refusal is not", () => {
    expect(isPassing(networkError())).toBe(true);
    expect(isPassing(refusal(500, "Internal Server Error"))).toBe(true);
    expect(isPassing(refusal(502, "Bad Gateway"))).toBe(true);
    expect(isPassing(refusal(429, "Too Many Requests: retry after 5"))).toBe(true);
    expect(isPassing(refusal(400, "Bad Request: message text is empty"))).toBe(false);
    expect(isPassing(refusal(403, "Forbidden: bot was blocked by the user"))).toBe(false);
    expect(isPassing(new Error("a bug of ours"))).toBe(false);
    expect(isPassing(undefined)).toBe(false);
  });
});

describe("the meaning of a refusal", () => {
  test.each([
    [403, "Forbidden: bot was blocked by the user", "gone"],
    [403, "Forbidden: bot was kicked from the supergroup chat", "gone"],
    [403, "Forbidden: user is deactivated", "gone"],
    [403, "Forbidden: bot is not a member of the channel chat", "gone"],
    [403, "Forbidden: bot can't initiate conversation with a user", "gone"],
    [400, "Bad Request: chat not found", "gone"],
    [400, "Bad Request: not enough rights to send text messages to the chat", "muted"],
    [400, "Bad Request: have no rights to send a message", "muted"],
    [400, "Bad Request: CHAT_WRITE_FORBIDDEN", "muted"],
    [400, "Bad Request: TOPIC_CLOSED", "muted"],
    [
      400,
      "Bad Request: message is not modified: specified new message content and reply markup are exactly the same",
      "unchanged",
    ],
    [400, "Bad Request: message to edit not found", "messageGone"],
    [400, "Bad Request: message to be replied not found", "messageGone"],
    [400, "Bad Request: message can't be edited", "messageGone"],
    [
      400,
      "Bad Request: query is too old and response timeout expired or query ID is invalid",
      "pressExpired",
    ],
    [400, "Bad Request: message thread not found", "topicGone"],
    [400, "Bad Request: USER_NOT_PARTICIPANT", "notEphemeral"],
    [400, "Bad Request: can't parse entities: unclosed tag", undefined],
    [400, "Bad Request: BUTTON_DATA_INVALID", undefined],
    [401, "Unauthorized", undefined],
  ])("%i %s", (code, description, meaning) => {
    expect(meaningOf(refusal(code, description))).toBe(meaning);
  });

  test("is only looked for in Telegram's refusals", () => {
    expect(meaningOf(new Error("chat not found"))).toBeUndefined();
    expect(meaningOf(networkError())).toBeUndefined();
  });
});
