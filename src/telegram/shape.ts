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
    const problem = READERS[kind]?.(content);
    if (problem !== undefined) return `${kind}: ${problem}`;
  }
  return undefined;
}

type Fields = Readonly<Record<string, unknown>>;

/** The kinds that some handler reads; others pass through unread. */
const READERS: Readonly<Record<string, (content: Fields) => string | undefined>> = {
  message: messageProblem,
  edited_message: messageProblem,
  callback_query: ({ id, from, data, message }) => {
    if (typeof id !== "string" || id === "") return "no id";
    if (!isUser(from)) return "no person";
    if (data !== undefined && typeof data !== "string") return "its data is no text";
    return message === undefined || isRecord(message) ? undefined : "its message is no object";
  },
  my_chat_member: ({ chat, from, old_chat_member: before, new_chat_member: after }) => {
    if (!isChat(chat)) return "no chat";
    if (!isUser(from)) return "no person";
    return isMember(before) && isMember(after) ? undefined : "no membership";
  },
};

function messageProblem(message: Fields): string | undefined {
  if (!isChat(message["chat"])) return "no chat";
  if (!isId(message["message_id"])) return "no message_id";
  if (message["from"] !== undefined && !isUser(message["from"])) return "its sender is no person";
  for (const name of ["text", "caption"]) {
    if (message[name] !== undefined && typeof message[name] !== "string") return `its ${name} is no text`;
  }
  for (const name of ["entities", "caption_entities"]) {
    if (message[name] !== undefined && !isEntities(message[name])) return `its ${name} are no entities`;
  }
  for (const name of ["migrate_to_chat_id", "migrate_from_chat_id", "message_thread_id"]) {
    if (message[name] !== undefined && !isId(message[name])) return `its ${name} is no id`;
  }
  return undefined;
}

const CHAT_TYPES = new Set(["private", "group", "supergroup", "channel"]);

function isChat(value: unknown): boolean {
  if (!isRecord(value) || !isId(value["id"]) || !CHAT_TYPES.has(String(value["type"]))) return false;
  return value["type"] === "private" || typeof value["title"] === "string";
}

function isUser(value: unknown): boolean {
  return isRecord(value) && isId(value["id"]);
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
        typeof entity["length"] === "number",
    )
  );
}

function isId(value: unknown): boolean {
  return Number.isSafeInteger(value) && value !== 0;
}

function isRecord(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
