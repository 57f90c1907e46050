import { ENGLISH } from "./words-en.js";
import { RUSSIAN } from "./words-ru.js";

/** What people and the bot write is never translated. */
const LABELS = { ru: RUSSIAN, en: ENGLISH };

/** `?labels=en` in the address wins over the browser's language. */
const wanted = new URLSearchParams(location.search).get("labels") ?? navigator.language;
let language = wanted.startsWith("ru") ? "ru" : "en";

/** The words in the chosen language. */
export function labels() {
  return LABELS[language];
}

/** "ru" or "en". */
export function labelLanguage() {
  return language;
}

/** Chooses the language of the page's words and writes them into its fixed parts. */
export function useLanguage(next = language) {
  language = next;
  const words = labels();
  document.documentElement.lang = next;
  for (const node of document.querySelectorAll("[data-label]")) node.textContent = words[node.dataset.label];
  for (const node of document.querySelectorAll("[data-aria]"))
    node.setAttribute("aria-label", words[node.dataset.aria]);
  for (const node of document.querySelectorAll("[data-placeholder]"))
    node.placeholder = words[node.dataset.placeholder];
  for (const node of document.querySelectorAll("button[data-icon]")) node.title = words[node.dataset.aria];
  for (const node of document.querySelectorAll("[data-language]")) {
    node.setAttribute("aria-pressed", String(node.dataset.language === next));
  }
}
