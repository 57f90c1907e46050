import { describe, expect, test } from "vitest";
import type { Attempt } from "../../src/delivery/outcome.ts";
import { ATTEMPTS_MAX, judge, type Claimed } from "../../src/delivery/verdict.ts";

const now = new Date("2026-11-25T12:00:00Z");
const row: Claimed = {
  batchId: "b",
  seq: 0,
  ref: "r",
  chatId: -5,
  threadId: 7,
  attempts: 1,
  content: { kind: "text", text: "Премьера сегодня" },
  options: {},
  targetIds: [],
};
const deletion: Claimed = { ...row, content: { kind: "deletion" }, targetIds: [3] };

describe("what follows from what became of a call", () => {
  test.each<[string, Attempt, object]>([
    [
      "sent",
      { kind: "sent", messageIds: [9], pollId: "p" },
      { kind: "settled", outcome: "sent", pollId: "p" },
    ],
    ["an unknown fate", { kind: "unknown", reason: "timeout" }, { kind: "settled", outcome: "unknown" }],
    ["a chat that is gone", { kind: "gone", reason: "blocked" }, { kind: "settled", outcome: "gone" }],
    ["a refusal", { kind: "failed", reason: "too long" }, { kind: "settled", outcome: "failed" }],
    ["a closed topic", { kind: "topicShut", reason: "closed" }, { kind: "again", leavesTopic: true }],
    ["a supergroup now", { kind: "moved", toChatId: -100 }, { kind: "again", movesTo: -100 }],
  ])("%s", (_, attempt, verdict) => {
    expect(judge(row, attempt, now)).toMatchObject(verdict);
  });

  test("a 429 and a connection that never stood cost no attempt, however often", () => {
    const tired = { ...row, attempts: ATTEMPTS_MAX + 10 };
    expect(judge(tired, { kind: "wait", retryAfterMs: 5_000 }, now)).toMatchObject({
      kind: "again",
      counts: false,
      notBefore: new Date("2026-11-25T12:00:05Z"),
    });
    expect(judge(tired, { kind: "unreached", reason: "ECONNREFUSED" }, now)).toMatchObject({
      kind: "again",
      counts: false,
    });
  });

  test("a deletion of unknown fate is tried again: twice is no more than once", () => {
    expect(judge(deletion, { kind: "unknown", reason: "timeout" }, now)).toMatchObject({ kind: "again" });
    expect(
      judge({ ...deletion, attempts: ATTEMPTS_MAX }, { kind: "unknown", reason: "timeout" }, now),
    ).toMatchObject({ kind: "settled", outcome: "failed" });
  });

  test("the general topic itself cannot be left", () => {
    expect(
      judge({ ...row, threadId: undefined }, { kind: "topicShut", reason: "closed" }, now),
    ).toMatchObject({
      kind: "settled",
      outcome: "failed",
    });
  });
});
