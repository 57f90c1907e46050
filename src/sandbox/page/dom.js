/**
 * A new element. Text children become text nodes, so nothing that people write
 * is ever read as markup.
 *
 * @param props `class`, `on*` listeners, `dataset`, or attributes; undefined and false are left out
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2).toLowerCase(), value);
    else if (name === "dataset") Object.assign(node.dataset, value);
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  node.append(...children.flat().filter((child) => child !== undefined && child !== false));
  return node;
}

/** The element with this id. */
export function byId(id) {
  return document.getElementById(id);
}

const PATHS = {
  back: "M15 5l-7 7 7 7",
  tools: "M4 7h9m5 0h2M4 17h2m5 0h9M15 4.5v5M8 14.5v5",
  slash: "M14.5 6l-5 12",
  attach:
    "M19 11.5l-7.2 7.2a4.6 4.6 0 01-6.5-6.5l7.6-7.6a3 3 0 014.3 4.3l-7.4 7.4a1.5 1.5 0 01-2.1-2.1l6.6-6.6",
  send: "M4 12l16-7.5-5.5 15.5-3-6.5z M11.5 13.5L20 4.5",
  reply: "M10 6l-6 5.5 6 5.5v-3.6c5 0 8 1.4 10 4.6-.6-5.4-4-8.6-10-8.8z",
  edit: "M5 19l1-4L16.5 4.5a1.8 1.8 0 012.6 0l.4.4a1.8 1.8 0 010 2.6L9 18l-4 1z",
  close: "M6 6l12 12M18 6L6 18",
  play: "M8 5.5v13l11-6.5z",
  file: "M7 3.5h7l4 4v13H7z M13.5 4v4H18",
  pin: "M9 4h6l-.8 6 3.3 3.2H6.5L9.8 10z M12 13.5V20",
  link: "M9 15L19 5m0 0h-7m7 0v7",
};

/** A line icon in the colour of the text around it. */
export function icon(name) {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("class", "icon");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

/** A round button with an icon and a name for those who cannot see it. */
export function iconButton(name, label, onClick) {
  return el(
    "button",
    { type: "button", class: "icon-button small", title: label, "aria-label": label, onClick },
    icon(name),
  );
}

/** The letters on a round coloured field; the same name has always the same colour. */
export function paintAvatar(node, name) {
  const letters = name
    .replace(/[^\p{L}\p{N} ]/gu, "")
    .trim()
    .split(/\s+/);
  node.textContent = (letters[0]?.[0] ?? "") + (letters[1]?.[0] ?? "");
  let hash = 0;
  for (const character of name) hash = (hash * 31 + character.codePointAt(0)) % 7;
  node.dataset.colour = String(hash);
  return node;
}

/** Replaces what is inside; the focus stays on the button or field in the same place. */
export function keepFocus(node, children) {
  const fields = () => [...node.querySelectorAll("button, input, select")];
  const index = fields().indexOf(document.activeElement);
  node.replaceChildren(...children);
  fields()[index]?.focus();
}

/** Shows a short note for a while. */
export function toast(text) {
  const note = el("div", { class: "toast" }, text);
  byId("toasts").append(note);
  setTimeout(() => note.remove(), 3500 + text.length * 25);
}

/** Shows a text that has to be confirmed. */
export function showAlert(text) {
  byId("alert-text").textContent = text;
  byId("alert").showModal();
}
