import { act } from "./api.js";
import { byId, el } from "./dom.js";
import { labels } from "./labels.js";

/** A pause in typing after which the query goes out. */
const TYPING_MS = 250;

/**
 * Inline mode in the field where people write: `@bot words` brings results to
 * choose from.
 *
 * @param store what is chosen on the page
 * @param onDone called when a result was sent or the bot's button pressed
 */
export function createInline(store, onDone) {
  const list = byId("suggestions");
  let timer;
  let latest = 0;

  /** The words after the bot's name, or undefined where the text is no inline query. */
  function queryIn(text) {
    const name = `@${store.state.bot.username} `;
    return text.toLowerCase().startsWith(name.toLowerCase()) ? text.slice(name.length) : undefined;
  }

  /** Asks the bot soon; true where the text is an inline query. */
  function look(text) {
    clearTimeout(timer);
    latest += 1;
    const query = queryIn(text);
    if (query === undefined) return false;
    const mine = latest;
    timer = setTimeout(() => void ask(query, mine), TYPING_MS);
    return true;
  }

  async function ask(query, mine, offset, shown = []) {
    const { personId, chatId } = store.place();
    const answer = await act("inline", { personId, chatId, query, offset });
    if (answer === undefined || mine !== latest) return;
    if (answer.isUnanswered) return show([el("p", { class: "hint" }, labels().inlineUnanswered)]);
    const rows = [...shown, ...answer.results.map((result) => row(result, answer.queryId))];
    const button =
      answer.button && shown.length === 0
        ? [
            el(
              "button",
              { type: "button", class: "suggestion inline-button", onClick: () => start(answer.button) },
              answer.button.text,
            ),
          ]
        : [];
    const more =
      answer.nextOffset === ""
        ? []
        : [
            el(
              "button",
              {
                type: "button",
                class: "link-button",
                onClick: () => void ask(query, mine, answer.nextOffset, [...button, ...rows]),
              },
              labels().inlineMore,
            ),
          ];
    const nothing = rows.length === 0 && button.length === 0;
    show(nothing ? [el("p", { class: "hint" }, labels().inlineNothing)] : [...button, ...rows, ...more]);
  }

  function row({ id, title, description }, queryId) {
    return el(
      "button",
      {
        type: "button",
        role: "option",
        class: "suggestion inline-result",
        onClick: () => void choose(queryId, id),
      },
      el("strong", {}, title),
      description && el("span", {}, description),
    );
  }

  async function choose(queryId, resultId) {
    const { personId, chatId } = store.place();
    if (await act("choose", { personId, chatId, queryId, resultId })) onDone();
  }

  /** The button leads into the private chat with the bot. */
  function start({ startParameter }) {
    onDone();
    const { personId } = store.identity();
    void act("write", {
      personId,
      chatId: personId,
      text: startParameter ? `/start ${startParameter}` : "/start",
    });
  }

  function show(nodes) {
    list.hidden = false;
    list.replaceChildren(...nodes);
  }

  return { look };
}
