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
 *
 * @param chatOfPoll the chat whose game the update's poll belongs to
 */
export function laneOf(update: object, chatOfPoll?: number): string {
  if (chatOfPoll !== undefined) return `chat:${String(chatOfPoll)}`;
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

/** The poll that an update is about and that it names without a chat. */
export function pollOf(update: object): string | undefined {
  const { poll, poll_answer } = update as {
    readonly poll?: { readonly id?: unknown };
    readonly poll_answer?: { readonly poll_id?: unknown };
  };
  const id = poll?.id ?? poll_answer?.poll_id;
  return typeof id === "string" ? id : undefined;
}
