import { describe, expect, test } from "vitest";
import { isQuestion, pointsAway } from "../../src/answers/question.ts";

describe("phrased as a question", () => {
  test.each([
    "Кто играл Гошу?",
    "кто играл гошу",
    "А кто это такой",
    "народ, а где снимали пикник",
    "Гошу играл Баталов?)))",
    "Баталов играл Гошу? 🎬",
    "Сколько лет прошло между сериями",
    "who played Gosha",
    "So, where was it filmed",
    "It won an Oscar, right?!",
  ])("«%s» is", (text) => {
    expect(isQuestion(text)).toBe(true);
  });

  test.each([
    "Гошу играл Баталов",
    "Не знаю, кто это",
    "Ну и дела!",
    "",
    "🎬",
    "I know who played Gosha",
    "?а",
  ])("«%s» is not", (text) => {
    expect(isQuestion(text)).toBe(false);
  });
});

describe("pointing at other words", () => {
  test.each([
    "",
    "  ",
    "🤔",
    "что это?",
    "Откуда это",
    "откуда эта фраза?",
    "а это из какого фильма",
    "кто это сказал?",
    "Кто сказал?",
    "чьи это слова",
    "что за фильм",
    "who said this?",
    "What is this?",
    "where is this from",
    "whose line is it",
  ])("«%s» does", (text) => {
    expect(pointsAway(text)).toBe(true);
  });

  test.each([
    "Кто играл Гошу?",
    "что это за человек, который играл Гошу в фильме и откуда он",
    "кто режиссёр",
    "where was the picnic filmed",
    "when was it released?",
  ])("«%s» does not", (text) => {
    expect(pointsAway(text)).toBe(false);
  });
});
