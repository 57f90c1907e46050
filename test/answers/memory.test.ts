import { expect, test } from "vitest";
import { createMemories, REMEMBERED_MS } from "../../src/answers/memory.ts";
import { fakeClock } from "../support/ports.ts";

const about = (subject: string) => ({ words: ["играл"], subject, values: [], relation: "played-by" });

function world() {
  const clock = fakeClock("2026-11-25T12:00:00Z");
  return { clock, memories: createMemories(clock) };
}

test("what somebody asked is remembered for ten minutes", async () => {
  const { clock, memories } = world();
  memories.keep("7:a", about("gosha"));
  await clock.advance(10 * 60_000 - 1);
  expect(memories.recall("7:a")).toEqual(about("gosha"));
  await clock.advance(1);
  expect(memories.recall("7:a")).toBeUndefined();
  expect(REMEMBERED_MS).toBe(10 * 60_000);
});

test("a new question begins the ten minutes anew and takes the old one's place", async () => {
  const { clock, memories } = world();
  memories.keep("7:a", about("gosha"));
  await clock.advance(9 * 60_000);
  memories.keep("7:a", about("katerina"));
  await clock.advance(9 * 60_000);
  expect(memories.recall("7:a")).toEqual(about("katerina"));
});

test("each person has a memory of their own in each chat", () => {
  const { memories } = world();
  memories.keep("-100:a", about("gosha"));
  expect(memories.recall("-100:b")).toBeUndefined();
  expect(memories.recall("-200:a")).toBeUndefined();
});

test("a question that leaves nothing to remember clears what was before", () => {
  const { memories } = world();
  memories.keep("7:a", about("gosha"));
  memories.keep("7:a", undefined);
  expect(memories.recall("7:a")).toBeUndefined();
});

test("a person who asks for it is forgotten at once, and nobody whose number begins alike", () => {
  const { memories } = world();
  for (const who of ["7:7", "77:25", "-7:7"]) memories.keep(who, about("gosha"));
  memories.forget(7);
  expect(memories.recall("7:7")).toBeUndefined();
  expect(memories.recall("77:25")).toBeDefined();
});

test("of too many people those who asked longest ago are forgotten", () => {
  const { memories } = world();
  for (let person = 0; person <= 10_000; person += 1) memories.keep(`${person}:x`, about("gosha"));
  expect(memories.recall("0:x")).toBeUndefined();
  expect(memories.recall("1:x")).toBeDefined();
  expect(memories.recall("10000:x")).toBeDefined();
});
