import { expect, test } from "vitest";
import { bestFollowUp } from "../../src/answers/search/going-on.ts";
import type { Candidate } from "../../src/answers/search/rank.ts";
import type { Trial } from "../../src/answers/search/trial.ts";
import { fact } from "../support/pack.ts";

const candidate = (id: string, score: number, exact = false) =>
  ({ fact: fact({ id }), score, exact, phrasing: "", features: {} }) as Candidate;
const way = (how: Trial["how"], confidence: number, ...candidates: readonly Candidate[]) =>
  ({ text: "when?", how, confidence, candidates, reading: {}, evidence: undefined }) as unknown as Trial;
/** The festival was told of: its year is near, the film's is not. */
const nearnessOf = ({ fact: { id } }: Candidate): number => (id.startsWith("award.") ? 0.9 : 0.1);
const asked = { leans: true, named: false, nearnessOf };

test("of facts that fit alike the one nearest to what was told goes first", () => {
  const ways = [way("follow-up", 0.5, candidate("release.year", 0.6), candidate("award.year", 0.55))];
  const followUp = bestFollowUp(ways, asked);
  expect(followUp?.candidates.map(({ fact: { id } }) => id)).toEqual(["award.year", "release.year"]);
  expect(followUp?.how).toBe("follow-up");
});

test("a fact that fits much better goes first though it is far, and a foreseen question always", () => {
  const far = bestFollowUp(
    [way("whole", 0.5, candidate("award.year", 0.3), candidate("release.year", 0.9))],
    asked,
  );
  expect(far?.candidates[0]?.fact.id).toBe("release.year");
  const exact = candidate("release.year", 0.3, true);
  expect(bestFollowUp([way("whole", 0.5, candidate("award.year", 0.9), exact)], asked)?.candidates[0]).toBe(
    exact,
  );
});

test("what fits a little better in a way that is much surer goes first", () => {
  const ways = [
    way("follow-up", 0.1, candidate("award.year", 0.6)),
    way("whole", 0.9, candidate("award.host", 0.58)),
  ];
  expect(bestFollowUp(ways, asked)?.candidates[0]?.fact.id).toBe("award.host");
});

test("it is surer where the question points back, and where the fact is near", () => {
  const ways = [way("follow-up", 0.4, candidate("award.year", 0.6))];
  const confidenceOf = (changes: Partial<typeof asked>) =>
    bestFollowUp(ways, { ...asked, ...changes })?.confidence ?? 0;
  const sure = confidenceOf({});
  expect(sure).toBeGreaterThan(confidenceOf({ leans: false }));
  expect(sure).toBeGreaterThan(confidenceOf({ nearnessOf: () => 0 }));
});

test("where nothing was found there is no follow-up", () => {
  expect(bestFollowUp([], asked)).toBeUndefined();
  expect(bestFollowUp([way("whole", 0)], asked)).toBeUndefined();
});
