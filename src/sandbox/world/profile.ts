import type { BotCommand, BotCommandScope, MenuButton } from "@grammyjs/types";

/** The texts that a bot shows of itself; each may differ by language. */
export type ProfileText = "name" | "description" | "short_description";

/** What the bot told Telegram about itself. Languages are two-letter codes, "" for all others. */
export interface Profile {
  setText(kind: ProfileText, language: string, text: string): void;
  text(kind: ProfileText, language: string): string | undefined;
  setCommands(scope: BotCommandScope, language: string, commands: readonly BotCommand[]): void;
  /** Exactly what was set for this scope and language. */
  commands(scope: BotCommandScope, language: string): readonly BotCommand[];
  deleteCommands(scope: BotCommandScope, language: string): void;
  /** The first list that is set, narrowest scope first, each with the language and without. */
  firstCommands(scopes: readonly BotCommandScope[], language: string): readonly BotCommand[];
  setMenuButton(chatId: number | undefined, button: MenuButton): void;
  menuButton(chatId: number | undefined): MenuButton;
}

/** A profile of which nothing is set. */
export function createProfile(): Profile {
  const texts = new Map<string, string>();
  const commandLists = new Map<string, readonly BotCommand[]>();
  const menuButtons = new Map<number | undefined, MenuButton>();
  const listKey = (scope: BotCommandScope, language: string) =>
    `${JSON.stringify(sorted(scope))} ${language}`;

  return {
    setText(kind, language, text) {
      if (text === "") texts.delete(`${kind} ${language}`);
      else texts.set(`${kind} ${language}`, text);
    },
    text: (kind, language) => texts.get(`${kind} ${language}`) ?? texts.get(`${kind} `),
    setCommands(scope, language, commands) {
      commandLists.set(listKey(scope, language), commands);
    },
    commands: (scope, language) => commandLists.get(listKey(scope, language)) ?? [],
    deleteCommands(scope, language) {
      commandLists.delete(listKey(scope, language));
    },
    firstCommands(scopes, language) {
      const keys = scopes.flatMap((scope) => [listKey(scope, language), listKey(scope, "")]);
      return (
        keys.map((key) => commandLists.get(key)).find((list) => list !== undefined && list.length > 0) ?? []
      );
    },
    setMenuButton(chatId, button) {
      menuButtons.set(chatId, button);
    },
    menuButton: (chatId) => menuButtons.get(chatId) ?? menuButtons.get(undefined) ?? { type: "commands" },
  };
}

function sorted(scope: BotCommandScope): unknown {
  return Object.entries(scope).sort(([a], [b]) => a.localeCompare(b));
}
