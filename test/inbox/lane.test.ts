import { expect, test } from "vitest";
import { laneOf } from "../../src/inbox/lane.ts";

const chat = { id: -100, type: "supergroup" };
const from = { id: 7, is_bot: false };

test.each<[string, object, string]>([
  ["a message", { message: { chat, from } }, "chat:-100"],
  ["an edited message", { edited_message: { chat, from } }, "chat:-100"],
  ["a channel post", { channel_post: { chat } }, "chat:-100"],
  ["our membership", { my_chat_member: { chat, from } }, "chat:-100"],
  ["a button under a message", { callback_query: { id: "1", from, message: { chat } } }, "chat:-100"],
  [
    "a button under an inline message",
    { callback_query: { id: "1", from, inline_message_id: "x" } },
    "person:7",
  ],
  ["an inline query", { inline_query: { id: "1", from, query: "" } }, "person:7"],
  ["a poll answer by a person", { poll_answer: { poll_id: "1", user: from } }, "person:7"],
  ["a poll, which names nobody", { poll: { id: "1", options: [] } }, "kind:poll"],
  ["a kind of tomorrow in a chat", { comet_sighted: { chat, brightness: 3 } }, "chat:-100"],
  ["a kind of tomorrow by a person", { comet_wished: { user: from } }, "person:7"],
  ["a kind of tomorrow by nobody", { comet_gone: { at: 5 } }, "kind:comet_gone"],
  ["an update without content", {}, "kind:unknown"],
  ["content that is no object", { message: "text", poll: null }, "kind:unknown"],
  ["a chat whose id is no number", { message: { chat: { id: "5" }, from } }, "person:7"],
])("%s has its lane", (_, content, lane) => {
  expect(laneOf({ update_id: 1, ...content })).toBe(lane);
  expect(laneOf({ ...content, update_id: 1 })).toBe(lane);
});

test("a group and the button pressed in it share a lane, so that they are handled in order", () => {
  expect(laneOf({ update_id: 1, message: { chat } })).toBe(
    laneOf({ update_id: 2, callback_query: { from, message: { chat } } }),
  );
});
