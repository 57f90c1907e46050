import type { Message } from "@grammyjs/types";
import { describe, expect, test } from "vitest";
import { amendProblem } from "../../src/announcements/announcement.ts";
import { readMessage } from "../../src/announcements/reading.ts";

const message = (content: object): Message =>
  ({ message_id: 1, date: 0, chat: { id: 7, type: "private" }, ...content }) as Message;
const photo = [{ file_id: "small" }, { file_id: "large" }];

describe("what an admin sends", () => {
  test("is kept by value: text with its entities, and buttons that lead to an address", () => {
    const entities = [{ type: "bold", offset: 0, length: 8 }];
    const markup = {
      inline_keyboard: [
        [
          { text: "Смотреть", url: "https://wink.ru" },
          { text: "x", callback_data: "y" },
        ],
      ],
    };
    expect(readMessage(message({ text: "Премьера!", entities, reply_markup: markup }))).toEqual({
      kind: "content",
      content: {
        kind: "text",
        text: "Премьера!",
        entities,
        showsPreview: true,
        buttons: [[{ text: "Смотреть", url: "https://wink.ru" }]],
      },
    });
  });

  test("a photo is its largest size, with caption and spoiler", () => {
    expect(readMessage(message({ photo, caption: "Кадр", has_media_spoiler: true }))).toMatchObject({
      kind: "content",
      content: { kind: "photo", file: { fileId: "large" }, caption: { text: "Кадр" }, hasSpoiler: true },
    });
  });

  test("an animation is no document, though it comes as both", () => {
    const both = { animation: { file_id: "gif" }, document: { file_id: "gif" } };
    expect(readMessage(message(both))).toMatchObject({ content: { kind: "animation" } });
  });

  test("a part of an album names its album", () => {
    expect(readMessage(message({ photo, media_group_id: "a" }))).toMatchObject({
      kind: "part",
      albumId: "a",
    });
  });

  test("one's own quiz goes with its right answer, another's is refused, a sticker too", () => {
    const poll = {
      id: "p",
      question: "Кто?",
      options: [{ text: "Да" }, { text: "Нет" }],
      type: "quiz",
      is_anonymous: true,
      allows_multiple_answers: false,
    };
    expect(readMessage(message({ poll: { ...poll, correct_option_ids: [1] } }))).toMatchObject({
      kind: "content",
      content: { kind: "poll", fields: { type: "quiz", correct_option_ids: [1] } },
    });
    expect(readMessage(message({ poll }))).toEqual({ kind: "refused", why: "quiz" });
    expect(readMessage(message({ sticker: {} }))).toEqual({ kind: "refused", why: "unsupported" });
  });
});

test("only the same kind takes the place of what was sent, and no poll", () => {
  const text = { kind: "text", text: "a" } as const;
  const item = { kind: "photo", file: { fileId: "x" } } as const;
  const poll = { kind: "poll", question: { text: "?" }, options: [], fields: {} } as const;
  expect(amendProblem(text, { kind: "text", text: "b" })).toBeUndefined();
  expect(amendProblem(text, item)).toBe("kind");
  expect(amendProblem(poll, poll)).toBe("poll");
  expect(amendProblem({ kind: "album", items: [item, item] }, { kind: "album", items: [item] })).toBe(
    "count",
  );
});
