import { EXPLANATION_CHARS_MAX } from "../../content/quiz.ts";
import { capitalised } from "./names.ts";
import type { Both } from "./question.ts";

/** Between two sentences, not after initials and «No.». */
const SENTENCE_END = /(?<=(?:\p{L}{3}|[\p{N}»”%)])[.!?…][»”]?)\s+(?=[\p{Lu}«“—\p{N}])/u;
/** What answers a yes-or-no question: the quiz asked another one. */
const YES_OR_NO = /^(?:да|нет|yes|no)[,:.] /iu;
const CLAUSE_END = /(?:[,;:]| —) /gu;

/** As much of an answer's beginning as an explanation may hold: whole sentences, else a whole clause. */
export function explanationOf(answer: Both): Both {
  return { ru: beginningOf(answer.ru), en: beginningOf(answer.en) };
}

function beginningOf(answer: string): string {
  const statement = answer.trim().replace(YES_OR_NO, "");
  let kept = "";
  for (const sentence of capitalised(statement).split(SENTENCE_END)) {
    const longer = kept === "" ? sentence : `${kept} ${sentence}`;
    if (longer.length > EXPLANATION_CHARS_MAX) break;
    kept = longer;
  }
  return kept === "" ? clausesOf(capitalised(statement)) : kept;
}

function clausesOf(answer: string): string {
  const ends = Array.from(answer.matchAll(CLAUSE_END), (match) => match.index);
  const end = ends.findLast((index) => index < EXPLANATION_CHARS_MAX) ?? EXPLANATION_CHARS_MAX - 1;
  return `${answer.slice(0, end)}…`;
}
