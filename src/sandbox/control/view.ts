import { chatObject, membershipOf } from "../world/members.ts";
import type { ChatState, MessageState, WorldState } from "../world/state.ts";
import type { Scene } from "./scene.ts";

/** The messages of a chat that the page shows at most. */
const MESSAGES_SHOWN_MAX = 300;
/** The latest refusals and violations that the page shows. */
const PROBLEMS_SHOWN_MAX = 50;

/** Everything that the page shows beside the messages. It never holds the token. */
export function viewWorld(world: WorldState, scene: Scene): object {
  const { bot, profile } = world;
  return {
    bot: {
      id: bot.id,
      name: profile.text("name", "") ?? bot.first_name,
      username: bot.username,
      description: profile.text("description", "") ?? "",
    },
    identities: scene.identities.map(({ person, isAnonymous }) => ({
      personId: person.id,
      isAnonymous,
      name: person.name,
      languageCode: person.user().language_code ?? "",
      hasBlockedBot: world.people.get(person.id)?.hasBlockedBot === true,
    })),
    chats: [...world.chats.values()]
      .filter((chat) => chat.migratedToId === undefined)
      .map((chat) => viewChat(world, chat)),
    settings: {
      privacyMode: world.privacyMode,
      hasLimits: world.limits !== undefined,
      faults: world.faults.list(),
    },
    pendingUpdates: world.updates.pending().length,
    violations: world.violations.slice(-PROBLEMS_SHOWN_MAX),
    refusals: world.calls
      .filter(({ ok }) => !ok)
      .slice(-PROBLEMS_SHOWN_MAX)
      .map(({ method, description }) => ({ method, description })),
  };
}

/** The visible messages of a chat with what the app knows beside them. */
export function viewMessages(chat: ChatState): object {
  const visible = [...chat.messages.values()].filter((stored) => !stored.isDeleted);
  return { messages: visible.slice(-MESSAGES_SHOWN_MAX).map(viewMessage) };
}

function viewMessage({ message, isFromBot, keyboard, reactions }: MessageState): object {
  const emoji = [...reactions.values()]
    .flat()
    .map((reaction) => (reaction.type === "emoji" ? reaction.emoji : "⭐"));
  return { message, isFromBot, keyboard, reactions: emoji };
}

function viewChat(world: WorldState, chat: ChatState): object {
  const last = [...chat.messages.values()].filter((stored) => !stored.isDeleted).at(-1)?.message;
  return {
    ...chatObject(world, chat),
    topics: [...chat.topics.values()],
    botStatus: chat.type === "private" ? "member" : membershipOf(chat, world.bot.id).status,
    action: chat.action,
    last,
  };
}
