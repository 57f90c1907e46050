import { GrammyError, HttpError, InputFile, type Api } from "grammy";
import { describeError, meaningOf } from "../telegram/errors.ts";
import type { FileRef, MediaContent, MediaItem, Message, SendOptions, TextContent } from "./content.ts";
import type { Attempt } from "./outcome.ts";
import type { Claimed } from "./verdict.ts";

/** Pictures of ours by key, and Telegram's ids of those that it has. */
export interface CardFiles {
  find(card: string): Promise<string | undefined>;
  keep(card: string, fileId: string): Promise<void>;
  /** PNG bytes. */
  draw(card: string): Promise<Uint8Array>;
}

type Fields = Readonly<Record<string, unknown>>;
type Raw = (method: string, fields: Fields) => Promise<unknown>;

/** What we read of the messages that Telegram returns. */
interface SentMessage {
  readonly message_id: number;
  readonly poll?: { readonly id: string };
  readonly photo?: readonly { readonly file_id: string }[];
}

/**
 * Sends a claimed row by the Bot API and reads what became of it.
 *
 * @param api one that does not wait for 429s by itself
 */
export function sendBy(api: Api, files: CardFiles): (row: Claimed) => Promise<Attempt> {
  const raw = api.raw as unknown as Readonly<Record<string, (fields: Fields) => Promise<unknown>>>;
  const call: Raw = async (method, fields) => raw[method]?.(fields);
  return async (row) => {
    try {
      return await perform(call, files, row);
    } catch (error) {
      return readError(error);
    }
  };
}

async function perform(call: Raw, files: CardFiles, row: Claimed): Promise<Attempt> {
  const { content, chatId, targetIds } = row;
  if (content.kind === "deletion") {
    await call("deleteMessages", { chat_id: chatId, message_ids: targetIds });
    return { kind: "sent", messageIds: targetIds };
  }
  if (content.kind === "edit") {
    await edit(call, files, row, content.to.kind === "album" ? content.to.items : [content.to]);
    return { kind: "sent", messageIds: targetIds };
  }
  return send(call, files, row, content);
}

/** Each part of the message gets its own new text or media; a deleted or unchanged one is left. */
async function edit(
  call: Raw,
  files: CardFiles,
  { chatId, targetIds }: Claimed,
  parts: readonly (TextContent | MediaContent)[],
): Promise<void> {
  for (const [index, part] of parts.entries()) {
    const message_id = targetIds[index];
    if (message_id === undefined) return;
    const where = { chat_id: chatId, message_id, ...buttonsOf(part) };
    try {
      if (part.kind === "text") await call("editMessageText", { ...where, ...textFields(part) });
      else if (part.kind === "voice") await call("editMessageCaption", { ...where, ...captionFields(part) });
      else {
        const { media } = await mediaOf(files, part.file);
        await call("editMessageMedia", {
          ...where,
          media: { type: part.kind, media, ...captionFields(part) },
        });
      }
    } catch (error) {
      const meaning = meaningOf(error);
      if (meaning !== "unchanged" && meaning !== "messageGone") throw error;
    }
  }
}

async function send(call: Raw, files: CardFiles, row: Claimed, content: Message): Promise<Attempt> {
  const where = { chat_id: row.chatId, ...threadOf(row), ...optionFields(row.options) };
  if (content.kind === "text") {
    return sent(await call("sendMessage", { ...where, ...textFields(content), ...buttonsOf(content) }));
  }
  if (content.kind === "poll") {
    const { question, fields } = content;
    const options = content.options.map(({ text, entities }) => ({ text, text_entities: entities }));
    const asked = { question: question.text, question_entities: question.entities, options, ...fields };
    return sent(await call("sendPoll", { ...where, ...asked, ...buttonsOf(content) }));
  }
  if (content.kind === "album") {
    return sent(await call("sendMediaGroup", { ...where, media: await albumOf(files, content.items) }));
  }
  try {
    return await sendMedia(call, files, where, content);
  } catch (error) {
    // A picture of ours repeats what its caption says: where pictures are not allowed, the words go alone.
    if (!("card" in content.file) || content.caption === undefined || meaningOf(error) !== "muted")
      throw error;
    const text = { kind: "text", ...content.caption } as const;
    return sent(await call("sendMessage", { ...where, ...textFields(text), ...buttonsOf(content) }));
  }
}

async function sendMedia(
  call: Raw,
  files: CardFiles,
  where: Fields,
  content: MediaContent,
): Promise<Attempt> {
  const { media, card } = await mediaOf(files, content.file);
  const method = `send${content.kind.charAt(0).toUpperCase()}${content.kind.slice(1)}`;
  const fields = { [content.kind]: media, ...captionFields(content), ...buttonsOf(content) };
  const message = (await call(method, { ...where, ...fields })) as SentMessage;
  const fileId = message.photo?.at(-1)?.file_id;
  if (card !== undefined && fileId !== undefined) await files.keep(card, fileId);
  return sent(message);
}

async function albumOf(files: CardFiles, items: readonly MediaItem[]): Promise<readonly Fields[]> {
  const media: Fields[] = [];
  // One after the other: a card is drawn once and found the second time.
  for (const item of items) {
    media.push({
      type: item.kind,
      media: (await mediaOf(files, item.file)).media,
      ...captionFields(item),
    });
  }
  return media;
}

function sent(result: unknown): Attempt {
  const messages = (Array.isArray(result) ? result : [result]) as readonly SentMessage[];
  const pollId = messages[0]?.poll?.id;
  return {
    kind: "sent",
    messageIds: messages.map(({ message_id }) => message_id),
    ...(pollId === undefined ? {} : { pollId }),
  };
}

/** Telegram's id of the file, or its bytes with the key to keep the id under. */
async function mediaOf(
  files: CardFiles,
  file: FileRef,
): Promise<{ readonly media: string | InputFile; readonly card?: string }> {
  if ("fileId" in file) return { media: file.fileId };
  const known = await files.find(file.card);
  if (known !== undefined) return { media: known };
  return { media: new InputFile(await files.draw(file.card), "card.png"), card: file.card };
}

function textFields({ text, entities, showsPreview }: TextContent): Fields {
  return { text, entities, link_preview_options: { is_disabled: showsPreview !== true } };
}

function captionFields({ kind, caption, hasSpoiler, showsCaptionAbove }: MediaItem): Fields {
  const looks = kind === "photo" || kind === "video" || kind === "animation";
  return {
    ...(caption === undefined ? {} : { caption: caption.text, caption_entities: caption.entities }),
    ...(looks && hasSpoiler === true ? { has_spoiler: true } : {}),
    ...(looks && showsCaptionAbove === true ? { show_caption_above_media: true } : {}),
  };
}

function buttonsOf(content: { readonly buttons?: TextContent["buttons"] }): Fields {
  const { buttons } = content;
  return buttons === undefined || buttons.length === 0 ? {} : { reply_markup: { inline_keyboard: buttons } };
}

function threadOf({ threadId }: Claimed): Fields {
  return threadId === undefined ? {} : { message_thread_id: threadId };
}

function optionFields({ isSilent, isProtected, isPaid }: SendOptions): Fields {
  return {
    ...(isSilent === true ? { disable_notification: true } : {}),
    ...(isProtected === true ? { protect_content: true } : {}),
    ...(isPaid === true ? { allow_paid_broadcast: true } : {}),
  };
}

/** The connection never stood, so nothing was delivered. */
const UNREACHED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "CERT_HAS_EXPIRED",
]);

/** What an error of the Bot API, or of the way there, says of a message's fate. */
export function readError(error: unknown): Attempt {
  const reason = describeError(error);
  if (error instanceof HttpError) {
    const cause: unknown = error.error;
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
    return { kind: UNREACHED.has(code) ? "unreached" : "unknown", reason };
  }
  if (!(error instanceof GrammyError)) throw error;
  const { retry_after, migrate_to_chat_id } = error.parameters;
  if (error.error_code === 429) return { kind: "wait", retryAfterMs: (retry_after ?? 1) * 1_000 };
  if (migrate_to_chat_id !== undefined) return { kind: "moved", toChatId: migrate_to_chat_id };
  if (error.error_code >= 500) return { kind: "unknown", reason };
  const meaning = meaningOf(error);
  if (meaning === "gone" || error.error_code === 403) return { kind: "gone", reason };
  if (meaning === "topicGone" || error.description.includes("TOPIC_CLOSED"))
    return { kind: "topicShut", reason };
  return { kind: "failed", reason };
}

/** Pins a message of ours, without a notice; where we may not, it stays unpinned. */
export function pinBy(api: Api): (row: Claimed, messageId: number) => Promise<void> {
  return async ({ chatId }, messageId) => {
    await api.pinChatMessage(chatId, messageId, { disable_notification: true }).catch(() => undefined);
  };
}

/** True where the Bot API answers us. */
export function probeBy(api: Api): () => Promise<boolean> {
  return async () => {
    try {
      await api.getMe();
      return true;
    } catch {
      return false;
    }
  };
}
