import { el } from "./dom.js";
import { labels } from "./labels.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };
const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);
/** Links of other kinds (javascript: above all) are shown as text. */
const SAFE_LINK = /^(?:https?|tg|mailto|ftp):/i;

/**
 * Text with its entities as nodes.
 *
 * @param language of the person who reads, for dates
 * @param onCommand called with a command that was clicked
 */
export function formatted(text, entities = [], language = "", onCommand = () => undefined) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return build(text, sorted, 0, text.length, { language, onCommand });
}

function build(text, entities, from, to, context) {
  const nodes = [];
  const waiting = [...entities];
  let at = from;
  while (waiting.length > 0) {
    const entity = waiting.shift();
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    if (start >= end) continue;
    const isBlock = BLOCKS.has(entity.type);
    if (start > at) nodes.push(isBlock ? text.slice(at, start).replace(/\n$/, "") : text.slice(at, start));
    const inside = waiting.filter((other) => other.offset < end).map((other) => clip(other, start, end));
    // What reaches beyond this entity goes on after it.
    const beyond = waiting
      .filter((other) => other.offset + other.length > end)
      .map((other) => clip(other, end, to));
    waiting.splice(0, waiting.length, ...beyond.sort((a, b) => a.offset - b.offset || b.length - a.length));
    nodes.push(wrap(entity, build(text, inside, start, end, context), text.slice(start, end), context));
    // A block begins and ends a line by itself.
    at = isBlock && text[end] === "\n" ? end + 1 : end;
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

function clip(entity, from, to) {
  const offset = Math.max(entity.offset, from);
  return { ...entity, offset, length: Math.max(0, Math.min(entity.offset + entity.length, to) - offset) };
}

function wrap(entity, children, text, { language, onCommand }) {
  if (TAGS[entity.type]) return el(TAGS[entity.type], {}, children);
  switch (entity.type) {
    case "spoiler":
      return spoiler(children);
    case "blockquote":
      return el("blockquote", {}, children);
    case "expandable_blockquote":
      return expandable(children);
    case "pre":
      return pre(entity, children);
    case "text_link":
      return link(entity.url, children);
    case "url":
      return link(/^[a-z]+:/i.test(text) ? text : `https://${text}`, children);
    case "email":
      return link(`mailto:${text}`, children);
    case "bot_command":
      return el("button", { type: "button", class: "inline-link", onClick: () => onCommand(text) }, children);
    case "mention":
    case "text_mention":
    case "hashtag":
    case "cashtag":
    case "phone_number":
      return el("span", { class: "mention" }, children);
    case "date_time":
      return dateTime(entity, children, language);
    default:
      return el("span", {}, children);
  }
}

function spoiler(children) {
  const node = el(
    "span",
    { class: "spoiler", role: "button", tabindex: "0", "aria-label": labels().spoiler },
    children,
  );
  const reveal = () => {
    node.classList.add("revealed");
    for (const name of ["role", "tabindex", "aria-label"]) node.removeAttribute(name);
  };
  node.addEventListener("click", reveal);
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    reveal();
  });
  return node;
}

function expandable(children) {
  const quote = el("blockquote", { class: "expandable" }, el("div", { class: "quote-text" }, children));
  const button = el(
    "button",
    { type: "button", class: "inline-link", "aria-expanded": "false" },
    labels().more,
  );
  button.addEventListener("click", () => {
    const isOpen = quote.classList.toggle("open");
    button.setAttribute("aria-expanded", String(isOpen));
    button.textContent = isOpen ? labels().less : labels().more;
  });
  quote.append(button);
  return quote;
}

function pre({ language }, children) {
  const name = language === undefined ? undefined : el("span", { class: "code-language" }, language);
  return el("pre", { tabindex: "0" }, name, el("code", {}, children));
}

function link(url, children) {
  if (!SAFE_LINK.test(url)) return el("span", {}, children);
  return el("a", { href: url, target: "_blank", rel: "noopener noreferrer", title: url }, children);
}

function dateTime({ unix_time, date_time_format: format = "" }, children, language) {
  const moment = new Date(unix_time * 1000);
  const locale = language === "" ? undefined : language;
  const full = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short" }).format(moment);
  const shown = format === "" ? children : asFormat(moment, format, locale);
  return el("time", { datetime: moment.toISOString(), title: full }, shown);
}

function asFormat(moment, format, locale) {
  if (format === "r") return relative(moment, locale);
  const options = {
    ...(format.includes("w") ? { weekday: "long" } : {}),
    ...(format.includes("d") ? { day: "2-digit", month: "2-digit", year: "numeric" } : {}),
    ...(format.includes("D") ? { day: "numeric", month: "long", year: "numeric" } : {}),
    ...(/[tT]/.test(format) ? { hour: "2-digit", minute: "2-digit" } : {}),
    ...(format.includes("T") ? { second: "2-digit" } : {}),
  };
  return new Intl.DateTimeFormat(locale, options).format(moment);
}

function relative(moment, locale) {
  const seconds = (moment.getTime() - Date.now()) / 1000;
  const units = [
    ["day", 86_400],
    ["hour", 3_600],
    ["minute", 60],
    ["second", 1],
  ];
  const [unit, size] = units.find(([, length]) => Math.abs(seconds) >= length) ?? units.at(-1);
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(Math.round(seconds / size), unit);
}
