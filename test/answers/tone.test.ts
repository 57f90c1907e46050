import { describe, expect, test } from "vitest";
import { marksOf } from "../../src/answers/reading/marks.ts";
import { toneOf } from "../../src/answers/reading/tone.ts";

describe("words that the writing sets apart", () => {
  test.each([
    ["guillemets", "Кто снял «Служебный роман»?", ["служебный", "роман"]],
    ["English quotation marks", "Who directed “Burnt by the Sun”?", ["burnt", "by", "the", "sun"]],
    ["straight quotation marks", 'What is "Serf" about?', ["serf"]],
  ])("%s", (_, message, words) => {
    expect([...marksOf(message).quoted]).toEqual(words);
  });

  test("a capital inside a sentence is a name, one at its beginning is not", () => {
    expect([...marksOf("Кто играл Гошу? Когда снимали?").proper]).toEqual(["гошу"]);
    expect([...marksOf("Who directed The Cranes Are Flying?").proper]).toEqual([
      "the",
      "cranes",
      "are",
      "flying",
    ]);
    expect(marksOf("КТО ИГРАЛ ГОШУ").proper.size).toBe(0);
  });
});

describe("the tone of a question", () => {
  const tone = (question: string) => toneOf(question.split(" "));
  test.each([
    ["какая погода завтра", "now"],
    ["who won best picture last year", "now"],
    ["кто получил приз в прошлом году", "now"],
    ["мой муж храпит", "self"],
    ["are you a robot", "you"],
    ["how do i fix my car", "instruction"],
    ["как выиграть в лотерею", "instruction"],
    ["рецепт борща", "elsewhere"],
  ] as const)("«%s» is marked %s", (question, kind) => {
    expect(tone(question)[kind]).toBe(1);
  });

  test.each(["кто играл гошу", "how does the film end", "как зовут дочь катерины"])(
    "«%s» is plain",
    (question) => {
      expect(Object.values(tone(question))).toEqual([0, 0, 0, 0, 0]);
    },
  );
});
