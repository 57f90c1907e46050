import type { LinkPreviewOptions, Message, MessageEntity, ReplyParameters } from "@grammyjs/types";
import { readFormatted, readText } from "../../text/read.ts";
import type { FormattedText } from "../../text/formatted.ts";
import {
  addMessage,
  asReplied,
  editMessage,
  entitiesField,
  findMessage,
  threadFields,
} from "../../world/messages.ts";
import type { MessageFields } from "../../world/messages.ts";
import { forwardToDiscussion } from "../../world/posting.ts";
import { chatObject } from "../../world/members.ts";
import type { ChatState, MessageState, WorldState } from "../../world/state.ts";
import { plainBot, userFinder, writableChat } from "../access.ts";
import type { SendPermission } from "../access.ts";
import { sendEphemeral } from "../ephemeral.ts";
import { malformed, notModelled, refused, tooManyRequests } from "../errors.ts";
import { readInlineKeyboard, readReplyMarkup } from "../keyboards.ts";
import type { MethodCall, Methods } from "../method.ts";
import type { Parameters } from "../parameters.ts";

const NOT_MODIFIED =
  "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message";

/** Writing and changing messages of text. */
export const messageMethods: Methods = {
  sendMessage: (call) => {
    const { world, params } = call;
    const formatted = readText(textInput(params), userFinder(world));
    checkPreview(params["link_preview_options"] as LinkPreviewOptions | undefined);
    return send(call, {
      text: formatted.text,
      ...entitiesField("entities", formatted.entities),
      ...previewField(params),
    });
  },

  editMessageText: (call) => {
    const { world, params } = call;
    const formatted = readText(textInput(params), userFinder(world));
    checkPreview(params["link_preview_options"] as LinkPreviewOptions | undefined);
    const { chat, stored } = editable(call);
    if (stored.message.text === undefined) throw refused("there is no text in the message to edit");
    const markup = readInlineKeyboard(params["reply_markup"], chat.type);
    const entities = formatted.entities.length === 0 ? undefined : [...formatted.entities];
    const fields = {
      text: formatted.text,
      entities,
      reply_markup: markup,
      link_preview_options: undefined,
      ...previewField(params),
    };
    return applyEdit(call, chat, stored, fields);
  },

  editMessageReplyMarkup: (call) => {
    const { chat, stored } = editable(call);
    const markup = readInlineKeyboard(call.params["reply_markup"], chat.type);
    return applyEdit(call, chat, stored, { reply_markup: markup });
  },
};

/** The text and formatting parameters that many methods share. */
export function textInput(params: Parameters, field = "text", entitiesName = "entities") {
  return {
    text: params[field] as string | undefined,
    parseMode: params["parse_mode"] as string | undefined,
    entities: params[entitiesName] as readonly MessageEntity[] | undefined,
  };
}

/**
 * Sends content to the call's chat with everything that all send methods have
 * in common: rights, topic, reply, keyboard, effect, protection, flood control.
 *
 * @param needs the permission without which a group does not take the content
 */
export function send(call: MethodCall, content: MessageFields, needs?: SendPermission): Message {
  if (call.params["ephemeral_message_parameters"] !== undefined) return sendEphemeral(call, content);
  const [message] = sendAll(call, [content], needs);
  if (message === undefined) throw new Error("Cannot send: nothing was stored");
  return message;
}

/** Sends several messages at once, as the parts of an album are. */
export function sendAll(
  { world, params, floodGate }: MethodCall,
  contents: readonly MessageFields[],
  needs?: SendPermission,
): readonly Message[] {
  const topicId = params["message_thread_id"] as number | undefined;
  const chat = writableChat(world, params["chat_id"], topicId, needs);
  const markup = readReplyMarkup(params["reply_markup"], chat.type);
  if (params["message_effect_id"] !== undefined && chat.type !== "private") {
    throw malformed("message effects can be used in private chats only");
  }
  const { replied, quote } = readReply(world, chat, params);
  requireMatchingThread(chat, topicId, replied);
  const load = { count: contents.length, isPaid: params["allow_paid_broadcast"] === true };
  const waitSeconds = floodGate.pass(world, chat, load);
  if (waitSeconds !== undefined) throw tooManyRequests(waitSeconds);
  const about = {
    isFromBot: true,
    isSilent: params["disable_notification"] === true,
    markup: markup?.kind,
    keyboard: markup === undefined || markup.kind === "inline" ? undefined : markup.markup,
  };
  const head = {
    ...senderFields(world, chat),
    ...threadFields(chat, topicId, replied),
    ...(quote === undefined ? {} : { quote }),
  };
  const tail = {
    ...optionFields(params),
    ...(markup?.kind === "inline" && markup.keyboard !== undefined ? { reply_markup: markup.keyboard } : {}),
  };
  const stored = contents.map((content) => addMessage(world, chat, { ...head, ...content, ...tail }, about));
  for (const one of stored) forwardToDiscussion(world, chat, one);
  return stored.map(({ message }) => message);
}

/** A message of the bot that may be edited, with its chat. */
export function editable({ world, params }: MethodCall): { chat: ChatState; stored: MessageState } {
  if (params["inline_message_id"] !== undefined) return inlineEditable(world, params);
  if (params["chat_id"] === undefined) throw malformed("chat_id is empty");
  if (params["message_id"] === undefined) throw malformed("message identifier is not specified");
  const chat = writableChat(world, params["chat_id"]);
  const stored = findMessage(chat, params["message_id"] as number);
  if (stored === undefined) throw refused("message to edit not found");
  const isLocked = stored.markup !== undefined && stored.markup !== "inline";
  if (!stored.isFromBot || isLocked) throw refused("message can't be edited");
  return { chat, stored };
}

/** A message that was sent through the bot, or by it as a guest: the bot need not be where it is. */
function inlineEditable(world: WorldState, params: Parameters): { chat: ChatState; stored: MessageState } {
  const place = world.surfaces.inlineMessages.get(params["inline_message_id"] as string);
  const chat = place === undefined ? undefined : world.chats.get(place.chatId);
  const stored = chat === undefined ? undefined : findMessage(chat, place?.messageId ?? 0);
  if (chat === undefined || stored === undefined) throw refused("MESSAGE_ID_INVALID");
  return { chat, stored };
}

/** Changes a message unless nothing would change, which Telegram refuses. */
export function applyEdit(
  { world, params, floodGate }: MethodCall,
  chat: ChatState,
  stored: MessageState,
  fields: MessageFields,
): Message | true {
  const before = stored.message as unknown as Record<string, unknown>;
  const isSame = Object.entries(fields).every(
    ([name, value]) => JSON.stringify(before[name]) === JSON.stringify(value),
  );
  if (isSame) throw refused(NOT_MODIFIED);
  const waitSeconds = floodGate.pass(world, chat);
  if (waitSeconds !== undefined) throw tooManyRequests(waitSeconds);
  editMessage(world, chat, stored, fields);
  return params["inline_message_id"] === undefined ? stored.message : true;
}

function senderFields(world: WorldState, chat: ChatState): MessageFields {
  return chat.type === "channel" ? { sender_chat: chatObject(world, chat) } : { from: plainBot(world) };
}

function optionFields(params: Parameters): MessageFields {
  const effect = params["message_effect_id"] as string | undefined;
  return {
    ...(params["protect_content"] === true ? { has_protected_content: true } : {}),
    ...(effect === undefined ? {} : { effect_id: effect }),
  };
}

function previewField(params: Parameters): MessageFields {
  const preview = params["link_preview_options"] as LinkPreviewOptions | undefined;
  return preview === undefined ? {} : { link_preview_options: preview };
}

function checkPreview(preview: LinkPreviewOptions | undefined): void {
  if (preview?.prefer_small_media === true && preview.prefer_large_media === true) {
    throw malformed("link preview can't be both small and large");
  }
}

/** Only replies to ephemeral messages go without the id, and those are ephemeral themselves. */
type KnownReply = ReplyParameters & { readonly message_id: number };

interface Reply {
  readonly replied?: Message | undefined;
  readonly quote?: NonNullable<Message["quote"]> | undefined;
}

function readReply(world: WorldState, chat: ChatState, params: Parameters): Reply {
  const reply = params["reply_parameters"] as KnownReply | undefined;
  if (reply === undefined) return {};
  if (reply.ephemeral_message_id !== undefined)
    throw malformed("a reply to an ephemeral message must be ephemeral itself");
  // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- the type says what was checked here
  if (reply.message_id === undefined) throw malformed("message to be replied is not specified");
  if (reply.chat_id !== undefined && reply.chat_id !== chat.id)
    throw notModelled("a reply to a message of another chat");
  const replied = findMessage(chat, reply.message_id)?.message;
  if (replied === undefined) {
    if (reply.allow_sending_without_reply === true) return {};
    throw refused("message to be replied not found");
  }
  return { replied, quote: readQuote(world, reply, replied) };
}

function readQuote(world: WorldState, reply: KnownReply, replied: Message): Message["quote"] {
  if (reply.quote === undefined || reply.quote === "") return undefined;
  const input = { text: reply.quote, parseMode: reply.quote_parse_mode, entities: reply.quote_entities };
  const { text, entities }: FormattedText = readFormatted(input, userFinder(world));
  const position = (replied.text ?? replied.caption ?? "").indexOf(text);
  if (position < 0) throw refused("message to be replied not found: QUOTE_TEXT_INVALID");
  return { text, ...entitiesField("entities", entities), position, is_manual: true };
}

/** A reply stays in the topic of what it replies to. */
function requireMatchingThread(
  chat: ChatState,
  topicId: number | undefined,
  replied: Message | undefined,
): void {
  if (!chat.isForum || topicId === undefined || replied === undefined) return;
  if (asReplied(replied).message_thread_id !== topicId) throw refused("message to be replied not found");
}
