import { HTML_MESSAGE } from "./context.ts";
import type { Dialogue, InnerContext } from "./conversations.ts";
import { escapeHtml } from "./html.ts";

/** What a person wrote in a dialogue, and where. */
export interface Typed {
  /** Trimmed, not empty. */
  readonly text: string;
  readonly from: InnerContext;
}

/**
 * The next text that is neither a command nor too long; a longer one is asked
 * for again. A command or a button ends the dialogue and is handled as ever.
 *
 * @param charsMax UTF-16 units
 * @returns undefined where the person gave up with /cancel
 */
export async function typed(conversation: Dialogue, charsMax: number): Promise<Typed | undefined> {
  for (;;) {
    const next = await conversation.wait();
    const text = next.message?.text?.trim() ?? "";
    if (/^\/cancel(?:@|\s|$)/u.test(text)) {
      await next.reply(next.t("dialogue-cancelled"));
      return undefined;
    }
    if (text.startsWith("/") || next.callbackQuery !== undefined) await conversation.halt({ next: true });
    if (next.message === undefined) continue;
    if (text !== "" && text.length <= charsMax) return { text, from: next };
    await next.reply(
      next.t("dialogue-length", { length: text.length, max: charsMax, text: escapeHtml(text.slice(0, 40)) }),
      HTML_MESSAGE,
    );
  }
}
