import { expect, test } from "vitest";
import { readCaption } from "../../src/sandbox/text/read.ts";

const read = (text: string) => readCaption({ text, parseMode: "HTML", entities: undefined }, () => undefined);

test("a caption may be empty and has at most 1024 characters after its tags are read", () => {
  expect(read("")).toEqual({ text: "", entities: [] });
  expect(read(`<b>${"я".repeat(1024)}</b>`).text).toHaveLength(1024);
  expect(() => read("я".repeat(1025))).toThrow("Bad Request: message caption is too long");
});
