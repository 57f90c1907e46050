import type { Message } from "@grammyjs/types";
import { Api, InputFile, InputMediaBuilder } from "grammy";
import { expect, test } from "vitest";
import { openClub } from "./support.ts";
import { png, upload } from "./uploads.ts";

async function openStudio() {
  const club = await openClub();
  club.katya.starts();
  await club.sandbox.updates();
  const { sandbox, katya } = club;
  const send = <Result = Message>(method: string, params: object) =>
    sandbox.call<Result>(method, { chat_id: katya.id, ...params });
  const sent = await upload<Message>(sandbox, "sendPhoto", { chat_id: katya.id, photo: png() });
  const photo = sent.result.photo?.at(-1)?.file_id ?? "";
  return { ...club, send, photo, sent };
}

test("an uploaded photo comes in growing sizes whose bytes can be fetched", async () => {
  const { sandbox, sent, photo } = await openStudio();
  expect(sent.result.photo).toMatchObject([
    { width: 90, height: 68 },
    { width: 320, height: 240 },
    { width: 640, height: 480 },
  ]);
  const { result } = await sandbox.call<{ file_path: string; file_size: number }>("getFile", {
    file_id: photo,
  });
  const file = await fetch(`${sandbox.url}/file/bot${sandbox.token}/${result.file_path}`);
  expect(Buffer.from(await file.arrayBuffer()).equals(png())).toBe(true);
  expect(result.file_size).toBe(png().length);
  expect((await fetch(`${sandbox.url}/file/bot1:AA/${result.file_path}`)).status).toBe(401);
  expect((await sandbox.call("getFile", { file_id: "nothing" })).description).toBe(
    "Bad Request: invalid file_id",
  );
});

test("a photo sent again has the same file, by the id of any of its sizes", async () => {
  const { sent, send } = await openStudio();
  const small = sent.result.photo?.[0]?.file_id;
  expect((await send("sendPhoto", { photo: small })).result.photo).toEqual(sent.result.photo);
});

test("a photo carries its caption, cover and place, and counts its characters without tags", async () => {
  const { send, photo, world } = await openStudio();
  const caption = `<b>${"я".repeat(1024)}</b>`;
  const look = { has_spoiler: true, show_caption_above_media: true, protect_content: true };
  const { result } = await send("sendPhoto", { photo, caption, parse_mode: "HTML", ...look });
  expect(result).toMatchObject({
    caption: "я".repeat(1024),
    caption_entities: [{ type: "bold", offset: 0, length: 1024 }],
    has_media_spoiler: true,
    show_caption_above_media: true,
    has_protected_content: true,
  });
  expect(world.violations).toEqual([]);
  const long = await send("sendPhoto", { photo, caption: "я".repeat(1025) });
  expect(long.description).toBe("Bad Request: message caption is too long");
});

test.each([
  ["sendVideo", "video", { duration: 3, width: 320, height: 240 }, "video.mp4", "Video"],
  ["sendDocument", "document", {}, "сценарий.pdf", "Document"],
  ["sendAnimation", "animation", {}, "gif.mp4", "Animation"],
  ["sendAudio", "audio", { performer: "Никитины", title: "Александра" }, "song.mp3", "Audio"],
  ["sendVoice", "voice", { duration: 2 }, "voice.oga", "VoiceNote"],
])(
  "%s takes an upload and later its id, which is good for nothing else",
  async (method, type, details, name, word) => {
    const { sandbox, send, photo, katya } = await openStudio();
    const fields = {
      chat_id: katya.id,
      [type]: Buffer.from("bytes"),
      caption: "<i>Да</i>",
      parse_mode: "HTML",
    };
    const { result } = await upload<Message>(sandbox, method, { ...fields, ...details }, { [type]: name });
    const medium = result[type as "video"];
    expect(result).toMatchObject({ caption: "Да", [type]: { file_size: 5, ...details } });
    const id = medium?.file_id;
    expect((await send(method, { [type]: id })).result[type as "video"]).toEqual(medium);
    expect((await send("sendPhoto", { photo: id })).description).toBe(
      `Bad Request: can't use file of type ${word} as Photo`,
    );
    expect((await send(method, { [type]: photo })).description).toBe(
      `Bad Request: can't use file of type Photo as ${word}`,
    );
  },
);

test.each([
  [
    "an id of no file",
    "AgACAgIAAxkBAAnothing",
    "wrong remote file identifier specified: can't unserialize it",
  ],
  ["no id at all", "не файл", "wrong remote file identifier specified: Wrong character in the string"],
  ["a part that is missing", "attach://photo1", "can't parse InputMedia: media not found"],
  ["nothing", "", "there is no photo in the request"],
])("a photo by %s is refused and counts as a violation", async (_, photo, description) => {
  const { send, world } = await openStudio();
  expect((await send("sendPhoto", { photo })).description).toBe(`Bad Request: ${description}`);
  expect(world.violations).toHaveLength(1);
});

test.each([
  ["no picture", Buffer.from("plain text"), "IMAGE_PROCESS_FAILED"],
  ["empty", Buffer.alloc(0), "file must be non-empty"],
  ["too long for its height", png(210, 10), "PHOTO_INVALID_DIMENSIONS"],
  ["too large", png(9990, 500), "PHOTO_INVALID_DIMENSIONS"],
])("a photo that is %s is refused", async (_, photo, description) => {
  const { sandbox, katya } = await openStudio();
  const reply = await upload(sandbox, "sendPhoto", { chat_id: katya.id, photo });
  expect(reply.description).toBe(`Bad Request: ${description}`);
});

test("a file that no parameter names is refused", async () => {
  const { sandbox, katya } = await openStudio();
  const fields = { chat_id: katya.id, text: "a", picture: png() };
  expect((await upload(sandbox, "sendMessage", fields)).description).toBe(
    'Bad Request: file "picture" is named by no parameter',
  );
});

test("a part may be named by attach://, as libraries do", async () => {
  const { sandbox, katya, world } = await openStudio();
  const fields = { chat_id: katya.id, photo: "attach://x1", x1: png(100, 100) };
  const { result } = await upload<Message>(sandbox, "sendPhoto", fields);
  expect(result.photo).toMatchObject([{ width: 90 }, { width: 100 }]);
  expect(world.violations).toEqual([]);
  expect(world.calls.at(-1)?.params).toMatchObject({ photo: "attach://x1" });
});

test("editMessageMedia replaces one medium by another, or a text, with caption and buttons", async () => {
  const { sandbox, send, sent, photo, katya } = await openStudio();
  const target = { message_id: sent.result.message_id };
  const fields = {
    chat_id: katya.id,
    ...target,
    media: { type: "document", media: "attach://d", caption: "Сценарий" },
    d: Buffer.from("text"),
  };
  const { result } = await upload<Message>(sandbox, "editMessageMedia", fields, { d: "a.txt" });
  expect(result).toMatchObject({
    document: { file_name: "a.txt", mime_type: "text/plain" },
    caption: "Сценарий",
    edit_date: expect.any(Number) as number,
  });
  expect(result).not.toHaveProperty("photo");

  const media = { type: "photo", media: photo };
  const text = await sandbox.send(katya, "Было слово");
  const picture = await send("editMessageMedia", { message_id: text.result.message_id, media });
  expect(picture.result.photo).toHaveLength(3);
  expect(picture.result).not.toHaveProperty("text");
  const again = await send("editMessageMedia", { message_id: text.result.message_id, media });
  expect(again.description).toContain("message is not modified");
});

test("editMessageCaption changes and removes captions, and only where there can be one", async () => {
  const { sandbox, send, sent, katya } = await openStudio();
  const { message_id } = sent.result;
  const changed = await send("editMessageCaption", { message_id, caption: "<b>Да</b>", parse_mode: "HTML" });
  expect(changed.result).toMatchObject({ caption: "Да", caption_entities: [{ type: "bold" }] });
  expect((await send("editMessageCaption", { message_id })).result).not.toHaveProperty("caption");
  const text = await sandbox.send(katya, "слово");
  const refused = await send("editMessageCaption", { message_id: text.result.message_id, caption: "a" });
  expect(refused.description).toBe("Bad Request: there is no caption in the message to edit");
});

test("what a person sends the bot can send again and download", async () => {
  const { sandbox, katya, send, world } = await openStudio();
  katya.sends({ photo: png(1000, 500), caption: "Смотри", spoiler: true });
  katya.sends({ video: true });
  katya.sends({ document: "план.pdf" });
  katya.sends({ animation: true });
  katya.sends({ voice: true });
  const messages = (await sandbox.updates()).map(({ message }) => message);
  expect(messages[0]).toMatchObject({ has_media_spoiler: true, caption: "Смотри" });
  expect(messages[0]?.photo?.at(-1)).toMatchObject({ width: 1000, height: 500 });
  for (const [index, type] of ["photo", "video", "document", "animation", "voice"].entries()) {
    const medium = messages[index]?.[type as "video"];
    const id = Array.isArray(medium) ? (medium.at(-1) as { file_id: string }).file_id : medium?.file_id;
    const method = `send${type[0]?.toUpperCase() ?? ""}${type.slice(1)}`;
    expect((await send(method, { [type]: id })).result[type as "video"]).toEqual(medium);
    const { result } = await sandbox.call<{ file_path: string }>("getFile", { file_id: id });
    expect((await fetch(`${sandbox.url}/file/bot${sandbox.token}/${result.file_path}`)).status).toBe(200);
  }
  expect(world.violations).toEqual([]);
});

test("copies have neither origin nor buttons, forwards have the origin", async () => {
  const { sandbox, katya, club, send, photo } = await openStudio();
  const reply_markup = { inline_keyboard: [[{ text: "Да", callback_data: "yes" }]] };
  const { result } = await send("sendPhoto", { photo, caption: "Афиша", reply_markup });
  const source = { chat_id: club.id, from_chat_id: katya.id, message_id: result.message_id };
  const copy = await sandbox.call<{ message_id: number }>("copyMessage", {
    ...source,
    caption: "<b>Другая</b>",
    parse_mode: "HTML",
  });
  expect(Object.keys(copy.result)).toEqual(["message_id"]);
  const copied = club.message(copy.result.message_id);
  expect(copied).toMatchObject({ caption: "Другая", photo: result.photo });
  expect(copied).not.toHaveProperty("reply_markup");
  expect(copied).not.toHaveProperty("forward_origin");
  const forwarded = (await sandbox.call<Message>("forwardMessage", source)).result;
  expect(forwarded).toMatchObject({
    caption: "Афиша",
    forward_origin: { type: "user", sender_user: { id: sandbox.bot.id } },
  });
  expect(forwarded).not.toHaveProperty("reply_markup");
});

test("protected and service messages are not forwarded, missing ones not copied", async () => {
  const { sandbox, katya, club, send, photo } = await openStudio();
  const { result } = await send("sendPhoto", { photo, protect_content: true });
  const forward = (from: { id: number }, message_id: number) =>
    sandbox.call("forwardMessage", { chat_id: club.id, from_chat_id: from.id, message_id });
  expect((await forward(katya, result.message_id)).description).toBe(
    "Bad Request: the message can't be forwarded",
  );
  expect((await forward(katya, 999)).description).toBe("Bad Request: message to forward not found");
  const copy = { chat_id: club.id, from_chat_id: katya.id };
  expect((await sandbox.call("copyMessage", { ...copy, message_id: 999 })).description).toBe(
    "Bad Request: message to copy not found",
  );
  expect((await sandbox.call("copyMessages", { ...copy, message_ids: [998, 999] })).description).toBe(
    "Bad Request: there are no messages to forward",
  );
  expect((await sandbox.call("copyMessages", { ...copy, message_ids: [2, 1] })).description).toBe(
    "Bad Request: message identifiers must be in a strictly increasing order",
  );
});

test("people forward anything but protected messages, and its buttons stay behind", async () => {
  const { sandbox, katya, gosha, club, send, photo } = await openStudio();
  const reply_markup = { inline_keyboard: [[{ text: "Да", callback_data: "yes" }]] };
  const { result } = await send("sendPhoto", { photo, reply_markup });
  club.promoteBot();
  await sandbox.updates();
  const forwarded = katya.forwards(result, { chat: club });
  const [update] = await sandbox.updates();
  expect(update?.message).toEqual(forwarded);
  expect(forwarded).toMatchObject({ from: { id: katya.id }, forward_origin: { type: "user" } });
  expect(forwarded).not.toHaveProperty("reply_markup");
  // A forward of a forward names who wrote first.
  const second = gosha.forwards(forwarded, { chat: club });
  expect(second.forward_origin).toEqual(forwarded.forward_origin);
  const locked = await send("sendPhoto", { photo, protect_content: true });
  expect(() => katya.forwards(locked.result, { chat: club })).toThrow("protected");
});

test("a group that takes no photos says so", async () => {
  const { sandbox, club, photo } = await openStudio();
  club.setPermissions({ can_send_photos: false });
  const reply = await sandbox.call("sendPhoto", { chat_id: club.id, photo });
  expect(reply.description).toBe("Bad Request: not enough rights to send photos to the chat");
  expect((await sandbox.send(club, "слова можно")).ok).toBe(true);
});

test("media go into topics, silently where it is asked, and not to a group that moved", async () => {
  const { sandbox, world, gosha, photo } = await openStudio();
  const forum = world.addGroup({ title: "Форум", owner: gosha, forum: true });
  const topic = forum.createTopic("Премьера");
  const params = { chat_id: forum.id, photo, message_thread_id: topic.id, disable_notification: true };
  const { result } = await sandbox.call<Message>("sendPhoto", params);
  expect(result).toMatchObject({ message_thread_id: topic.id, is_topic_message: true });
  expect(forum.isSilent(result)).toBe(true);
  const old = world.addGroup({ title: "Общежитие", owner: gosha, isBasic: true });
  const { result: picture } = await sandbox.call<Message>("sendPhoto", { chat_id: old.id, photo });
  const next = old.migrate();
  const calls: [string, object][] = [
    ["sendPhoto", { photo }],
    ["sendMediaGroup", { media: [1, 2].map(() => ({ type: "photo", media: photo })) }],
    ["editMessageCaption", { message_id: picture.message_id, caption: "a" }],
    ["pinChatMessage", { message_id: picture.message_id }],
    ["copyMessage", { from_chat_id: forum.id, message_id: result.message_id }],
    ["sendChatAction", { action: "typing" }],
  ];
  for (const [method, given] of calls) {
    const reply = await sandbox.call(method, { chat_id: old.id, ...given });
    expect(reply.parameters, method).toEqual({ migrate_to_chat_id: next.id });
  }
});

test("faults strike media as they strike messages", async () => {
  const { sandbox, katya, world, send, photo } = await openStudio();
  const before = katya.chat.botMessages().length;
  world.faults.set({ kind: "dropBefore", method: "sendPhoto", times: 1 });
  await expect(send("sendPhoto", { photo })).rejects.toThrow("fetch failed");
  expect(katya.chat.botMessages()).toHaveLength(before);
  world.faults.set({ kind: "dropAfter", method: "sendPhoto", times: 1 });
  await expect(send("sendPhoto", { photo })).rejects.toThrow("fetch failed");
  expect(katya.chat.botMessages()).toHaveLength(before + 1);
  world.faults.set(
    { kind: "http500", method: "sendMediaGroup", times: 1 },
    { kind: "http429", method: "sendVideo", retryAfter: 9, times: 1 },
  );
  expect((await send("sendMediaGroup", { media: [] })).status).toBe(500);
  expect((await send("sendVideo", {})).parameters).toEqual({ retry_after: 9 });
  expect(await upload(sandbox, "sendPhoto", { chat_id: katya.id, photo: png() })).toMatchObject({ ok: true });
});

test("a picture may be for the eyes of one member", async () => {
  const { sandbox, club, katya, photo, world } = await openStudio();
  const ephemeral_message_parameters = { receiver_user_id: katya.id };
  const reply = await sandbox.call("sendPhoto", { chat_id: club.id, photo, ephemeral_message_parameters });
  expect(reply.ok).toBe(true);
  expect(club.messages()).toEqual([]);
  expect((await club.nextEphemeral(katya)).photo).toHaveLength(3);
  expect(world.violations).toEqual([]);
});

test("thumbnails come with their file and are good for nothing else", async () => {
  const { sandbox, send, katya } = await openStudio();
  const fields = { chat_id: katya.id, video: Buffer.from("film"), thumbnail: png(320, 180) };
  const { result } = await upload<Message>(sandbox, "sendVideo", fields, { video: "film.mp4" });
  expect(result.video?.thumbnail).toMatchObject({ width: 320, height: 180 });
  const again = await send("sendPhoto", { photo: result.video?.thumbnail?.file_id });
  expect(again.description).toBe("Bad Request: can't use file of type Thumbnail as Photo");
});

test("what grammY uploads is understood, in its own way of naming parts", async () => {
  const { sandbox, katya, world } = await openStudio();
  const api = new Api(sandbox.token, { apiRoot: sandbox.url });
  const card = () => new InputFile(png(), "card.png");
  const photo = await api.sendPhoto(katya.id, card(), { caption: "<b>8</b>", parse_mode: "HTML" });
  const album = await api.sendMediaGroup(katya.id, [
    InputMediaBuilder.photo(card(), { caption: "Первая" }),
    InputMediaBuilder.video(new InputFile(Buffer.from("film"), "film.mp4"), { thumbnail: card() }),
    InputMediaBuilder.photo(photo.photo.at(-1)?.file_id ?? ""),
  ]);
  expect(album.map((part) => Object.keys(part).find((name) => name === "photo" || name === "video"))).toEqual(
    ["photo", "video", "photo"],
  );
  const document = InputMediaBuilder.document(new InputFile(Buffer.from("text"), "текст.txt"));
  const edited = await api.editMessageMedia(katya.id, photo.message_id, document);
  expect(edited).toMatchObject({ document: { file_name: "текст.txt", mime_type: "text/plain" } });
  const { file_path } = await api.getFile(album[1] && "video" in album[1] ? album[1].video.file_id : "");
  const file = await fetch(`${sandbox.url}/file/bot${sandbox.token}/${file_path ?? ""}`);
  expect(await file.text()).toBe("film");
  expect(world.violations).toEqual([]);
});
