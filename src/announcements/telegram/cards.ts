import type { InlineKeyboardButton } from "grammy/types";
import type { Language } from "../../content/schema.ts";
import type { Message } from "../../delivery/content.ts";
import type { Progress } from "../../delivery/store/queue.ts";
import { bold, escapeHtml, shorten } from "../../telegram/html.ts";
import type { Translate } from "../../telegram/i18n.ts";
import type { Announcement, Audience } from "../announcement.ts";
import { announceButton } from "./ports.ts";

export interface Card {
  /** HTML. */
  readonly text: string;
  readonly keyboard: { inline_keyboard: InlineKeyboardButton[][] };
}

const EXCERPT_CHARS = 80;
const BAR_CELLS = 12;
/** Audiences to choose from, in the order of the list. */
export const AUDIENCES = ["everyone", "groups", "channels", "people", "ru", "en", "followers"] as const;
export type AudienceChoice = (typeof AUDIENCES)[number];

export function audienceOf(choice: AudienceChoice): Audience {
  return choice === "ru" || choice === "en" ? { kind: "language", language: choice } : { kind: choice };
}

function choiceOf(audience: Audience): AudienceChoice | "chat" {
  return audience.kind === "language" ? audience.language : audience.kind;
}

const button = (id: string, text: string, what: string, value = "-"): InlineKeyboardButton => ({
  text,
  callback_data: announceButton.pack({ id, what, value }),
});

/** What is to be announced, to whom, when and how; and the way to change each. */
export function draftCard(draft: Announcement, count: number, zone: string, t: Translate): Card {
  const { id, options, isPreviewed } = draft;
  const text = [
    bold(t("announce-draft")),
    ...contentLines(draft, t),
    t("announce-to", { who: audienceName(draft.audience, t), count }),
    t("announce-when", {
      when: draft.startsAt === undefined ? t("announce-now") : wallTime(draft.startsAt, zone),
    }),
    optionNames(options, t),
    isPreviewed ? "" : t("announce-preview-first"),
  ];
  const rows = [
    [button(id, t("announce-change-audience"), "aud"), button(id, t("announce-change-when"), "when")],
    [button(id, t("announce-change-options"), "opts"), button(id, t("announce-change-content"), "redo")],
    [button(id, t("announce-preview"), "pv")],
    ...(isPreviewed ? [[button(id, t("announce-send", { count }), "go")]] : []),
    [button(id, t("announce-cancel"), "x")],
  ];
  return { text: text.filter((line) => line !== "").join("\n"), keyboard: { inline_keyboard: rows } };
}

export function audienceCard(
  draft: Announcement,
  counts: ReadonlyMap<AudienceChoice, number>,
  t: Translate,
): Card {
  const now = choiceOf(draft.audience);
  const rows = AUDIENCES.map((choice) => {
    const name = `${t(`announce-audience-${choice}`)} · ${String(counts.get(choice) ?? 0)}`;
    return [button(draft.id, choice === now ? `✓ ${name}` : name, "aud", choice)];
  });
  rows.push([button(draft.id, t("announce-audience-chat"), "chat")]);
  rows.push([button(draft.id, t("settings-back"), "card")]);
  return { text: t("announce-whom"), keyboard: { inline_keyboard: rows } };
}

export function optionsCard({ id, options }: Announcement, mayPay: boolean, t: Translate): Card {
  const flag = (name: string, value: string, isOn: boolean | undefined): InlineKeyboardButton[] => [
    button(id, isOn === true ? `✓ ${name}` : name, "opts", value),
  ];
  const rows = [
    flag(t("announce-option-silent"), "silent", options.isSilent),
    flag(t("announce-option-pins"), "pins", options.pins),
    flag(t("announce-option-protected"), "protected", options.isProtected),
    ...(mayPay ? [flag(t("announce-option-paid"), "paid", options.isPaid)] : []),
    [button(id, t("settings-back"), "card")],
  ];
  return { text: t("announce-how"), keyboard: { inline_keyboard: rows } };
}

/** How an announcement goes, or went; and what may still be done. */
export function progressCard(
  announcement: Announcement,
  progress: Progress,
  now: Date,
  { zone, t }: { readonly zone: string; readonly t: Translate },
): Card {
  const { state, startsAt, audience } = announcement;
  const done = progress.sent + progress.unknown + progress.gone + progress.failed + progress.skipped;
  const left = progress.total - done;
  const isOver = state === "done" || left === 0;
  const lines = [
    bold(t(isOver ? "announce-report" : "announce-progress")),
    ...contentLines(announcement, t),
    t("announce-to", { who: audienceName(audience, t), count: progress.total }),
    state === "scheduled" && startsAt !== undefined
      ? t("announce-when", { when: wallTime(startsAt, zone) })
      : "",
    state === "scheduled" ? "" : `${bar(done, progress.total)} ${String(percent(done, progress.total))} %`,
    t("announce-counts", {
      sent: progress.sent,
      left,
      gone: progress.gone,
      failed: progress.failed,
      skipped: progress.skipped,
    }),
    progress.unknown > 0 ? t("announce-unknown", { count: progress.unknown }) : "",
    isOver ? duration(progress, t) : speed(progress, done, left, now, t),
    progress.state === "paused" && state === "running" ? t("announce-paused") : "",
  ];
  return {
    text: lines.filter((line) => line !== "").join("\n"),
    keyboard: { inline_keyboard: controls(announcement, progress, isOver, t) },
  };
}

function controls(
  { id, state }: Announcement,
  progress: Progress,
  isOver: boolean,
  t: Translate,
): InlineKeyboardButton[][] {
  if (state === "scheduled")
    return [[button(id, t("announce-start-now"), "start"), button(id, t("announce-stop"), "stop")]];
  if (!isOver) {
    const hold =
      progress.state === "paused"
        ? button(id, t("announce-resume"), "resume")
        : button(id, t("announce-pause"), "pause");
    return [[hold, button(id, t("announce-stop"), "stop")]];
  }
  return [
    ...(progress.unknown > 0
      ? [[button(id, t("announce-again", { count: progress.unknown }), "again")]]
      : []),
    ...(progress.sent > 0
      ? [[button(id, t("announce-amend"), "amend"), button(id, t("announce-undo"), "undo")]]
      : []),
  ];
}

function contentLines({ contents }: Announcement, t: Translate): readonly string[] {
  const entries = Object.entries(contents) as [Language, Message][];
  const isOne = entries.length === 1;
  return entries.map(([language, message]) => {
    const name = isOne ? "" : `${t(`settings-language-${language}`)}: `;
    const text = excerpt(message);
    return `${name}${t(`announce-kind-${message.kind}`)}${text === "" ? "" : ` «${escapeHtml(shorten(text, EXCERPT_CHARS))}»`}`;
  });
}

function excerpt(message: Message): string {
  if (message.kind === "text") return message.text;
  if (message.kind === "poll") return message.question.text;
  const items = message.kind === "album" ? message.items : [message];
  return items.find(({ caption }) => caption !== undefined)?.caption?.text ?? "";
}

function audienceName(audience: Audience, t: Translate): string {
  if (audience.kind === "chat") return t("announce-one-chat", { id: String(audience.chatId) });
  return t(`announce-audience-${choiceOf(audience)}`);
}

function optionNames({ isSilent, pins, isProtected, isPaid }: Announcement["options"], t: Translate): string {
  const names = [
    ...(isSilent === true ? [t("announce-option-silent")] : []),
    ...(pins === true ? [t("announce-option-pins")] : []),
    ...(isProtected === true ? [t("announce-option-protected")] : []),
    ...(isPaid === true ? [t("announce-option-paid")] : []),
  ];
  return names.join(", ");
}

const percent = (done: number, total: number): number =>
  total === 0 ? 100 : Math.floor((100 * done) / total);

function bar(done: number, total: number): string {
  const full = total === 0 ? BAR_CELLS : Math.round((BAR_CELLS * done) / total);
  return "▓".repeat(full) + "░".repeat(BAR_CELLS - full);
}

function speed({ createdAt }: Progress, done: number, left: number, now: Date, t: Translate): string {
  const seconds = (now.getTime() - createdAt.getTime()) / 1_000;
  if (done === 0 || seconds < 1) return "";
  const rate = done / seconds;
  return t("announce-speed", { rate: rate.toFixed(1), left: clockOf(left / rate) });
}

function duration({ createdAt, settledAt }: Progress, t: Translate): string {
  if (settledAt === undefined) return "";
  return t("announce-duration", { time: clockOf((settledAt.getTime() - createdAt.getTime()) / 1_000) });
}

/** "1:05", "2:03:07" */
function clockOf(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3_600), Math.floor(whole / 60) % 60, whole % 60];
  const two = (value: number): string => String(value).padStart(2, "0");
  return hours > 0 ? `${String(hours)}:${two(minutes)}:${two(rest)}` : `${String(minutes)}:${two(rest)}`;
}

/** «31.12.2026 21:00 (Europe/Moscow)», which each client shows in its reader's own time too. */
function wallTime(at: Date, zone: string): string {
  const wall = Temporal.Instant.fromEpochMilliseconds(at.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime();
  const two = (value: number): string => String(value).padStart(2, "0");
  const text = `${two(wall.day)}.${two(wall.month)}.${String(wall.year)} ${two(wall.hour)}:${two(wall.minute)} (${zone})`;
  return `<tg-time unix="${String(Math.floor(at.getTime() / 1_000))}" format="Dt">${text}</tg-time>`;
}
