import type { Message } from "@grammyjs/types";

/** What a file is, in the words of TDLib's refusals. */
export type FileKind =
  | "Photo"
  | "Video"
  | "Document"
  | "Animation"
  | "Audio"
  | "VoiceNote"
  | "VideoNote"
  | "Sticker"
  | "Thumbnail";

/** The part of a message that a file fills: `photo`, `video`, and for animations `document` as well. */
export type Medium = Pick<
  Partial<Message>,
  "photo" | "video" | "document" | "animation" | "audio" | "voice" | "video_note" | "sticker"
>;

/** The ids of a file as messages carry them. */
export interface FileIds {
  readonly file_id: string;
  readonly file_unique_id: string;
}

/** A file that Telegram keeps. */
export interface StoredFile extends FileIds {
  readonly kind: FileKind;
  /** Its path below `/file/bot<token>/`. */
  readonly path: string;
  readonly mimeType: string;
  readonly fileName: string | undefined;
  readonly read: () => Uint8Array;
  /** What a message with this file carries; a photo's sizes share theirs. */
  medium: Medium;
}

/** What is told of a new file. */
export type NewFile = Pick<StoredFile, "kind" | "mimeType" | "fileName" | "read">;

/** Every file that was ever sent or uploaded; ids stay for ever. */
export interface FileShelf {
  /** Puts a file away under new ids; its medium is set when it is known. */
  add(file: NewFile): StoredFile;
  byId(fileId: string): StoredFile | undefined;
  byUniqueId(fileUniqueId: string): StoredFile | undefined;
  byPath(path: string): StoredFile | undefined;
}

/** Where the Bot API server keeps files of a kind, and how its identifiers begin. */
const PLACES: Readonly<Record<FileKind, { readonly folder: string; readonly prefix: string }>> = {
  Photo: { folder: "photos", prefix: "AgACAgIAAx" },
  Video: { folder: "videos", prefix: "BAACAgIAAx" },
  Document: { folder: "documents", prefix: "BQACAgIAAx" },
  Animation: { folder: "animations", prefix: "CgACAgIAAx" },
  Audio: { folder: "music", prefix: "CQACAgIAAx" },
  VoiceNote: { folder: "voice", prefix: "AwACAgIAAx" },
  VideoNote: { folder: "video_notes", prefix: "DQACAgIAAx" },
  Sticker: { folder: "stickers", prefix: "CAACAgIAAx" },
  Thumbnail: { folder: "thumbnails", prefix: "AAMCAgADGQ" },
};
const EXTENSIONS: Readonly<Record<string, string>> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/gif": "gif",
  "image/webp": "webp",
  "video/mp4": "mp4",
  "audio/ogg": "oga",
  "audio/mpeg": "mp3",
  "audio/mp4": "m4a",
  "application/pdf": "pdf",
  "text/plain": "txt",
};

/**
 * A shelf with nothing on it.
 *
 * @param newText makes a random text of letters and digits of a given length
 */
export function createShelf(newText: (length: number) => string): FileShelf {
  const byId = new Map<string, StoredFile>();
  const byUniqueId = new Map<string, StoredFile>();
  const byPath = new Map<string, StoredFile>();
  return {
    add(file) {
      const { folder, prefix } = PLACES[file.kind];
      const path = `${folder}/file_${String(byId.size)}.${extensionOf(file)}`;
      const stored: StoredFile = {
        ...file,
        file_id: `${prefix}${newText(45)}`,
        file_unique_id: `AgAD${newText(12)}`,
        path,
        medium: {},
      };
      byId.set(stored.file_id, stored);
      byUniqueId.set(stored.file_unique_id, stored);
      byPath.set(path, stored);
      return stored;
    },
    byId: (fileId) => byId.get(fileId),
    byUniqueId: (fileUniqueId) => byUniqueId.get(fileUniqueId),
    byPath: (path) => byPath.get(path),
  };
}

/** The MIME type that a file's name promises. */
export function mimeTypeOf(fileName: string): string | undefined {
  const extension = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase();
  if (extension === "jpeg") return "image/jpeg";
  return Object.keys(EXTENSIONS).find((type) => EXTENSIONS[type] === extension);
}

/** The ids alone. */
export function idsOf({ file_id, file_unique_id }: FileIds): FileIds {
  return { file_id, file_unique_id };
}

function extensionOf({ fileName, mimeType }: NewFile): string {
  return /\.([a-z0-9]{1,8})$/i.exec(fileName ?? "")?.[1] ?? EXTENSIONS[mimeType] ?? "bin";
}
