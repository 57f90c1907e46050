const PROTOCOLS: ReadonlySet<string> = new Set(["http:", "https:", "ftp:", "tg:", "ton:", "tonsite:"]);

/** The person that `tg://user?id=…` names, or undefined where the link is another one. */
export function linkedUserId(link: string): number | undefined {
  const id = /^tg:(?:\/\/)?user\?id=(\d+)$/i.exec(link.trim())?.[1];
  return id === undefined ? undefined : Number(id);
}

/**
 * The link as Telegram stores it (`http://` where the protocol was left out, a
 * slash after a bare host), or undefined where Telegram would drop it.
 */
export function checkedLink(link: string): string | undefined {
  const text = link.trim();
  const complete = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `http://${text}`;
  const url = URL.parse(complete);
  if (url === null || !PROTOCOLS.has(url.protocol)) return undefined;
  if (url.protocol === "tg:" || url.protocol === "ton:") return complete;
  const isHost =
    /^[^.]+(\.[^.]+)+$/.test(url.hostname) || url.hostname === "localhost" || url.hostname.startsWith("[");
  if (!isHost) return undefined;
  return /^[a-z]+:\/\/[^/?#]+$/i.test(complete) ? `${complete}/` : complete;
}

/** Whether an inline button may open it: a web page or something inside Telegram. */
export function isButtonUrl(link: string): boolean {
  return checkedLink(link) !== undefined;
}
