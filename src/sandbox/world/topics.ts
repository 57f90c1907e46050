import type { Message, User } from "@grammyjs/types";
import type { ChatHandle } from "./chat.ts";
import { removeMessage } from "./messages.ts";
import { postService } from "./posting.ts";
import { createReader } from "./reading.ts";
import type { MessageReader } from "./reading.ts";
import type { ChatState, TopicState, WorldState } from "./state.ts";

/** A topic of a forum; its reader sees only what the bot writes there. */
export interface Topic extends MessageReader {
  /** The `message_thread_id` of its messages. */
  readonly id: number;
  readonly name: string;
  messages(): readonly Message[];
  botMessages(): readonly Message[];
  close(by?: User): void;
  reopen(by?: User): void;
  /** Takes the topic and its messages away; bots are not told. */
  delete(): void;
}

/** Colours are of no interest here; this is Telegram's first one. */
const ICON_COLOR = 0x6fb9f0;

/** Opens a topic in a forum and tells the bot. */
export function createTopic(
  world: WorldState,
  chat: ChatState,
  handle: ChatHandle,
  name: string,
  by: User,
): Topic {
  if (!chat.isForum) throw new Error(`Cannot open a topic in ${chat.title}: it is not a forum`);
  const id = chat.nextMessageId;
  const topic: TopicState = { id, name, isClosed: false };
  chat.topics.set(id, topic);
  tell(by, { forum_topic_created: { name, icon_color: ICON_COLOR } });

  function tell(from: User, fields: Partial<Message>): void {
    postService(world, chat, from, { message_thread_id: id, is_topic_message: true, ...fields });
  }
  const isHere = (message: Message) => message.message_thread_id === id;

  return {
    ...createReader(world, chat, isHere),
    id,
    name,
    messages: () => handle.messages().filter(isHere),
    botMessages: () => handle.botMessages().filter(isHere),
    close(from = by) {
      topic.isClosed = true;
      tell(from, { forum_topic_closed: {} });
    },
    reopen(from = by) {
      topic.isClosed = false;
      tell(from, { forum_topic_reopened: {} });
    },
    delete() {
      chat.topics.delete(id);
      const inside = [...chat.messages.values()].filter(({ message }) => isHere(message));
      for (const stored of inside) removeMessage(world, chat, stored);
    },
  };
}
