/**
 * What is wrong with an update's shape, or undefined where handlers can read
 * it. Telegram sends no such thing; a proxy, another server or a changed API
 * might, and half an update must not become half an answer.
 */
export function shapeProblem(update: object): string | undefined {
  const { update_id: _id, ...kinds } = update as Record<string, unknown>;
  const entries = Object.entries(kinds);
  if (entries.length === 0) return "it holds nothing";
  for (const [kind, content] of entries) {
    if (!isRecord(content)) return `${kind} is no object`;
    const problem = whoProblem(content) ?? READERS[kind]?.(content);
    if (problem !== undefined) return `${kind}: ${problem}`;
  }
  return undefined;
}

type Fields = Readonly<Record<string, unknown>>;

/** Of every kind, also of those that no handler knows, the chat and the person are looked up. */
function whoProblem({ chat, from, user }: Fields): string | undefined {
  if (chat !== undefined && !(isRecord(chat) && isId(chat["id"]))) return "its chat has no id";
  return [from, user].every((one) => one === undefined || isUser(one)) ? undefined : "its person is none";
}

/** The kinds that some handler reads further. */
const READERS: Readonly<Record<string, (content: Fields) => string | undefined>> = {
  message: messageProblem,
  edited_message: messageProblem,
  callback_query: ({ id, from, data, message }) => {
    if (typeof id !== "string" || id === "") return "no id";
    if (!isUser(from)) return "no person";
    if (data !== undefined && typeof data !== "string") return "its data is no text";
    if (message === undefined) return undefined;
    if (!isRecord(message)) return "its message is no object";
    return isChat(message["chat"]) ? undefined : "its message has no chat";
  },
  inline_query: ({ id, from, query, offset }) => {
    if (typeof id !== "string" || id === "") return "no id";
    if (!isUser(from)) return "no person";
    return typeof query === "string" && typeof offset === "string" ? undefined : "no query";
  },
  guest_message: (message) => {
    const id = message["guest_query_id"];
    return typeof id === "string" && id !== "" ? messageProblem(message) : "no guest_query_id";
  },
  poll: ({ id }) => (typeof id === "string" && id !== "" ? undefined : "no id"),
  poll_answer: ({ poll_id, option_ids }) => {
    if (typeof poll_id !== "string" || poll_id === "") return "no poll_id";
    return Array.isArray(option_ids) && option_ids.every((id) => Number.isSafeInteger(id))
      ? undefined
      : "its option_ids are none";
  },
  my_chat_member: ({ chat, from, old_chat_member: before, new_chat_member: after }) => {
    if (!isChat(chat)) return "no chat";
    if (!isUser(from)) return "no person";
    return isMember(before) && isMember(after) ? undefined : "no membership";
  },
};

function messageProblem(message: Fields): string | undefined {
  if (!isChat(message["chat"])) return "no chat";
  // An ephemeral message has an id of its own beside a zero.
  const isEphemeral = message["message_id"] === 0 && isId(message["ephemeral_message_id"]);
  if (!isEphemeral && !isId(message["message_id"])) return "no message_id";
  if (message["from"] !== undefined && !isUser(message["from"])) return "its sender is no person";
  if (message["sender_chat"] !== undefined && !isChat(message["sender_chat"])) return "its sender is no chat";
  for (const name of ["text", "caption"]) {
    if (message[name] !== undefined && typeof message[name] !== "string") return `its ${name} is no text`;
  }
  for (const name of ["entities", "caption_entities"]) {
    if (message[name] !== undefined && !isEntities(message[name])) return `its ${name} are no entities`;
  }
  const { quote, reply_to_message: replied } = message;
  if (quote !== undefined && !(isRecord(quote) && typeof quote["text"] === "string"))
    return "its quote is none";
  if (replied !== undefined && !(isRecord(replied) && repliedProblem(replied) === undefined)) {
    return "what it replies to is no message";
  }
  for (const name of ["migrate_to_chat_id", "migrate_from_chat_id", "message_thread_id"]) {
    if (message[name] !== undefined && !isId(message[name])) return `its ${name} is no id`;
  }
  return undefined;
}

/** Of a message that another one replies to, its sender and its words are read. */
function repliedProblem({ from, text, caption }: Fields): string | undefined {
  if (from !== undefined && !isUser(from)) return "its sender is no person";
  const isText = (value: unknown) => value === undefined || typeof value === "string";
  return isText(text) && isText(caption) ? undefined : "its text is none";
}

const CHAT_TYPES = new Set(["private", "group", "supergroup", "channel"]);

function isChat(value: unknown): boolean {
  if (!isRecord(value) || !isId(value["id"]) || !CHAT_TYPES.has(String(value["type"]))) return false;
  return value["type"] === "private" || typeof value["title"] === "string";
}

function isUser(value: unknown): boolean {
  if (!isRecord(value) || !isId(value["id"])) return false;
  return value["language_code"] === undefined || typeof value["language_code"] === "string";
}

function isMember(value: unknown): boolean {
  return isRecord(value) && typeof value["status"] === "string";
}

function isEntities(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every(
      (entity) =>
        isRecord(entity) &&
        typeof entity["type"] === "string" &&
        typeof entity["offset"] === "number" &&
        typeof entity["length"] === "number" &&
        (entity["type"] !== "text_mention" || isUser(entity["user"])),
    )
  );
}

function isId(value: unknown): boolean {
  return Number.isSafeInteger(value) && value !== 0;
}

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
