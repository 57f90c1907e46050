import { I18n } from "@grammyjs/i18n";
import type { Language } from "../content/schema.ts";

/** A text of the bot's own by its key, with its variables filled in. Numbers follow the language's plurals. */
export type Translate = (key: string, variables?: Readonly<Record<string, string | number>>) => string;

/** The bot's texts in every language. */
export type Texts = (language: Language) => Translate;

/**
 * Reads data/locales/{en,ru}.ftl. A key that is missing in a language is an
 * error of ours, and is thrown as one.
 */
export function loadTexts(localesDirectory: string): Texts {
  const i18n = new I18n({
    directory: localesDirectory,
    defaultLocale: "en",
    // The isolation marks would stand inside links and be counted as characters.
    fluentBundleOptions: { useIsolating: false },
  });
  return (language) => (key, variables) => {
    const text = i18n.t(language, key, { ...variables });
    if (text === `{${key}}`) throw new Error(`Cannot say «${key}»: ${language}.ftl has no such text`);
    return text;
  };
}
