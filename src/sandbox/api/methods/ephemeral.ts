import type { LinkPreviewOptions } from "@grammyjs/types";
import { readText } from "../../text/read.ts";
import { changeEphemeral, findEphemeral, removeEphemeral } from "../../world/ephemeral.ts";
import type { EphemeralState } from "../../world/surfaces.ts";
import { userFinder, writableChat } from "../access.ts";
import { refused } from "../errors.ts";
import { readInlineKeyboard } from "../keyboards.ts";
import type { MethodCall, Methods } from "../method.ts";

/** Changing what one member of a group sees. */
export const ephemeralMethods: Methods = {
  editEphemeralMessageText: (call) => {
    const { world, params } = call;
    const input = {
      text: params["text"] as string | undefined,
      parseMode: params["parse_mode"] as string | undefined,
      entities: params["entities"] as EphemeralState["message"]["entities"],
    };
    const { text, entities } = readText(input, userFinder(world));
    const stored = own(call, "edit");
    if (stored.message.text === undefined) throw refused("there is no text in the message to edit");
    changeEphemeral(world, stored, {
      text,
      entities: entities.length === 0 ? undefined : [...entities],
      link_preview_options: params["link_preview_options"] as LinkPreviewOptions | undefined,
      reply_markup: readInlineKeyboard(params["reply_markup"], stored.message.chat.type),
    });
    return true;
  },

  editEphemeralMessageReplyMarkup: (call) => {
    const stored = own(call, "edit");
    const keyboard = readInlineKeyboard(call.params["reply_markup"], stored.message.chat.type);
    changeEphemeral(call.world, stored, { reply_markup: keyboard });
    return true;
  },

  deleteEphemeralMessage: (call) => {
    removeEphemeral(call.world, own(call, "delete"));
    return true;
  },
};

/** The ephemeral message of the bot that a call names, with the member who got it. */
function own({ world, params }: MethodCall, purpose: "edit" | "delete"): EphemeralState {
  const chat = writableChat(world, params["chat_id"]);
  const stored = findEphemeral(world, chat.id, params["ephemeral_message_id"] as number);
  if (stored?.isFromBot !== true || stored.personId !== params["receiver_user_id"]) {
    throw refused(`message to ${purpose} not found`);
  }
  return stored;
}
