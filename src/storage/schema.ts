import type { Generated } from "kysely";

/** Columns as the code sees them. Instants are epoch milliseconds and end in `_at`. */
/** What a person is about to type into a settings menu. */
export interface SettingsAwaitRow {
  person_id: number;
  /** Where the menu stands and the answer is typed. */
  chat_id: number;
  /** The chat whose settings they are. */
  place_id: number;
  section: string;
  asked: string;
  /** The menu's message: in a group the answer is a reply to it. */
  message_id: number;
  expires_at: number;
}

/** A chat whose settings a person has opened. */
export interface SettingsConnectionRow {
  person_id: number;
  chat_id: number;
  used_at: number;
}

/** What an admin announces. */
export interface AnnouncementRow {
  id: string;
  admin_id: number;
  state: "draft" | "scheduled" | "running" | "done" | "cancelled";
  /** JSON: content by language. */
  contents: string;
  /** JSON. */
  audience: string;
  /** JSON. */
  options: string;
  /** Null: at once. */
  starts_at: number | null;
  /** When the admin last saw it as it will be; null: not since the last change. */
  previewed_at: number | null;
  /** Since the confirmation. */
  batch_id: string | null;
  /** The message in which its progress is shown. */
  chat_id: number | null;
  message_id: number | null;
  shown_at: Generated<number>;
  created_at: number;
}

/** Questions that were asked alike in vain, an answer that was found wanting, or a proposal. */
export interface WishRow {
  id: string;
  kind: "missed" | "down" | "suggestion";
  /** What makes two questions alike. */
  likeness: string;
  language: "ru" | "en";
  /** One of them, as somebody typed it. */
  sample: string;
  /** The fact whose answer was found wanting. */
  fact_id: string | null;
  /** Who proposed it; nobody for questions. */
  person_id: number | null;
  count: number;
  /** An update that is handled again counts once. */
  last_update_id: number;
  state: "open" | "done" | "dismissed";
  updated_at: number;
}

/** What admins have added to the data pack. */
export interface OverlayRow {
  id: string;
  kind: "phrasing" | "fact";
  fact_id: string;
  /** JSON. */
  content: string;
  created_at: number;
}

export interface Schema {
  wishes: WishRow;
  overlay: OverlayRow;
  announcements: AnnouncementRow;
  settings_awaits: SettingsAwaitRow;
  settings_connections: SettingsConnectionRow;
  readonly updates: UpdateRow;
  readonly replicas: ReplicaRow;
  readonly leases: LeaseRow;
  readonly chats: ChatRow;
  readonly topics: TopicRow;
  readonly answers: AnswerRow;
  readonly batches: BatchRow;
  readonly outgoing: OutgoingRow;
  readonly files: FileRow;
  readonly timers: TimerRow;
  readonly conversations: ConversationRow;
  readonly quiz_games: QuizGameRow;
  readonly quiz_polls: QuizPollRow;
  readonly quiz_answers: QuizAnswerRow;
  readonly quiz_results: QuizResultRow;
  readonly quiz_used: QuizUsedRow;
  readonly quiz_stats: QuizStatRow;
  readonly quiz_reports: QuizReportRow;
  readonly quiz_people: QuizPersonRow;
  readonly quiz_achievements: QuizAchievementRow;
  readonly quiz_preferences: QuizPreferenceRow;
  readonly quiz_daily_follows: QuizDailyFollowRow;
  readonly quiz_dailies: QuizDailyRow;
  readonly quiz_daily_answers: QuizDailyAnswerRow;
  readonly countdown_follows: CountdownFollowRow;
  readonly countdown_posts: CountdownPostRow;
  readonly calendar_overrides: CalendarOverrideRow;
  readonly calendar_additions: CalendarAdditionRow;
  readonly reloads: ReloadRow;
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
  /** The language of ours that suits a person's client; null for groups, and where it says nothing. */
  client_language: "ru" | "en" | null;
  migrated_to: number | null;
  /** IANA name; null: the default zone. */
  zone: string | null;
  /** When we answer in a group: asked, or also where we are sure. */
  answers: Generated<"asked" | "sure">;
  hides_spoilers: Generated<0 | 1>;
  /** Answers in a group are seen by the person who asked alone. */
  is_ephemeral: Generated<0 | 1>;
  takes_announcements: Generated<0 | 1>;
  /** Topic of our own posts; null: the general one. */
  topic_id: number | null;
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

export interface BatchRow {
  id: string;
  /** The feature that enqueued it and is told of each outcome. */
  kind: "announcement" | "post" | "quiz";
  /** The feature's own key. */
  ref: string;
  /** 0 urgent, 1 scheduled, 2 bulk. */
  rank: 0 | 1 | 2;
  /** JSON: content by language. */
  contents: string;
  /** JSON of the options. */
  options: string;
  state: "running" | "paused" | "stopped" | "done";
  /** Rows of the batch; the next five count those that are settled. */
  total: Generated<number>;
  sent: Generated<number>;
  unknown: Generated<number>;
  gone: Generated<number>;
  failed: Generated<number>;
  skipped: Generated<number>;
  created_at: number;
  /** When the last row was settled. */
  settled_at: number | null;
}

export interface OutgoingRow {
  batch_id: string;
  /** Order within the batch. */
  seq: number;
  chat_id: number;
  /** 0 outside topics. */
  thread_id: number;
  language: "ru" | "en";
  state: "pending" | "sending" | "sent" | "unknown" | "gone" | "failed" | "skipped";
  /** Calls begun, those that a 429 answered not counted. */
  attempts: Generated<number>;
  /** A 429 holds the row until then. */
  not_before_at: Generated<number>;
  /** JSON list: earlier messages that an edit or a deletion is about. */
  target_ids: string | null;
  /** JSON list: an album has several. */
  message_ids: string | null;
  reason: string | null;
  settled_at: number | null;
}

export interface FileRow {
  /** Key of a picture that we draw. */
  card: string;
  /** Telegram's id of it after the first upload. */
  file_id: string;
  sent_at: number;
}

export interface TimerRow {
  key: string;
  lane: string;
  due_at: number;
  /** JSON of the event. */
  event: string;
}

export interface ConversationRow {
  key: string;
  state: string;
  /** An update replayed after the state was saved is not consumed again. */
  last_update_id: number;
  updated_at: number;
}

export interface QuizGameRow {
  id: string;
  chat_id: number;
  /** 0 outside topics. */
  thread_id: number;
  starter_id: number | null;
  /** At most one game of a chat and topic is live. */
  is_live: 0 | 1;
  /** JSON of the game. */
  state: string;
  /** Grows with each change: who changes a state names the version that was read. */
  version: number;
  opened_at: number;
  updated_at: number;
}

/** A poll update carries no chat; its poll's id gives it one. */
export interface QuizPollRow {
  poll_id: string;
  chat_id: number;
  thread_id: number;
  kind: "game" | "daily";
  /** Id of the game or of the question of the day. */
  ref: string;
  sent_at: number;
}

export interface QuizAnswerRow {
  /** A game's id, or a question of the day's. */
  game_id: string;
  question_id: string;
  person_id: number;
  chat_id: number;
  topic: string;
  difficulty: number;
  is_right: 0 | 1;
  points: number;
  elapsed_ms: number;
  answered_at: number;
}

export interface QuizResultRow {
  game_id: string;
  person_id: number;
  chat_id: number;
  mode: "solo" | "group" | "team" | "daily" | "replay";
  points: number;
  right_count: number;
  answered: number;
  asked: number;
  best_streak: number;
  /** Right answers within a few seconds. */
  fast: number;
  time_ms: number;
  /** Players who answered. */
  players: number;
  /** Of the team in a team game; null where one played alone. */
  place: number | null;
  ended_at: number;
}

export interface QuizUsedRow {
  /** A group, or a person: the ids do not overlap. */
  scope_id: number;
  question_id: string;
  used_at: number;
}

export interface QuizStatRow {
  question_id: string;
  /** Times revealed. */
  shown: number;
  answered: number;
  right_count: number;
}

export interface QuizReportRow {
  id: string;
  question_id: string;
  /** Null once the person was erased. */
  person_id: number | null;
  language: "ru" | "en";
  /** Retired: the question is not asked any more. */
  state: "open" | "closed" | "retired";
  reported_at: number;
}

export interface QuizPersonRow {
  person_id: number;
  /** First name, for the boards alone. */
  name: string | null;
  is_hidden: Generated<0 | 1>;
  updated_at: number;
}

export interface QuizAchievementRow {
  person_id: number;
  achievement: string;
  earned_at: number;
}

export interface QuizPreferenceRow {
  chat_id: number;
  /** JSON of the options chosen last. */
  options: string | null;
  speed_scoring: Generated<0 | 1>;
  /** The chat wants its weekly champion's tag. */
  champion_tag: Generated<0 | 1>;
  champion_id: number | null;
  /** Monday of the week that was decided last. */
  champion_week: string | null;
}

export interface QuizDailyFollowRow {
  chat_id: number;
  thread_id: number;
  /** Local, 0 to 23. */
  hour: number;
  zone: string;
  language: "ru" | "en";
  next_at: number;
}

export interface QuizDailyRow {
  id: string;
  chat_id: number;
  thread_id: number;
  /** 2026-04-01 in the chat's zone. */
  local_date: string;
  language: "ru" | "en";
  /** JSON of the question as dealt. */
  card: string;
  phase: "sending" | "open" | "closed" | "void";
  poll_id: string | null;
  message_id: number | null;
  sent_at: number | null;
  claimed_at: number;
}

export interface QuizDailyAnswerRow {
  daily_id: string;
  person_id: number;
  choice: number;
  answered_at: number;
}

export interface CountdownFollowRow {
  id: string;
  chat_id: number;
  /** 0 outside topics. */
  thread_id: Generated<number>;
  /** What is followed, separated by commas. */
  events: string;
  cadence: "daily" | "weekly" | "milestones";
  /** Local, 0 to 23. */
  hour: number;
  minute: number;
  zone: string;
  is_silent: 0 | 1;
  /** One pinned message, edited once a day, in place of posts. */
  is_live: 0 | 1;
  live_message_id: number | null;
  next_at: number;
  created_at: number;
}

/** What became of a day's post in a place: at most one a day, whoever decides it. */
export interface CountdownPostRow {
  chat_id: number;
  thread_id: Generated<number>;
  /** 2026-09-04 in the chat's zone. */
  local_date: string;
  /** Posted: enqueued. Failed: Telegram refused it. */
  state: "posted" | "missed" | "failed";
  due_at: number;
  decided_at: number;
}

/** A date that an admin has set at run time goes before the file's. */
export interface CalendarOverrideRow {
  event_id: string;
  local_date: string;
  time: string | null;
  zone: string | null;
  /** Null once the person was erased. */
  moved_by: number | null;
  moved_at: number;
}

/** A date that an admin has added at run time; it stands beside the file's. */
export interface CalendarAdditionRow {
  id: string;
  kind: "premiere" | "episode" | "broadcast" | "anniversary" | "announced";
  title_ru: string;
  title_en: string;
  local_date: string;
  time: string | null;
  zone: string | null;
  /** Null once the person was erased. */
  added_by: number | null;
  added_at: number;
}

/** When an admin last had something read anew. */
export interface ReloadRow {
  name: string;
  asked_at: number;
}
