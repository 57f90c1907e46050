import { expect, test } from "vitest";
import { asLanguage, languageOfChat, languageOfClient } from "../../src/chats/language.ts";

test("what was chosen in the chat goes before the client, and the client before the default", () => {
  expect(languageOfChat("en", "ru", "ru")).toBe("en");
  expect(languageOfChat(undefined, "en", "ru")).toBe("en");
  expect(languageOfChat(undefined, undefined, "ru")).toBe("ru");
  expect(languageOfChat(undefined, "", "en")).toBe("en");
});

test.each([
  ["ru", "ru"],
  ["ru-RU", "ru"],
  ["RU", "ru"],
  ["be", "ru"],
  ["uk", "ru"],
  ["kk-KZ", "ru"],
  ["en", "en"],
  ["en-GB", "en"],
  ["de", "en"],
  ["pt-br", "en"],
  ["rue", "en"],
])("a client in %s is spoken to in %s", (client, language) => {
  expect(languageOfClient(client)).toBe(language);
});

test("a client that says nothing has no language", () => {
  expect(languageOfClient(undefined)).toBeUndefined();
  expect(languageOfClient("")).toBeUndefined();
});

test("only our languages are read from a button or a row", () => {
  expect(["ru", "en", "de", "", "RU", "constructor"].map(asLanguage)).toEqual([
    "ru",
    "en",
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
