import { expect, test } from "vitest";
import { createMemories } from "../../src/answers/memory.ts";
import { QUESTIONS_KEPT_MS } from "../../src/answers/asked.ts";
import { fakeClock } from "../support/ports.ts";

const asked = (person = "7") => ({ question: "кто?", language: "ru" as const, person });
const world = () => {
  const clock = fakeClock("2026-11-25T12:00:00Z");
  const memories = createMemories(clock);
  return { clock, memories, questions: memories.questions };
};

test("what an answer was asked is known for an hour", async () => {
  const { clock, questions } = world();
  questions.keep("7:1", asked());
  await clock.advance(QUESTIONS_KEPT_MS - 1);
  expect(questions.at("7:1")).toEqual(asked());
  await clock.advance(1);
  expect(questions.at("7:1")).toBeUndefined();
  expect(QUESTIONS_KEPT_MS).toBe(3_600_000);
});

test("an answer is rated once, and anew when its question was edited", () => {
  const { questions } = world();
  questions.keep("7:1", asked());
  expect([questions.rate("7:1"), questions.rate("7:1")]).toEqual([true, false]);
  questions.keep("7:1", asked());
  expect(questions.rate("7:1")).toBe(true);
});

test("of many answers the oldest is forgotten first", () => {
  const { questions } = world();
  for (let id = 0; id <= 10_000; id += 1) questions.keep(`7:${String(id)}`, asked());
  expect(questions.at("7:0")).toBeUndefined();
  expect(questions.at("7:1")).toBeDefined();
});

test("who wants to be forgotten is, in every chat, and nobody else", () => {
  const { memories, questions } = world();
  questions.keep("-100:1", asked("7"));
  questions.keep("-100:2", asked("77"));
  memories.forget(7);
  expect(questions.at("-100:1")).toBeUndefined();
  expect(questions.at("-100:2")).toBeDefined();
});
