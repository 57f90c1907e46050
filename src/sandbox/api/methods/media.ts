import type { Message } from "@grammyjs/types";
import { randomDigits } from "../../world/state.ts";
import { writableChat } from "../access.ts";
import type { SendPermission } from "../access.ts";
import { malformed, notModelled, refused } from "../errors.ts";
import { readInlineKeyboard } from "../keyboards.ts";
import { MEDIA_TYPES, captionFields, lookFields, mediaFields } from "../media.ts";
import type { MediaType } from "../media.ts";
import type { Method, MethodCall, Methods } from "../method.ts";
import type { Parameters } from "../parameters.ts";
import { applyEdit, editable, send, sendAll } from "./messages.ts";

/** Bot API, sendMediaGroup. */
const ALBUM_PARTS_MIN = 2;
const ALBUM_PARTS_MAX = 10;
/** Bot API, getFile: 20 MB. */
const DOWNLOAD_BYTES_MAX = 20 * 1024 * 1024;
/** Albums of these hold nothing else. */
const UNMIXED: readonly string[] = ["document", "audio"];
const ALBUM_TYPES: readonly string[] = ["photo", "video", ...UNMIXED];
/** Fields of a message that new media take away. */
const REPLACED = [
  ...["text", "entities", "link_preview_options", "caption", "caption_entities", "show_caption_above_media"],
  ...["has_media_spoiler", "photo", "video", "document", "animation", "audio", "voice"],
] as const;
const CAPTIONED = ["photo", "video", "document", "animation", "audio", "voice"] as const;

/** One item of an album, or the new medium of a message. */
type InputMedia = Parameters & { readonly type: string; readonly media: string };

/** Sending files, alone and as albums, and changing them. */
export const mediaMethods: Methods = {
  sendPhoto: sendOne("photo"),
  sendVideo: sendOne("video"),
  sendDocument: sendOne("document"),
  sendAnimation: sendOne("animation"),
  sendAudio: sendOne("audio"),
  sendVoice: sendOne("voice"),

  sendMediaGroup: (call) => {
    const media = call.params["media"] as readonly InputMedia[];
    checkAlbum(media);
    const contents = media.map((item) => mediaFields(call, typeOf(item), item, item.media));
    const group = { media_group_id: randomDigits(call.world) };
    const needs = new Set(media.map((item) => MEDIA_TYPES[typeOf(item)].needs));
    const [first] = [...needs];
    // Whoever may not send one of the kinds is refused for that one.
    for (const one of [...needs].slice(1)) requireMaySend(call, one);
    return sendAll(
      call,
      contents.map((content) => ({ ...group, ...content })),
      first,
    );
  },

  editMessageMedia: (call) => {
    const media = call.params["media"] as InputMedia;
    // What was sent inline takes files that are known already.
    if (call.params["inline_message_id"] !== undefined && call.uploads.size > 0)
      throw malformed("invalid message content specified");
    const { chat, stored } = editable(call);
    const type = typeOf(media);
    requireReplaceable(stored.message, type);
    const markup = readInlineKeyboard(call.params["reply_markup"], chat.type);
    const empty = Object.fromEntries(REPLACED.map((field) => [field, undefined]));
    const fields = mediaFields(call, type, media, media.media);
    return applyEdit(call, chat, stored, { ...empty, ...fields, reply_markup: markup });
  },

  editMessageCaption: (call) => {
    const caption = captionFields(call.world, call.params);
    const { chat, stored } = editable(call);
    if (!CAPTIONED.some((field) => stored.message[field] !== undefined))
      throw refused("there is no caption in the message to edit");
    const markup = readInlineKeyboard(call.params["reply_markup"], chat.type);
    const empty = { caption: undefined, caption_entities: undefined, show_caption_above_media: undefined };
    const { show_caption_above_media } = lookFields(call.params);
    return applyEdit(call, chat, stored, {
      ...empty,
      ...caption,
      show_caption_above_media,
      reply_markup: markup,
    });
  },

  getFile: ({ world, params }) => {
    const file = world.files.byId(params["file_id"] as string);
    if (file === undefined) throw malformed("invalid file_id");
    const bytes = file.read().length;
    if (bytes > DOWNLOAD_BYTES_MAX) throw refused("file is too big");
    const { file_id, file_unique_id, path } = file;
    return { file_id, file_unique_id, file_size: bytes, file_path: path };
  },
};

function sendOne(type: MediaType): Method {
  return (call) =>
    send(call, mediaFields(call, type, call.params, call.params[type] as string), MEDIA_TYPES[type].needs);
}

function typeOf({ type }: InputMedia): MediaType {
  if (!Object.hasOwn(MEDIA_TYPES, type)) throw notModelled(`InputMedia of the type ${type}`);
  return type as MediaType;
}

function checkAlbum(media: readonly InputMedia[]): void {
  if (media.length === 0) throw malformed("there are no messages to send");
  if (media.length < ALBUM_PARTS_MIN) throw malformed("media must include 2-10 items");
  if (media.length > ALBUM_PARTS_MAX) throw malformed("too many messages to send as an album");
  const unusable = media.find(({ type }) => !ALBUM_TYPES.includes(type));
  if (unusable !== undefined)
    throw malformed(`can't parse InputMedia: type "${unusable.type}" can't be used in sendMediaGroup`);
  const types = new Set(media.map(({ type }) => type));
  const unmixed = UNMIXED.find((type) => types.has(type));
  if (types.size > 1 && unmixed !== undefined)
    throw malformed(`${unmixed} can't be mixed with other media types`);
  const above = new Set(media.map((item) => item["show_caption_above_media"] === true));
  if (above.size > 1) throw malformed("parameter show_caption_above_media must be the same for all messages");
}

function requireMaySend({ world, params }: MethodCall, needs: SendPermission): void {
  writableChat(world, params["chat_id"], params["message_thread_id"] as number | undefined, needs);
}

/** TDLib's can_edit_message_media, and what an album holds together. */
function requireReplaceable(message: Message, next: MediaType): void {
  const isReplaceable =
    message.text !== undefined ||
    CAPTIONED.some((field) => field !== "voice" && message[field] !== undefined);
  if (!isReplaceable || next === "voice") throw refused("message media can't be edited");
  if (message.media_group_id === undefined) return;
  const before = UNMIXED.find((field) => message[field as "document" | "audio"] !== undefined) ?? "picture";
  const after = UNMIXED.includes(next) ? next : "picture";
  if (before !== after || next === "animation") throw refused("can't change media type in the album");
}
