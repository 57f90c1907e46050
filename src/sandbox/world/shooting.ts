import { mimeTypeOf } from "./files.ts";
import type { Medium } from "./files.ts";
import { storeMedium, storePhoto, storeThumbnail } from "./media.ts";
import type { NewMedium } from "./media.ts";
import { pictureSize, samplePicture } from "./picture.ts";
import type { WorldState } from "./state.ts";

/** What of a person's content is a file. */
export interface Recordable {
  readonly sticker?: string;
  readonly photo?: true | Uint8Array;
  readonly voice?: true;
  readonly audio?: true;
  readonly video?: true;
  readonly videoNote?: true;
  readonly animation?: true;
  readonly document?: string;
}

const PHOTO_SIZE = { width: 1280, height: 720 };
/** The pictures that are really made are small: their bytes are drawn large by whoever shows them. */
const DRAWN_SIZE = { width: 320, height: 180 };
const CLIP_SIZE = { width: 640, height: 360 };

/** The file that the person's phone makes, kept by Telegram; undefined where the content is no file. */
export function takeMedium(world: WorldState, content: Recordable): Medium | undefined {
  if (content.photo !== undefined) return takePhoto(world, content.photo);
  const medium = recordingOf(world, content);
  return medium === undefined ? undefined : storeMedium(world, medium).medium;
}

function takePhoto(world: WorldState, photo: true | Uint8Array): Medium {
  if (photo === true) {
    const picture = drawing(world);
    return storePhoto(world, { ...picture, size: PHOTO_SIZE, bytes: PHOTO_SIZE.width * 60 }).medium;
  }
  const size = pictureSize(photo);
  if (size === undefined) throw new Error("Cannot send the photo: it is no PNG, JPEG or GIF");
  const mimeType = photo[0] === 0x89 ? "image/png" : "image/jpeg";
  return storePhoto(world, { read: () => photo, bytes: photo.length, size, mimeType }).medium;
}

function recordingOf(world: WorldState, content: Recordable): NewMedium | undefined {
  const { sticker, document } = content;
  const thumbnail = () => storeThumbnail(world, { ...drawing(world), size: DRAWN_SIZE, bytes: 4_000 });
  if (content.voice)
    return { ...bytesOf("voice"), kind: "VoiceNote", mimeType: "audio/ogg", durationSeconds: 3 };
  if (content.audio) {
    const tags = { performer: "Татьяна и Сергей Никитины", title: "Александра", fileName: "Александра.mp3" };
    return { ...bytesOf("audio"), kind: "Audio", mimeType: "audio/mpeg", durationSeconds: 180, ...tags };
  }
  if (content.video) {
    const clip = { size: CLIP_SIZE, durationSeconds: 12, fileName: "video.mp4", thumbnail: thumbnail() };
    return { ...bytesOf("video"), kind: "Video", mimeType: "video/mp4", ...clip };
  }
  if (content.videoNote)
    return { ...bytesOf("note"), kind: "VideoNote", mimeType: "video/mp4", durationSeconds: 8 };
  if (content.animation) {
    const clip = { size: CLIP_SIZE, durationSeconds: 2, fileName: "animation.mp4", thumbnail: thumbnail() };
    return { ...bytesOf("animation"), kind: "Animation", mimeType: "video/mp4", ...clip };
  }
  if (sticker !== undefined)
    return { ...bytesOf(sticker), kind: "Sticker", mimeType: "image/webp", emoji: sticker };
  if (document === undefined) return undefined;
  const mimeType = mimeTypeOf(document) ?? "application/octet-stream";
  return { ...bytesOf(document), kind: "Document", mimeType, fileName: document };
}

/** A file that holds its own name: nobody plays it here. */
function bytesOf(text: string): Pick<NewMedium, "read" | "bytes"> {
  const content = Buffer.from(text);
  return { read: () => content, bytes: content.length };
}

function drawing(world: WorldState): { readonly read: () => Uint8Array; readonly mimeType: string } {
  const hue = world.random();
  let drawn: Buffer | undefined;
  return { read: () => (drawn ??= samplePicture(DRAWN_SIZE, hue)), mimeType: "image/png" };
}
