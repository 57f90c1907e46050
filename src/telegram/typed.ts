import { HTML_MESSAGE } from "./context.ts";
import type { Dialogue, InnerContext } from "./conversations.ts";
import { escapeHtml } from "./html.ts";

/** What a person wrote in a dialogue, and where. */
export interface Typed {
  /** Trimmed, not empty. */
  readonly text: string;
  readonly from: InnerContext;
}

/** True for the command that ends whatever is asked. */
export function isCancel(text: string): boolean {
  return /^\/cancel(?:@|\s|$)/u.test(text);
}

/**
 * True where the person gave up with /cancel, which is answered. Another
 * command, or a button that is not the dialogue's own, ends the dialogue at
 * once and is handled as ever.
 *
 * @param isOwn whether the pressed button is the dialogue's own
 * @param cancelled what /cancel is answered with
 */
export async function hasLeft(
  conversation: Dialogue,
  ctx: InnerContext,
  isOwn: (data: string) => boolean = () => false,
  cancelled: string = ctx.t("dialogue-cancelled"),
): Promise<boolean> {
  const text = ctx.message?.text?.trim() ?? "";
  if (isCancel(text)) {
    await ctx.reply(cancelled);
    return true;
  }
  const isElsewhere = ctx.callbackQuery !== undefined && !isOwn(ctx.callbackQuery.data ?? "");
  if (text.startsWith("/") || isElsewhere) await conversation.halt({ next: true });
  return false;
}

/**
 * The next text that is neither a command nor too long; a longer one is asked
 * for again.
 *
 * @param charsMax UTF-16 units
 * @returns undefined where the person gave up
 */
export async function typed(conversation: Dialogue, charsMax: number): Promise<Typed | undefined> {
  for (;;) {
    const next = await conversation.wait();
    if (await hasLeft(conversation, next)) return undefined;
    if (next.message === undefined) continue;
    const text = next.message.text?.trim() ?? "";
    if (text !== "" && text.length <= charsMax) return { text, from: next };
    await next.reply(
      next.t("dialogue-length", { length: text.length, max: charsMax, text: escapeHtml(text.slice(0, 40)) }),
      HTML_MESSAGE,
    );
  }
}
