/** The parts of an update that say whose it is; everything else is left unread. */
interface HasChat {
  readonly chat?: { readonly id?: unknown };
  readonly message?: HasChat;
  readonly from?: { readonly id?: unknown };
  readonly user?: { readonly id?: unknown };
}

/**
 * The lane of an update: its chat's, else its person's, else one for all of
 * its kind. Updates of one lane are handled in order, lanes side by side. An
 * update of a kind that did not exist when this was written finds its lane too.
 */
export function laneOf(update: object): string {
  for (const [kind, content] of Object.entries(update)) {
    if (kind === "update_id" || typeof content !== "object" || content === null) continue;
    const part = content as HasChat;
    const chatId = part.chat?.id ?? part.message?.chat?.id;
    if (typeof chatId === "number") return `chat:${String(chatId)}`;
    const personId = part.from?.id ?? part.user?.id;
    if (typeof personId === "number") return `person:${String(personId)}`;
    return `kind:${kind}`;
  }
  return "kind:unknown";
}
