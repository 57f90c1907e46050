import { LANGUAGES, type Language } from "../content/schema.ts";

/**
 * The language to speak in a chat: what was chosen there; in private else
 * what the client says, if it is one of ours or close to it; else the default.
 *
 * @param client IETF tag of the person's client, as Telegram sends it
 */
export function languageOfChat(
  chosen: Language | undefined,
  client: string | undefined,
  fallback: Language,
): Language {
  return chosen ?? languageOfClient(client) ?? fallback;
}

/** Clients in these languages belong to people who, as a rule, read Russian better than English. */
const READ_RUSSIAN = new Set(["ru", "be", "uk", "kk", "ky", "tg", "uz", "hy", "az"]);

/** The language of ours that suits a client; undefined where the client says nothing. */
export function languageOfClient(client: string | undefined): Language | undefined {
  if (client === undefined || client === "") return undefined;
  const primary = client.toLowerCase().split("-")[0] ?? "";
  return READ_RUSSIAN.has(primary) ? "ru" : "en";
}

/** A language as a button or a stored row names it; undefined for anything else. */
export function asLanguage(text: string): Language | undefined {
  return LANGUAGES.find((language) => language === text);
}
