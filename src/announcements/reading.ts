import type { InlineKeyboardButton, Message as TelegramMessage, MessageEntity } from "@grammyjs/types";
import { CAPTION_CHARS_MAX, type MediaItem, type Message, type StyledText } from "../delivery/content.ts";

/** What an admin's message can be announced as. */
export type Read =
  | { readonly kind: "content"; readonly content: Message }
  /** One of an album; the others come as messages of their own. */
  | { readonly kind: "part"; readonly albumId: string; readonly item: MediaItem }
  /** `quiz`: another's, whose right answer nobody tells us. `caption`: longer than a bot's may be; people with Premium write such. */
  | { readonly kind: "refused"; readonly why: "quiz" | "caption" | "unsupported" };

/** Reads a message by value: nothing of it is needed any more afterwards. */
export function readMessage(message: TelegramMessage): Read {
  if (message.poll !== undefined) return readPoll(message.poll);
  const item = mediaOf(message);
  if (item !== undefined) {
    if ((item.caption?.text.length ?? 0) > CAPTION_CHARS_MAX) return { kind: "refused", why: "caption" };
    if (message.media_group_id !== undefined) return { kind: "part", albumId: message.media_group_id, item };
    return { kind: "content", content: { ...item, ...buttonsOf(message) } };
  }
  if (message.text === undefined) return { kind: "refused", why: "unsupported" };
  const showsPreview = message.link_preview_options?.is_disabled !== true;
  return {
    kind: "content",
    content: { kind: "text", ...styled(message.text, message.entities), showsPreview, ...buttonsOf(message) },
  };
}

function readPoll(poll: NonNullable<TelegramMessage["poll"]>): Read {
  const right = poll.correct_option_ids;
  if (poll.type === "quiz" && right === undefined) return { kind: "refused", why: "quiz" };
  return {
    kind: "content",
    content: {
      kind: "poll",
      question: styled(poll.question, poll.question_entities),
      options: poll.options.map(({ text, text_entities }) => styled(text, text_entities)),
      fields: {
        type: poll.type,
        is_anonymous: poll.is_anonymous,
        allows_multiple_answers: poll.allows_multiple_answers,
        ...(right === undefined ? {} : { correct_option_ids: right }),
        ...(poll.explanation === undefined ? {} : { explanation: poll.explanation }),
        ...(poll.open_period === undefined ? {} : { open_period: poll.open_period }),
      },
    },
  };
}

function mediaOf(message: TelegramMessage): MediaItem | undefined {
  const { photo, video, animation, document, audio, voice } = message;
  const caption =
    message.caption === undefined ? {} : { caption: styled(message.caption, message.caption_entities) };
  const look = {
    ...(message.has_media_spoiler === true ? { hasSpoiler: true } : {}),
    ...(message.show_caption_above_media === true ? { showsCaptionAbove: true } : {}),
  };
  const of = (kind: MediaItem["kind"], fileId: string | undefined): MediaItem | undefined =>
    fileId === undefined ? undefined : { kind, file: { fileId }, ...caption, ...look };
  return (
    of("photo", photo?.at(-1)?.file_id) ??
    // An animation comes as a document too.
    of("animation", animation?.file_id) ??
    of("video", video?.file_id) ??
    of("audio", audio?.file_id) ??
    of("voice", voice?.file_id) ??
    of("document", document?.file_id)
  );
}

function styled(text: string, entities: readonly MessageEntity[] | undefined): StyledText {
  return entities === undefined || entities.length === 0 ? { text } : { text, entities };
}

/** Buttons that lead to an address go along; others would do nothing in our name. */
function buttonsOf({ reply_markup: markup }: TelegramMessage): {
  readonly buttons?: InlineKeyboardButton[][];
} {
  const rows = (markup?.inline_keyboard ?? [])
    .map((row) => row.filter((button) => "url" in button))
    .filter((row) => row.length > 0);
  return rows.length === 0 ? {} : { buttons: rows };
}
