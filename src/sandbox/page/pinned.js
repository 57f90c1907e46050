import { byId, el, icon } from "./dom.js";
import { labels } from "./labels.js";
import { summary } from "./message.js";

/** How long the message that was jumped to stands out, in milliseconds. */
const FLASH_MS = 1_400;

/** The bar with the newest pinned message; a click goes to it. */
export function renderPinned(store) {
  const pinned = store.pinned.filter(
    (message) => !store.chat()?.is_forum || message.message_thread_id === store.topicId,
  );
  const bar = byId("pinned");
  const [newest] = pinned;
  bar.hidden = newest === undefined;
  if (newest === undefined) return;
  const count = pinned.length > 1 ? ` · ${pinned.length}` : "";
  bar.replaceChildren(
    el(
      "button",
      { type: "button", class: "pinned-message", onClick: () => jumpTo(newest.message_id) },
      icon("pin"),
      el(
        "span",
        { class: "pinned-text" },
        el("span", { class: "replied-name" }, `${labels().pinned}${count}`),
        el("span", {}, summary(newest)),
      ),
    ),
  );
}

function jumpTo(messageId) {
  const node = document.querySelector(`#messages [data-ids~="${messageId}"]`);
  if (node === null) return;
  node.scrollIntoView({ block: "center" });
  node.classList.add("flash");
  setTimeout(() => node.classList.remove("flash"), FLASH_MS);
}
