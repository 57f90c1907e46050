import { describe, expect, test } from "vitest";
import type { Message } from "@grammyjs/types";
import { openClub, openSandbox } from "./support.ts";

const article = (id: string, more: object = {}) => ({
  type: "article",
  id,
  title: `Ответ ${id}`,
  input_message_content: { message_text: `<b>${id}</b>`, parse_mode: "HTML" },
  ...more,
});
const TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid";

/** Somebody has asked, and the bot knows it. */
async function asking(query = "гоша") {
  const club = await openClub();
  const { sandbox, katya } = club;
  const ask = katya.asksInline(query, { chat: club.club });
  const [update] = await sandbox.updates();
  const answer = (results: readonly object[], more: object = {}) =>
    sandbox.call("answerInlineQuery", { inline_query_id: ask.id, results, ...more });
  return { ...club, ask, update, answer };
}

test("a query reaches the bot with who asked, where and from where on", async () => {
  const { sandbox, katya, club } = await openClub();
  katya.asksInline("гоша", { chat: club, offset: "10" });
  katya.asksInline("");
  const [inGroup, inPrivate] = await sandbox.updates({ allowed_updates: ["inline_query"] });
  expect(inGroup?.inline_query).toMatchObject({
    from: { id: katya.id },
    query: "гоша",
    offset: "10",
    chat_type: "supergroup",
  });
  expect(inPrivate?.inline_query).toMatchObject({ query: "", offset: "", chat_type: "sender" });
});

test("a chosen result becomes the person's message via the bot, which is told of it", async () => {
  const { sandbox, club, katya, ask, answer } = await asking();
  await answer([article("1"), article("2", { description: "о Гоше" })], { next_offset: "2" });
  const results = await ask.results();
  expect(results.map(({ title, description }) => [title, description])).toEqual([
    ["Ответ 1", undefined],
    ["Ответ 2", "о Гоше"],
  ]);
  expect(ask.answered()?.nextOffset).toBe("2");
  const message = ask.chooses("Ответ 2");
  expect(message).toMatchObject({ from: { id: katya.id }, text: "2", via_bot: { id: sandbox.bot.id } });
  expect(message.entities).toEqual([{ type: "bold", offset: 0, length: 1 }]);
  const [update] = await sandbox.updates();
  expect(update?.message?.message_id).toBe(message.message_id);
  expect(club.messages()).toEqual([message]);
  expect(club.botMessages()).toEqual([]);
});

test("which result was chosen is told only where feedback is on, with an id where there are buttons", async () => {
  const { sandbox, world, ask, answer } = await asking();
  const keyboard = { inline_keyboard: [[{ text: "Ещё", callback_data: "more" }]] };
  await answer([article("1"), article("2", { reply_markup: keyboard })]);
  ask.chooses("Ответ 1");
  world.setInlineFeedback(true);
  ask.chooses("Ответ 2");
  const chosen = (await sandbox.updates()).flatMap(({ chosen_inline_result }) => chosen_inline_result ?? []);
  expect(chosen).toHaveLength(1);
  expect(chosen[0]).toMatchObject({ result_id: "2", query: "гоша" });
  expect(chosen[0]?.inline_message_id).toMatch(/^\w{32}$/u);
});

test("a button below a chosen result carries the inline id, by which the bot edits the message", async () => {
  const { sandbox, club, katya, ask, answer } = await asking();
  const reply_markup = { inline_keyboard: [[{ text: "Ещё", callback_data: "more" }]] };
  await answer([article("1", { reply_markup })]);
  const message = ask.chooses("Ответ 1");
  katya.presses(message, "Ещё");
  const press = (await sandbox.updates()).at(-1)?.callback_query;
  expect(press?.message).toBeUndefined();
  const inline_message_id = press?.inline_message_id;
  const edit = { inline_message_id, text: "Другое" };
  expect(await sandbox.call("editMessageText", edit)).toMatchObject({ ok: true, result: true });
  expect(club.message(message.message_id)).toMatchObject({ text: "Другое", via_bot: { id: sandbox.bot.id } });
  const foreign = await sandbox.call("editMessageText", { ...edit, inline_message_id: "x" });
  expect(foreign.description).toBe("Bad Request: MESSAGE_ID_INVALID");
});

describe("an answer", () => {
  test.each<[string, readonly object[], object, string]>([
    [
      "with 51 results",
      Array.from({ length: 51 }, (_, index) => article(String(index))),
      {},
      "RESULTS_TOO_MUCH",
    ],
    ["with two equal ids", [article("a"), article("a")], {}, "RESULT_ID_DUPLICATE"],
    ["with an empty id", [article("")], {}, "RESULT_ID_INVALID"],
    ["with an id of 66 bytes", [article("я".repeat(33))], {}, "RESULT_ID_INVALID"],
    [
      "without a title",
      [article("a", { title: " " })],
      {},
      "can't parse inline query result: article title must be non-empty",
    ],
    [
      "with an empty text",
      [article("a", { input_message_content: { message_text: "" } })],
      {},
      "message text is empty",
    ],
    [
      "with a text too long",
      [article("a", { input_message_content: { message_text: "а".repeat(4097) } })],
      {},
      "message is too long",
    ],
    ["with an offset of 65 bytes", [], { next_offset: "a".repeat(65) }, "NEXT_OFFSET_INVALID"],
    ["with a negative cache time", [], { cache_time: -1 }, "invalid cache_time specified"],
    [
      "with an odd start parameter",
      [],
      { button: { text: "Спросить", start_parameter: "о фильме" } },
      "START_PARAM_INVALID",
    ],
    [
      "with a button that does nothing",
      [],
      { button: { text: "Спросить" } },
      "exactly one of the optional fields of the button must be used",
    ],
  ])("%s is a violation", async (_, results, more, description) => {
    const { world, answer } = await asking();
    expect((await answer(results, more)).description).toBe(`Bad Request: ${description}`);
    expect(world.violations).toHaveLength(1);
  });

  test("with wrong markup or a kind of result that is not modelled is a violation", async () => {
    const { world, answer } = await asking();
    const wrong = { message_text: "<b>нет", parse_mode: "HTML" };
    expect((await answer([article("a", { input_message_content: wrong })])).ok).toBe(false);
    expect((await answer([{ type: "photo", id: "a", photo_url: "https://a.ru/1.jpg" }])).ok).toBe(false);
    expect(world.violations).toHaveLength(2);
  });

  test("of 50 results with a button that starts the bot is taken", async () => {
    const { ask, answer } = await asking();
    const button = { text: "Спросить в личной переписке", start_parameter: "inline" };
    const results = Array.from({ length: 50 }, (_, index) => article(String(index)));
    expect((await answer(results, { button })).result).toBe(true);
    expect(await ask.results()).toHaveLength(50);
    expect(ask.answered()?.button).toEqual({ text: button.text, startParameter: "inline" });
  });

  test("comes once, and within 30 seconds", async () => {
    const { sandbox, world, answer } = await asking();
    sandbox.clock.advance(30_000);
    expect((await answer([])).ok).toBe(true);
    expect((await answer([])).description).toBe(TOO_OLD);
    const late = await asking();
    late.sandbox.clock.advance(30_001);
    expect((await late.answer([])).description).toBe(TOO_OLD);
    expect([...world.violations, ...late.world.violations]).toEqual([]);
  });
});

describe("Telegram's cache", () => {
  test("answers an equal query by itself until the time is up", async () => {
    const { sandbox, katya, gosha, answer } = await asking();
    await answer([article("1")], { cache_time: 60 });
    expect(gosha.asksInline("гоша").answered()?.results).toHaveLength(1);
    expect(await sandbox.updates()).toEqual([]);
    sandbox.clock.advance(60_000);
    expect(katya.asksInline("гоша").answered()).toBeUndefined();
    expect(await sandbox.updates()).toHaveLength(1);
  });

  test("keeps a personal answer for the person who asked", async () => {
    const { katya, gosha, answer } = await asking();
    await answer([article("1")], { is_personal: true });
    expect(katya.asksInline("гоша").answered()?.results).toHaveLength(1);
    expect(gosha.asksInline("гоша").answered()).toBeUndefined();
    expect(katya.asksInline("гоша", { offset: "1" }).answered()).toBeUndefined();
  });
});

test("a bot whose inline mode is off is not asked, and getMe says so", async () => {
  const { sandbox, world, katya } = await openClub();
  const flags = async () => (await sandbox.call<Record<string, unknown>>("getMe")).result;
  expect(await flags()).toMatchObject({ supports_inline_queries: true, supports_guest_queries: true });
  world.setInlineMode(false);
  world.setGuestMode(false);
  expect(await flags()).toMatchObject({ supports_inline_queries: false, supports_guest_queries: false });
  expect(() => katya.asksInline("гоша")).toThrow("inline mode is off");
});

test("where members may not use inline bots, nothing is chosen", async () => {
  const { club, ask, answer } = await asking();
  await answer([article("1")]);
  club.setPermissions({ can_send_other_messages: false });
  expect(() => ask.chooses("Ответ 1")).toThrow("inline bots may not be used");
});

test("forwards and quotes carry their origin and the quoted words", async () => {
  const sandbox = await openSandbox();
  const katya = sandbox.world.addPerson({ name: "Катя" });
  const line = katya.writes("Восемь дней. Как долго я тебя искала!");
  const forwarded = katya.writes("Восемь дней", { forwardedFrom: { hiddenName: "Гоша" } });
  const quoting: Message = katya.writes("откуда это?", { replyTo: line, quote: "Как долго" });
  expect(forwarded.forward_origin).toMatchObject({ type: "hidden_user", sender_user_name: "Гоша" });
  expect(quoting.quote).toEqual({ text: "Как долго", position: 13, is_manual: true });
  expect(quoting.reply_to_message?.text).toBe(line.text);
});
