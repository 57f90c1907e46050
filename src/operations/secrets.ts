/** A token wherever it stands in a text, in an address above all. */
const TOKEN_ANYWHERE = /\d{5,16}:[A-Za-z0-9_-]{30,64}/gu;

/** The text without any token in it. */
export function withoutToken(text: string): string {
  return text.replace(TOKEN_ANYWHERE, "[token]");
}
