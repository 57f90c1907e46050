/** Telegram counts a message's text after parsing, in UTF-16 units. */
export const MESSAGE_CHARS_MAX = 4_096;

/** Text from people or from the data pack, safe inside Telegram's HTML. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

export function bold(text: string): string {
  return `<b>${escapeHtml(text)}</b>`;
}

export function link(text: string, url: string): string {
  return `<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`;
}

/** The text, shortened to `charsMax` UTF-16 units with an ellipsis, never inside a surrogate pair. */
export function shorten(text: string, charsMax: number): string {
  if (text.length <= charsMax) return text;
  const cut = text.slice(0, charsMax - 1);
  return `${/[\uD800-\uDBFF]$/u.test(cut) ? cut.slice(0, -1) : cut}…`;
}
