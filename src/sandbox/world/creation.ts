import type { Chat } from "@grammyjs/types";
import type { Faults } from "../api/faults.ts";
import { FULL_PERMISSIONS } from "./members.ts";
import { createShelf } from "./files.ts";
import { createPollBook } from "./poll-state.ts";
import { createProfile } from "./profile.ts";
import { createSignal } from "./signal.ts";
import { randomDigits, randomText } from "./state.ts";
import type { ChatState, WorldState } from "./state.ts";
import { createSurfaces } from "./surfaces.ts";
import { createUpdateQueue } from "./updates.ts";
import type { WorldOptions } from "./world.ts";

/** Ids begin high: bots must not take them for small numbers. */
const USER_ID_FIRST = 5_100_200_300;
const CHAT_ID_FIRST = 2_100_200_300;

/** The state of a world in which nothing happened yet. */
export function createState(options: WorldOptions, faults: Faults): WorldState {
  const signal = createSignal();
  return {
    clock: options.clock,
    random: options.random,
    bot: options.bot,
    signal,
    updates: createUpdateQueue(options.random, signal),
    profile: createProfile(),
    people: new Map(),
    chats: new Map(),
    queries: new Map(),
    violations: [],
    calls: [],
    faults,
    files: createShelf((length) => randomText(options, length)),
    surfaces: createSurfaces(),
    polls: createPollBook(),
    privacyMode: options.privacyMode ?? true,
    limits: options.limits,
    nextUserId: USER_ID_FIRST,
    nextChatId: CHAT_ID_FIRST,
    callsInFlight: 0,
  };
}

/** What a new chat is called and what kind it is. */
export interface NewChatState {
  readonly id: number;
  readonly type: Chat["type"];
  readonly title: string;
  readonly username?: string | undefined;
  readonly isForum?: boolean;
}

/** A chat without members and messages. In a forum, id 1 is the general topic's. */
export function createChatState(
  world: WorldState,
  { id, type, title, username, isForum = false }: NewChatState,
): ChatState {
  return {
    id,
    type,
    title,
    username,
    isForum,
    members: new Map(),
    topics: new Map(),
    isGeneralTopicClosed: false,
    messages: new Map(),
    pinned: new Set(),
    nextMessageId: isForum ? 2 : 1,
    permissions: FULL_PERMISSIONS,
    linkedChatId: undefined,
    migratedToId: undefined,
    instance: randomDigits(world),
    action: undefined,
  };
}
