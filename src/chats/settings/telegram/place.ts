import { GrammyError, type Api } from "grammy";
import type { Language } from "../../../content/schema.ts";
import type { Database } from "../../../storage/database.ts";
import { isChatAdmin } from "../../../telegram/admins.ts";
import type { Texts } from "../../../telegram/i18n.ts";
import type { SettingsPlace } from "../../../telegram/settings.ts";
import { findChat } from "../../store.ts";

export interface PlacePorts {
  readonly db: Database;
  readonly api: Api;
  readonly texts: Texts;
  readonly defaultLanguage: Language;
  readonly defaultZone: string;
}

export interface Holder {
  readonly personId: number;
  readonly readerLanguage: Language;
  readonly threadId: number | undefined;
}

export type Opened =
  | { readonly kind: "open"; readonly place: SettingsPlace; readonly title: string | undefined }
  /** We are not there any more, or never were. */
  | { readonly kind: "gone" }
  /** The person is no admin there. */
  | { readonly kind: "refused" };

/** The chat whose settings are asked for, where the person may see them now. A group's heir is opened in its place. */
export async function openPlace(
  { db, api, texts, defaultLanguage, defaultZone }: PlacePorts,
  chatId: number,
  { personId, readerLanguage, threadId }: Holder,
): Promise<Opened> {
  const first = await findChat(db, chatId);
  const chat = first?.migratedTo === undefined ? first : await findChat(db, first.migratedTo);
  if (chat === undefined) return { kind: "gone" };
  if (chat.kind === "private") {
    if (chat.id !== personId) return { kind: "refused" };
  } else {
    if (chat.standing !== "active") return { kind: "gone" };
    try {
      if (!(await isChatAdmin(api, chat.id, personId))) return { kind: "refused" };
    } catch (error) {
      // Telegram tells members' ranks to members alone.
      if (error instanceof GrammyError && error.error_code < 429) return { kind: "gone" };
      throw error;
    }
  }
  // Who has just changed the language of a private menu reads on in it.
  const reading = chat.kind === "private" ? (chat.language ?? readerLanguage) : readerLanguage;
  const place = {
    chatId: chat.id,
    kind: chat.kind,
    isForum: chat.isForum,
    threadId,
    language: chat.language ?? chat.clientLanguage ?? defaultLanguage,
    zone: chat.zone ?? defaultZone,
    t: texts(reading),
    readerLanguage: reading,
    personId,
  };
  return { kind: "open", place, title: chat.title };
}
