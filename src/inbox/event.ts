/** Something that the bot tells itself at its time, in the lane of a chat, like an update. */
export interface BotEvent {
  /** As in "quiz.deadline": the feature, and what has come. */
  readonly kind: string;
  readonly chatId: number;
  readonly threadId?: number | undefined;
  /** What the feature needs beside; JSON. */
  readonly [field: string]: unknown;
}

/** An update of our own making. Its id is below zero, where Telegram has none. */
export interface EventUpdate {
  readonly update_id: number;
  readonly event: BotEvent;
}
