import { expect, test } from "vitest";
import { openClub, openSandbox } from "./support.ts";

const buttons = (...row: object[]) => ({ text: "a", reply_markup: { inline_keyboard: [row] } });

test.each([
  ["an empty text", { text: "" }, "message text is empty"],
  ["no text", {}, "message text is empty"],
  ["a text of blanks", { text: " \n " }, "text must be non-empty"],
  ["a text of 4097 characters", { text: "я".repeat(4097) }, "message is too long"],
  [
    "broken HTML",
    { text: "ab <foo>", parse_mode: "HTML" },
    'can\'t parse entities: Unsupported start tag "foo" at byte offset 3',
  ],
  ["an unknown parse mode", { text: "a", parse_mode: "BBCode" }, "unsupported parse_mode"],
  [
    "an entity beyond the text",
    { text: "a", entities: [{ type: "bold", offset: 0, length: 2 }] },
    "entity bold ends beyond the text: offset 0, length 2",
  ],
  [
    "an entity inside a surrogate pair",
    { text: "🎬", entities: [{ type: "bold", offset: 1, length: 1 }] },
    "entity bold begins or ends in the middle of a UTF-16 symbol at offset 1",
  ],
  [
    "an unknown parameter",
    { text: "a", colour: "red" },
    'parameter "colour" of method sendMessage is unknown or not modelled by the sandbox',
  ],
  [
    "a deprecated parameter",
    { text: "a", disable_web_page_preview: true },
    'parameter "disable_web_page_preview" of method sendMessage is unknown or not modelled by the sandbox',
  ],
  ["a value of the wrong type", { text: 8 }, 'parameter "text" must be of type String'],
  [
    "an unknown field of an object",
    { text: "a", link_preview_options: { big: true } },
    'parameter "big" of LinkPreviewOptions is unknown or not modelled by the sandbox',
  ],
  [
    "callback data of 65 bytes",
    buttons({ text: "a", callback_data: "я".repeat(32) + "a" }),
    "BUTTON_DATA_INVALID",
  ],
  ["empty callback data", buttons({ text: "a", callback_data: "" }), "BUTTON_DATA_INVALID"],
  [
    "a button without a purpose",
    buttons({ text: "a" }),
    "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
  ],
  [
    "a button with two purposes",
    buttons({ text: "a", callback_data: "a", url: "https://e.org" }),
    "can't parse inline keyboard button: Exactly one of the optional fields must be used, found url, callback_data",
  ],
  [
    "a button without a label",
    buttons({ text: " ", callback_data: "a" }),
    'can\'t parse inline keyboard button: Field "text" must be non-empty',
  ],
  [
    "a button with a broken link",
    buttons({ text: "a", url: "nowhere" }),
    "inline keyboard button URL 'nowhere' is invalid: Wrong HTTP URL",
  ],
  [
    "an empty row of buttons",
    { text: "a", reply_markup: { inline_keyboard: [[]] } },
    "keyboard row must be non-empty",
  ],
  ["a markup that is none", { text: "a", reply_markup: {} }, "object expected as reply markup"],
])("%s is refused and counts as a violation", async (_, params, description) => {
  const { sandbox, world, katya } = await openClub();
  katya.starts();
  const reply = await sandbox.send(katya, params);
  expect(reply).toMatchObject({ status: 400, ok: false, description: `Bad Request: ${description}` });
  expect(world.violations).toMatchObject([
    { method: "sendMessage", description: `Bad Request: ${description}` },
  ]);
});

test("what is exactly at the limit is accepted", async () => {
  const { sandbox, world, katya } = await openClub();
  katya.starts();
  const data = "я".repeat(32);
  const text = `<b>${"я".repeat(4096)}</b>`;
  const markup = { inline_keyboard: [[{ text: "a", callback_data: data }]] };
  const { ok } = await sandbox.send(katya, { text, parse_mode: "HTML", reply_markup: markup });
  expect(ok).toBe(true);
  expect(world.violations).toEqual([]);
});

test.each(["sendDice", "close", "logOut", "toString", "getupdates"])(
  "%s is refused as not modelled",
  async (method) => {
    const sandbox = await openSandbox();
    const reply = await sandbox.call(method);
    expect(reply).toMatchObject({
      status: 404,
      description: `Not Found: method ${method} is not modelled by the sandbox`,
    });
    expect(sandbox.world.violations).toHaveLength(1);
  },
);

test("a wrong token is unauthorized", async () => {
  const sandbox = await openSandbox();
  const response = await fetch(`${sandbox.url}/bot123:AAbb/getMe`);
  expect(await response.json()).toEqual({ ok: false, error_code: 401, description: "Unauthorized" });
});

test("every way of sending parameters is understood", async () => {
  const { sandbox, katya } = await openClub();
  katya.starts();
  const url = `${sandbox.url}/bot${sandbox.token}/sendMessage`;
  const fields = {
    chat_id: String(katya.id),
    text: "Да",
    protect_content: "true",
    entities: JSON.stringify([{ type: "bold", offset: 0, length: 2 }]),
  };
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  const requests = [
    fetch(`${url}?${new URLSearchParams(fields).toString()}`),
    fetch(url, { method: "POST", body: new URLSearchParams(fields) }),
    fetch(url, { method: "POST", body: form }),
  ];
  for (const response of await Promise.all(requests)) {
    expect(await response.json()).toMatchObject({
      ok: true,
      result: { text: "Да", has_protected_content: true, entities: [{ type: "bold" }] },
    });
  }
});

test("a reply to a message that is gone is refused unless it may go without", async () => {
  const { sandbox, katya, world } = await openClub();
  katya.starts();
  const lost = { text: "a", reply_parameters: { message_id: 99 } };
  expect(await sandbox.send(katya, lost)).toMatchObject({
    description: "Bad Request: message to be replied not found",
  });
  const anyway = { text: "a", reply_parameters: { message_id: 99, allow_sending_without_reply: true } };
  expect((await sandbox.send(katya, anyway)).result.reply_to_message).toBeUndefined();
  expect(world.violations).toEqual([]);
});

test("a quotation must be part of the message that it is taken from", async () => {
  const { sandbox, katya } = await openClub();
  const { message_id } = katya.writes("Сколько дней?");
  const good = await sandbox.send(katya, { text: "Восемь", reply_parameters: { message_id, quote: "дней" } });
  expect(good.result).toMatchObject({
    quote: { text: "дней", position: 8 },
    reply_to_message: { message_id },
  });
  const bad = await sandbox.send(katya, { text: "Восемь", reply_parameters: { message_id, quote: "лет" } });
  expect(bad.description).toContain("QUOTE_TEXT_INVALID");
});

test("setMyCommands wants lower case names and descriptions", async () => {
  const sandbox = await openSandbox();
  const set = (command: string, description: string) =>
    sandbox.call("setMyCommands", { commands: [{ command, description }] });
  expect((await set("Start", "a")).description).toBe("Bad Request: BOT_COMMAND_INVALID");
  expect((await set("start", "")).description).toBe("Bad Request: BOT_COMMAND_DESCRIPTION_INVALID");
  expect((await sandbox.call("setMyCommands", { commands: [], scope: { type: "town" } })).description).toBe(
    'Bad Request: can\'t parse BotCommandScope in parameter "scope": unsupported type specified',
  );
});
