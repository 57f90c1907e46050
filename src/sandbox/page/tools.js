import { act } from "./api.js";
import { byId, el, keepFocus } from "./dom.js";
import { labels } from "./labels.js";

const KINDS = ["http500", "http429", "slow", "dropBefore", "dropAfter"];

/** Fills the panel with the world's switches, faults and problems. */
export function renderTools(store) {
  const { state } = store;
  const words = labels();
  const chat = state.chats.find(({ id }) => id === store.chatId);
  const hadForm = byId("tools").querySelector(".fault-form");
  const form = hadForm?.dataset.words === words.kind ? hadForm : faultForm(store);
  keepFocus(byId("tools"), [
    section(
      words.settings,
      toggle(words.privacy, state.settings.privacyMode, (isOn) => act("privacy", { isOn })),
      toggle(words.limits, state.settings.hasLimits, (isOn) => act("limits", { isOn })),
      el("p", { class: "hint" }, `${words.pending}: ${state.pendingUpdates}`),
    ),
    chat !== undefined && chat.type !== "private" ? standing(chat) : person(store),
    section(words.faults, faultList(state.settings.faults), form),
    problems(words.violations, state.violations, words.noViolations),
    state.refusals.length > 0 ? problems(words.refusals, state.refusals, "") : "",
  ]);
}

function section(title, ...children) {
  return el("section", {}, el("h2", {}, title), ...children);
}

function toggle(label, isOn, onChange) {
  const box = el("input", { type: "checkbox", role: "switch" });
  box.checked = isOn;
  box.addEventListener("change", () => void onChange(box.checked));
  return el("label", { class: "toggle" }, el("span", {}, label), box);
}

function standing(chat) {
  const words = labels();
  const choices = [
    ["member", words.asMember],
    ["administrator", words.asAdmin],
    ["kicked", words.asKicked],
  ];
  const buttons = choices.map(([status, label]) =>
    el(
      "button",
      {
        type: "button",
        "aria-pressed": String(chat.botStatus === status),
        onClick: () => void act("standing", { chatId: chat.id, status }),
      },
      label,
    ),
  );
  return section(words.standing, el("div", { class: "switcher" }, buttons));
}

function person(store) {
  const words = labels();
  const { personId, hasBlockedBot, name } = store.identity();
  const label = hasBlockedBot ? words.unblock : words.block;
  const onClick = () => void act("block", { personId, isBlocked: !hasBlockedBot });
  return section(
    `${words.person}: ${name}`,
    el("button", { type: "button", class: "button", onClick }, label),
  );
}

function faultList(faults) {
  const words = labels();
  if (faults.length === 0) return el("p", { class: "hint" }, words.noFaults);
  const items = faults.map((fault, index) => {
    const rest = faults.filter((_, other) => other !== index);
    const onClick = () => void act("faults", { faults: rest });
    return el(
      "li",
      {},
      el("span", {}, describe(fault)),
      el("button", { type: "button", class: "link-button", onClick }, words.remove),
    );
  });
  return el("ul", { class: "faults" }, items);
}

function describe({ kind, method, times, chance, ms, retryAfter }) {
  const parts = [
    labels().faultKinds[kind],
    method,
    times && `× ${times}`,
    chance !== undefined && `${Math.round(chance * 100)} %`,
    ms !== undefined && `${ms} ms`,
    retryAfter && `${retryAfter} s`,
  ];
  return parts.filter(Boolean).join(", ");
}

function faultForm(store) {
  const words = labels();
  const kind = el(
    "select",
    {},
    KINDS.map((name) => el("option", { value: name }, words.faultKinds[name])),
  );
  const method = el("input", {
    type: "text",
    placeholder: "sendMessage",
    autocomplete: "off",
    spellcheck: "false",
  });
  const number = (value, min, max) =>
    el("input", { type: "number", min, max, ...(value === "" ? {} : { value }) });
  const times = number("1", 1, 1000);
  const chance = number("100", 1, 100);
  const ms = number("2000", 0, 60000);
  const retryAfter = number("5", 1, 3600);
  const msField = labelled(words.delay, ms);
  const retryField = labelled(words.retryAfter, retryAfter);
  const showFields = () => {
    msField.hidden = kind.value !== "slow";
    retryField.hidden = kind.value !== "http429";
  };
  kind.addEventListener("change", showFields);
  showFields();
  const form = el(
    "form",
    { class: "fault-form", dataset: { words: words.kind } },
    labelled(words.kind, kind),
    labelled(words.method, method),
    labelled(words.times, times),
    labelled(words.chance, chance),
    msField,
    retryField,
    el("button", { class: "button" }, words.add),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const fault = {
      kind: kind.value,
      method: method.value.trim() || undefined,
      times: times.value === "" ? undefined : Number(times.value),
      chance: chance.value === "" || chance.value === "100" ? undefined : Number(chance.value) / 100,
      ms: kind.value === "slow" ? Number(ms.value) : undefined,
      retryAfter: kind.value === "http429" ? Number(retryAfter.value) : undefined,
    };
    void act("faults", { faults: [...store.state.settings.faults, fault] });
  });
  return form;
}

function labelled(label, field) {
  return el("label", { class: "field" }, el("span", {}, label), field);
}

function problems(title, list, none) {
  const items = [...list]
    .reverse()
    .map(({ method, description, params }) =>
      el(
        "li",
        {},
        el("strong", {}, method),
        el("span", {}, description ?? ""),
        params !== undefined && el("code", {}, JSON.stringify(params)),
      ),
    );
  const count = el("span", { class: "count" }, String(list.length));
  const heading = el("h2", {}, title, list.length > 0 ? count : "");
  const content =
    list.length === 0
      ? el("p", { class: "hint good" }, none)
      : el("ul", { class: "problems", tabindex: "0" }, items);
  return el("section", {}, heading, content);
}
