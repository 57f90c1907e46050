import type { Message, MessageEntity } from "@grammyjs/types";
import { describe, expect, test } from "vitest";
import { leadingCommand, questionIn, settleCommand } from "../../src/telegram/addressed.ts";

const self = { id: 8, username: "Eight_Days_bot" };
const katya = { id: 7, is_bot: false, first_name: "Катя" };
const us = { id: 8, is_bot: true, first_name: "Восемь дней", username: "Eight_Days_bot" };

/** A message in a group, or as the fields say. */
const message = (fields: object) =>
  ({
    message_id: 1,
    date: 0,
    chat: { id: -100, type: "supergroup", title: "Общежитие" },
    from: katya,
    ...fields,
  }) as Message;
const inPrivate = (fields: object) =>
  message({ chat: { id: 7, type: "private", first_name: "Катя" }, ...fields });
/** The entity over `part` of `text`, as clients mark it. */
const marked = (type: string, text: string, part: string, fields: object = {}) =>
  ({ type, offset: text.indexOf(part), length: part.length, ...fields }) as MessageEntity;
const command = (text: string, name: string, fields: object = {}) =>
  message({ text, entities: [marked("bot_command", text, name)], ...fields });

describe("in private", () => {
  test("every text is a question", () => {
    expect(questionIn(inPrivate({ text: "Кто играл Гошу?" }), self)).toEqual({
      text: "Кто играл Гошу?",
      by: "private",
    });
  });

  test("a caption is a question too", () => {
    expect(questionIn(inPrivate({ photo: [], caption: "Кто это?" }), self)?.text).toBe("Кто это?");
  });

  test("our own name is taken out", () => {
    expect(questionIn(inPrivate({ text: "@eight_days_bot  кто\nснял?" }), self)?.text).toBe("кто снял?");
  });

  test("/ask asks, and other commands are none of our questions", () => {
    const ask = "/ask кто снял?";
    expect(
      questionIn(inPrivate({ text: ask, entities: [marked("bot_command", ask, "/ask")] }), self),
    ).toEqual({ text: "кто снял?", by: "command" });
    const start = "/start";
    expect(
      questionIn(inPrivate({ text: start, entities: [marked("bot_command", start, start)] }), self),
    ).toBeUndefined();
  });

  test("a message without words asks nothing", () => {
    expect(questionIn(inPrivate({ sticker: {} }), self)).toBeUndefined();
  });
});

describe("a command in a group", () => {
  test.each([
    ["/ask кто снял?", "/ask", "кто снял?"],
    ["/ask@Eight_Days_bot кто снял?", "/ask@Eight_Days_bot", "кто снял?"],
    ["/ASK@eight_days_BOT кто снял?", "/ASK@eight_days_BOT", "кто снял?"],
    ["/ask", "/ask", ""],
    ["/ask @Eight_Days_bot кто снял?", "/ask", "кто снял?"],
  ])("«%s» is for us", (text, name, question) => {
    expect(questionIn(command(text, name), self)).toEqual({ text: question, by: "command" });
  });

  test.each([
    ["/ask@other_bot кто снял?", "/ask@other_bot"],
    ["/help", "/help"],
    ["/help@Eight_Days_bot", "/help@Eight_Days_bot"],
  ])("«%s» is no question to us", (text, name) => {
    expect(questionIn(command(text, name), self)).toBeUndefined();
  });

  test("of another bot stays that, even as a reply to us or with our name in it", () => {
    const text = "/ban@other_bot @Eight_Days_bot";
    const entities = [
      marked("bot_command", text, "/ban@other_bot"),
      marked("mention", text, "@Eight_Days_bot"),
    ];
    expect(
      questionIn(message({ text, entities, reply_to_message: message({ from: us }) }), self),
    ).toBeUndefined();
  });

  test("in the middle of a text is no command", () => {
    const text = "напишите /ask и вопрос";
    const asking = command(text, "/ask");
    expect(leadingCommand(asking, text)).toBeUndefined();
    expect(questionIn(asking, self)).toBeUndefined();
  });

  test("in a caption is one", () => {
    const caption = "/ask кто это?";
    const asking = message({ caption, caption_entities: [marked("bot_command", caption, "/ask")] });
    expect(questionIn(asking, self)).toEqual({ text: "кто это?", by: "command" });
  });
});

describe("a mention in a group", () => {
  test("asks, wherever it stands and however it is written", () => {
    const text = "а скажи, @eight_days_BOT, кто снял?";
    expect(
      questionIn(message({ text, entities: [marked("mention", text, "@eight_days_BOT")] }), self),
    ).toEqual({ text: "а скажи, , кто снял?", by: "mention" });
  });

  test("of somebody else does not", () => {
    const text = "@Eight_Days_bot2 и @katya, кто снял?";
    const entities = [marked("mention", text, "@Eight_Days_bot2"), marked("mention", text, "@katya")];
    expect(questionIn(message({ text, entities }), self)).toBeUndefined();
  });

  test("by our name without a username asks, and another's does not", () => {
    const text = "Восемь дней, кто снял?";
    const named = (user: object) =>
      message({ text, entities: [marked("text_mention", text, "Восемь дней", { user })] });
    expect(questionIn(named(us), self)?.by).toBe("mention");
    expect(questionIn(named(katya), self)).toBeUndefined();
  });

  test("in a caption asks", () => {
    const caption = "@Eight_Days_bot кто это?";
    const asking = message({ caption, caption_entities: [marked("mention", caption, "@Eight_Days_bot")] });
    expect(questionIn(asking, self)).toEqual({ text: "кто это?", by: "mention" });
  });
});

describe("a reply in a group", () => {
  test("to us asks, to somebody else does not", () => {
    const replying = (from: object) => message({ text: "а Катю?", reply_to_message: message({ from }) });
    expect(questionIn(replying(us), self)).toEqual({ text: "а Катю?", by: "reply" });
    expect(questionIn(replying(katya), self)).toBeUndefined();
    expect(questionIn(replying({ ...us, id: 9 }), self)).toBeUndefined();
  });

  test("that only stands in a topic which we opened does not", () => {
    const opening = message({ from: us, forum_topic_created: { name: "Пикник", icon_color: 0 } });
    const talk = message({ text: "всем привет", is_topic_message: true, reply_to_message: opening });
    expect(questionIn(talk, self)).toBeUndefined();
  });
});

describe("nobody spoke to us in", () => {
  test.each<[string, object]>([
    ["group talk", { text: "Кто играл Гошу?" }],
    [
      "a message made through an inline bot",
      { text: "x", via_bot: us, reply_to_message: message({ from: us }) },
    ],
    [
      "a linked channel's post",
      { text: "x", is_automatic_forward: true, reply_to_message: message({ from: us }) },
    ],
    ["a photo without words", { photo: [], reply_to_message: message({ from: us }) }],
    ["a service message", { new_chat_members: [us] }],
  ])("%s", (_, fields) => {
    expect(questionIn(message(fields), self)).toBeUndefined();
  });

  test("a private message made through an inline bot", () => {
    expect(questionIn(inPrivate({ text: "x", via_bot: us }), self)).toBeUndefined();
  });
});

describe("the words that a message points at", () => {
  const line = message({ text: "Как долго я тебя искала" });
  const quotedBy = (fields: object) => questionIn(command("/ask откуда это?", "/ask", fields), self)?.quoted;

  test("are those that it quotes, also from another chat", () => {
    expect(quotedBy({ quote: { text: "Восемь дней", position: 0 } })).toBe("Восемь дней");
    expect(quotedBy({ quote: { text: "искала", position: 0 }, reply_to_message: line })).toBe("искала");
  });

  test("are else those that it replies to, unless they are ours", () => {
    expect(quotedBy({ reply_to_message: line })).toBe("Как долго я тебя искала");
    expect(quotedBy({ reply_to_message: message({ photo: [], caption: "Пикник" }) })).toBe("Пикник");
    expect(quotedBy({ reply_to_message: { ...line, from: us } })).toBeUndefined();
    expect(quotedBy({})).toBeUndefined();
  });
});

test("what one member sends to us alone is a question like in private", () => {
  const alone = message({ message_id: 0, ephemeral_message_id: 5, text: "кто снял?" });
  expect(questionIn(alone, self)).toEqual({ text: "кто снял?", by: "private" });
});

describe("a command as it was meant", () => {
  test("is written small, its words stay as they are", () => {
    const written = command("/Ask@Eight_Days_Bot Кто СНЯЛ?", "/Ask@Eight_Days_Bot");
    settleCommand(written);
    expect(written.text).toBe("/ask@eight_days_bot Кто СНЯЛ?");
  });

  test("is found in a caption by handlers that look for commands of texts", () => {
    const entities = [marked("bot_command", "/Help", "/Help")];
    const captioned = message({ photo: [], caption: "/Help", caption_entities: entities });
    settleCommand(captioned);
    expect(captioned).toMatchObject({ caption: "/help", entities });
    expect(captioned.text).toBeUndefined();
  });

  test.each([
    { text: "Кто СНЯЛ?" },
    { text: "Ну /Help", entities: [{ type: "bot_command", offset: 3, length: 5 }] },
    { sticker: {} },
  ])("leaves everything else alone", (fields) => {
    const other = message(fields);
    settleCommand(other);
    expect(other).toEqual(message(fields));
  });
});
