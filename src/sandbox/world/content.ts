import type { MessageEntity, User } from "@grammyjs/types";
import { withDetected } from "../text/detect.ts";
import { settleEntities } from "../text/formatted.ts";
import { entitiesField } from "./messages.ts";
import type { MessageFields } from "./messages.ts";
import type { NewPoll } from "./poll-state.ts";
import { takeMedium } from "./shooting.ts";
import type { WorldState } from "./state.ts";

/** What a person may send beside plain text: exactly one kind, some with a caption. */
export interface Sendable {
  /** The emoji of the sticker. */
  readonly sticker?: string;
  /** A picture of the sandbox's own, or the bytes of a PNG or JPEG. */
  readonly photo?: true | Uint8Array;
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
  readonly poll?: NewPoll;
  readonly caption?: string;
  /** Whether the picture is covered until somebody looks. */
  readonly spoiler?: boolean;
  readonly captionAbove?: boolean;
  readonly captionEntities?: readonly MessageEntity[];
}

/** Text of a person as a message carries it, with what Telegram finds in it. */
export function textFields(text: string, entities: readonly MessageEntity[] = []): MessageFields {
  const whole = withDetected({ text, entities: settleEntities(entities) });
  return { text, ...entitiesField("entities", whole.entities) };
}

/** Media of a person as a message carries it. */
export function mediaFields(world: WorldState, sendable: Sendable): MessageFields {
  const { spoiler, captionAbove } = sendable;
  return {
    ...mediumFields(world, sendable),
    ...captionFields(sendable),
    ...(spoiler === true ? { has_media_spoiler: true } : {}),
    ...(captionAbove === true ? { show_caption_above_media: true } : {}),
  };
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
  const { location, contact, dice } = sendable;
  const medium = takeMedium(world, sendable);
  if (medium !== undefined) return medium;
  if (location !== undefined) return { location };
  if (contact !== undefined) {
    const { phoneNumber, firstName, userId } = contact;
    const owner = userId === undefined ? {} : { user_id: userId };
    return { contact: { phone_number: phoneNumber, first_name: firstName, ...owner } };
  }
  if (dice !== undefined) return { dice: { emoji: dice, value: 1 + Math.floor(world.random() * 5) } };
  throw new Error("Cannot send nothing: name one kind of content");
}
