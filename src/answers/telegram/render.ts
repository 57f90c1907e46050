import type { Fact, Language, Source } from "../../content/schema.ts";
import { MESSAGE_CHARS_MAX, escapeHtml, link, shorten } from "../../telegram/html.ts";
import type { Translate } from "../../telegram/i18n.ts";

/** Sources shown with an answer: more would be longer than the answer. */
const SOURCES_SHOWN_MAX = 2;
/** A button's caption that a phone shows whole. */
const CAPTION_CHARS_MAX = 60;

/** How a fact is told beside its language. */
export interface Telling {
  /** What tells the plot is covered until it is tapped; the sources never are. */
  readonly hidesSpoilers?: boolean;
}

/**
 * A fact as a message in Telegram's HTML: the answer, who says otherwise, the
 * date where it matters, the sources.
 */
export function renderFact(
  fact: Fact,
  language: Language,
  sources: ReadonlyMap<string, Source>,
  t: Translate,
  { hidesSpoilers = false }: Telling = {},
): string {
  const notes = [
    ...(fact.disputed === undefined ? [] : [escapeHtml(fact.disputed[language])]),
    ...(fact.interpretation ? [`<i>${escapeHtml(t("interpretation"))}</i>`] : []),
  ];
  const lines = [
    ...(fact.as_of === undefined ? [] : [escapeHtml(t("as-of", { date: dateText(fact.as_of, language) }))]),
    sourceLine(fact, language, sources, t),
  ];
  const body = [boldFirstSentence(fact.answer[language]), ...notes].join("\n\n");
  const told =
    hidesSpoilers && fact.spoiler
      ? `<i>${escapeHtml(t("spoiler-ahead"))}</i>\n\n<tg-spoiler>${body}</tg-spoiler>`
      : body;
  return `${told}\n\n<i>${lines.join("\n")}</i>`;
}

/** Several facts in one message, as many as fit whole into Telegram's limit; each below its question, since answers are short. */
export function renderFacts(
  facts: readonly Fact[],
  language: Language,
  sources: ReadonlyMap<string, Source>,
  t: Translate,
  telling: Telling = {},
): string {
  let text = "";
  for (const fact of facts) {
    const isHeaded = facts.length > 1 && fact.ask[language].length > 0;
    const heading = isHeaded ? `<i>${escapeHtml(captionOf(fact, language))}</i>\n` : "";
    const next = `${heading}${renderFact(fact, language, sources, t, telling)}`;
    if (text !== "" && text.length + next.length + 2 > MESSAGE_CHARS_MAX) break;
    text = text === "" ? next : `${text}\n\n${next}`;
  }
  return text;
}

/** A fact as a choice on a button: its plainest question. */
export function captionOf(fact: Fact, language: Language): string {
  const question = fact.ask[language][0] ?? fact.answer[language];
  return shorten(question, CAPTION_CHARS_MAX);
}

/** The text of a message without its markup, as the shell prints it. */
export function withoutMarkup(html: string): string {
  return html
    .replace(/<a href="([^"]*)">([^<]*)<\/a>/gu, "$2 ($1)")
    .replace(/<\/?[a-z-]+[^>]*>/gu, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

/** The short answer stands first and is what most people want: it is set in bold. */
function boldFirstSentence(answer: string): string {
  const end = sentenceEnd(answer);
  return `<b>${escapeHtml(answer.slice(0, end))}</b>${escapeHtml(answer.slice(end))}`;
}

/** Where the first sentence ends. A full stop after an initial or inside quotation marks ends nothing. */
function sentenceEnd(text: string): number {
  for (const match of text.matchAll(/[.!?…][»”’)]*(?=\s+[\p{Lu}«“‘\d])/gu)) {
    const end = match.index + match[0].length;
    const before = text.slice(0, match.index);
    const opened = (before.match(/[«“]/gu) ?? []).length;
    const closed = (text.slice(0, end).match(/[»”]/gu) ?? []).length;
    const isInitial =
      /(?:^|[\s(«“])(?:\p{Lu}|Zh|Kh|Ts|Ch|Sh|Shch|Yu|Ya|Yo|Ye)$/u.test(before) ||
      /(?:\b(?:Mr|Mrs|Dr|St|No)|\s(?:г|гг|руб|тыс|им|св))$/u.test(before);
    if (!isInitial && opened <= closed) return end;
  }
  return text.length;
}

function sourceLine(
  fact: Fact,
  language: Language,
  sources: ReadonlyMap<string, Source>,
  t: Translate,
): string {
  const names = fact.sources
    .map((id) => sources.get(id))
    .filter((source) => source !== undefined)
    .slice(0, SOURCES_SHOWN_MAX)
    .map(({ name, url }) => (url === undefined ? escapeHtml(name[language]) : link(name[language], url)));
  return t(names.length > 1 ? "sources" : "source", { names: names.join(", ") });
}

const MONTH_STYLE = { month: "long", year: "numeric", timeZone: "UTC" } as const;

/** 2025, 2025-09 or 2025-09-04 as people write it. */
function dateText(date: string, language: Language): string {
  const [year = "", month, day] = date.split("-");
  if (month === undefined) return language === "ru" ? `${year} год` : year;
  const instant = new Date(`${year}-${month}-${day ?? "01"}T00:00:00Z`);
  const locale = language === "ru" ? "ru-RU" : "en-GB";
  const style = day === undefined ? MONTH_STYLE : { ...MONTH_STYLE, day: "numeric" as const };
  return new Intl.DateTimeFormat(locale, style).format(instant).replace(/\s?г\.$/u, " года");
}
