import type { Message } from "@grammyjs/types";
import { z } from "zod";
import { FAULT_KINDS } from "../api/faults.ts";
import { TELEGRAM_LIMITS } from "../api/limits.ts";
import type { Sendable } from "../world/content.ts";
import { findEphemeral } from "../world/ephemeral.ts";
import type { Group } from "../world/group.ts";
import type { Person, WriteOptions } from "../world/person.ts";
import type { WorldState } from "../world/state.ts";
import { WaitError } from "../world/waiting.ts";
import type { World } from "../world/world.ts";
import { pollActions, samplePoll } from "./polls.ts";
import type { Scene } from "./scene.ts";
import { surfaceActions } from "./surfaces.ts";

/** What an action works with. */
export interface Stage {
  readonly world: World;
  readonly state: WorldState;
  readonly scene: Scene;
}

/** Something that the page lets people do; the input is whatever came in. */
export type Action = (stage: Stage, input: unknown) => unknown;

/** The page shows a spinner on a pressed button no longer than this. */
const ANSWER_MS_MAX = 15_000;

const place = z.object({
  personId: z.int(),
  chatId: z.int(),
  topicId: z.int().optional(),
  replyToId: z.int().optional(),
  replyToEphemeralId: z.int().optional(),
  isAnonymous: z.boolean().optional(),
});
const message = z.object({
  personId: z.int(),
  chatId: z.int(),
  messageId: z.int(),
  ephemeralId: z.int().optional(),
});
const text = z.string().min(1).max(4096);
const kinds = z.enum([
  ...(["sticker", "photo", "album", "video", "animation", "audio", "voice", "document"] as const),
  ...(["location", "dice", "poll", "quiz"] as const),
]);
const fault = z.object({
  kind: z.enum(FAULT_KINDS as [(typeof FAULT_KINDS)[number]]),
  method: z.string().min(1).optional(),
  times: z.int().min(1).optional(),
  chance: z.number().min(0).max(1).optional(),
  ms: z.int().min(0).max(60_000).optional(),
  retryAfter: z.int().min(1).max(3_600).optional(),
});

const write = z.object({ ...place.shape, text });
const send = z.object({ ...place.shape, kind: kinds, caption: z.string().max(1024).optional() });
const edit = z.object({ ...message.shape, text });
const press = z.object({ ...message.shape, data: z.string() });
const react = z.object({ ...message.shape, emoji: z.string().max(16).optional() });
const language = z.object({ personId: z.int(), languageCode: z.string().max(12) });
const block = z.object({ personId: z.int(), isBlocked: z.boolean() });
const toggle = z.object({ isOn: z.boolean() });
const standing = z.object({ chatId: z.int(), status: z.enum(["member", "administrator", "kicked"]) });
const commands = z.object({ personId: z.int(), chatId: z.int() });
const faults = z.object({ faults: z.array(fault).max(20) });

/** The control API: `POST /sandbox/NAME`. An Error's text is shown to the person. */
export const actions: Readonly<Record<string, Action>> = {
  ...surfaceActions,
  ...pollActions,

  write(stage, input) {
    const given = write.parse(input);
    return personOf(stage, given.personId).writes(given.text, optionsOf(stage, given));
  },

  send(stage, input) {
    const given = send.parse(input);
    if (given.kind === "album") return sendAlbum(stage, given);
    return personOf(stage, given.personId).sends(
      contentOf(given.kind, given.caption),
      optionsOf(stage, given),
    );
  },

  edit(stage, input) {
    const { personId, text: next, ...target } = edit.parse(input);
    return personOf(stage, personId).edits(messageOf(stage, target), next);
  },

  async press(stage, input) {
    const { personId, data, ...target } = press.parse(input);
    try {
      return await personOf(stage, personId)
        .presses(messageOf(stage, target), { data })
        .answer(ANSWER_MS_MAX);
    } catch (error) {
      if (error instanceof WaitError) return { isUnanswered: true };
      throw error;
    }
  },

  react(stage, input) {
    const { personId, emoji, ...target } = react.parse(input);
    personOf(stage, personId).reacts(messageOf(stage, target), ...(emoji === undefined ? [] : [emoji]));
  },

  language(stage, input) {
    const { personId, languageCode } = language.parse(input);
    personOf(stage, personId).speaks(languageCode === "" ? undefined : languageCode);
  },

  block(stage, input) {
    const { personId, isBlocked } = block.parse(input);
    const person = personOf(stage, personId);
    if (isBlocked) person.blocksBot();
    else person.unblocksBot();
  },

  privacy({ world }, input) {
    world.setPrivacyMode(toggle.parse(input).isOn);
  },

  limits({ world }, input) {
    world.setLimits(toggle.parse(input).isOn ? TELEGRAM_LIMITS : undefined);
  },

  faults({ world, state }, input) {
    world.faults.set(...faults.parse(input).faults);
    state.signal.emit({ kind: "settings" });
  },

  standing(stage, input) {
    const { chatId, status } = standing.parse(input);
    setStanding(groupOf(stage, chatId), status);
  },

  commands({ world }, input) {
    const { personId, chatId } = commands.parse(input);
    return world.chat(chatId)?.commandsFor({ id: personId }) ?? [];
  },
};

function setStanding(group: Group, status: "member" | "administrator" | "kicked"): void {
  if (status === "kicked") group.removeBot();
  else group.addBot(undefined, status);
}

function personOf({ scene }: Stage, id: number): Person {
  const identity = scene.identities.find(({ person }) => person.id === id);
  if (identity === undefined) throw new Error(`Cannot act for ${id}: there is no such person`);
  return identity.person;
}

function groupOf({ scene }: Stage, id: number): Group {
  const group = scene.groups.find((candidate) => candidate.id === id);
  if (group === undefined) throw new Error(`Cannot change ${id}: there is no such group`);
  return group;
}

function messageOf(
  { world, state }: Stage,
  {
    chatId,
    messageId,
    ephemeralId,
  }: { readonly chatId: number; readonly messageId: number; readonly ephemeralId?: number | undefined },
) {
  const found =
    ephemeralId === undefined
      ? world.chat(chatId)?.message(messageId)
      : findEphemeral(state, chatId, ephemeralId)?.message;
  if (found === undefined) throw new Error("Cannot use the message: it is not there any more");
  return found;
}

function optionsOf(stage: Stage, given: z.infer<typeof place>): WriteOptions {
  const { personId, chatId, topicId, replyToEphemeralId, isAnonymous } = given;
  const replyToId = replyToEphemeralId === undefined ? given.replyToId : 0;
  const isPrivate = personId === chatId;
  return {
    chat: { id: chatId },
    ...(topicId === undefined ? {} : { topic: { id: topicId } }),
    ...(replyToId === undefined
      ? {}
      : { replyTo: messageOf(stage, { chatId, messageId: replyToId, ephemeralId: replyToEphemeralId }) }),
    ...(isAnonymous === true && !isPrivate ? { as: { id: chatId } } : {}),
  };
}

/** Two photos and a video; the caption is the first one's. */
function sendAlbum(stage: Stage, given: z.infer<typeof send>): readonly Message[] {
  const { caption, personId } = given;
  const first = { photo: true as const, ...(caption === undefined || caption === "" ? {} : { caption }) };
  const parts = [first, { photo: true as const }, { video: true as const }];
  return personOf(stage, personId).sendsAlbum(parts, optionsOf(stage, given));
}

function contentOf(kind: Exclude<z.infer<typeof kinds>, "album">, caption: string | undefined): Sendable {
  const withCaption = caption === undefined || caption === "" ? {} : { caption };
  switch (kind) {
    case "sticker":
      return { sticker: "🎬" };
    case "dice":
      return { dice: "🎲" };
    case "location":
      return { location: { latitude: 55.7558, longitude: 37.6173 } };
    case "poll":
    case "quiz":
      return samplePoll(kind, caption);
    case "document":
      return { document: "сценарий.pdf", ...withCaption };
    case "photo":
    case "voice":
    case "video":
    case "animation":
    case "audio":
      return { [kind]: true, ...withCaption };
  }
}
