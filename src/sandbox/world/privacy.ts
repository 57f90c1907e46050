import type { Message } from "@grammyjs/types";
import { isAdministrator, isMember } from "./members.ts";
import type { ChatState, WorldState } from "./state.ts";

/** Fields of messages that somebody wrote; the rest are service messages. */
const CONTENT = [
  "text",
  "photo",
  "sticker",
  "voice",
  "audio",
  "video",
  "video_note",
  "document",
  "animation",
  "location",
  "venue",
  "contact",
  "dice",
  "poll",
  "game",
  "story",
  "rich_message",
] as const;

/**
 * Whether Telegram would give this message of a person to the bot.
 *
 * In groups with privacy mode on, a bot that is no administrator sees commands
 * that are its own or nobody's, replies to itself, messages sent through it and
 * service messages. Reports differ about plain mentions; here they are withheld.
 */
export function reachesBot(world: WorldState, chat: ChatState, message: Message): boolean {
  if (chat.type === "private") return true;
  if (!isMember(chat, world.bot.id)) return false;
  if (isFromOtherBot(message)) return false;
  if (!world.privacyMode || isAdministrator(chat, world.bot.id)) return true;
  return (
    isService(message) ||
    message.via_bot?.id === world.bot.id ||
    message.reply_to_message?.from?.id === world.bot.id ||
    isCommandForBot(message, world.bot.username)
  );
}

/** Bots do not see each other, except where a bot stands for a chat or was used inline. */
function isFromOtherBot(message: Message): boolean {
  return message.from?.is_bot === true && message.sender_chat === undefined && message.via_bot === undefined;
}

/** Whether the message tells of an event instead of carrying somebody's words. */
export function isService(message: Message): boolean {
  return !CONTENT.some((field) => message[field] !== undefined);
}

function isCommandForBot(message: Message, username: string): boolean {
  const text = message.text ?? message.caption ?? "";
  const command = (message.entities ?? message.caption_entities ?? []).find(
    ({ type }) => type === "bot_command",
  );
  if (command?.offset !== 0) return false;
  const [, addressee] = text.slice(0, command.length).split("@");
  return addressee === undefined || addressee.toLowerCase() === username.toLowerCase();
}
