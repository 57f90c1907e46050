import { el } from "./dom.js";
import { formatted } from "./formatted.js";
import { labels } from "./labels.js";

/** Ticked options of polls with several answers, before they are sent, by poll and person. */
const ticks = new Map();
const SECOND_MS = 1_000;
let ticking;

/**
 * The poll or quiz of a message as the reader sees it.
 *
 * @param poll what the reader may know of it
 * @param look the reader's `language` and `personId`
 * @param on what people can do: `vote(message, options)`, `stopPoll(message)`, `command(text)`
 */
export function renderPoll(message, poll, look, on) {
  const words = labels().poll;
  const hasVoted = poll.options.some(({ isChosen }) => isChosen);
  const isOpen = !poll.isClosed && !hasVoted;
  return el(
    "div",
    { class: `poll ${poll.type}` },
    poll.description && el("div", { class: "text", dir: "auto" }, poll.description),
    el("strong", { class: "poll-question", dir: "auto" }, poll.question),
    el("div", { class: "poll-kind" }, el("span", {}, kindOf(poll)), timer(poll)),
    el(
      "div",
      { class: "poll-options", role: "group", "aria-label": poll.question },
      poll.options.map((option) => (isOpen ? choice(message, poll, option, look, on) : result(poll, option))),
    ),
    !isOpen && explanation(poll, look, on),
    el(
      "div",
      { class: "poll-foot" },
      el("span", {}, countOf(poll)),
      isOpen && poll.allowsMultipleAnswers && voteButton(message, poll, look, on),
      hasVoted &&
        !poll.isClosed &&
        poll.allowsRevoting &&
        linkButton(words.retract, () => on.vote(message, [])),
      poll.isOwn && !poll.isClosed && linkButton(words.stop, () => on.stopPoll(message)),
    ),
    hasVoted && poll.hidesResults && !poll.isClosed && el("div", { class: "hint" }, words.hidden),
  );
}

function kindOf({ type, isAnonymous, isClosed, allowsMultipleAnswers }) {
  const words = labels().poll;
  if (isClosed) return type === "quiz" ? words.quizClosed : words.closed;
  const kind = words[`${type}${isAnonymous ? "Anonymous" : "Public"}`];
  return allowsMultipleAnswers ? `${kind}, ${words.several}` : kind;
}

function countOf({ voters }) {
  const words = labels().poll;
  return voters === 0 ? words.nobody : `${words.voters}: ${voters}`;
}

/** An option that can be chosen; where several can, it is ticked until the vote is sent. */
function choice(message, poll, { id, text }, look, on) {
  const isSeveral = poll.allowsMultipleAnswers;
  const chosen = ticksOf(poll, look);
  const node = el(
    "button",
    {
      type: "button",
      class: `poll-option ${isSeveral ? "several" : ""}`,
      "aria-pressed": isSeveral && String(chosen.has(id)),
    },
    el("span", { class: "poll-mark", "aria-hidden": "true" }),
    el("span", { dir: "auto" }, text),
  );
  node.addEventListener("click", () => {
    if (!isSeveral) return on.vote(message, [id]);
    if (!chosen.delete(id)) chosen.add(id);
    node.setAttribute("aria-pressed", String(chosen.has(id)));
    node.closest(".poll").querySelector(".poll-vote").disabled = chosen.size === 0;
  });
  return node;
}

function voteButton(message, poll, look, on) {
  const chosen = ticksOf(poll, look);
  const onClick = () => {
    const options = [...chosen];
    chosen.clear();
    on.vote(message, options);
  };
  return el(
    "button",
    { type: "button", class: "link-button poll-vote", disabled: chosen.size === 0, onClick },
    labels().poll.vote,
  );
}

/** An option with how many chose it, as far as the reader may know. */
function result(poll, { text, isChosen, isCorrect, votes, percent }) {
  const words = labels().poll;
  const isWrong = isChosen && isCorrect === false;
  const state = isCorrect ? "right" : isWrong ? "wrong" : isChosen ? "chosen" : "";
  const meaning = { right: words.right, wrong: words.wrong, chosen: words.chosen }[state];
  const sign = { right: "✓", wrong: "✗", chosen: "✓" }[state] ?? "";
  const bar = el("meter", {
    class: "poll-bar",
    min: 0,
    max: 100,
    value: percent ?? 0,
    "aria-hidden": "true",
  });
  return el(
    "div",
    { class: `poll-result ${state} ${isChosen ? "own" : ""}` },
    el("span", { class: "poll-percent" }, percent === undefined ? "" : `${percent} %`),
    el(
      "span",
      { class: "poll-sign", role: "img", "aria-label": meaning, "aria-hidden": meaning === undefined },
      sign,
    ),
    el("span", { class: "poll-text", dir: "auto" }, text),
    el("span", { class: "poll-votes" }, votes === undefined ? "" : String(votes)),
    votes !== undefined && bar,
  );
}

function explanation({ explanation: text, explanationEntities }, look, on) {
  if (text === undefined) return undefined;
  return el(
    "div",
    { class: "poll-explanation", dir: "auto" },
    formatted(text, explanationEntities, look.language, on.command),
  );
}

function linkButton(label, onClick) {
  return el("button", { type: "button", class: "link-button", onClick }, label);
}

function ticksOf({ id }, { personId }) {
  const key = `${id}:${personId}`;
  if (!ticks.has(key)) ticks.set(key, new Set());
  return ticks.get(key);
}

function timer({ closesAt }) {
  if (closesAt === undefined) return undefined;
  ticking ??= setTimeout(tick, SECOND_MS);
  return el("span", { class: "poll-timer", role: "timer", dataset: { closesAt } }, left(closesAt));
}

/** The clocks of all open polls go on together, as long as there are any. */
function tick() {
  const timers = document.querySelectorAll(".poll-timer");
  for (const node of timers) node.textContent = left(Number(node.dataset.closesAt));
  ticking = timers.length === 0 ? undefined : setTimeout(tick, SECOND_MS);
}

function left(closesAt) {
  const seconds = Math.max(0, Math.ceil(closesAt - Date.now() / SECOND_MS));
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const shown = parts[0] === 0 ? parts.slice(1) : parts;
  return `${labels().poll.left} ${shown.map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, "0"))).join(":")}`;
}
