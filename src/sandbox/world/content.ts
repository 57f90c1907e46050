import type { MessageEntity, PhotoSize, User } from "@grammyjs/types";
import { withDetected } from "../text/detect.ts";
import { settleEntities } from "../text/formatted.ts";
import { entitiesField } from "./messages.ts";
import type { MessageFields } from "./messages.ts";
import { randomText } from "./state.ts";
import type { WorldState } from "./state.ts";

/** What a person may send beside plain text: exactly one kind, some with a caption. */
export interface Sendable {
  /** The emoji of the sticker. */
  readonly sticker?: string;
  readonly photo?: true;
  readonly voice?: true;
  readonly audio?: true;
  readonly video?: true;
  readonly videoNote?: true;
  readonly animation?: true;
  /** The file's name. */
  readonly document?: string;
  readonly location?: { readonly latitude: number; readonly longitude: number };
  readonly contact?: { readonly phoneNumber: string; readonly firstName: string; readonly userId?: number };
  /** The emoji that is thrown; the value is by chance. */
  readonly dice?: "🎲" | "🎯" | "🏀" | "⚽" | "🎳" | "🎰";
  readonly caption?: string;
  readonly captionEntities?: readonly MessageEntity[];
}

/** Text of a person as a message carries it, with what Telegram finds in it. */
export function textFields(text: string, entities: readonly MessageEntity[] = []): MessageFields {
  const whole = withDetected({ text, entities: settleEntities(entities) });
  return { text, ...entitiesField("entities", whole.entities) };
}

/** Media of a person as a message carries it. Files do not exist, only their ids. */
export function mediaFields(world: WorldState, sendable: Sendable): MessageFields {
  return { ...mediumFields(world, sendable), ...captionFields(sendable) };
}

/** An entity that mentions somebody by name, for people without a username. */
export function textMention(text: string, name: string, user: User): MessageEntity {
  const offset = text.indexOf(name);
  if (offset < 0) throw new Error(`Cannot mention ${name}: the text does not contain it`);
  return { type: "text_mention", offset, length: name.length, user };
}

function captionFields({ caption, captionEntities = [] }: Sendable): MessageFields {
  if (caption === undefined) return {};
  const whole = withDetected({ text: caption, entities: settleEntities(captionEntities) });
  return { caption, ...entitiesField("caption_entities", whole.entities) };
}

function mediumFields(world: WorldState, sendable: Sendable): MessageFields {
  const { sticker, document, location, contact, dice } = sendable;
  const size = { width: 640, height: 360 };
  if (sendable.photo) return { photo: [photoSize(world, 320, 180), photoSize(world, 1280, 720)] };
  if (sendable.voice) return { voice: { ...file(world), duration: 3, mime_type: "audio/ogg" } };
  if (sendable.audio) return { audio: { ...file(world), duration: 180, title: "Александра" } };
  if (sendable.video) return { video: { ...file(world), ...size, duration: 12 } };
  if (sendable.videoNote) return { video_note: { ...file(world), length: 240, duration: 8 } };
  if (sendable.animation) {
    const one = file(world);
    return { animation: { ...one, ...size, duration: 2 }, document: { ...one, mime_type: "video/mp4" } };
  }
  if (sticker !== undefined) return { sticker: stickerOf(world, sticker) };
  if (document !== undefined) return { document: { ...file(world), file_name: document } };
  if (location !== undefined) return { location };
  if (contact !== undefined) {
    const { phoneNumber, firstName, userId } = contact;
    const owner = userId === undefined ? {} : { user_id: userId };
    return { contact: { phone_number: phoneNumber, first_name: firstName, ...owner } };
  }
  if (dice !== undefined) return { dice: { emoji: dice, value: 1 + Math.floor(world.random() * 5) } };
  throw new Error("Cannot send nothing: name one kind of content");
}

function stickerOf(world: WorldState, emoji: string): NonNullable<MessageFields["sticker"]> {
  return {
    ...file(world),
    type: "regular",
    width: 512,
    height: 512,
    is_animated: false,
    is_video: false,
    emoji,
  };
}

function photoSize(world: WorldState, width: number, height: number): PhotoSize {
  return { ...file(world), width, height, file_size: width * height };
}

function file(world: WorldState): { file_id: string; file_unique_id: string } {
  return { file_id: `AgAC${randomText(world, 32)}`, file_unique_id: `AQAD${randomText(world, 12)}` };
}
