import type { ChatAdministratorRights, User } from "@grammyjs/types";
import { createChannel } from "./channel.ts";
import type { Channel } from "./channel.ts";
import { createChatHandle } from "./chat.ts";
import type { ChatHandle } from "./chat.ts";
import { createChatState } from "./creation.ts";
import { createGroup } from "./group.ts";
import type { Group, Somebody } from "./group.ts";
import { membership } from "./members.ts";
import { createPerson } from "./person.ts";
import type { Person } from "./person.ts";
import type { ChatState, Status, WorldState } from "./state.ts";

/** Who somebody is; everything but the name has a default. */
export interface NewPerson {
  readonly name: string;
  readonly lastName?: string;
  readonly username?: string;
  readonly languageCode?: string;
  readonly isBot?: boolean;
  readonly id?: number;
}

/** How a group begins. The bot is not told; what comes later it learns from updates. */
export interface NewGroup {
  readonly title: string;
  /** Its creator; without one the first administrator or member. */
  readonly owner?: Somebody;
  readonly admins?: readonly Somebody[];
  readonly members?: readonly Somebody[];
  /** A group of the old kind, which may migrate. Otherwise it is a supergroup. */
  readonly isBasic?: boolean;
  /** With topics. */
  readonly forum?: boolean;
  readonly username?: string;
  /** "member" where it is left out; "none" for a group that the bot never saw. */
  readonly botStatus?: Status | "none";
  readonly botRights?: Partial<ChatAdministratorRights>;
}

/** How a channel begins. */
export interface NewChannel {
  readonly title: string;
  readonly owner?: Somebody;
  readonly username?: string;
  /** "administrator" where it is left out; "none" for a channel that the bot never saw. */
  readonly botStatus?: Status | "none";
  readonly botRights?: Partial<ChatAdministratorRights>;
}

/** Who lives in the world, and where they meet. */
export interface Population {
  addPerson(person: NewPerson): Person;
  addGroup(group: NewGroup): Group;
  addChannel(channel: NewChannel): Channel;
  /** Handles by id, for those who have only that; undefined for strangers. */
  person(id: number): Person | undefined;
  chat(id: number): ChatHandle | undefined;
  people(): readonly Person[];
}

/** Nobody at first. */
export function createPopulation(state: WorldState): Population {
  const people = new Map<number, Person>();
  const chats = new Map<number, ChatHandle>();

  function addPerson(person: NewPerson): Person {
    const id = person.id ?? (state.nextUserId += 7);
    const personState = {
      user: userOf(person, id),
      hasStarted: false,
      hasBlockedBot: false,
      isDeactivated: false,
    };
    state.people.set(id, personState);
    const privateChat = createChatState(state, { id, type: "private", title: person.name });
    const handle = createChatHandle(state, privateChat);
    const added = createPerson(state, personState, privateChat, handle);
    people.set(id, added);
    chats.set(id, handle);
    return added;
  }

  function groupOf(chat: ChatState): Group {
    state.chats.set(chat.id, chat);
    const group = createGroup(state, chat, createChatHandle(state, chat), {
      upgrade(old) {
        const next = upgraded(state, old);
        return { state: next, group: groupOf(next) };
      },
    });
    chats.set(chat.id, group);
    return group;
  }

  return {
    addPerson,
    addGroup(group) {
      const { owner, admins = [], members = [] } = group;
      const creator = owner ?? admins[0] ?? members[0] ?? addPerson(UNKNOWN_OWNER);
      return groupOf(groupState(state, group, creator));
    },
    addChannel({
      title,
      username,
      owner = addPerson(UNKNOWN_OWNER),
      botStatus = "administrator",
      botRights,
    }) {
      const id = newChatId(state, "channel");
      const chat = createChatState(state, { id, type: "channel", title, username });
      chat.members.set(owner.id, membership("creator", "channel"));
      placeBot(state, chat, botStatus, botRights);
      state.chats.set(id, chat);
      const channel = createChannel(state, chat, createChatHandle(state, chat), owner.id);
      chats.set(id, channel);
      return channel;
    },
    person: (id) => people.get(id),
    chat: (id) => chats.get(id),
    people: () => [...people.values()],
  };
}

/** Every chat belongs to somebody. */
const UNKNOWN_OWNER: NewPerson = { name: "Владелец" };

function groupState(state: WorldState, group: NewGroup, owner: Somebody): ChatState {
  const { title, username, forum = false, isBasic = false, admins = [], members = [] } = group;
  const type = isBasic ? "group" : "supergroup";
  const chat = createChatState(state, { id: newChatId(state, type), type, title, username, isForum: forum });
  for (const { id } of members) chat.members.set(id, membership("member", type));
  for (const { id } of admins) chat.members.set(id, membership("administrator", type));
  chat.members.set(owner.id, membership("creator", type));
  placeBot(state, chat, group.botStatus ?? "member", group.botRights);
  return chat;
}

/** The supergroup that a basic group turns into: another id, the same members. */
function upgraded(state: WorldState, old: ChatState): ChatState {
  const next = createChatState(state, {
    id: newChatId(state, "supergroup"),
    type: "supergroup",
    title: old.title,
  });
  for (const [userId, member] of old.members) next.members.set(userId, member);
  next.permissions = old.permissions;
  return next;
}

function placeBot(
  state: WorldState,
  chat: ChatState,
  status: Status | "none",
  rights: Partial<ChatAdministratorRights> = {},
): void {
  if (status !== "none") chat.members.set(state.bot.id, membership(status, chat.type, { rights }));
}

function newChatId(state: WorldState, type: "group" | "supergroup" | "channel"): number {
  state.nextChatId += 11;
  return type === "group" ? -state.nextChatId : -1_000_000_000_000 - state.nextChatId;
}

function userOf({ name, lastName, username, languageCode, isBot = false }: NewPerson, id: number): User {
  return {
    id,
    is_bot: isBot,
    first_name: name,
    ...(lastName === undefined ? {} : { last_name: lastName }),
    ...(username === undefined ? {} : { username }),
    ...(languageCode === undefined ? {} : { language_code: languageCode }),
  };
}
