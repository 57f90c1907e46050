/** Columns as the code sees them. Instants are epoch milliseconds and end in `_at`. */
export interface Schema {
  readonly updates: UpdateRow;
  readonly replicas: ReplicaRow;
  readonly leases: LeaseRow;
  readonly chats: ChatRow;
  readonly topics: TopicRow;
  readonly answers: AnswerRow;
}

export interface UpdateRow {
  /** Telegram's own number: the same update delivered twice is one row. */
  update_id: number;
  /** Updates of one lane are handled one after the other, in order of update_id. */
  lane: string;
  /** JSON of the update; erased when it is settled. */
  payload: string | null;
  received_at: number;
  /** Times that handling began; a crash in the middle counts. */
  attempts: number;
  settled_at: number | null;
  outcome: "done" | "failed" | null;
}

export interface ReplicaRow {
  holder: string;
  /** The leases of this process hold until then. */
  alive_until: number;
}

export interface LeaseRow {
  name: string;
  holder: string;
}

export interface ChatRow {
  /** For a private chat this is also the person's user id. */
  id: number;
  kind: "private" | "group" | "supergroup" | "channel";
  /** Null for private chats: we keep no names of people. */
  title: string | null;
  is_forum: 0 | 1;
  standing: "active" | "left" | "kicked" | "blocked" | "migrated";
  /** Chosen with /language; null: follow the client or the default. */
  language: "ru" | "en" | null;
  migrated_to: number | null;
  created_at: number;
  updated_at: number;
}

export interface TopicRow {
  chat_id: number;
  thread_id: number;
  /** Null where the topic is older than our membership and was never renamed. */
  name: string | null;
  is_closed: 0 | 1;
}

export interface AnswerRow {
  chat_id: number;
  /** The message that asked. */
  question_id: number;
  /** Our message that answered, so that an edited question edits it. */
  answer_id: number;
  asked_at: number;
}
