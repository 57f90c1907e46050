import { describe, expect, test } from "vitest";
import { openClub } from "./support.ts";

const to = (person: { readonly id: number }, more: object = {}) => ({
  ephemeral_message_parameters: { receiver_user_id: person.id, ...more },
});
const button = { inline_keyboard: [[{ text: "Ещё", callback_data: "more" }]] };

test("an ephemeral message is seen by its receiver alone, in its place", async () => {
  const { sandbox, katya, gosha, club } = await openClub();
  katya.writes("первое", { chat: club });
  const sent = await sandbox.send(club, { text: "только вам", ...to(katya) });
  katya.writes("второе", { chat: club });
  expect(sent.result).toMatchObject({
    message_id: 0,
    ephemeral_message_id: 1,
    receiver_user: { id: katya.id },
    text: "только вам",
  });
  const seen = (person?: typeof katya) =>
    club.messages(person === undefined ? {} : { as: person }).map(({ text }) => text);
  expect(seen(katya)).toEqual(["первое", "только вам", "второе"]);
  expect(seen(gosha)).toEqual(["первое", "второе"]);
  expect(seen()).toEqual(["первое", "второе"]);
  expect((await club.nextEphemeral(katya, "только")).ephemeral_message_id).toBe(1);
});

test("it is edited and deleted by its own methods and by no others", async () => {
  const { sandbox, world, katya, gosha, club } = await openClub();
  const { result } = await sandbox.send(club, { text: "раз", ...to(katya), reply_markup: button });
  const place = {
    chat_id: club.id,
    receiver_user_id: katya.id,
    ephemeral_message_id: result.ephemeral_message_id,
  };
  const edited = await sandbox.call("editEphemeralMessageText", {
    ...place,
    text: "<b>два</b>",
    parse_mode: "HTML",
  });
  expect(edited.result).toBe(true);
  const [now] = club.messages({ as: katya });
  expect(now).toMatchObject({ text: "два", entities: [{ type: "bold", offset: 0, length: 3 }] });
  expect(now?.reply_markup).toBeUndefined();
  await sandbox.call("editEphemeralMessageReplyMarkup", { ...place, reply_markup: button });
  expect((await club.nextEdit(result)).reply_markup).toEqual(button);
  for (const [method, params, description] of [
    [
      "editEphemeralMessageText",
      { ...place, receiver_user_id: gosha.id, text: "x" },
      "message to edit not found",
    ],
    ["editMessageText", { chat_id: club.id, message_id: 0, text: "x" }, "message to edit not found"],
    ["deleteMessage", { chat_id: club.id, message_id: 0 }, "message to delete not found"],
  ] as const) {
    expect((await sandbox.call(method, params)).description).toBe(`Bad Request: ${description}`);
  }
  expect((await sandbox.call("deleteEphemeralMessage", place)).result).toBe(true);
  expect(club.messages({ as: katya })).toEqual([]);
  expect((await sandbox.call("deleteEphemeralMessage", place)).description).toContain(
    "message to delete not found",
  );
  expect(world.violations).toEqual([]);
});

test("its buttons work, and a press within 15 seconds may bring one that hides the pressed message", async () => {
  const { sandbox, katya, gosha, club } = await openClub();
  const shown = (await sandbox.send(club, { text: "для всех", reply_markup: button })).result;
  const press = katya.presses(shown, "Ещё");
  const reply = await sandbox.send(club, {
    text: "вам",
    ...to(katya, { callback_query_id: press.id, replace_callback_query_message: true }),
    reply_markup: button,
  });
  expect(club.messages({ as: katya }).map(({ text }) => text)).toEqual(["вам"]);
  expect(club.messages({ as: gosha }).map(({ text }) => text)).toEqual(["для всех"]);
  const foreign = await sandbox.send(club, { text: "вам", ...to(gosha, { callback_query_id: press.id }) });
  expect(foreign.description).toContain("query is too old");
  katya.presses(reply.result, "Ещё");
  const update = (await sandbox.updates()).at(-1);
  expect(update?.callback_query?.message).toMatchObject({ message_id: 0, ephemeral_message_id: 1 });
  sandbox.clock.advance(15_001);
  const late = await sandbox.send(club, { text: "вам", ...to(katya, { callback_query_id: press.id }) });
  expect(late.description).toContain("query is too old");
});

test("a reply to it, and an ephemeral command, reach the bot and nobody else", async () => {
  const { sandbox, katya, gosha, club } = await openClub();
  const answer = (await sandbox.send(club, { text: "вам", ...to(katya) })).result;
  const reply = katya.writes("а в сериале?", { chat: club, replyTo: answer });
  katya.writes("/ask кто?", { chat: club, isEphemeral: true });
  expect(reply).toMatchObject({ message_id: 0, receiver_user: { id: sandbox.bot.id } });
  expect(club.messages({ as: gosha })).toEqual([]);
  expect((await sandbox.updates()).map(({ message }) => message?.text)).toEqual([
    "а в сериале?",
    "/ask кто?",
  ]);
  const reply_parameters = { ephemeral_message_id: reply.ephemeral_message_id };
  const open = await sandbox.send(club, { text: "всем", reply_parameters });
  expect(open.description).toBe("Bad Request: a reply to an ephemeral message must be ephemeral itself");
  expect((await sandbox.send(club, { text: "вам", ...to(katya), reply_parameters })).ok).toBe(true);
  sandbox.clock.advance(15_001);
  const late = await sandbox.send(club, { text: "вам", ...to(katya), reply_parameters });
  expect(late.description).toContain("too old to be replied");
});

describe("it is refused", () => {
  test("to strangers and bots, in private chats, with a keyboard, and while Telegram does not want it", async () => {
    const { sandbox, world, katya, club } = await openClub();
    const stranger = world.addPerson({ name: "Рудольф" });
    const robot = world.addPerson({ name: "Робот", isBot: true });
    const description = async (chat: { readonly id: number }, params: object) =>
      (await sandbox.send(chat, { text: "x", ...params })).description;
    expect(await description(club, to(stranger))).toBe("Bad Request: USER_NOT_PARTICIPANT");
    expect(await description(club, to(robot))).toBe("Bad Request: USER_NOT_PARTICIPANT");
    world.setEphemeral(false);
    expect(await description(club, to(katya))).toBe("Bad Request: EPHEMERAL_MESSAGES_UNAVAILABLE");
    world.setEphemeral(true);
    expect(await description(club, to(katya))).toBeUndefined();
    expect(world.violations).toEqual([]);
    katya.starts();
    expect(await description(katya, to(katya))).toContain("groups and supergroups only");
    expect(await description(club, { ...to(katya), reply_markup: { force_reply: true } })).toContain(
      "inline keyboards",
    );
    expect(world.violations).toHaveLength(2);
  });
});
