import type { Language } from "../content/schema.ts";
import type { Translate } from "./i18n.ts";

/** The chat whose settings are shown, and to whom. */
export interface SettingsPlace {
  readonly chatId: number;
  /** A person's own settings, a group's or a channel's. */
  readonly kind: "private" | "group" | "supergroup" | "channel";
  readonly isForum: boolean;
  /** Topic in which the menu was opened; undefined in the general one and where it was opened in private. */
  readonly threadId: number | undefined;
  /** The chat's language, in which its posts are written. */
  readonly language: Language;
  /** IANA zone of the chat. */
  readonly zone: string;
  /** Texts in the language of who reads the menu. */
  readonly t: Translate;
  readonly readerLanguage: Language;
  /** The admin, or the person of the private chat, who holds the menu. */
  readonly personId: number;
}

/**
 * A button. With `show` it opens another screen of the same section; with `act` it
 * changes something and then shows a screen. Both are a few characters of
 * the section's own, without colons, 24 bytes at most.
 */
export type SettingsButton = { readonly text: string; readonly isChosen?: boolean } & (
  { readonly show: string } | { readonly act: string }
);

export interface SettingsScreen {
  /** HTML. */
  readonly text: string;
  /** The way back is added below by the menu. */
  readonly rows: readonly (readonly SettingsButton[])[];
  /** Waits for what the person types next, read by `typed` of the section under this name. */
  readonly asks?: string;
}

/** What a press or a typed line led to. */
export interface SettingsChange {
  /** Said in a short notice over the chat, where there is something to say. */
  readonly notice?: string;
  /** The screen to show now; undefined: the menu's root. */
  readonly show?: string;
}

/** A feature's part of the settings menu. Rights were checked by the menu before each call. */
export interface SettingsSection {
  /** One to three letters, unique among sections. */
  readonly key: string;
  /** False where the chat has no such setting. */
  applies(place: SettingsPlace): boolean;
  /** The button in the root that leads here, with the present value: «⏳ Отсчёт: каждый день в 10:00». */
  label(place: SettingsPlace): Promise<string>;
  /** @param name "" is the section's first screen */
  screen(place: SettingsPlace, name: string): Promise<SettingsScreen>;
  act(place: SettingsPlace, action: string): Promise<SettingsChange>;
  /** What the person typed where a screen asked; a notice says what was wrong and the screen is shown again. */
  typed?(place: SettingsPlace, asked: string, text: string): Promise<SettingsChange>;
}
