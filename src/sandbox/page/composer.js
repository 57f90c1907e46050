import { act } from "./api.js";
import { byId, el, iconButton } from "./dom.js";
import { createInline } from "./inline.js";
import { labels } from "./labels.js";
import { senderName, summary } from "./message.js";

const ATTACHMENTS = [
  ...["sticker", "photo", "album", "video", "animation", "audio", "voice", "document", "location", "dice"],
  ...["poll", "quiz"],
];

/**
 * The line where people write, with its menus.
 *
 * @param store what is chosen on the page; `store.place()` says where and as whom one writes
 */
export function createComposer(store) {
  const input = byId("input");
  const suggestions = byId("suggestions");
  const menu = byId("attach-menu");
  let commands = [];
  let active = -1;
  const inline = createInline(store, () => {
    input.value = "";
    setContext({});
    showSuggestions([]);
    input.focus();
  });

  /** Sends the text, or saves the edit. */
  async function submit(text) {
    const { editing, replyTo } = store;
    const isDone =
      editing === undefined
        ? await act("write", { ...store.place(), text, ...replyFields(replyTo) })
        : await act("edit", { ...target(editing), text });
    if (isDone) setContext({});
    return isDone;
  }

  async function attach(kind) {
    openMenu(false);
    const caption = input.value.trim();
    const sent = await act("send", {
      ...store.place(),
      kind,
      caption: caption || undefined,
      ...replyFields(store.replyTo),
    });
    if (!sent) return;
    if (caption !== "" && !["sticker", "location", "dice"].includes(kind)) input.value = "";
    setContext({});
  }

  function replyFields(message) {
    return message?.ephemeral_message_id === undefined
      ? { replyToId: message?.message_id }
      : { replyToEphemeralId: message.ephemeral_message_id };
  }

  function target(message) {
    return { personId: store.identity().personId, chatId: message.chat.id, messageId: message.message_id };
  }

  /** What the next text is for: an answer to a message, or its new wording. */
  function setContext({ replyTo, editing }) {
    if (editing !== undefined) input.value = editing.text ?? editing.caption ?? "";
    else if (store.editing !== undefined) input.value = "";
    store.replyTo = replyTo;
    store.editing = editing;
    const message = editing ?? replyTo;
    const bar = byId("context");
    bar.hidden = message === undefined;
    bar.replaceChildren();
    if (message === undefined) return;
    const words = labels();
    const title = editing === undefined ? `${words.replyTo}: ${senderName(message)}` : words.editing;
    const text = el(
      "div",
      { class: "replied" },
      el("span", { class: "replied-name" }, title),
      el("span", {}, summary(message)),
    );
    bar.append(
      text,
      iconButton("close", words.cancel, () => setContext({})),
    );
    input.focus();
  }

  function openMenu(isOpen) {
    menu.hidden = !isOpen;
    byId("attach").setAttribute("aria-expanded", String(isOpen));
    if (isOpen) menu.querySelector("button")?.focus();
  }

  function fillMenu() {
    const words = labels();
    const items = ATTACHMENTS.map((kind) =>
      el("button", { type: "button", onClick: () => void attach(kind) }, words.content[kind]),
    );
    menu.replaceChildren(...items, el("p", { class: "hint" }, words.withCaption));
  }

  async function suggest(isForced = false) {
    const typed = /^\/([a-z0-9_]*)$/i.exec(input.value)?.[1];
    if (!isForced && inline.look(input.value)) return;
    if (typed === undefined && !isForced) return showSuggestions([]);
    const { personId, chatId } = store.place();
    const known = await act("commands", { personId, chatId });
    const found = (known ?? []).filter(({ command }) => command.startsWith((typed ?? "").toLowerCase()));
    showSuggestions(found, isForced);
  }

  function showSuggestions(found, isForced = false) {
    commands = found;
    active = -1;
    suggestions.hidden = found.length === 0 && !isForced;
    const rows = found.map(({ command, description }, index) =>
      el(
        "div",
        { role: "option", id: `suggestion-${index}`, class: "suggestion", onClick: () => void choose(index) },
        el("strong", {}, `/${command}`),
        el("span", {}, description),
      ),
    );
    suggestions.replaceChildren(
      ...(found.length === 0 ? [el("p", { class: "hint" }, labels().noCommands)] : rows),
    );
    input.removeAttribute("aria-activedescendant");
  }

  function move(step) {
    active = (active + step + commands.length) % commands.length;
    for (const [index, row] of [...suggestions.children].entries())
      row.setAttribute("aria-selected", String(index === active));
    suggestions.children[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", `suggestion-${active}`);
  }

  /** In groups the app addresses the bot by name. */
  async function choose(index) {
    const suffix = store.isPrivate() ? "" : `@${store.state.bot.username}`;
    const text = `/${commands[index].command}${suffix}`;
    showSuggestions([]);
    input.value = "";
    input.focus();
    await submit(text);
  }

  function onKey(event) {
    if (!suggestions.hidden && commands.length > 0) {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        return move(event.key === "ArrowDown" ? 1 : -1);
      }
      if ((event.key === "Enter" || event.key === "Tab") && active >= 0) {
        event.preventDefault();
        return void choose(active);
      }
    }
    if (event.key === "Escape") {
      showSuggestions([]);
      setContext({});
    } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      byId("composer").requestSubmit();
    } else if (event.key === "ArrowUp" && input.value === "") {
      const own = store.lastOwnMessage();
      if (own !== undefined) setContext({ editing: own });
    }
  }

  input.addEventListener("keydown", onKey);
  input.addEventListener("input", () => void suggest());
  byId("composer").addEventListener("submit", (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (text === "") return;
    showSuggestions([]);
    void submit(text).then((isDone) => {
      if (isDone) input.value = "";
    });
  });
  byId("commands").addEventListener("click", () => {
    if (suggestions.hidden) void suggest(true);
    else showSuggestions([]);
    input.focus();
  });
  byId("attach").addEventListener("click", () => openMenu(menu.hidden));
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    openMenu(false);
    byId("attach").focus();
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".attach")) openMenu(false);
    if (!event.target.closest("#suggestions, #commands, #input")) showSuggestions([]);
  });

  return { submit, setContext, relabel: fillMenu };
}
