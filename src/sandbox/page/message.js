import { el, icon, iconButton, paintAvatar } from "./dom.js";
import { formatted } from "./formatted.js";
import { labels } from "./labels.js";
import { renderPoll } from "./poll.js";
import { mediumOf, renderMedia } from "./media.js";

/**
 * One message as a list item.
 *
 * @param view the message with its reactions, and all `parts` where it is an album
 * @param look `isOwn`, `isJoined` (to the one above), `isGroup`, the reader's `language`
 * @param on what people can do: `reply`, `edit`, `press(message, button, node)`, `command(text)`
 */
export function renderMessage(view, look, on) {
  const { message, parts = [message] } = view;
  const service = serviceText(message);
  if (service !== undefined) return el("li", { class: "service" }, el("span", {}, service));
  const name = senderName(message);
  const classes = [
    "message",
    look.isOwn && "own",
    look.isJoined && "joined",
    message.sticker && "is-sticker",
    view.ephemeral && "ephemeral",
  ];
  const showsAvatar = look.isGroup && !look.isOwn;
  return el(
    "li",
    {
      class: classes.filter(Boolean).join(" "),
      dataset: { id: message.message_id, ids: parts.map((part) => part.message_id).join(" ") },
    },
    showsAvatar && paintAvatar(el("div", { class: "avatar small", "aria-hidden": "true" }), name),
    el(
      "div",
      { class: "column" },
      el(
        "div",
        { class: "bubble" },
        showsAvatar && !look.isJoined && el("div", { class: "sender" }, name, signature(message)),
        view.ephemeral && el("div", { class: "provenance only-you" }, labels().onlyYou),
        provenance(message),
        replied(message),
        message.show_caption_above_media && bodies(parts, look, on),
        renderMedia(parts),
        !message.show_caption_above_media && bodies(parts, look, on),
        view.polls && renderPoll(message, view.polls[look.personId], look, on),
        reactions(view),
        el("div", { class: "meta" }, editedMark(message), clockTime(message.date)),
      ),
      keyboard(message, on),
      actions(message, look, on),
    ),
  );
}

/** Who the message is from, as the app shows it. */
export function senderName({ sender_chat, from }) {
  return sender_chat?.title ?? [from?.first_name, from?.last_name].filter(Boolean).join(" ");
}

/** One line that stands for the message where there is no room for it. */
export function summary(message) {
  const kind = mediumOf(message);
  const text = message.text ?? message.caption ?? message.poll?.question ?? "";
  const label = kind === undefined ? pollName(message) : labels().content[kind];
  return [label, text].filter(Boolean).join(", ") || serviceText(message) || "…";
}

/** What an event in the chat is called, or undefined where somebody wrote. */
export function serviceText(message) {
  const words = labels().service;
  const names = (users) => users.map((user) => user.first_name).join(", ");
  if (message.new_chat_members) return `${words.joined} ${names(message.new_chat_members)}`;
  if (message.left_chat_member) return `${words.left} ${names([message.left_chat_member])}`;
  if (message.new_chat_title) return `${words.title} ${message.new_chat_title}`;
  if (message.forum_topic_created) return `${words.topic} «${message.forum_topic_created.name}»`;
  if (message.forum_topic_closed) return words.topicClosed;
  if (message.forum_topic_reopened) return words.topicOpened;
  if (message.pinned_message) return `${words.pinned} ${summary(message.pinned_message)}`;
  if (message.migrate_to_chat_id || message.migrate_from_chat_id) return words.migrated;
  return undefined;
}

/** The title of an anonymous admin, or the tag that a member has. */
function signature({ author_signature, sender_tag }) {
  const words = author_signature ?? sender_tag;
  return words === undefined ? undefined : el("span", { class: "signature" }, words);
}

function provenance(message) {
  const words = labels();
  const origin = message.forward_origin;
  const from =
    origin?.sender_user?.first_name ??
    origin?.sender_user_name ??
    (origin?.chat ?? origin?.sender_chat)?.title;
  const lines = [
    message.is_automatic_forward ? words.automatic : origin && `${words.forwarded}: ${from}`,
    message.via_bot && `${words.via} @${message.via_bot.username}`,
  ].filter(Boolean);
  return lines.map((line) => el("div", { class: "provenance" }, line));
}

function replied({ reply_to_message: original, quote }) {
  if (original === undefined || original.forum_topic_created) return undefined;
  const name = el("span", { class: "replied-name" }, senderName(original));
  return el("div", { class: "replied" }, name, el("span", {}, quote?.text ?? summary(original)));
}

function pollName({ poll }) {
  return poll === undefined ? "" : labels().content[poll.type === "quiz" ? "quiz" : "poll"];
}

function bodies(parts, look, on) {
  return parts.map((part) => body(part, look, on));
}

function body(message, look, on) {
  const text = message.text ?? message.caption;
  if (text === undefined) return undefined;
  const entities = message.entities ?? message.caption_entities;
  return el("div", { class: "text", dir: "auto" }, formatted(text, entities, look.language, on.command));
}

function reactions({ reactions: emoji }) {
  if (emoji.length === 0) return undefined;
  return el(
    "div",
    { class: "reactions" },
    emoji.map((one) => el("span", {}, one)),
  );
}

function editedMark({ edit_date }) {
  return edit_date === undefined ? undefined : el("span", {}, labels().edited);
}

function clockTime(date) {
  const moment = new Date(date * 1000);
  const text = moment.toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  return el("time", { datetime: moment.toISOString() }, text);
}

function keyboard(message, on) {
  const rows = message.reply_markup?.inline_keyboard;
  if (rows === undefined) return undefined;
  return el(
    "div",
    { class: "inline-keyboard" },
    rows.map((row) =>
      el(
        "div",
        { class: "button-row" },
        row.map((button) => inlineButton(message, button, on)),
      ),
    ),
  );
}

function inlineButton(message, button, on) {
  const node = el(
    "button",
    { type: "button", class: `inline-button ${button.style ?? ""}`, disabled: button.disabled !== undefined },
    button.text,
    button.url !== undefined && icon("link"),
  );
  node.addEventListener("click", () => on.press(message, button, node));
  return node;
}

function actions(message, look, on) {
  const words = labels();
  const canEdit = look.isOwn && (message.text !== undefined || message.caption !== undefined);
  return el(
    "div",
    { class: "actions" },
    iconButton("reply", words.reply, () => on.reply(message)),
    canEdit && iconButton("edit", words.edit, () => on.edit(message)),
  );
}
