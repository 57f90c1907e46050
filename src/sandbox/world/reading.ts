import type { Message } from "@grammyjs/types";
import { dumpChat } from "./dump.ts";
import type { ChatState, WorldState } from "./state.ts";
import { WAIT_MS_DEFAULT, waitForValue } from "./waiting.ts";

/** What a message must look like: contain the text, match, or satisfy. */
export type MessageMatch = string | RegExp | ((message: Message) => boolean);

/** Reads the bot's messages in a chat or topic one after the other. */
export interface MessageReader {
  /**
   * The bot's next message that was not handed out yet, skipping those that do
   * not match. Messages that came before the call count, so nothing is missed.
   *
   * @throws WaitError with a dump of the chat after `timeoutMs`
   */
  nextBotMessage(match?: MessageMatch, timeoutMs?: number): Promise<Message>;
  /** Lets `nextBotMessage` begin after what is there now. */
  skipBotMessages(): void;
}

/** A reader that starts at the first message and sees only those that are `isHere`. */
export function createReader(
  world: WorldState,
  chat: ChatState,
  isHere: (message: Message) => boolean = () => true,
): MessageReader {
  let handedOutId = 0;
  return {
    async nextBotMessage(match, timeoutMs = WAIT_MS_DEFAULT) {
      const look = () =>
        [...chat.messages.values()].find(
          ({ message, isDeleted, isFromBot }) =>
            isFromBot &&
            !isDeleted &&
            message.message_id > handedOutId &&
            isHere(message) &&
            matches(message, match),
        );
      const what = `for a new message of the bot${describeMatch(match)}`;
      const found = await waitForValue(world.signal, look, timeoutMs, () => `${what}\n${dumpChat(chat)}`);
      handedOutId = found.message.message_id;
      return found.message;
    },
    skipBotMessages() {
      handedOutId = chat.nextMessageId - 1;
    },
  };
}

/** Whether the message fits what is looked for; everything fits nothing. */
export function matches(message: Message, match: MessageMatch | undefined): boolean {
  if (match === undefined) return true;
  if (typeof match === "function") return match(message);
  const text = message.text ?? message.caption ?? message.poll?.question ?? "";
  return typeof match === "string" ? text.includes(match) : match.test(text);
}

/** The end of a sentence about what was looked for. */
export function describeMatch(match: MessageMatch | undefined): string {
  if (match === undefined) return "";
  return typeof match === "function" ? " that satisfies a condition" : ` with ${String(match)}`;
}
