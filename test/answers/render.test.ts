import { describe, expect, test } from "vitest";
import { captionOf, renderFact, renderFacts, withoutMarkup } from "../../src/answers/telegram/render.ts";
import { choicesOf, replyText } from "../../src/answers/telegram/reply.ts";
import type { Answer, Decision } from "../../src/answers/engine.ts";
import type { Fact, Language } from "../../src/content/schema.ts";
import { MESSAGE_CHARS_MAX } from "../../src/telegram/html.ts";
import { loadTexts } from "../../src/telegram/i18n.ts";
import { fact, source } from "../support/pack.ts";

const texts = loadTexts("data/locales");
const sources = new Map(
  [
    source(),
    source({
      id: "kp",
      name: { ru: "Комсомольская правда", en: "Komsomolskaya Pravda" },
      url: "https://kp.ru/?a=1&b=2",
    }),
    source({ id: "tass", name: { ru: "ТАСС", en: "TASS" } }),
    source({ id: "odd", name: { ru: "Ты & <я>", en: "You & <me>" } }),
  ].map((entry) => [entry.id, entry]),
);
const render = (shown: Fact, language: Language = "ru") =>
  renderFact(shown, language, sources, texts(language));
const answering = (ru: string, en = ru) => fact({ answer: { ru, en } });
/** What stands in bold. */
const boldOf = (html: string) => /^<b>(.*?)<\/b>/su.exec(html)?.[1];

describe("an answer", () => {
  test("is the answer with its first sentence in bold, then the source", () => {
    const shown = answering("Гошу играет Баталов. Он долго отказывался.");
    expect(render(shown)).toBe(
      "<b>Гошу играет Баталов.</b> Он долго отказывался.\n\n<i>Источник: Википедия</i>",
    );
  });

  test.each([
    ["Алексей Баталов.", "Алексей Баталов."],
    ["Без точки в конце", "Без точки в конце"],
    ["Правда? Да, правда.", "Правда?"],
    ["Ну и дела! Все плакали.", "Ну и дела!"],
    ["Вот так… Потом она ушла.", "Вот так…"],
    ["Сценарий В. Черных. Он же автор повести.", "Сценарий В. Черных."],
    ["В. В. Меньшов снял фильм. Потом ещё один.", "В. В. Меньшов снял фильм."],
    ["Снял Меньшов (В. Меньшов). Потом ещё.", "Снял Меньшов (В. Меньшов)."],
    ["Премию дали в 1980 г. Москва ликовала. Все.", "Премию дали в 1980 г. Москва ликовала."],
    ["Говорит: «Стоп. Снято». Потом уходит.", "Говорит: «Стоп. Снято»."],
    ["Она говорит: «Восемь дней!» Он молчит.", "Она говорит: «Восемь дней!»"],
    ["Рейтинг 8.1 из 10. Голосов много.", "Рейтинг 8.1 из 10."],
    ["В фильме есть т. е. пикник. Он снят летом.", "В фильме есть т. е. пикник."],
    ["Он придёт. 1979 год кончается.", "Он придёт."],
  ])("«%s» has «%s» in bold", (answer, expected) => {
    expect(boldOf(render(answering(answer)))).toBe(expected);
  });

  test.each([
    ["Mr. Menshov made it. Then another.", "Mr. Menshov made it."],
    ["J. R. Smith saw it. He cried.", "J. R. Smith saw it."],
    ["She says, “Stop. Go.” He stays.", "She says, “Stop. Go.”"],
    ["At St. Basil’s. In summer.", "At St. Basil’s."],
    ["Written by V. Zh. Chernykh. He had a story.", "Written by V. Zh. Chernykh."],
    ["Yu. Yakovlev refused. Batalov did not.", "Yu. Yakovlev refused."],
    ["He met Ya. Ya. Ivanov. They drank.", "He met Ya. Ya. Ivanov."],
  ])("“%s” has “%s” in bold", (answer, expected) => {
    expect(boldOf(render(answering(answer), "en"))).toBe(expected);
  });

  test("is in the language asked for, and so is its source", () => {
    expect(render(fact(), "en")).toBe(
      "<b>Gosha is played by Alexey Batalov.</b>\n\n<i>Source: Wikipedia</i>",
    );
  });

  test("is escaped wherever text stands", () => {
    const shown = fact({
      answer: { ru: 'A < B & "C". <b>D</b>.', en: "x" },
      disputed: { ru: "1 < 2", en: "x" },
      sources: ["odd"],
    });
    const html = render(shown);
    expect(html).toContain("<b>A &lt; B &amp; &quot;C&quot;. &lt;b&gt;D&lt;/b&gt;.</b>");
    expect(html).toContain("1 &lt; 2");
    expect(html).toContain("Ты &amp; &lt;я&gt;");
  });

  test("names two sources at most, linked where they have an address", () => {
    expect(render(fact({ sources: ["wiki", "kp", "tass"] }))).toContain(
      '<i>Источники: Википедия, <a href="https://kp.ru/?a=1&amp;b=2">Комсомольская правда</a></i>',
    );
    expect(render(fact({ sources: ["tass"] }))).toContain("<i>Источник: ТАСС</i>");
  });

  test("that tells the plot is covered where that is wanted, its notes too, but not its sources", () => {
    const shown = fact({
      spoiler: true,
      disputed: { ru: "«Правда» пишет иначе.", en: "Pravda disagrees." },
    });
    expect(renderFact(shown, "ru", sources, texts("ru"), { hidesSpoilers: true })).toBe(
      "<i>Осторожно, сюжет: нажмите, чтобы прочесть.</i>\n\n" +
        "<tg-spoiler><b>Гошу играет Алексей Баталов.</b>\n\n«Правда» пишет иначе.</tg-spoiler>\n\n" +
        "<i>Источник: Википедия</i>",
    );
    expect(render(shown)).not.toContain("tg-spoiler");
    const harmless = renderFact(fact(), "ru", sources, texts("ru"), { hidesSpoilers: true });
    expect(harmless).toBe(render(fact()));
  });

  test("says who says otherwise, and what is a mere reading", () => {
    const shown = fact({
      disputed: { ru: "«Правда» пишет иначе.", en: "Pravda disagrees." },
      interpretation: true,
    });
    const [, disputed, reading] = render(shown).split("\n\n");
    expect(disputed).toBe("«Правда» пишет иначе.");
    expect(reading).toBe(`<i>${texts("ru")("interpretation")}</i>`);
  });

  test.each<[string | number, string, string]>([
    [2025, "2025 год", "2025"],
    ["2025-09", "сентябрь 2025 года", "September 2025"],
    ["2025-09-04", "4 сентября 2025 года", "4 September 2025"],
    ["1980-02-11", "11 февраля 1980 года", "11 February 1980"],
  ])("the date %s reads «%s» and “%s”", (as_of, ru, en) => {
    expect(render(fact({ as_of }))).toContain(`Сведения на ${ru}.`);
    expect(render(fact({ as_of }), "en")).toContain(`As of ${en}.`);
  });
});

describe("several answers", () => {
  const long = (id: string) => fact({ id, answer: { ru: "Слово ".repeat(116), en: "x" } });

  test("stand one below the other", () => {
    const both = renderFacts([answering("Один."), answering("Два.")], "ru", sources, texts("ru"));
    expect(both.match(/<b>/gu)).toHaveLength(2);
    expect(both.indexOf("Один")).toBeLessThan(both.indexOf("Два"));
  });

  test("each stand below their question, one by itself or without a question does not", () => {
    const gosha = fact();
    const other = fact({ id: "a.b", ask: { ru: [], en: [] } });
    const both = renderFacts([gosha, other], "ru", sources, texts("ru"));
    expect(both).toMatch(/^<i>Кто играет Гошу\?<\/i>\n<b>Гошу играет/u);
    expect(both.match(/<b>/gu)).toHaveLength(2);
    expect(both.match(/<i>(?!Источник)/gu)).toHaveLength(1);
    expect(renderFacts([gosha], "ru", sources, texts("ru"))).toMatch(/^<b>/u);
  });

  test("are as many as fit whole into one message", () => {
    const html = renderFacts(
      Array.from({ length: 20 }, (_, at) => long(`a.b${String(at)}`)),
      "ru",
      sources,
      texts("ru"),
    );
    expect(html.length).toBeLessThanOrEqual(MESSAGE_CHARS_MAX);
    expect(html.match(/Источник/gu)?.length).toBeGreaterThan(3);
    expect(html).toMatch(/<\/i>$/u);
  });

  test("are nothing where there is none", () => {
    expect(renderFacts([], "ru", sources, texts("ru"))).toBe("");
  });
});

describe("a choice", () => {
  test("is captioned with its plainest question", () => {
    expect(captionOf(fact(), "ru")).toBe("Кто играет Гошу?");
    expect(captionOf(fact(), "en")).toBe("Who plays Gosha?");
  });

  test("is captioned with its answer where it has no question, and is cut to what a phone shows", () => {
    const shown = fact({ ask: { ru: [], en: ["а".repeat(150)] } });
    expect(captionOf(shown, "ru")).toBe("Гошу играет Алексей Баталов.");
    expect(captionOf(shown, "en")).toBe(`${"а".repeat(59)}…`);
  });
});

describe("a reply", () => {
  const answer = (decision: Decision): Answer => ({
    decision,
    language: "ru",
    confidence: 1,
    trials: [],
    memory: undefined,
  });
  const reply = (decision: Decision) => replyText(answer(decision), sources, texts("ru"));

  test("tells the facts it is sure of and offers none", () => {
    const sure: Decision = { kind: "answer", facts: [fact()] };
    expect(reply(sure)).toBe(render(fact()));
    expect(choicesOf(answer(sure))).toEqual([]);
  });

  test("offers what is close, or what is near, or honestly nothing", () => {
    const two = [fact(), fact({ id: "cast.katya" })];
    expect(reply({ kind: "choices", facts: two })).toBe(texts("ru")("choices"));
    expect(choicesOf(answer({ kind: "choices", facts: two }))).toEqual(two);
    expect(reply({ kind: "unknown", near: [] })).toBe(texts("ru")("unknown"));
    expect(choicesOf(answer({ kind: "unknown", near: [] }))).toEqual([]);
    expect(reply({ kind: "unknown", near: two })).toBe(texts("ru")("unknown-with-topics"));
    expect(choicesOf(answer({ kind: "unknown", near: two }))).toEqual(two);
  });

  test("answers small talk in kind", () => {
    expect(reply({ kind: "small talk", talk: "thanks" })).toBe(texts("ru")("talk-thanks"));
  });
});

test("without its markup a reply is plain text with its addresses", () => {
  expect(withoutMarkup('<b>A &lt; B &amp;amp; &quot;C&quot;</b> <a href="https://kp.ru">КП</a>')).toBe(
    'A < B &amp; "C" КП (https://kp.ru)',
  );
});
