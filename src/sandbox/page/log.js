import { byId, el } from "./dom.js";
import { labelLanguage, labels } from "./labels.js";
import { renderMessage, senderName, serviceText } from "./message.js";

/** Nearer to the end than this, the log follows new messages. */
const NEAR_END_PX = 120;
/** Messages of one sender within this many seconds hang together. */
const JOINED_SECONDS = 300;

/** The messages of the open chat. Only what changed is drawn anew, so focus and revealed spoilers stay. */
export function createLog(store, on) {
  const node = byId("messages");
  /** What is drawn: the node and what it was drawn from, by key. */
  const drawn = new Map();
  /** Whether the end of the log is in sight, so that what comes next shall be too. */
  let sticks = true;

  node.addEventListener("scroll", () => {
    sticks = node.scrollHeight - node.scrollTop - node.clientHeight < NEAR_END_PX;
  });
  // Keyboards and menus below take room from the log.
  new ResizeObserver(stick).observe(node);

  function stick() {
    if (sticks) node.scrollTop = node.scrollHeight;
  }

  function render() {
    const items = itemsOf(store);
    const keys = new Set(items.map(({ key }) => key));
    for (const [key, { element }] of drawn) {
      if (keys.has(key)) continue;
      element.remove();
      drawn.delete(key);
    }
    let previous;
    for (const item of items) {
      const element = drawItem(item);
      if (previous === undefined) {
        if (node.firstElementChild !== element) node.prepend(element);
      } else if (previous.nextElementSibling !== element) previous.after(element);
      previous = element;
    }
    stick();
  }

  function drawItem({ key, source, draw }) {
    const known = drawn.get(key);
    if (known?.source === source) return known.element;
    const element = draw(on);
    known?.element.replaceWith(element);
    drawn.set(key, { element, source });
    return element;
  }

  return {
    render,
    /** Draws everything anew and jumps to the end. */
    forget() {
      drawn.clear();
      node.replaceChildren();
      sticks = true;
    },
  };
}

function itemsOf(store) {
  const views = store.visibleViews();
  if (views.length === 0) return [emptyItem(store.isPrivate() ? labels().emptyPrivate : labels().empty)];
  const items = [];
  let day = "";
  let above;
  for (const view of albumsOf(views)) {
    const today = new Date(view.message.date * 1000).toDateString();
    if (today !== day) {
      items.push(dayItem(view.message.date));
      above = undefined;
    }
    day = today;
    items.push(messageItem(store, view, above));
    above = view.parts?.at(-1) ?? view.message;
  }
  return items;
}

/** The parts of an album as one view, that of its first part. */
function albumsOf(views) {
  const found = [];
  for (const view of views) {
    const { media_group_id: group } = view.message;
    const last = found.at(-1);
    if (group !== undefined && last?.message.media_group_id === group)
      found[found.length - 1] = { ...last, parts: [...(last.parts ?? [last.message]), view.message] };
    else found.push(view);
  }
  return found;
}

function messageItem(store, view, above) {
  const { message } = view;
  const look = {
    isOwn: store.isOwn(message),
    isJoined: above !== undefined && hangTogether(above, message),
    isGroup: !store.isPrivate(),
    language: store.identity().languageCode,
    personId: store.identity().personId,
  };
  return {
    key: view.ephemeral === undefined ? `m${message.message_id}` : `e${message.ephemeral_message_id}`,
    source: JSON.stringify([view, look]),
    draw: (on) => renderMessage(view, look, on),
  };
}

function hangTogether(above, message) {
  if (serviceText(above) !== undefined) return false;
  return senderName(above) === senderName(message) && message.date - above.date < JOINED_SECONDS;
}

function dayItem(date) {
  const moment = new Date(date * 1000);
  const text = moment.toLocaleDateString(labelLanguage(), { day: "numeric", month: "long" });
  return {
    key: `d${moment.toDateString()}`,
    source: text,
    draw: () => el("li", { class: "service" }, el("span", {}, text)),
  };
}

function emptyItem(text) {
  return { key: "empty", source: text, draw: () => el("li", { class: "service" }, el("span", {}, text)) };
}
