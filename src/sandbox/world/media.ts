import type { PhotoSize } from "@grammyjs/types";
import { idsOf } from "./files.ts";
import type { FileKind, Medium, StoredFile } from "./files.ts";
import type { PictureSize } from "./picture.ts";
import type { WorldState } from "./state.ts";

/** The bytes of a medium, which are made when somebody looks, and what its sender says of it. */
export interface NewMedium {
  readonly kind: Exclude<FileKind, "Photo" | "Thumbnail">;
  readonly read: () => Uint8Array;
  readonly bytes: number;
  readonly mimeType: string;
  readonly fileName?: string | undefined;
  readonly size?: PictureSize | undefined;
  readonly durationSeconds?: number | undefined;
  readonly performer?: string | undefined;
  readonly title?: string | undefined;
  readonly emoji?: string | undefined;
  readonly thumbnail?: PhotoSize | undefined;
}

/** A photo before it is sent. */
export interface NewPhoto {
  readonly read: () => Uint8Array;
  readonly bytes: number;
  readonly size: PictureSize;
  readonly mimeType: string;
}

/** The longer sides of the sizes that Telegram makes of a photo, in pixels. */
const PHOTO_SIDES = [90, 320, 800, 1280];
const SIZE_UNKNOWN: PictureSize = { width: 640, height: 360 };
const STICKER_SIDE = 512;
const NOTE_SIDE = 240;

/** Keeps a photo in the sizes that Telegram makes of it; all of them have the original's bytes. */
export function storePhoto(world: WorldState, { read, bytes, size, mimeType }: NewPhoto): StoredFile {
  const longer = Math.max(size.width, size.height);
  const largest = Math.min(longer, PHOTO_SIDES.at(-1) ?? longer);
  const sides = [...PHOTO_SIDES.filter((side) => side < largest), largest];
  const files = sides.map(() => world.files.add({ kind: "Photo", mimeType, fileName: undefined, read }));
  const photo = files.map((file, index): PhotoSize => {
    const share = (sides[index] ?? longer) / longer;
    const [width, height] = [scaled(size.width, share), scaled(size.height, share)];
    return { ...idsOf(file), file_size: Math.max(1, Math.round(bytes * share * share)), width, height };
  });
  for (const file of files) file.medium = { photo };
  return lastOf(files);
}

/** Keeps a picture that stands for a video or a document. */
export function storeThumbnail(world: WorldState, { read, bytes, size, mimeType }: NewPhoto): PhotoSize {
  const file = world.files.add({ kind: "Thumbnail", mimeType, fileName: undefined, read });
  return { ...idsOf(file), file_size: bytes, ...size };
}

/** Keeps anything but a photo. */
export function storeMedium(world: WorldState, medium: NewMedium): StoredFile {
  const { kind, mimeType, fileName, read } = medium;
  const file = world.files.add({ kind, mimeType, fileName, read });
  file.medium = mediumOf(file, medium);
  return file;
}

function mediumOf(file: StoredFile, medium: NewMedium): Medium {
  const { bytes, mimeType, fileName, size = SIZE_UNKNOWN, durationSeconds: duration = 0 } = medium;
  const base = { ...idsOf(file), file_size: bytes };
  const thumbnail = medium.thumbnail === undefined ? {} : { thumbnail: medium.thumbnail };
  const named = { ...(fileName === undefined ? {} : { file_name: fileName }), mime_type: mimeType };
  switch (medium.kind) {
    case "Video":
      return { video: { ...size, duration, ...named, ...thumbnail, ...base } };
    case "Document":
      return { document: { ...named, ...thumbnail, ...base } };
    case "Animation": {
      // Older bots know animations as documents.
      const document = { ...named, ...thumbnail, ...base };
      return { animation: { ...size, duration, ...document }, document };
    }
    case "Audio": {
      const { performer, title } = medium;
      const tags = {
        ...(performer === undefined ? {} : { performer }),
        ...(title === undefined ? {} : { title }),
      };
      return { audio: { duration, ...tags, ...named, ...thumbnail, ...base } };
    }
    case "VoiceNote":
      return { voice: { duration, mime_type: mimeType, ...base } };
    case "VideoNote":
      return { video_note: { length: NOTE_SIDE, duration, ...base } };
    case "Sticker":
      return {
        sticker: { ...base, ...STICKER, ...(medium.emoji === undefined ? {} : { emoji: medium.emoji }) },
      };
  }
}

const STICKER = {
  type: "regular",
  width: STICKER_SIDE,
  height: STICKER_SIDE,
  is_animated: false,
  is_video: false,
} as const;

function scaled(pixels: number, share: number): number {
  return Math.max(1, Math.round(pixels * share));
}

function lastOf(files: readonly StoredFile[]): StoredFile {
  const last = files.at(-1);
  if (last === undefined) throw new Error("Cannot keep a photo: it has no sizes");
  return last;
}
