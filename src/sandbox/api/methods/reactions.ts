import type { ReactionType } from "@grammyjs/types";
import { findMessage } from "../../world/messages.ts";
import { accessibleChat } from "../access.ts";
import { malformed, refused } from "../errors.ts";
import type { Methods } from "../method.ts";

/** Bot API, ReactionTypeEmoji. */
const EMOJI: ReadonlySet<string> = new Set(
  (
    "❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴 😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 " +
    "🤓 👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡"
  ).split(" "),
);
/** Bots have no premium: one reaction to a message (Bot API, setMessageReaction). */
const REACTIONS_MAX = 1;

/** Reactions of the bot. */
export const reactionMethods: Methods = {
  setMessageReaction: ({ world, params }) => {
    const reaction = (params["reaction"] as readonly ReactionType[] | undefined) ?? [];
    if (reaction.length > REACTIONS_MAX) throw malformed("REACTIONS_TOO_MANY");
    if (reaction.some((one) => one.type === "emoji" && !EMOJI.has(one.emoji)))
      throw malformed("REACTION_INVALID");
    if (reaction.some((one) => one.type !== "emoji")) throw malformed("REACTION_INVALID");
    const chat = accessibleChat(world, params["chat_id"]);
    const stored = findMessage(chat, params["message_id"] as number);
    if (stored === undefined) throw refused("message to react not found");
    stored.reactions.set(world.bot.id, reaction);
    world.signal.emit({ kind: "reaction", chatId: chat.id, id: stored.message.message_id });
    return true;
  },
};
