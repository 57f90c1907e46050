import type { BotCommand, BotCommandScope, MenuButton } from "@grammyjs/types";
import type { ProfileText } from "../../world/profile.ts";
import type { WorldState } from "../../world/state.ts";
import { findChat } from "../access.ts";
import { malformed, refused } from "../errors.ts";
import type { Method, MethodCall, Methods } from "../method.ts";
import type { Parameters } from "../parameters.ts";

/** Bot API, setMyCommands and BotCommand. */
const COMMANDS_MAX = 100;
const COMMAND_NAME = /^[a-z0-9_]{1,32}$/;
const COMMAND_DESCRIPTION_LENGTH_MAX = 256;
/** Bot API, setMyName, setMyDescription and setMyShortDescription. */
const TEXT_LENGTHS_MAX: Readonly<Record<ProfileText, number>> = {
  name: 64,
  description: 512,
  short_description: 120,
};
/** ISO 639-1. */
const LANGUAGE = /^(?:[a-z]{2})?$/;

/** What the bot says of itself: commands, name, descriptions, menu button. */
export const profileMethods: Methods = {
  setMyCommands: ({ world, params }) => {
    const commands = params["commands"] as readonly BotCommand[];
    if (commands.length > COMMANDS_MAX) throw malformed("BOT_COMMANDS_TOO_MUCH");
    for (const command of commands) checkCommand(command);
    world.profile.setCommands(scopeOf(world, params), languageOf(params), commands);
    return changed(world);
  },

  getMyCommands: ({ world, params }) => world.profile.commands(scopeOf(world, params), languageOf(params)),

  deleteMyCommands: ({ world, params }) => {
    world.profile.deleteCommands(scopeOf(world, params), languageOf(params));
    return changed(world);
  },

  setMyName: setText("name"),
  getMyName: getText("name"),
  setMyDescription: setText("description"),
  getMyDescription: getText("description"),
  setMyShortDescription: setText("short_description"),
  getMyShortDescription: getText("short_description"),

  setChatMenuButton: (call) => {
    const button = (call.params["menu_button"] as MenuButton | undefined) ?? { type: "default" };
    if (button.type === "web_app" && !button.web_app.url.startsWith("https://")) {
      throw malformed("menu button Web App URL is invalid: Only HTTPS links are allowed");
    }
    call.world.profile.setMenuButton(privateChatId(call), button);
    return changed(call.world);
  },

  getChatMenuButton: (call) => call.world.profile.menuButton(privateChatId(call)),
};

function setText(kind: ProfileText): Method {
  return ({ world, params }) => {
    const text = (params[kind] as string | undefined) ?? "";
    if (text.length > TEXT_LENGTHS_MAX[kind]) throw malformed(`bot ${kind.replace("_", " ")} is too long`);
    world.profile.setText(kind, languageOf(params), text);
    return changed(world);
  };
}

function getText(kind: ProfileText): Method {
  return ({ world, params }) => {
    const usual = kind === "name" ? world.bot.first_name : "";
    return { [kind]: world.profile.text(kind, languageOf(params)) ?? usual };
  };
}

function changed(world: WorldState): true {
  world.signal.emit({ kind: "profile" });
  return true;
}

function checkCommand({ command, description }: BotCommand): void {
  if (!COMMAND_NAME.test(command)) throw malformed("BOT_COMMAND_INVALID");
  if (description === "" || description.length > COMMAND_DESCRIPTION_LENGTH_MAX) {
    throw malformed("BOT_COMMAND_DESCRIPTION_INVALID");
  }
}

function scopeOf(world: WorldState, params: Parameters): BotCommandScope {
  const scope = (params["scope"] as BotCommandScope | undefined) ?? { type: "default" };
  if (!("chat_id" in scope)) return scope;
  const chat = findChat(world, scope.chat_id);
  if (chat.type === "channel") throw malformed("can't set commands in a channel chat");
  if (scope.type !== "chat" && chat.type === "private")
    throw malformed("can't use this scope in a private chat");
  return { ...scope, chat_id: chat.id };
}

function languageOf(params: Parameters): string {
  const language = (params["language_code"] as string | undefined) ?? "";
  if (!LANGUAGE.test(language)) throw malformed("LANG_CODE_INVALID");
  return language;
}

function privateChatId({ world, params }: MethodCall): number | undefined {
  if (params["chat_id"] === undefined) return undefined;
  const chat = findChat(world, params["chat_id"]);
  if (chat.type !== "private") throw refused("chat must be a private chat");
  return chat.id;
}
