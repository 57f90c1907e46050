import { LANGUAGES } from "../../content/schema.ts";
import { HTML_MESSAGE, type AppContext } from "../../telegram/context.ts";
import { escapeHtml } from "../../telegram/html.ts";
import type { Announcement } from "../announcement.ts";
import { changeDraft } from "../store/announcements.ts";
import type { AnnouncementPorts } from "./ports.ts";

/** Sends it to the admin as it will be, in each language; what Telegram refuses is told now, and cannot be sent to anybody. */
export async function preview(ctx: AppContext, ports: AnnouncementPorts, draft: Announcement): Promise<void> {
  for (const language of LANGUAGES) {
    const content = draft.contents[language];
    if (content === undefined) continue;
    const attempt = await ports.send({
      batchId: draft.id,
      seq: 0,
      ref: draft.id,
      chatId: ctx.chat?.id ?? draft.adminId,
      threadId: undefined,
      attempts: 1,
      content,
      // Who looks at it wants no pin; nor is a preview worth a Star.
      options: { ...draft.options, pins: false, isPaid: false },
      targetIds: [],
    });
    if (attempt.kind === "sent") continue;
    const isRefused = attempt.kind === "failed" || attempt.kind === "gone";
    await ctx.reply(
      isRefused
        ? ctx.t("announce-refused", { reason: escapeHtml(attempt.reason) })
        : ctx.t("announce-not-now"),
      HTML_MESSAGE,
    );
    return;
  }
  await changeDraft(ports.db, draft.id, { previewedAt: ports.clock.now() });
}
