import type { InlineKeyboardButton } from "grammy/types";
import type { Fact, Language } from "../../content/schema.ts";
import { turning } from "../../telegram/buttons.ts";
import { bold, escapeHtml, shorten } from "../../telegram/html.ts";
import type { Translate } from "../../telegram/i18n.ts";
import type { Wish } from "../store/wishes.ts";
import { reviewButton } from "./ports.ts";

export const NEAREST_MAX = 3;
const LABEL_CHARS = 48;

/** One open wish, what may be meant by it, and what can be done. */
export function wishCard(
  wish: Wish,
  { offset, all }: { readonly offset: number; readonly all: number },
  {
    nearest,
    found,
    language,
    t,
  }: {
    readonly nearest: readonly Fact[];
    readonly found: Fact | undefined;
    readonly language: Language;
    readonly t: Translate;
  },
) {
  const button = (text: string, what: string, value = "-"): InlineKeyboardButton => ({
    text,
    callback_data: reviewButton.pack({ wish: wish.id, what, value }),
  });
  const text = [
    `${bold(t(`review-kind-${wish.kind}`))} · ${t("review-place", { place: offset + 1, all })}`,
    `<blockquote>${escapeHtml(wish.sample)}</blockquote>`,
    wish.kind === "suggestion" ? "" : t("review-count", { count: wish.count }),
    found === undefined
      ? ""
      : `${t("review-answered")} ${escapeHtml(shorten(found.answer[language], LABEL_CHARS * 2))}`,
  ];
  const rows: InlineKeyboardButton[][] = [
    ...(wish.kind === "suggestion"
      ? []
      : nearest
          .slice(0, NEAREST_MAX)
          .map((fact, at) => [button(`= ${shorten(fact.answer[language], LABEL_CHARS)}`, "is", String(at))])),
    [button(t("review-write"), "write"), button(t("review-no"), "no")],
    turning(offset, all, (to) => reviewButton.pack({ wish: wish.id, what: "at", value: String(to) })),
  ];
  return {
    text: text.filter((line) => line !== "").join("\n"),
    keyboard: { inline_keyboard: rows.filter((row) => row.length > 0) },
  };
}
