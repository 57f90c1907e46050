import type { Message } from "@grammyjs/types";
import { isMember, membershipOf } from "./members.ts";
import { randomDigits } from "./state.ts";
import type { ChatState, MessageState, WorldState } from "./state.ts";

/**
 * Tells the bot of a message that summons it into a group where it is no
 * member: one that mentions it, or replies to what it wrote there as a guest.
 * A bot that was thrown out cannot be summoned.
 */
export function summonGuest(world: WorldState, chat: ChatState, { message }: MessageState): void {
  const isGroup = chat.type === "group" || chat.type === "supergroup";
  if (!isGroup || !world.surfaces.hasGuestMode || isMember(chat, world.bot.id)) return;
  if (membershipOf(chat, world.bot.id).status === "kicked" || !isMeant(world, message)) return;
  const id = randomDigits(world);
  world.surfaces.guestQueries.set(id, {
    id,
    chatId: chat.id,
    messageId: message.message_id,
    askedAtMs: world.clock.now().getTime(),
    isAnswered: false,
  });
  world.updates.push("guest_message", { ...message, guest_query_id: id });
}

function isMeant(world: WorldState, message: Message): boolean {
  if (message.via_bot !== undefined || message.from === undefined) return false;
  if (message.reply_to_message?.from?.id === world.bot.id) return true;
  const text = message.text ?? message.caption ?? "";
  const name = `@${world.bot.username}`.toLowerCase();
  return (message.entities ?? message.caption_entities ?? []).some(
    ({ type, offset, length }) =>
      type === "mention" && text.slice(offset, offset + length).toLowerCase() === name,
  );
}
