import type { MessageEntity } from "@grammyjs/types";
import { readCaption } from "../text/read.ts";
import { mimeTypeOf } from "../world/files.ts";
import type { FileKind, StoredFile } from "../world/files.ts";
import { storeMedium, storePhoto, storeThumbnail } from "../world/media.ts";
import type { NewMedium } from "../world/media.ts";
import { entitiesField } from "../world/messages.ts";
import type { MessageFields } from "../world/messages.ts";
import { pictureSize } from "../world/picture.ts";
import type { WorldState } from "../world/state.ts";
import { userFinder } from "./access.ts";
import type { SendPermission } from "./access.ts";
import { malformed, notModelled } from "./errors.ts";
import type { MethodCall } from "./method.ts";
import type { Parameters } from "./parameters.ts";
import { attachedName } from "./uploads.ts";
import type { Upload, Uploads } from "./uploads.ts";

/** What a bot can send as a file, by the name of its parameter. */
export type MediaType = "photo" | "video" | "document" | "animation" | "audio" | "voice";

/** How the types of media differ. */
export const MEDIA_TYPES: Readonly<
  Record<MediaType, { readonly kind: FileKind; readonly needs: SendPermission; readonly mimeType: string }>
> = {
  photo: { kind: "Photo", needs: "can_send_photos", mimeType: "image/jpeg" },
  video: { kind: "Video", needs: "can_send_videos", mimeType: "video/mp4" },
  document: { kind: "Document", needs: "can_send_documents", mimeType: "application/octet-stream" },
  animation: { kind: "Animation", needs: "can_send_other_messages", mimeType: "video/mp4" },
  audio: { kind: "Audio", needs: "can_send_audios", mimeType: "audio/mpeg" },
  voice: { kind: "VoiceNote", needs: "can_send_voice_notes", mimeType: "audio/ogg" },
};

/** Bot API, sendPhoto: 10 MB. */
const PHOTO_BYTES_MAX = 10 * 1024 * 1024;
/** Bot API, sendPhoto: width and height together, and their ratio. */
const PHOTO_SIDES_MAX = 10_000;
const PHOTO_RATIO_MAX = 20;
/** Larger thumbnails are left out, as by TDLib. */
const THUMBNAIL_BYTES_MAX = 200 * 1024;

/** A medium with its caption as a message carries it. */
export function mediaFields(
  call: MethodCall,
  type: MediaType,
  given: Parameters,
  source: string,
): MessageFields {
  const caption = captionFields(call.world, given);
  const { medium } = findFile(call, type, given, source);
  return { ...medium, ...caption, ...lookFields(given) };
}

/** The caption and its place; nothing where the caption is empty. */
export function captionFields(world: WorldState, given: Parameters): MessageFields {
  const input = {
    text: given["caption"] as string | undefined,
    parseMode: given["parse_mode"] as string | undefined,
    entities: given["caption_entities"] as readonly MessageEntity[] | undefined,
  };
  const { text, entities } = readCaption(input, userFinder(world));
  if (text === "") return {};
  return { caption: text, ...entitiesField("caption_entities", entities) };
}

/** How the medium is shown: covered, or with the caption above. */
export function lookFields(given: Parameters): MessageFields {
  return {
    ...(given["show_caption_above_media"] === true ? { show_caption_above_media: true } : {}),
    ...(given["has_spoiler"] === true ? { has_media_spoiler: true } : {}),
  };
}

function findFile(call: MethodCall, type: MediaType, given: Parameters, source: string): StoredFile {
  if (source === "") throw malformed(`there is no ${type} in the request`);
  const part = attachedName(source);
  if (part !== undefined) return storeUpload(call, type, given, uploadOf(call.uploads, part));
  // TDLib takes everything with a dot for a link.
  if (source.includes(".")) throw notModelled("sending by URL");
  return knownFile(call.world, type, source);
}

function knownFile(world: WorldState, type: MediaType, fileId: string): StoredFile {
  if (!/^[\w-]+$/.test(fileId))
    throw malformed("wrong remote file identifier specified: Wrong character in the string");
  const file = world.files.byId(fileId);
  if (file === undefined) throw malformed("wrong remote file identifier specified: can't unserialize it");
  const { kind } = MEDIA_TYPES[type];
  // Older bots know animations as documents, and may send them so.
  const isSame = file.kind === kind || (file.kind === "Animation" && kind === "Document");
  if (!isSame) throw malformed(`can't use file of type ${file.kind} as ${kind}`);
  return file;
}

function uploadOf(uploads: Uploads, part: string): Upload {
  const upload = uploads.get(part);
  if (upload === undefined) throw malformed("can't parse InputMedia: media not found");
  if (upload.content.length === 0) throw malformed("file must be non-empty");
  return upload;
}

function storeUpload(call: MethodCall, type: MediaType, given: Parameters, upload: Upload): StoredFile {
  const { content, fileName } = upload;
  if (type === "photo") return storePhoto(call.world, checkedPhoto(upload));
  const { kind, mimeType } = MEDIA_TYPES[type];
  return storeMedium(call.world, {
    kind: kind as NewMedium["kind"],
    read: () => content,
    bytes: content.length,
    mimeType: type === "animation" ? mimeType : (mimeTypeOf(fileName) ?? mimeType),
    fileName: fileName === "" ? undefined : fileName,
    size: declaredSize(given) ?? pictureSize(content),
    durationSeconds: given["duration"] as number | undefined,
    performer: given["performer"] as string | undefined,
    title: given["title"] as string | undefined,
    thumbnail: thumbnailOf(call, given),
  });
}

function checkedPhoto({ content }: Upload) {
  const bytes = content.length;
  if (bytes > PHOTO_BYTES_MAX) {
    throw malformed(
      `file of size ${String(bytes)} bytes is too big for a photo; the maximum size is ${String(PHOTO_BYTES_MAX)} bytes`,
    );
  }
  const size = pictureSize(content);
  if (size === undefined) throw malformed("IMAGE_PROCESS_FAILED");
  const { width, height } = size;
  const isTooLong = Math.max(width, height) > PHOTO_RATIO_MAX * Math.min(width, height);
  if (width + height > PHOTO_SIDES_MAX || isTooLong) throw malformed("PHOTO_INVALID_DIMENSIONS");
  return { read: () => content, bytes, size, mimeType: imageType(content) };
}

function thumbnailOf({ world, uploads }: MethodCall, given: Parameters) {
  const source = given["thumbnail"] as string | undefined;
  const part = source === undefined ? undefined : attachedName(source);
  if (source !== undefined && part === undefined) throw malformed("thumbnail must be uploaded as a new file");
  if (part === undefined) return undefined;
  const { content } = uploadOf(uploads, part);
  const size = pictureSize(content);
  if (size === undefined || content.length >= THUMBNAIL_BYTES_MAX) return undefined;
  return storeThumbnail(world, {
    read: () => content,
    bytes: content.length,
    size,
    mimeType: imageType(content),
  });
}

function imageType(content: Buffer): string {
  if (content[0] === 0x89) return "image/png";
  return content[0] === 0x47 ? "image/gif" : "image/jpeg";
}

function declaredSize(given: Parameters) {
  const [width, height] = [given["width"], given["height"]];
  return typeof width === "number" && typeof height === "number" ? { width, height } : undefined;
}
