import type { Message } from "grammy/types";

/** A message as a question to the bot. */
export interface Asked {
  /** The words of the question, the bot's own name taken out. May be empty: a bare /ask or mention. */
  readonly text: string;
  /** How the bot was addressed. */
  readonly by: "private" | "command" | "mention" | "reply";
  /** The words that the message quotes, or replies to where they are not ours. */
  readonly quoted?: string;
}

/** Who we are, as far as messages can name us. */
interface Self {
  readonly id: number;
  readonly username: string;
}

/**
 * The question in a message, or undefined where nobody spoke to the bot:
 * another bot's command, an automatic forward of the linked channel, a message
 * made through an inline bot, group talk.
 */
export function questionIn(message: Message, self: Self): Asked | undefined {
  const asked = addressedIn(message, self);
  if (asked === undefined) return undefined;
  const quoted = quotedIn(message, self);
  return quoted === undefined ? asked : { ...asked, quoted };
}

function addressedIn(message: Message, self: Self): Asked | undefined {
  if (message.via_bot !== undefined || message.is_automatic_forward === true) return undefined;
  const text = message.text ?? message.caption;
  if (text === undefined) return undefined;
  const command = leadingCommand(message, text);
  if (command !== undefined) {
    const forUs = command.bot === undefined || command.bot === self.username.toLowerCase();
    if (command.name !== "ask" || !forUs) return undefined;
    return { text: withoutMention(command.rest, self), by: "command" };
  }
  // What one member sends to the bot alone is meant for it.
  const isAlone = message.chat.type === "private" || message.ephemeral_message_id !== undefined;
  if (isAlone) return { text: withoutMention(text, self), by: "private" };
  if (mentions(message, text, self)) return { text: withoutMention(text, self), by: "mention" };
  if (message.reply_to_message?.from?.id === self.id && !isServiceOfTopic(message))
    return { text, by: "reply" };
  return undefined;
}

/**
 * The words that a message points at: those that it quotes, also from another
 * chat, or the whole message that it replies to. Our own messages count only
 * where a part of them is quoted.
 */
function quotedIn(message: Message, self: Self): string | undefined {
  if (message.quote !== undefined) return message.quote.text;
  const replied = message.reply_to_message;
  if (replied === undefined || replied.from?.id === self.id) return undefined;
  return replied.text ?? replied.caption;
}

/**
 * Reads a command as it was meant: «/Help», as phones write it at the start of
 * a sentence, and one that stands in a caption. The message itself is changed,
 * so that every handler finds it so.
 */
export function settleCommand(message: Message): void {
  const field = message.text === undefined ? "caption" : "text";
  const text = message[field];
  const entities = message.entities ?? message.caption_entities ?? [];
  const command = entities.find(({ type, offset }) => type === "bot_command" && offset === 0);
  if (text === undefined || command === undefined) return;
  message[field] = text.slice(0, command.length).toLowerCase() + text.slice(command.length);
  message.entities = entities;
}

/** A command at the very beginning of a message, as Telegram's clients mark it. */
export interface Command {
  readonly name: string;
  /** The bot it names, lower case; undefined where it names none. */
  readonly bot: string | undefined;
  readonly rest: string;
}

export function leadingCommand(message: Message, text: string): Command | undefined {
  const entities = message.entities ?? message.caption_entities ?? [];
  const entity = entities.find((candidate) => candidate.type === "bot_command" && candidate.offset === 0);
  if (entity === undefined) return undefined;
  const [name = "", bot] = text.slice(1, entity.length).toLowerCase().split("@");
  return { name, bot, rest: text.slice(entity.length).trim() };
}

function mentions(message: Message, text: string, self: Self): boolean {
  const entities = message.entities ?? message.caption_entities ?? [];
  return entities.some(
    (entity) =>
      (entity.type === "mention" &&
        text.slice(entity.offset, entity.offset + entity.length).toLowerCase() ===
          `@${self.username.toLowerCase()}`) ||
      (entity.type === "text_mention" && entity.user.id === self.id),
  );
}

function withoutMention(text: string, self: Self): string {
  return text
    .replace(new RegExp(`@${self.username}\\b`, "giu"), " ")
    .replace(/\s+/gu, " ")
    .trim();
}

/** In a forum every message "replies" to the one that opened its topic; nobody was addressed by that. */
function isServiceOfTopic(message: Message): boolean {
  return message.reply_to_message?.forum_topic_created !== undefined;
}
