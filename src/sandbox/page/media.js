import { el, icon } from "./dom.js";
import { labels } from "./labels.js";

/** Kinds of content beside text; of an animation's two fields the first counts. */
export const MEDIA = [
  "sticker",
  "animation",
  "photo",
  "voice",
  "video",
  "video_note",
  "audio",
  "document",
  "location",
  "contact",
  "dice",
];
const PICTURES = new Set(["photo", "video", "animation"]);

/** What kind of content the message has; undefined for text and events. */
export function mediumOf(message) {
  return MEDIA.find((field) => message[field] !== undefined);
}

/**
 * What a message shows above its text: pictures as a grid, files as rows.
 *
 * @param parts the message, or the messages of its album
 */
export function renderMedia(parts) {
  const kind = mediumOf(parts[0]);
  if (kind === undefined) return undefined;
  if (!PICTURES.has(kind)) return parts.map((part) => single(part, mediumOf(part)));
  return el(
    "div",
    { class: parts.length > 1 ? "pictures album" : "pictures", dataset: { count: parts.length } },
    parts.map(picture),
  );
}

/** Where the bytes of a file are. */
function addressOf(file) {
  return `/sandbox/files/${encodeURIComponent(file.file_unique_id)}`;
}

function picture(message) {
  const kind = mediumOf(message);
  const label = labels().content[kind];
  const shown = kind === "photo" ? message.photo.at(-1) : message[kind].thumbnail;
  const { width, height } = kind === "photo" ? shown : message[kind];
  const image =
    shown === undefined
      ? el("span", { class: "picture-empty" }, label)
      : el("img", { src: addressOf(shown), alt: label, width, height });
  const node = el(
    "div",
    { class: "picture" },
    image,
    kind !== "photo" && el("span", { class: "play", "aria-hidden": "true" }, icon("play")),
    kind !== "photo" && el("span", { class: "badge" }, badge(kind, message[kind])),
  );
  if (message.has_media_spoiler === true) cover(node);
  return node;
}

function badge(kind, { duration }) {
  return kind === "animation" ? labels().content.animation : clock(duration);
}

/** Blurs a picture until somebody looks. */
function cover(node) {
  const button = el("button", { type: "button", class: "cover", "aria-label": labels().cover });
  node.classList.add("covered");
  button.addEventListener("click", () => {
    node.classList.remove("covered");
    button.remove();
  });
  node.append(button);
}

function single(message, kind) {
  const label = labels().content[kind];
  if (kind === "sticker")
    return el("div", { class: "sticker", role: "img", "aria-label": label }, message.sticker.emoji ?? "");
  if (kind === "dice") return el("div", { class: "dice" }, `${message.dice.emoji} ${message.dice.value}`);
  if (kind === "location") return row(label, `${message.location.latitude}, ${message.location.longitude}`);
  if (kind === "contact") return row(label, `${message.contact.first_name} ${message.contact.phone_number}`);
  return fileRow(message[kind], kind, label);
}

function row(label, detail) {
  return el("div", { class: "attachment" }, el("strong", {}, label), el("span", {}, detail));
}

function fileRow(file, kind, label) {
  const name = [file.performer, file.title].filter(Boolean).join(" — ") || file.file_name || label;
  const detail = [file.duration !== undefined && clock(file.duration), bytes(file.file_size)];
  return el(
    "a",
    {
      class: "file",
      href: addressOf(file),
      download: file.file_name ?? "",
      "aria-label": `${labels().download}: ${name}`,
    },
    el("span", { class: "file-icon" }, icon(kind === "document" ? "file" : "play")),
    el(
      "span",
      { class: "file-text" },
      el("strong", {}, name),
      el("span", {}, detail.filter(Boolean).join(" · ")),
    ),
  );
}

function clock(seconds = 0) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function bytes(size) {
  if (size === undefined) return undefined;
  const kilobytes = size / 1024;
  const [value, unit] = kilobytes < 1024 ? [kilobytes, "kilobyte"] : [kilobytes / 1024, "megabyte"];
  const style = { style: "unit", unit, maximumFractionDigits: 1 };
  return new Intl.NumberFormat(document.documentElement.lang, style).format(Math.max(0.1, value));
}
