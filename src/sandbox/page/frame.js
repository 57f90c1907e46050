import { act } from "./api.js";
import { byId, el, keepFocus, paintAvatar } from "./dom.js";
import { labels } from "./labels.js";
import { senderName, serviceText, summary } from "./message.js";

/** Who writes, and the chats they are in. */
export function renderSidebar(store, openChat) {
  renderIdentities(store);
  renderChats(store, openChat);
}

/** The chat's name, what the bot is there, and a forum's topics. */
export function renderHead(store, openTopic) {
  renderTitle(store);
  renderTopics(store, openTopic);
}

/** What is below the messages: the bot's keyboard, or the button that begins. */
export function renderBelow(store, command) {
  renderKeyboard(store, command);
  renderStart(store, command);
}

function renderIdentities(store) {
  const words = labels();
  const select = byId("identity");
  const options = store.state.identities.map(({ name, isAnonymous }, index) => {
    const role = isAnonymous ? words.anonymous : index === 0 ? words.member : words.admin;
    return el("option", { value: index }, `${name}, ${role}`);
  });
  // An open list must not be changed under the finger.
  if (select.textContent !== options.map((option) => option.textContent).join(""))
    select.replaceChildren(...options);
  select.value = String(store.identityIndex);
  byId("client-language").value = store.identity().languageCode;
}

function renderChats(store, openChat) {
  const { bot, chats } = store.state;
  const { personId } = store.identity();
  const own = chats.find(({ id }) => id === personId) ?? { id: personId, type: "private" };
  const shown = [{ ...own, title: bot.name }, ...chats.filter(({ type }) => type !== "private")];
  if (store.chatId !== undefined)
    store.seen.set(store.chatId, shown.find(({ id }) => id === store.chatId)?.last?.message_id ?? 0);
  const items = shown.map((chat) => {
    const isNew = (chat.last?.message_id ?? 0) > (store.seen.get(chat.id) ?? 0);
    return el(
      "li",
      {},
      el(
        "button",
        {
          type: "button",
          class: "chat-item",
          "aria-current": chat.id === store.chatId && "true",
          onClick: () => openChat(chat.id),
        },
        paintAvatar(el("span", { class: "avatar", "aria-hidden": "true" }), chat.title),
        el(
          "span",
          { class: "chat-item-text" },
          el("strong", {}, chat.title),
          el("span", { class: "preview" }, chat.last === undefined ? labels().empty : preview(chat.last)),
        ),
        isNew && el("span", { class: "unread", role: "img", "aria-label": labels().unread }),
      ),
    );
  });
  keepFocus(byId("chats"), items);
}

function preview(message) {
  return serviceText(message) ?? `${senderName(message)}: ${summary(message)}`;
}

function renderTitle(store) {
  const words = labels();
  const chat = store.chat();
  const title = store.isPrivate() ? store.state.bot.name : (chat?.title ?? "");
  byId("chat-title").textContent = title;
  document.title = title;
  paintAvatar(byId("chat-avatar"), title);
  const status = store.isPrivate()
    ? `@${store.state.bot.username}, ${words.bot}`
    : words.botIs[chat?.botStatus];
  byId("chat-status").textContent = chat?.action === undefined ? (status ?? "") : words.typing;
}

function renderTopics(store, openTopic) {
  const chat = store.chat();
  byId("topics").hidden = !chat?.is_forum;
  if (!chat?.is_forum) return;
  const words = labels();
  const topics = [...chat.topics, { id: undefined, name: words.general }];
  const buttons = topics.map(({ id, name, isClosed }) =>
    el(
      "button",
      { type: "button", "aria-pressed": String(id === store.topicId), onClick: () => openTopic(id) },
      isClosed ? `${name} (${words.closed})` : name,
    ),
  );
  byId("topics").replaceChildren(...buttons);
}

/** The keyboard of the bot's last message that brought or removed one. */
function renderKeyboard(store, command) {
  const last = store
    .visibleViews()
    .findLast(({ keyboard }) => keyboard !== undefined && !keyboard.force_reply);
  const rows = last?.keyboard.keyboard ?? [];
  const node = byId("reply-keyboard");
  node.hidden = rows.length === 0;
  node.replaceChildren(
    ...rows.map((row) => {
      const buttons = row.map((button) => (typeof button === "string" ? button : button.text));
      return el(
        "div",
        { class: "button-row" },
        buttons.map((text) => el("button", { type: "button", onClick: () => command(text) }, text)),
      );
    }),
  );
}

function renderStart(store, command) {
  const { hasBlockedBot, personId } = store.identity();
  const isNeeded = store.isPrivate() && (store.views.length === 0 || hasBlockedBot);
  byId("start").hidden = !isNeeded;
  byId("composer").hidden = isNeeded;
  byId("start").textContent = hasBlockedBot ? labels().restart : labels().start;
  byId("start").onclick = async () => {
    if (hasBlockedBot) await act("block", { personId, isBlocked: false });
    command("/start");
  };
}
