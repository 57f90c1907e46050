import { describe, expect, test } from "vitest";
import { cardOf, keyOf, type CountdownCard, type ResultCard } from "../../src/cards/card.ts";
import { draw } from "../../src/cards/drawing.ts";
import { fitted, widthOf, wrapped } from "../../src/cards/measure.ts";
import { drawPng } from "../../src/cards/svg.ts";

const countdown: CountdownCard = {
  kind: "countdown",
  over: "Ещё",
  number: "100",
  unit: "дней",
  title: "Премьера сериала «Москва слезам не верит. Всё только начинается»",
  foot: "4 сентября 2025 года",
};
const result: ResultCard = {
  ...countdown,
  kind: "result",
  stats: [{ name: "серия", value: "5" }],
};

describe("a card", () => {
  test.each([countdown, result])("of kind $kind is a PNG of 1280 by 720", async (card) => {
    const png = Buffer.from(await drawPng(card, "Восемь дней"));
    expect(png.subarray(1, 4).toString("latin1")).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1_280, 720]);
  });

  test("is read again from its key, by its own kind alone", () => {
    expect(cardOf(keyOf(countdown), "countdown")).toEqual(countdown);
    expect(cardOf(keyOf(countdown), "result")).toBeUndefined();
    expect(cardOf("countdown|0|{}", "countdown")).toBeUndefined();
  });

  test("keeps what people typed from breaking the picture", async () => {
    const odd = { ...countdown, title: `<script> & "кавычки" \u0000\uFFFF`, unit: "</svg>" };
    expect(draw(odd, "<b>")).not.toMatch(/<script>|<b>|\u0000/u);
    expect((await drawPng(odd, "&")).length).toBeGreaterThan(1_000);
  });
});

describe("texts on a card", () => {
  test("fit: a long number is drawn smaller, a short one at its size", () => {
    expect(fitted("7", 272, 1_000).size).toBe(272);
    const long = fitted("1000000000", 272, 1_000);
    expect(long.size).toBeLessThan(272);
    expect(long.width).toBeLessThanOrEqual(1_000.001);
  });

  test("wrap into few lines, each within the room", () => {
    const { size, lines } = wrapped(countdown.title, [60, 54, 48, 43], 780, 2);
    expect(lines.length).toBeLessThanOrEqual(2);
    for (const line of lines) expect(widthOf(line) * size).toBeLessThanOrEqual(780);
    expect(lines.join(" ")).toBe(countdown.title);
  });

  test("are cut with an ellipsis where even the smallest size is too large", () => {
    const { lines } = wrapped("Слово ".repeat(80), [60, 43], 780, 2);
    expect(lines).toHaveLength(2);
    expect(lines.at(-1)).toMatch(/…$/u);
    const word = wrapped("Ж".repeat(200), [60, 43], 780, 2);
    expect(word.lines.join("")).toMatch(/…$/u);
  });
});
