import { chatObject, membershipOf } from "../world/members.ts";
import { pinnedIn } from "../world/pins.ts";
import { isService } from "../world/privacy.ts";
import type { ChatState, MessageState, WorldState } from "../world/state.ts";
import { viewPolls } from "./polls.ts";
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
export function viewMessages(world: WorldState, chat: ChatState): object {
  const visible = [...chat.messages.values()].filter((stored) => !stored.isDeleted);
  const views = visible.slice(-MESSAGES_SHOWN_MAX).map((stored) => viewMessage(world, chat, stored));
  return { messages: [...views, ...ephemeralViews(world, chat)], pinned: pinnedIn(chat) };
}

/** Ephemeral messages with who sees them and behind which message; the page puts them there. */
function ephemeralViews({ surfaces }: WorldState, chat: ChatState): readonly object[] {
  return surfaces.ephemerals
    .filter((one) => one.chatId === chat.id && !one.isDeleted)
    .slice(-MESSAGES_SHOWN_MAX)
    .map(({ message, isFromBot, personId, afterId, replacesId }) => ({
      message,
      isFromBot,
      reactions: [],
      ephemeral: { personId, afterId, replacesId },
    }));
}

function viewMessage(world: WorldState, chat: ChatState, stored: MessageState): object {
  const { message, isFromBot, keyboard, reactions } = stored;
  const emoji = [...reactions.values()]
    .flat()
    .map((reaction) => (reaction.type === "emoji" ? reaction.emoji : "⭐"));
  return { message, isFromBot, keyboard, reactions: emoji, polls: viewPolls(world, chat, message) };
}

function viewChat(world: WorldState, chat: ChatState): object {
  const visible = [...chat.messages.values()].filter((stored) => !stored.isDeleted);
  const last = visible.at(-1)?.message;
  const written = visible.findLast(({ message }) => !isService(message))?.message ?? last;
  return {
    ...chatObject(world, chat),
    topics: [...chat.topics.values()],
    // Where a forum opens; absent for the general topic.
    newestTopicId: written?.is_topic_message === true ? written.message_thread_id : undefined,
    botStatus: chat.type === "private" ? "member" : membershipOf(chat, world.bot.id).status,
    action: chat.action,
    last,
  };
}
