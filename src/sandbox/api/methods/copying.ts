import type { Message } from "@grammyjs/types";
import { contentOf, fixedness, forwardOf, regrouped } from "../../world/forwarding.ts";
import { findMessage } from "../../world/messages.ts";
import type { MessageFields } from "../../world/messages.ts";
import { randomDigits } from "../../world/state.ts";
import { accessibleChat } from "../access.ts";
import type { SendPermission } from "../access.ts";
import { malformed, notModelled, refused } from "../errors.ts";
import { MEDIA_TYPES, captionFields, lookFields } from "../media.ts";
import type { MediaType } from "../media.ts";
import type { MethodCall, Methods } from "../method.ts";
import { send, sendAll } from "./messages.ts";

/** Bot API, copyMessages and forwardMessages. */
const MESSAGES_MAX = 100;

/** Sending again what is there already. */
export const copyingMethods: Methods = {
  copyMessage: (call) => {
    const source = sourceOf(call, call.params["message_id"] as number);
    if (source === undefined) throw refused("message to copy not found");
    if (fixedness(source) === "service") throw refused("message can't be copied");
    const { message_id } = send(call, copyOf(call, source), permissionFor(source));
    return { message_id };
  },

  copyMessages: (call) => {
    const removesCaption = call.params["remove_caption"] === true;
    return sendMany(
      call,
      (message) => fixedness(message) !== "service",
      (message) => (removesCaption ? { ...copyOf(call, message), ...NO_CAPTION } : copyOf(call, message)),
    );
  },

  forwardMessage: (call) => {
    const source = sourceOf(call, call.params["message_id"] as number);
    if (source === undefined) throw refused("message to forward not found");
    if (fixedness(source) !== undefined) throw refused("the message can't be forwarded");
    return send(call, forwardOf(source), permissionFor(source));
  },

  forwardMessages: (call) => sendMany(call, (message) => fixedness(message) === undefined, forwardOf),
};

const NO_CAPTION = { caption: undefined, caption_entities: undefined, show_caption_above_media: undefined };

function sourceOf({ world, params }: MethodCall, messageId: number): Message | undefined {
  return findMessage(accessibleChat(world, params["from_chat_id"]), messageId)?.message;
}

/** Sends what can be sent of the messages that are there, and is silent about the rest. */
function sendMany(
  call: MethodCall,
  isUsable: (message: Message) => boolean,
  contentFor: (message: Message) => MessageFields,
): readonly { readonly message_id: number }[] {
  const ids = call.params["message_ids"] as readonly number[];
  if (ids.length === 0) throw malformed("message identifiers are not specified");
  if (ids.length > MESSAGES_MAX) throw malformed("too many message identifiers specified");
  if (ids.some((id, index) => index > 0 && id <= (ids[index - 1] ?? id)))
    throw malformed("message identifiers must be in a strictly increasing order");
  const messages = ids
    .map((id) => sourceOf(call, id))
    .filter((message) => message !== undefined)
    .filter(isUsable);
  const [first] = messages;
  if (first === undefined) throw refused("there are no messages to forward");
  const groupOf = regrouped(messages, () => randomDigits(call.world));
  const contents = messages.map((message) => ({ ...contentFor(message), ...groupOf(message) }));
  return sendAll(call, contents, permissionFor(first)).map(({ message_id }) => ({ message_id }));
}

/** A copy of content; a caption of its own, even an empty one, replaces the old one. */
function copyOf(call: MethodCall, message: Message): MessageFields {
  if (message.poll !== undefined) throw notModelled("copying of polls");
  const content = contentOf(message);
  const isCaptioned = typesOf(message).length > 0;
  if (call.params["caption"] === undefined || !isCaptioned) return content;
  return { ...content, ...NO_CAPTION, ...captionFields(call.world, call.params), ...lookFields(call.params) };
}

function permissionFor(message: Message): SendPermission {
  const [type] = typesOf(message);
  if (type !== undefined) return MEDIA_TYPES[type].needs;
  if (message.poll !== undefined) return "can_send_polls";
  return message.text === undefined ? "can_send_other_messages" : "can_send_messages";
}

/** Animations are documents as well, but animations first. */
function typesOf(message: Message): readonly MediaType[] {
  const order = ["animation", "photo", "video", "audio", "voice", "document"] as const;
  return order.filter((type) => message[type] !== undefined);
}
