import type { InlineKeyboardButton } from "grammy/types";
import { buttonKind } from "../../../telegram/buttons.ts";
import { bold } from "../../../telegram/html.ts";
import type { Translate } from "../../../telegram/i18n.ts";
import type {
  SettingsButton,
  SettingsPlace,
  SettingsScreen,
  SettingsSection,
} from "../../../telegram/settings.ts";

/** `what` is "s" and a screen, "a" and an action, "r" the root, "c" the chats, "n" a new channel, "x" the end. */
export const menuButton = buttonKind("set", "place", "person", "section", "what");
export const proofButton = buttonKind("set.proof", "place");

type Rows = InlineKeyboardButton[][];

export interface Rendered {
  readonly text: string;
  readonly keyboard: { inline_keyboard: Rows };
}

const NONE = "-";

export function press(
  place: Pick<SettingsPlace, "chatId" | "personId">,
  section: string,
  what: string,
): string {
  const person = String(place.personId);
  return menuButton.pack({ place: String(place.chatId), person, section, what });
}

/** The first screen: a line for each section, with its present value. */
export async function renderRoot(
  place: SettingsPlace,
  title: string | undefined,
  sections: readonly SettingsSection[],
  { username, isHome }: { readonly username: string; readonly isHome: boolean },
): Promise<Rendered> {
  const { t } = place;
  const rows: Rows = [];
  for (const section of sections.filter((one) => one.applies(place))) {
    rows.push([{ text: await section.label(place), callback_data: press(place, section.key, "s") }]);
  }
  const isOwn = place.kind === "private";
  if (isOwn) rows.push([{ text: t("settings-chats"), callback_data: press(place, NONE, "c") }]);
  else if (isHome) {
    const url = `https://t.me/${username}?start=settings_${String(place.chatId)}`;
    rows.push([{ text: t("settings-in-private"), url }]);
  } else {
    rows.push(...chatsKeyboard(place.personId, t).inline_keyboard);
  }
  rows.push([{ text: t("settings-close"), callback_data: press(place, NONE, "x") }]);
  const text = isOwn ? t("settings-own") : `${bold(title ?? "")}\n${t("settings-of-chat")}`;
  return { text, keyboard: { inline_keyboard: rows } };
}

export function renderScreen(
  place: SettingsPlace,
  section: SettingsSection,
  screen: SettingsScreen,
  notice?: string,
): Rendered {
  const rows: Rows = screen.rows.map((row) => row.map((button) => rendered(place, section, button)));
  rows.push([{ text: place.t("settings-back"), callback_data: press(place, NONE, "r") }]);
  const text = notice === undefined ? screen.text : `${notice}\n\n${screen.text}`;
  return { text, keyboard: { inline_keyboard: rows } };
}

function rendered(
  place: SettingsPlace,
  section: SettingsSection,
  button: SettingsButton,
): InlineKeyboardButton {
  const text = button.isChosen === true ? `✓ ${button.text}` : button.text;
  const what = "show" in button ? `s${button.show}` : `a${button.act}`;
  return { text, callback_data: press(place, section.key, what) };
}

/** The way back to the list of chats, in private. */
export function chatsKeyboard(personId: number, t: Translate): Rendered["keyboard"] {
  const data = press({ chatId: personId, personId }, NONE, "c");
  return { inline_keyboard: [[{ text: t("settings-back-chats"), callback_data: data }]] };
}

/** The chats whose settings the person has opened before. */
export function renderChats(
  place: SettingsPlace,
  chats: readonly { readonly chatId: number; readonly title: string }[],
): Rendered {
  const { t } = place;
  const rows: Rows = chats.map(({ chatId, title }) => [
    { text: title, callback_data: press({ ...place, chatId }, NONE, "r") },
  ]);
  rows.push([{ text: t("settings-add-channel"), callback_data: press(place, NONE, "n") }]);
  rows.push([{ text: t("settings-back"), callback_data: press(place, NONE, "r") }]);
  return {
    text: t(chats.length === 0 ? "settings-no-chats" : "settings-which-chat"),
    keyboard: { inline_keyboard: rows },
  };
}
