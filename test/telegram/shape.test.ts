import { describe, expect, test } from "vitest";
import { shapeProblem } from "../../src/telegram/shape.ts";

const katya = { id: 7, is_bot: false, first_name: "Катя" };
const chat = { id: 7, type: "private", first_name: "Катя" };
const message = (fields: object = {}) => ({
  message_id: 1,
  date: 0,
  chat,
  from: katya,
  text: "кто?",
  ...fields,
});
const press = (fields: object = {}) => ({ id: "1", from: katya, chat_instance: "1", data: "x", ...fields });
const update = (kind: string, content: unknown) => ({ update_id: 1, [kind]: content });

test.each<[string, string, object]>([
  ["a message", "message", message()],
  [
    "one of a client without a language",
    "message",
    message({ from: { ...katya, language_code: undefined } }),
  ],
  ["an ephemeral one", "message", message({ message_id: 0, ephemeral_message_id: 3 })],
  ["one that quotes", "message", message({ quote: { text: "кто", position: 0 } })],
  ["a press below a message", "callback_query", press({ message: { message_id: 1, date: 0, chat } })],
  ["a press below an inline message", "callback_query", press({ inline_message_id: "a" })],
  ["an inline query", "inline_query", { id: "1", from: katya, query: "", offset: "" }],
  ["a guest's message", "guest_message", message({ guest_query_id: "1" })],
  ["a kind of the future", "kind_of_the_future", {}],
])("%s can be read", (_, kind, content) => {
  expect(shapeProblem(update(kind, content))).toBeUndefined();
});

describe("it is told what is wrong with", () => {
  test.each<[string, string, object]>([
    ["a language that is no text", "message", message({ from: { ...katya, language_code: 7 } })],
    ["a language that is null", "message", message({ from: { ...katya, language_code: null } })],
    ["a message without an id", "message", message({ message_id: 0 })],
    ["a quote without text", "message", message({ quote: {} })],
    ["a reply to nobody's message", "message", message({ reply_to_message: { from: {} } })],
    ["a reply to no text", "message", message({ reply_to_message: { text: 5 } })],
    ["a sender that is no chat", "message", message({ sender_chat: { id: "x" } })],
    [
      "a mention of nobody",
      "message",
      message({ entities: [{ type: "text_mention", offset: 0, length: 1 }] }),
    ],
    ["a pressed message that is null", "callback_query", press({ message: null })],
    ["a pressed message in no chat", "callback_query", press({ message: { message_id: 1, chat: null } })],
    [
      "a pressed message in an odd chat",
      "callback_query",
      press({ message: { chat: { id: "7", type: "private" } } }),
    ],
    ["an inline query without words", "inline_query", { id: "1", from: katya, offset: "" }],
    ["an inline query of nobody", "inline_query", { id: "1", query: "", offset: "" }],
    ["a guest's message without a query id", "guest_message", message()],
  ])("%s", (_, kind, content) => {
    expect(shapeProblem(update(kind, content))).toMatch(new RegExp(`^${kind}: `, "u"));
  });
});
