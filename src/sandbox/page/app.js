import { act, listen, read } from "./api.js";
import { createComposer } from "./composer.js";
import { byId, icon, showAlert, toast } from "./dom.js";
import { renderBelow, renderHead, renderSidebar } from "./frame.js";
import { labels, useLanguage } from "./labels.js";
import { createLog } from "./log.js";
import { renderPinned } from "./pinned.js";
import { seenBy } from "./ephemeral.js";
import { renderTools } from "./tools.js";

/** Several events at once need one look at the world. */
const REFRESH_MS = 40;
/** Other links are shown, not opened. */
const URL_OPENABLE = /^(?:https?|tg):/i;

const store = {
  state: undefined,
  views: [],
  /** The pinned messages of the chat, the newest first. */
  pinned: [],
  identityIndex: 0,
  chatId: undefined,
  topicId: undefined,
  replyTo: undefined,
  editing: undefined,
  /** The last message that was seen, by chat. */
  seen: new Map(),
  identity: () => store.state.identities[store.identityIndex],
  isPrivate: () => store.chatId === store.identity().personId,
  chat: () => store.state.chats.find(({ id }) => id === store.chatId),
  /** Where and as whom the next message goes. */
  place: () => ({
    personId: store.identity().personId,
    chatId: store.chatId,
    topicId: store.topicId,
    isAnonymous: store.identity().isAnonymous,
  }),
  isOwn({ from, sender_chat }) {
    const { personId, isAnonymous } = store.identity();
    if (store.isPrivate() || !isAnonymous) return from?.id === personId && sender_chat === undefined;
    return sender_chat?.id === store.chatId;
  },
  lastOwnMessage: () =>
    store
      .visibleViews()
      .map(({ message }) => message)
      .findLast((message) => store.isOwn(message) && message.text !== undefined),
  /** The messages of the chosen topic, or of the whole chat where there are none. */
  visibleViews() {
    const views = seenBy(store.views, store.identity().personId);
    return store.chat()?.is_forum
      ? views.filter(({ message }) => message.message_thread_id === store.topicId)
      : views;
  },
};

const composer = createComposer(store);
const log = createLog(store, { reply, edit, press, command, vote, stopPoll });

function reply(message) {
  composer.setContext({ replyTo: message });
}

function edit(message) {
  composer.setContext({ editing: message });
}

function command(text) {
  void composer.submit(text);
}

function vote(message, options) {
  void act("vote", { ...placeOf(message), options });
}

function stopPoll(message) {
  void act("stoppoll", placeOf(message));
}

function placeOf(message) {
  return { personId: store.identity().personId, chatId: message.chat.id, messageId: message.message_id };
}

async function press(message, button, node) {
  if (button.callback_data === undefined) return pressOther(button);
  node.setAttribute("aria-busy", "true");
  const { personId } = store.identity();
  const target = {
    personId,
    chatId: message.chat.id,
    messageId: message.message_id,
    ephemeralId: message.ephemeral_message_id,
  };
  const answer = await act("press", { ...target, data: button.callback_data });
  node.removeAttribute("aria-busy");
  if (answer === undefined) return;
  if (answer.isUnanswered) toast(labels().unanswered);
  else if (answer.showAlert) showAlert(answer.text ?? "");
  else if (answer.text) toast(answer.text);
  if (answer.url) toast(`${labels().opens}: ${answer.url}`);
}

function pressOther(button) {
  if (button.copy_text !== undefined) {
    void navigator.clipboard.writeText(button.copy_text.text).then(() => toast(labels().copied));
  } else if (button.url !== undefined && URL_OPENABLE.test(button.url)) {
    window.open(button.url, "_blank", "noopener,noreferrer");
  } else {
    toast(labels().notHere);
  }
}

let refreshing;

/** Looks at the world again, soon. */
function refresh() {
  refreshing ??= setTimeout(() => {
    refreshing = undefined;
    void load();
  }, REFRESH_MS);
}

async function load() {
  const chatId = store.chatId;
  const [state, chat] = await Promise.all([
    read("state"),
    chatId === undefined ? { messages: [] } : read(`chats/${chatId}`),
  ]);
  store.state = state;
  if (chatId === undefined) return openChat(store.identity().personId, false);
  if (chatId === store.chatId) {
    store.views = chat.messages;
    store.pinned = chat.pinned ?? [];
  }
  render();
}

function openChat(chatId, isChosen = true) {
  const chat = store.state.chats.find(({ id }) => id === chatId);
  store.chatId = chatId;
  store.topicId = undefined;
  store.views = [];
  store.pinned = [];
  composer.setContext({});
  log.forget();
  if (chat?.is_forum) store.topicId = chat.newestTopicId;
  if (isChosen) byId("app").dataset.view = "chat";
  void load();
}

function openTopic(topicId) {
  store.topicId = topicId;
  composer.setContext({});
  log.forget();
  render();
}

function render() {
  renderSidebar(store, openChat);
  renderHead(store, openTopic);
  renderPinned(store);
  log.render();
  renderBelow(store, command);
  if (!byId("tools").hidden) renderTools(store);
  byId("tools-button").dataset.count =
    store.state.violations.length > 0 ? String(store.state.violations.length) : "";
}

function showTools(isOpen) {
  byId("tools").hidden = !isOpen;
  byId("tools-button").setAttribute("aria-expanded", String(isOpen));
  if (isOpen) renderTools(store);
  else byId("tools-button").focus();
}

function setUp() {
  for (const node of document.querySelectorAll("[data-icon]")) node.append(icon(node.dataset.icon));
  useLanguage();
  composer.relabel();
  byId("identity").addEventListener("change", (event) => {
    const wasPrivate = store.isPrivate();
    store.identityIndex = Number(event.target.value);
    composer.setContext({});
    log.forget();
    if (wasPrivate) openChat(store.identity().personId, false);
    else render();
  });
  byId("client-language").addEventListener("change", (event) => {
    void act("language", { personId: store.identity().personId, languageCode: event.target.value });
  });
  byId("back").addEventListener("click", () => (byId("app").dataset.view = "list"));
  byId("tools-button").addEventListener("click", () => showTools(byId("tools").hidden));
  byId("tools").addEventListener("keydown", ({ key }) => {
    if (key === "Escape") showTools(false);
  });
  for (const node of document.querySelectorAll("[data-language]")) {
    node.addEventListener("click", () => {
      useLanguage(node.dataset.language);
      composer.relabel();
      log.forget();
      render();
    });
  }
  let isLost = false;
  listen(
    ({ kind, id }) => {
      isLost = false;
      if (kind !== "call" || id !== "getUpdates") refresh();
    },
    () => {
      if (!isLost) toast(labels().lost);
      isLost = true;
    },
  );
}

setUp();
await load();
