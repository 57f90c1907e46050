import { Composer } from "grammy";
import { pauseBatch, resumeBatch, retryUnknown, stopBatch } from "../../delivery/store/queue.ts";
import { cancelTimer } from "../../inbox/timers/store.ts";
import type { BotEvent } from "../../inbox/event.ts";
import { inTransaction } from "../../storage/database.ts";
import { HTML_MESSAGE, replying, type AppContext } from "../../telegram/context.ts";
import { eventOfKind } from "../../telegram/events.ts";
import { bold } from "../../telegram/html.ts";
import { answerPress, editPressed } from "../../telegram/press.ts";
import { UNDO_MS, type Announcement } from "../announcement.ts";
import { countAudience } from "../store/audience.ts";
import {
  changeDraft,
  findAnnouncement,
  latestAnnouncements,
  moveAnnouncement,
  showIn,
} from "../store/announcements.ts";
import { confirm, START, startScheduled, undo } from "../store/sending.ts";
import { AUDIENCES, audienceCard, audienceOf, optionsCard, type AudienceChoice, type Card } from "./cards.ts";
import { cardOf } from "./desk.ts";
import { DIALOGUES } from "./dialogues.ts";
import { announceButton, type AnnouncementPorts } from "./ports.ts";
import { preview } from "./preview.ts";

const LISTED_MAX = 8;

/** /announce and /announcements, and their buttons: for bot admins, in private. To others they are unknown commands. */
export function announcementsComposer(ports: AnnouncementPorts): Composer<AppContext> {
  const { db, clock, admins } = ports;
  const composer = new Composer<AppContext>();
  const ofAdmins = composer.chatType("private").filter((ctx) => admins.includes(ctx.chat.id));

  ofAdmins.command("announce", (ctx) => ctx.conversation.enter(DIALOGUES.content));
  ofAdmins.command("announcements", async (ctx) => {
    const list = await latestAnnouncements(db, LISTED_MAX);
    if (list.length === 0) {
      await ctx.reply(ctx.t("announcements-none"), replying(ctx));
      return;
    }
    await ctx.reply(bold(ctx.t("announcements-title")), HTML_MESSAGE);
    for (const { id } of list.toReversed()) await sendCard(ports, ctx, id);
  });

  composer.callbackQuery(announceButton.pattern, async (ctx) => {
    const button = announceButton.unpack(ctx.callbackQuery.data);
    // Rights may have been taken away since the button was made.
    if (button === undefined || !admins.includes(ctx.from.id)) return answerPress(ctx, ctx.t("old-button"));
    const announcement = await findAnnouncement(db, button.id);
    if (announcement === undefined) return answerPress(ctx, ctx.t("announce-over"));
    const isDraft = announcement.state === "draft";
    const done = isDraft
      ? await changed(ports, ctx, announcement, button.what, button.value)
      : await steered(ports, ctx, announcement, button.what);
    if (!done) await showCard(ports, ctx, announcement.id);
  });

  composer.use(async (ctx, next) => {
    const event = eventOfKind<BotEvent & { readonly announcementId: string }>(ctx, START);
    if (event === undefined) return next();
    const announcement = await findAnnouncement(db, event.announcementId);
    if (announcement === undefined) return;
    // Who is no admin any more announces nothing.
    if (!admins.includes(announcement.adminId)) {
      await inTransaction(db, async (trx) => {
        await moveAnnouncement(trx, announcement.id, ["scheduled"], "cancelled");
        if (announcement.batchId !== undefined) await stopBatch(trx, announcement.batchId, clock.now());
      });
      return;
    }
    if (await inTransaction(db, (trx) => startScheduled(trx, announcement.id))) ports.wakeDelivery();
  });

  return composer;
}

/** A draft's button. @returns true where the message shows what it should already */
async function changed(
  ports: AnnouncementPorts,
  ctx: AppContext,
  draft: Announcement,
  what: string,
  value: string,
): Promise<boolean> {
  const { id } = draft;
  switch (what) {
    case "aud": {
      const choice = AUDIENCES.find((one) => one === value);
      await answerPress(ctx);
      if (choice === undefined) return show(ctx, audienceCard(draft, await counts(ports), ctx.t));
      await changeDraft(ports.db, id, { audience: audienceOf(choice) });
      return false;
    }
    case "opts":
      await answerPress(ctx);
      if (value === "-") return show(ctx, optionsCard(draft, ports.mayPay, ctx.t));
      await changeDraft(ports.db, id, { options: flipped(draft.options, value, ports.mayPay) });
      return show(ctx, optionsCard((await findAnnouncement(ports.db, id)) ?? draft, ports.mayPay, ctx.t));
    case "when":
      return enter(ctx, DIALOGUES.when, id);
    case "chat":
      return enter(ctx, DIALOGUES.chat, id);
    case "redo":
      return enter(ctx, DIALOGUES.content, id);
    case "pv":
      await answerPress(ctx);
      await preview(ctx, ports, draft);
      // Below what it looks like, the buttons again.
      await sendCard(ports, ctx, id);
      return true;
    case "go":
      return send(ports, ctx, draft);
    case "x":
      await moveAnnouncement(ports.db, id, ["draft"], "cancelled");
      await answerPress(ctx);
      await editPressed(ctx, ctx.t("announce-cancelled"));
      return true;
    default:
      await answerPress(ctx);
      return false;
  }
}

async function send(ports: AnnouncementPorts, ctx: AppContext, draft: Announcement): Promise<boolean> {
  if (!draft.isPreviewed) {
    await answerPress(ctx, ctx.t("announce-preview-first"));
    return false;
  }
  const confirmed = await inTransaction(ports.db, (trx) => confirm(trx, draft.id, ports, ports.clock.now()));
  if (confirmed.kind === "empty") await answerPress(ctx, ctx.t("announce-empty"));
  else if (confirmed.kind === "over") await answerPress(ctx, ctx.t("announce-over"));
  else {
    const message = ctx.callbackQuery?.message;
    if (message !== undefined) await showIn(ports.db, draft.id, message.chat.id, message.message_id);
    await answerPress(ctx);
    ports.wakeDelivery();
  }
  return false;
}

/** A button of one that is on its way, waits or is over. */
async function steered(
  ports: AnnouncementPorts,
  ctx: AppContext,
  announcement: Announcement,
  what: string,
): Promise<boolean> {
  const { id, batchId = "" } = announcement;
  switch (what) {
    case "pause":
      await pauseBatch(ports.db, batchId);
      break;
    case "resume":
      await resumeBatch(ports.db, batchId);
      break;
    case "stop":
      await inTransaction(ports.db, async (trx) => {
        await cancelTimer(trx, `announce:${id}`);
        await moveAnnouncement(trx, id, ["scheduled"], "done");
        await stopBatch(trx, batchId, ports.clock.now());
      });
      break;
    case "start":
      await inTransaction(ports.db, async (trx) => {
        await cancelTimer(trx, `announce:${id}`);
        await startScheduled(trx, id);
      });
      break;
    case "again":
      await inTransaction(ports.db, async (trx) => {
        if ((await retryUnknown(trx, batchId)) > 0) await moveAnnouncement(trx, id, ["done"], "running");
      });
      break;
    case "amend":
      return enter(ctx, DIALOGUES.amend, id);
    case "undo": {
      const after = new Date(ports.clock.now().getTime() - UNDO_MS);
      const count = await inTransaction(ports.db, (trx) => undo(trx, announcement, after, ports.clock.now()));
      await answerPress(ctx);
      await ctx.reply(ctx.t(count === 0 ? "announce-undo-late" : "announce-undoing", { count }));
      ports.wakeDelivery();
      return false;
    }
    default:
  }
  await answerPress(ctx);
  ports.wakeDelivery();
  return false;
}

async function counts(ports: AnnouncementPorts): Promise<ReadonlyMap<AudienceChoice, number>> {
  const found = new Map<AudienceChoice, number>();
  for (const choice of AUDIENCES) found.set(choice, await countAudience(ports.db, audienceOf(choice), ports));
  return found;
}

async function showCard(ports: AnnouncementPorts, ctx: AppContext, id: string): Promise<void> {
  const card = await cardOf(ports, id, ctx.language);
  if (card === undefined) return editPressed(ctx, ctx.t("announce-over"));
  await show(ctx, card);
}

async function sendCard(ports: AnnouncementPorts, ctx: AppContext, id: string): Promise<void> {
  const card = await cardOf(ports, id, ctx.language);
  if (card !== undefined) await ctx.reply(card.text, { ...HTML_MESSAGE, reply_markup: card.keyboard });
}

async function show(ctx: AppContext, { text, keyboard }: Card): Promise<true> {
  await editPressed(ctx, text, keyboard);
  return true;
}

async function enter(ctx: AppContext, dialogue: string, id: string): Promise<true> {
  await answerPress(ctx);
  await ctx.conversation.enter(dialogue, id);
  return true;
}

function flipped(options: Announcement["options"], name: string, mayPay: boolean): Announcement["options"] {
  switch (name) {
    case "silent":
      return { ...options, isSilent: options.isSilent !== true };
    case "pins":
      return { ...options, pins: options.pins !== true };
    case "protected":
      return { ...options, isProtected: options.isProtected !== true };
    case "paid":
      return mayPay ? { ...options, isPaid: options.isPaid !== true } : options;
    default:
      return options;
  }
}
