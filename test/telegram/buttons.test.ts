import { expect, test } from "vitest";
import { buttonKind, CALLBACK_DATA_BYTES_MAX } from "../../src/telegram/buttons.ts";

const show = buttonKind("answer.show", "person", "fact");

test("what is packed is unpacked", () => {
  const data = show.pack({ person: "7a", fact: "cast.gosha" });
  expect(data).toBe("answer.show:7a:cast.gosha");
  expect(show.unpack(data)).toEqual({ person: "7a", fact: "cast.gosha" });
  expect(show.unpack(show.pack({ person: "", fact: "" }))).toEqual({ person: "", fact: "" });
});

test("a button without fields is its name", () => {
  const stop = buttonKind("quiz.stop");
  expect(stop.pack({})).toBe("quiz.stop");
  expect(stop.unpack("quiz.stop")).toEqual({});
  expect(stop.pattern.test("quiz.stop")).toBe(true);
});

test("64 bytes fit, 65 do not, and bytes are counted, not characters", () => {
  const free = CALLBACK_DATA_BYTES_MAX - "answer.show:7:".length;
  expect(show.pack({ person: "7", fact: "x".repeat(free) })).toHaveLength(64);
  expect(() => show.pack({ person: "7", fact: "x".repeat(free + 1) })).toThrow("at most 64 bytes");
  expect(() => show.pack({ person: "7", fact: "я".repeat(free / 2 + 1) })).toThrow("at most 64 bytes");
});

test("a field with a colon is refused: it would be read as two", () => {
  expect(() => show.pack({ person: "7:8", fact: "x" })).toThrow("without colons");
});

test.each([
  ["another family's", "answer.hide:7:x"],
  ["a family's whose name only begins alike", "answer.shown:7:x"],
  ["one whose dot is another letter", "answer_show:7:x"],
  ["one that only holds the name", "x:answer.show:7:x"],
  ["another bot's", '{"action":"show"}'],
  ["an empty one", ""],
])("%s data is neither matched nor unpacked", (_, data) => {
  expect(show.pattern.test(data)).toBe(false);
  expect(show.unpack(data)).toBeUndefined();
});

test.each([
  ["an older format with fewer fields", "answer.show:7"],
  ["a later format with more fields", "answer.show:7:x:y"],
  ["the bare name", "answer.show"],
])("%s is this family's and cannot be read", (_, data) => {
  expect(show.pattern.test(data)).toBe(true);
  expect(show.unpack(data)).toBeUndefined();
});
