import { expect, test } from "vitest";
import { RandomTable } from "./random-table.ts";

const GAMES = 1_000;

test(`${GAMES} random games with random faults keep every rule and end`, () => {
  const reasons = new Map<string, number>();
  const faults = new Map<string, number>();
  let reveals = 0;
  for (let game = 0; game < GAMES; game += 1) {
    const seed = `game ${game}`;
    const table = new RandomTable(seed);
    try {
      const ended = table.play();
      if (ended.phase === "ended") reasons.set(ended.reason, (reasons.get(ended.reason) ?? 0) + 1);
    } catch (cause) {
      throw new Error(`In the random game with the seed «${seed}»`, { cause });
    }
    reveals += table.reveals;
    for (const [name, count] of table.faults) faults.set(name, (faults.get(name) ?? 0) + count);
  }
  // The games were games, and each fault and each way to end was among them.
  expect(reveals).toBeGreaterThan(3 * GAMES);
  for (const fault of [
    "crash",
    "repeated",
    "unknown",
    "failed",
    "refused",
    "deleted",
    "closed",
    "migrated",
    "forget",
    "stop",
    "retracted",
    "leave",
  ]) {
    expect(faults.get(fault) ?? 0, fault).toBeGreaterThan(20);
  }
  for (const reason of [
    "finished",
    "stopped",
    "silence",
    "empty",
    "cannot-send",
    "interrupted",
    "no-questions",
  ]) {
    expect(reasons.get(reason) ?? 0, reason).toBeGreaterThan(0);
  }
});
