import type { ChatAdministratorRights, ChatPermissions, User } from "@grammyjs/types";
import { plainBot, userFinder } from "../api/access.ts";
import type { ChatHandle } from "./chat.ts";
import { changeMembership, isMember, membership, membershipOf } from "./members.ts";
import type { MembershipDetails } from "./members.ts";
import { postService } from "./posting.ts";
import type { ChatState, Membership, Status, WorldState } from "./state.ts";
import { createTopic } from "./topics.ts";
import type { Topic } from "./topics.ts";

/** Anybody with an id: a person's handle will do. */
export interface Somebody {
  readonly id: number;
}

/** A group or supergroup. Where `by` is left out, the owner acts. */
export interface Group extends ChatHandle {
  /** Adds the bot (or gives it another standing) and tells it. */
  addBot(by?: Somebody, status?: Status, details?: MembershipDetails): void;
  /** Throws the bot out, or lets it just be gone with "left". */
  removeBot(by?: Somebody, status?: "kicked" | "left"): void;
  promoteBot(rights?: Partial<ChatAdministratorRights>, by?: Somebody): void;
  demoteBot(by?: Somebody): void;
  /** Takes permissions from the bot; writing at least. */
  restrictBot(permissions?: ChatPermissions, by?: Somebody): void;
  addMember(person: Somebody, by?: Somebody): void;
  removeMember(person: Somebody, status?: "left" | "kicked", by?: Somebody): void;
  /** Makes somebody an administrator; `is_anonymous` hides their name. */
  promote(person: Somebody, rights?: Partial<ChatAdministratorRights>, customTitle?: string): void;
  demote(person: Somebody): void;
  restrict(person: Somebody, permissions?: ChatPermissions): void;
  /** Changes what plain members may do, the bot included; nobody is told. */
  setPermissions(permissions: ChatPermissions): void;
  rename(title: string, by?: Somebody): void;
  createTopic(name: string, by?: Somebody): Topic;
  /** Closes or opens the general topic of a forum. */
  setGeneralTopicClosed(isClosed: boolean): void;
  /** Turns a basic group into a supergroup: a new chat with a new id. */
  migrate(): Group;
}

/** What a group's handle needs of the world around it. */
export interface GroupPorts {
  /** Makes the supergroup that the group turns into. */
  upgrade(chat: ChatState): { readonly state: ChatState; readonly group: Group };
}

/** A handle on a group. */
export function createGroup(
  world: WorldState,
  chat: ChatState,
  handle: ChatHandle,
  ports: GroupPorts,
): Group {
  const owner = () => userOf(world, ownerId(chat));
  const actor = (by: Somebody | undefined) => (by === undefined ? owner() : userOf(world, by.id));

  return {
    ...handle,
    ...botStandings(world, chat, actor),
    ...peopleStandings(world, chat, owner),
    setPermissions(permissions) {
      chat.permissions = { ...chat.permissions, ...permissions };
    },
    rename(title, by) {
      chat.title = title;
      postService(world, chat, actor(by), { new_chat_title: title });
    },
    createTopic: (name, by) => createTopic(world, chat, handle, name, actor(by)),
    setGeneralTopicClosed(isClosed) {
      chat.isGeneralTopicClosed = isClosed;
    },
    migrate() {
      if (chat.type !== "group") throw new Error("Cannot migrate: only basic groups become supergroups");
      const { state, group } = ports.upgrade(chat);
      postService(world, chat, owner(), { migrate_to_chat_id: state.id });
      postService(world, state, owner(), { migrate_from_chat_id: chat.id });
      chat.migratedToId = state.id;
      world.signal.emit({ kind: "chat", chatId: chat.id });
      return group;
    },
  };
}

type BotStandings = Pick<Group, "addBot" | "removeBot" | "promoteBot" | "demoteBot" | "restrictBot">;
type PeopleStandings = Pick<Group, "addMember" | "removeMember" | "promote" | "demote" | "restrict">;

function botStandings(world: WorldState, chat: ChatState, actor: (by?: Somebody) => User): BotStandings {
  const bot = plainBot(world);
  return {
    addBot(by, status = "member", details = {}) {
      join(world, chat, bot, membership(status, chat.type, details), actor(by));
    },
    removeBot(by, status = "kicked") {
      leave(world, chat, bot, status, actor(by));
    },
    promoteBot(rights = {}, by) {
      changeMembership(world, chat, bot, membership("administrator", chat.type, { rights }), actor(by));
    },
    demoteBot(by) {
      changeMembership(world, chat, bot, membership("member", chat.type), actor(by));
    },
    restrictBot(permissions = {}, by) {
      changeMembership(world, chat, bot, membership("restricted", chat.type, { permissions }), actor(by));
    },
  };
}

function peopleStandings(world: WorldState, chat: ChatState, owner: () => User): PeopleStandings {
  const set = (person: Somebody, status: Status, details: MembershipDetails = {}) => {
    changeMembership(world, chat, userOf(world, person.id), membership(status, chat.type, details), owner());
  };
  return {
    addMember(person, by) {
      const user = userOf(world, person.id);
      join(
        world,
        chat,
        user,
        membership("member", chat.type),
        by === undefined ? user : userOf(world, by.id),
      );
    },
    removeMember(person, status = "left", by) {
      const user = userOf(world, person.id);
      const actor = by === undefined ? (status === "left" ? user : owner()) : userOf(world, by.id);
      leave(world, chat, user, status, actor);
    },
    promote(person, rights = {}, customTitle) {
      set(person, "administrator", { rights, customTitle });
    },
    demote(person) {
      set(person, "member");
    },
    restrict(person, permissions = {}) {
      set(person, "restricted", { permissions });
    },
  };
}

function join(world: WorldState, chat: ChatState, user: User, next: Membership, by: User): void {
  const wasMember = isMember(chat, user.id);
  changeMembership(world, chat, user, next, by);
  if (!wasMember && isMember(chat, user.id)) postService(world, chat, by, { new_chat_members: [user] });
}

function leave(world: WorldState, chat: ChatState, user: User, status: "left" | "kicked", by: User): void {
  if (!isMember(chat, user.id)) return;
  changeMembership(world, chat, user, membership(status, chat.type), by);
  const { message } = postService(world, chat, by, { left_chat_member: user });
  // The bot is outside by now, and is told nevertheless.
  if (user.id === world.bot.id) world.updates.push("message", message);
}

function userOf(world: WorldState, id: number): User {
  const user = userFinder(world)(id);
  if (user === undefined) throw new Error(`Cannot find anybody with the id ${String(id)}`);
  return user;
}

function ownerId(chat: ChatState): number {
  const owner = [...chat.members.keys()].find((id) => membershipOf(chat, id).status === "creator");
  if (owner === undefined) throw new Error(`Cannot act in ${chat.title}: it has no owner`);
  return owner;
}
