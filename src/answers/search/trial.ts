import type { Evidence } from "./confidence.ts";
import type { FollowUpEvidence } from "./follow-up-evidence.ts";
import type { Candidate } from "./rank.ts";
import type { Reading } from "./read.ts";

/** One way that a question was taken, with what came of it. */
export interface Trial {
  /** What was asked: the whole message, a part of it, or it with what was said before. */
  readonly text: string;
  readonly how: "whole" | "part" | "follow-up";
  readonly reading: Reading;
  readonly candidates: readonly Candidate[];
  readonly evidence: Evidence | undefined;
  /** 0 to 1: the chance that the question has an answer here; of a follow-up, that its best candidate is the answer. */
  readonly confidence: number;
  /** Of a follow-up, what its confidence was judged by. */
  readonly followUp?: FollowUpEvidence;
}
