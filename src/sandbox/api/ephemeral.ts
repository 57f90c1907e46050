import type { EphemeralMessageParameters, Message, ReplyParameters } from "@grammyjs/types";
import { addEphemeral, findEphemeral } from "../world/ephemeral.ts";
import { isMember } from "../world/members.ts";
import { asReplied, findMessage, threadFields } from "../world/messages.ts";
import type { MessageFields } from "../world/messages.ts";
import type { ChatState, WorldState } from "../world/state.ts";
import { plainBot, userFinder, writableChat } from "./access.ts";
import { malformed, refused, tooManyRequests } from "./errors.ts";
import { readReplyMarkup } from "./keyboards.ts";
import type { MethodCall } from "./method.ts";

/** Bot API, ReplyParameters; the same holds for callback queries that trigger one. */
const TRIGGER_SECONDS_MAX = 15;

/**
 * Sends content that one member of a group sees.
 *
 * @throws ApiError where Telegram would refuse it, or while the sandbox is told to
 */
export function sendEphemeral({ world, params, floodGate }: MethodCall, content: MessageFields): Message {
  const wanted = params["ephemeral_message_parameters"] as EphemeralMessageParameters;
  const topicId = params["message_thread_id"] as number | undefined;
  const chat = writableChat(world, params["chat_id"], topicId);
  const markup = readReplyMarkup(params["reply_markup"], chat.type);
  if (markup !== undefined && markup.kind !== "inline") {
    throw malformed("ephemeral messages support inline keyboards only");
  }
  const keyboard = markup?.keyboard;
  if (params["message_effect_id"] !== undefined) {
    throw malformed("message effects can be used in private chats only");
  }
  const receiver = requireReceiver(world, chat, wanted);
  const replacesId = requireTrigger(world, chat, wanted);
  const reply = params["reply_parameters"] as ReplyParameters | undefined;
  const replied = reply === undefined ? undefined : readReply(world, chat, wanted, reply);
  const waitSeconds = floodGate.pass(world, chat);
  if (waitSeconds !== undefined) throw tooManyRequests(waitSeconds);
  const fields: MessageFields = {
    from: plainBot(world),
    receiver_user: receiver,
    ...threadFields(chat, topicId, replied?.ephemeral_message_id === undefined ? replied : undefined),
    ...(replied?.ephemeral_message_id === undefined ? {} : { reply_to_message: asReplied(replied) }),
    ...content,
    ...(params["protect_content"] === true ? { has_protected_content: true } : {}),
    ...(keyboard === undefined ? {} : { reply_markup: keyboard }),
  };
  return addEphemeral(world, chat, fields, { personId: receiver.id, isFromBot: true, replacesId }).message;
}

function requireReceiver(world: WorldState, chat: ChatState, wanted: EphemeralMessageParameters) {
  if (chat.type !== "group" && chat.type !== "supergroup") {
    throw malformed("ephemeral messages can be sent to groups and supergroups only");
  }
  if (!world.surfaces.takesEphemerals) throw refused("EPHEMERAL_MESSAGES_UNAVAILABLE");
  const user = userFinder(world)(wanted.receiver_user_id);
  if (user === undefined || user.is_bot || !isMember(chat, user.id)) throw refused("USER_NOT_PARTICIPANT");
  return user;
}

/** @returns the id of the message that the new one hides, if any */
function requireTrigger(
  world: WorldState,
  chat: ChatState,
  wanted: EphemeralMessageParameters,
): number | undefined {
  const { callback_query_id: id, replace_callback_query_message: replaces = false } = wanted;
  if (id === undefined) {
    if (replaces) throw malformed("callback_query_id must be specified to replace its message");
    return undefined;
  }
  const query = world.queries.get(id);
  const place = query?.place;
  const isHere = place?.chatId === chat.id && place.personId === wanted.receiver_user_id;
  if (query === undefined || !isHere || isStale(world, query.askedAtMs)) {
    throw refused("query is too old and response timeout expired or query ID is invalid");
  }
  if (replaces && place.messageId === 0) {
    throw malformed("an ephemeral message can't be replaced, it must be edited");
  }
  return replaces ? place.messageId : undefined;
}

function readReply(
  world: WorldState,
  chat: ChatState,
  wanted: EphemeralMessageParameters,
  reply: ReplyParameters,
): Message | undefined {
  if (reply.ephemeral_message_id === undefined) {
    if (reply.message_id === undefined) throw malformed("message to be replied is not specified");
    const replied = findMessage(chat, reply.message_id)?.message;
    // «Always False for sent ephemeral messages», says the documentation of allow_sending_without_reply.
    if (replied === undefined) throw refused("message to be replied not found");
    return replied;
  }
  const stored = findEphemeral(world, chat.id, reply.ephemeral_message_id);
  if (stored === undefined || stored.isFromBot || stored.personId !== wanted.receiver_user_id) {
    throw refused("message to be replied not found");
  }
  if (isStale(world, stored.sentAtMs)) throw refused("the ephemeral message is too old to be replied");
  return stored.message;
}

function isStale(world: WorldState, atMs: number): boolean {
  return world.clock.now().getTime() - atMs > TRIGGER_SECONDS_MAX * 1_000;
}
