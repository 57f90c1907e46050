/** A labelled question. `accept` and `must_not` are regular expressions over the plain reply. */
export interface Labelled {
  readonly id: string;
  readonly q: string;
  readonly kind: string;
  readonly expect: "answer" | "abstain";
  /** Facts that answer it; any one will do, or all where `all` is set. */
  readonly facts?: readonly string[];
  readonly all?: boolean;
  readonly accept?: readonly string[];
  readonly must_not?: readonly string[];
  readonly context?: readonly { readonly q: string }[];
}

/** What the bot made of it. */
export interface Given {
  /** Without markup. */
  readonly reply: string;
  readonly abstained: boolean;
  readonly factIds: readonly string[];
}

export type Verdict = "right" | "wrong" | "abstained" | "answered";

/**
 * Judges one reply: by the patterns where the question has some, else by the
 * facts. "answered" is a fact told where none was to be told.
 */
export function judge(question: Labelled, given: Given): Verdict {
  const text = comparable(given.reply);
  const isForbidden = (question.must_not ?? []).some((pattern) => compiled(pattern).test(text));
  if (question.expect === "abstain") return given.abstained && !isForbidden ? "right" : "answered";
  if (given.abstained) return "abstained";
  if (isForbidden) return "wrong";
  const isRight =
    question.accept === undefined
      ? byFacts(question, given.factIds)
      : question.accept.some((pattern) => compiled(pattern).test(text));
  return isRight ? "right" : "wrong";
}

function byFacts({ facts = [], all = false }: Labelled, given: readonly string[]): boolean {
  const hits = given.filter((id) => facts.includes(id)).length;
  return all ? hits >= 2 : hits >= 1;
}

/** One shape for replies: lower case, ё as е, plain quotes, dashes and spaces. */
function comparable(text: string): string {
  return text
    .normalize("NFC")
    .replace(/[\u00A0\u2000-\u200A\u202F]/gu, " ")
    .replace(/[\u2010-\u2015]/gu, "-")
    .replace(/[«»„“”]/gu, '"')
    .replace(/[‘’]/gu, "'")
    .toLowerCase()
    .replaceAll("ё", "е")
    .trim();
}

function compiled(pattern: string): RegExp {
  return new RegExp(pattern.replaceAll("ё", "е"), "iu");
}
