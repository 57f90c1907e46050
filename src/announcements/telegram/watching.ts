import { InputFile } from "grammy";
import { findChat } from "../../chats/store.ts";
import { rowsOf } from "../../delivery/store/queue.ts";
import { HTML_MESSAGE } from "../../telegram/context.ts";
import { claimShowings, moveAnnouncement, type Showing } from "../store/announcements.ts";
import { progressOfAnnouncement } from "../store/sending.ts";
import { progressCard } from "./cards.ts";
import { adminZone } from "./desk.ts";
import type { AnnouncementPorts } from "./ports.ts";

/** Telegram limits edits of one message; this often is no burden. */
const SHOW_EVERY_MS = 5_000;
const SHOWN_MAX = 20;
const FAILURES_MAX = 10_000;

/** Shows how running announcements go, and reports those that are over. */
export async function showProgress(ports: AnnouncementPorts, now: Date): Promise<boolean> {
  const showings = await claimShowings(ports.db, now, SHOW_EVERY_MS, SHOWN_MAX);
  for (const showing of showings) await show(ports, showing, now);
  return showings.length >= SHOWN_MAX;
}

async function show(
  ports: AnnouncementPorts,
  { announcement, chatId, messageId }: Showing,
  now: Date,
): Promise<void> {
  const { db, api, log, texts, defaultLanguage } = ports;
  const progress = await progressOfAnnouncement(db, announcement);
  if (progress === undefined) return;
  const isOver = progress.state === "done" || progress.state === "stopped";
  // One process reports, whichever sees the end first.
  if (isOver && !(await moveAnnouncement(db, announcement.id, ["running"], "done"))) return;
  if (chatId === 0) return;
  const chat = await findChat(db, chatId);
  const t = texts(chat?.language ?? chat?.clientLanguage ?? defaultLanguage);
  const seen = isOver ? ({ ...announcement, state: "done" } as const) : announcement;
  const zone = await adminZone(ports, announcement.adminId);
  const { text, keyboard } = progressCard(seen, progress, now, { zone, t });
  try {
    if (messageId > 0)
      await api.editMessageText(chatId, messageId, text, { ...HTML_MESSAGE, reply_markup: keyboard });
    else await api.sendMessage(chatId, text, { ...HTML_MESSAGE, reply_markup: keyboard });
  } catch (error) {
    // An edit that changes nothing, or a message that is gone: the list of announcements shows it too.
    log.debug({ error: String(error) }, "an announcement's progress could not be shown");
  }
  if (isOver) await sendFailures(ports, announcement.batchId ?? "", chatId, t("announce-failures"));
}

/** Whom it did not reach, and why, as a file. */
async function sendFailures(
  { db, api, log }: AnnouncementPorts,
  batchId: string,
  chatId: number,
  caption: string,
): Promise<void> {
  const rows = await rowsOf(db, batchId, ["failed", "gone", "unknown"], { afterSeq: -1, max: FAILURES_MAX });
  if (rows.length === 0) return;
  const lines = rows.map((row) => `${String(row.chatId)}\t${row.outcome}\t${row.reason ?? ""}`);
  const file = new InputFile(Buffer.from(`chat\toutcome\treason\n${lines.join("\n")}\n`), "announcement.tsv");
  await api.sendDocument(chatId, file, { caption }).catch((error: unknown) => {
    log.warn({ error: String(error) }, "the list of failures could not be sent");
  });
}
