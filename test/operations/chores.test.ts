import { setImmediate as nextTurn } from "node:timers/promises";
import { expect, test } from "vitest";
import { createChores } from "../../src/operations/chores.ts";
import { fakeClock, keepingLog } from "../support/ports.ts";

const START = "2026-11-25T12:00:00Z";

test("a chore with much to do leaves turns of the event loop to others", async () => {
  let runs = 0;
  const chores = createChores(
    [
      {
        name: "busy",
        everyMs: 1_000,
        // Answers at once, as a chore on SQLite does.
        run: () => Promise.resolve((runs += 1) < 1_000),
      },
    ],
    fakeClock(START),
    keepingLog(),
  );
  chores.start();
  await nextTurn();
  expect(runs).toBeLessThan(10);
  while (runs < 1_000) await nextTurn();
  await chores.stop();
});

test("a chore that fails is logged, rests, and is tried again", async () => {
  const clock = fakeClock(START);
  const log = keepingLog();
  let runs = 0;
  const chores = createChores(
    [
      {
        name: "broken",
        everyMs: 1_000,
        run: () => ((runs += 1) === 1 ? Promise.reject(new Error("no room")) : Promise.resolve(false)),
      },
    ],
    clock,
    log,
  );
  chores.start();
  await nextTurn();
  await clock.advance(1_000);
  expect(runs).toBe(1);
  await clock.advance(4_000);
  await nextTurn();
  expect(runs).toBe(2);
  expect(JSON.stringify(log.lines)).toContain("broken");
  await chores.stop();
});
