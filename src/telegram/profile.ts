import type { Api } from "grammy";
import type { BotCommand, BotCommandScope } from "grammy/types";
import { LANGUAGES, type Language } from "../content/schema.ts";
import type { Texts, Translate } from "./i18n.ts";

/** Commands of one scope in the order of the menu; each is described by the text `command-⟨name⟩`. */
export interface Menu {
  readonly scope: BotCommandScope;
  readonly commands: readonly string[];
}

/** Who sees what. A command stands in a menu only where it works. */
export const MENUS: readonly Menu[] = [
  {
    scope: { type: "all_private_chats" },
    commands: [
      "ask",
      "fact",
      "quote",
      "quiz",
      "top",
      "countdown",
      "calendar",
      "remind",
      "suggest",
      "settings",
      "language",
      "help",
      "privacy",
      "forgetme",
      "me",
    ],
  },
  {
    scope: { type: "all_group_chats" },
    commands: ["ask", "fact", "quote", "quiz", "stop", "top", "countdown", "calendar", "help"],
  },
  {
    scope: { type: "all_chat_administrators" },
    commands: [
      "ask",
      "fact",
      "quote",
      "quiz",
      "stop",
      "top",
      "countdown",
      "calendar",
      "settings",
      "language",
      "help",
    ],
  },
];

/**
 * Brings the bot's name, descriptions and command menus up to date. Only what
 * differs is written: Telegram limits these calls to a few a day.
 *
 * @returns the names of what was written
 */
export async function updateProfile(api: Api, texts: Texts): Promise<readonly string[]> {
  const written: string[] = [];
  // The default language first, then each by its own code: a client in a third language sees the default.
  for (const language of [undefined, ...LANGUAGES]) {
    const t = texts(language ?? "en");
    const code = language === undefined ? {} : ({ language_code: language } as const);
    for (const part of profileParts(api, t, code)) {
      if ((await part.current()) === part.wanted) continue;
      await part.write();
      written.push(`${part.name} (${language ?? "default"})`);
    }
  }
  return written;
}

interface ProfilePart {
  readonly name: string;
  readonly wanted: string;
  current(): Promise<string>;
  write(): Promise<unknown>;
}

interface LanguageCode {
  readonly language_code?: Language;
}

function profileParts(api: Api, t: Translate, code: LanguageCode): readonly ProfilePart[] {
  const name = t("bot-name");
  const description = t("bot-description");
  const short = t("bot-short-description");
  return [
    {
      name: "name",
      wanted: name,
      current: async () => (await api.getMyName(code)).name,
      write: () => api.setMyName(name, code),
    },
    {
      name: "description",
      wanted: description,
      current: async () => (await api.getMyDescription(code)).description,
      write: () => api.setMyDescription(description, code),
    },
    {
      name: "short description",
      wanted: short,
      current: async () => (await api.getMyShortDescription(code)).short_description,
      write: () => api.setMyShortDescription(short, code),
    },
    ...MENUS.map(({ scope, commands }): ProfilePart => {
      const menu = commands.map((command): BotCommand => ({ command, description: t(`command-${command}`) }));
      return {
        name: `commands of ${scope.type}`,
        wanted: menuText(menu),
        current: async () => menuText(await api.getMyCommands({ scope, ...code })),
        write: () => api.setMyCommands(menu, { scope, ...code }),
      };
    }),
  ];
}

function menuText(commands: readonly BotCommand[]): string {
  return commands.map(({ command, description }) => `${command} ${description}`).join("\n");
}
