import { GrammyError, type Api } from "grammy";
import type { Language } from "../../../content/schema.ts";
import type { Database } from "../../../storage/database.ts";
import { isChatAdmin } from "../../../telegram/admins.ts";
import type { AppContext } from "../../../telegram/context.ts";
import type { Texts } from "../../../telegram/i18n.ts";
import type { SettingsPlace } from "../../../telegram/settings.ts";
import { findChat } from "../../store.ts";

/** Errors below it are about the request itself: the same would come again. */
export const TOO_MANY_REQUESTS = 429;

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
  /** The chat in which the menu stands. */
  readonly standsIn: number | undefined;
  readonly threadId: number | undefined;
}

export type Opened =
  | { readonly kind: "open"; readonly place: SettingsPlace; readonly title: string | undefined }
  /** We are not there any more, or never were. */
  | { readonly kind: "gone" }
  /** The person is no admin there. */
  | { readonly kind: "refused" };

export type OpenPlace = Opened & { readonly kind: "open" };
export type Refused = Exclude<Opened, OpenPlace>;

/** The chat whose settings are asked for, where the person may see them now. A group's heir is opened in its place. */
export async function openPlace(
  { db, api, texts, defaultLanguage, defaultZone }: PlacePorts,
  chatId: number,
  { personId, readerLanguage, standsIn, threadId }: Holder,
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
      if (error instanceof GrammyError && error.error_code < TOO_MANY_REQUESTS) return { kind: "gone" };
      throw error;
    }
  }
  // Who has just changed the language of the chat where the menu stands reads on in it.
  const reading = chat.id === standsIn ? (chat.language ?? readerLanguage) : readerLanguage;
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

/** Who holds the menu, and in which topic it stands. */
export function holderOf(ctx: AppContext): Holder {
  const message = ctx.msg;
  return {
    personId: ctx.from?.id ?? 0,
    readerLanguage: ctx.language,
    standsIn: ctx.chat?.id,
    threadId: message?.is_topic_message === true ? message.message_thread_id : undefined,
  };
}

/** What is said to who may not see a place. */
export function refusal(ctx: AppContext, { kind }: Refused): string {
  return ctx.t(kind === "gone" ? "settings-gone" : "settings-admins-only");
}
