import type { Message } from "@grammyjs/types";
import { expect, test } from "vitest";
import { openClub } from "./support.ts";
import { png, upload } from "./uploads.ts";

const picture = (caption?: string) => ({
  type: "photo",
  media: "attach://p",
  ...(caption ? { caption } : {}),
});

const pictureFor = (media: readonly object[]) => (media.length === 0 ? {} : { p: png() });

async function openAlbum() {
  const club = await openClub();
  club.katya.starts();
  await club.sandbox.updates();
  const { sandbox, katya } = club;
  const send = (media: readonly object[], more: object = {}) =>
    upload<Message[]>(sandbox, "sendMediaGroup", { chat_id: katya.id, media, ...pictureFor(media), ...more });
  return { ...club, send };
}

test("an album's parts are messages of one group, each with its own caption", async () => {
  const { send, katya, world } = await openAlbum();
  const media = [picture("<b>Первая</b>"), { type: "video", media: "attach://v" }, picture("Третья")];
  const withHtml = [{ ...media[0], parse_mode: "HTML" }, ...media.slice(1)];
  const { result } = await send(withHtml, { v: Buffer.from("film"), protect_content: true });
  expect(result.map(({ caption }) => caption)).toEqual(["Первая", undefined, "Третья"]);
  expect(result[1]?.video).toBeDefined();
  expect(new Set(result.map(({ media_group_id }) => media_group_id)).size).toBe(1);
  expect(result[0]?.media_group_id).toMatch(/^\d+$/);
  expect(result.every((part) => part.has_protected_content)).toBe(true);
  expect(katya.chat.botMessages()).toEqual(result);
  expect(world.violations).toEqual([]);
});

test("ten parts are an album, two albums are two groups", async () => {
  const { send } = await openAlbum();
  const first = await send(Array.from({ length: 10 }, () => picture()));
  const second = await send([picture(), picture()]);
  expect(first.result).toHaveLength(10);
  expect(second.result[0]?.media_group_id).not.toBe(first.result[0]?.media_group_id);
});

test.each([
  ["nothing", [], "there are no messages to send"],
  ["one part", [picture()], "media must include 2-10 items"],
  ["eleven parts", Array.from({ length: 11 }, () => picture()), "too many messages to send as an album"],
  [
    "documents with photos",
    [picture(), { type: "document", media: "attach://p" }],
    "document can't be mixed with other media types",
  ],
  [
    "music with photos",
    [picture(), { type: "audio", media: "attach://p" }],
    "audio can't be mixed with other media types",
  ],
  [
    "an animation",
    [picture(), { type: "animation", media: "attach://p" }],
    "can't parse InputMedia: type \"animation\" can't be used in sendMediaGroup",
  ],
  [
    "captions above and below",
    [picture(), { ...picture(), show_caption_above_media: true }],
    "parameter show_caption_above_media must be the same for all messages",
  ],
])("an album of %s is refused and nothing is sent", async (_, media, description) => {
  const { send, katya, world } = await openAlbum();
  const { description: refusal } = await send(media);
  expect(refusal).toBe(`Bad Request: ${description}`);
  expect(katya.chat.botMessages()).toEqual([]);
  expect(world.violations).toHaveLength(1);
});

test("albums take no buttons", async () => {
  const { send } = await openAlbum();
  const reply_markup = { inline_keyboard: [[{ text: "Да", callback_data: "yes" }]] };
  expect((await send([picture(), picture()], { reply_markup })).description).toBe(
    'Bad Request: parameter "reply_markup" of method sendMediaGroup is unknown or not modelled by the sandbox',
  );
});

test("a part of an album stays what it is", async () => {
  const { send, sandbox, katya } = await openAlbum();
  const { result } = await send([picture(), picture()]);
  const target = { chat_id: katya.id, message_id: result[0]?.message_id };
  const edit = (media: object) =>
    upload<Message>(sandbox, "editMessageMedia", { ...target, media, p: png(50, 50) });
  expect((await edit({ type: "document", media: "attach://p" })).description).toBe(
    "Bad Request: can't change media type in the album",
  );
  const edited = await edit({ type: "photo", media: "attach://p", caption: "Новая" });
  expect(edited.result).toMatchObject({ caption: "Новая", media_group_id: result[0]?.media_group_id });
});

test("a person's album comes as one update for each part", async () => {
  const { sandbox, katya, world } = await openAlbum();
  const sent = katya.sendsAlbum([{ photo: true, caption: "Съёмки" }, { video: true }, { photo: png() }]);
  const updates = await sandbox.updates();
  expect(updates.map(({ message }) => message)).toEqual(sent);
  expect(new Set(sent.map(({ media_group_id }) => media_group_id)).size).toBe(1);
  const ids = sent.map((part) => part.photo?.at(-1)?.file_id ?? part.video?.file_id);
  const media = ids.map((id, index) => ({ type: index === 1 ? "video" : "photo", media: id }));
  const again = await sandbox.call<Message[]>("sendMediaGroup", { chat_id: katya.id, media });
  expect(again.result.map(({ photo, video }) => photo ?? video)).toEqual(
    sent.map(({ photo, video }) => photo ?? video),
  );
  expect(world.violations).toEqual([]);
  expect(() => katya.sendsAlbum([{ photo: true }])).toThrow("2 to 10");
});

test("forwarded and copied together an album stays one, its parts alone do not", async () => {
  const { sandbox, katya, club } = await openAlbum();
  const sent = katya.sendsAlbum([{ photo: true, caption: "Съёмки" }, { photo: true }]);
  const source = { chat_id: club.id, from_chat_id: katya.id };
  const message_ids = [...sent.map(({ message_id }) => message_id), 999];
  await sandbox.call("copyMessages", { ...source, message_ids, remove_caption: true });
  await sandbox.call("forwardMessages", { ...source, message_ids });
  const [copy, copy2, forward, forward2] = club.botMessages();
  expect(copy?.media_group_id).toBe(copy2?.media_group_id);
  expect(copy?.caption).toBeUndefined();
  expect(forward?.media_group_id).toBe(forward2?.media_group_id);
  const groups = [sent[0], copy, forward].map((part) => part?.media_group_id);
  expect(new Set(groups).size).toBe(3);
  const alone = await sandbox.call<Message>("forwardMessage", { ...source, message_id: message_ids[0] });
  expect(alone.result.media_group_id).toBeUndefined();
  const all = katya.forwardsAll(sent, { chat: club });
  expect(all[0]?.media_group_id).toBe(all[1]?.media_group_id);
});

test("every part of an album counts against the limits", async () => {
  const { send, world, sandbox, katya } = await openAlbum();
  world.setLimits({ overallPerSecond: 10 });
  expect((await send([picture(), picture()])).ok).toBe(true);
  expect((await send(Array.from({ length: 9 }, () => picture()))).parameters).toEqual({ retry_after: 1 });
  expect((await send(Array.from({ length: 8 }, () => picture()))).ok).toBe(true);
  expect((await sandbox.send(katya, "a")).status).toBe(429);
  sandbox.clock.advance(1_000);
  expect((await sandbox.send(katya, "a")).ok).toBe(true);
});
