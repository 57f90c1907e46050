import type { Answer, Decision, Engine } from "./engine.ts";
import { ANSWER_CONFIDENCE, CHOICE_CONFIDENCE } from "./search/coefficients.ts";
import { FOLLOW_UP_CONFIDENCE } from "./search/follow-up-coefficients.ts";
import type { Remembered } from "./search/follow-up.ts";
import type { Trial } from "./search/trial.ts";

/** Candidates told of each trial. */
const SHOWN_MAX = 4;

/**
 * How a question was understood, what was considered, and why it was decided so: plain text for a terminal.
 *
 * @param before what was remembered when it was asked
 */
export function explain(
  { decision, confidence, trials, memory }: Answer,
  engine: Engine,
  before?: Remembered,
): string {
  return [
    `decision    ${decision.kind}${factsOf(decision)}, confidence ${number(confidence)} (answer from ${String(ANSWER_CONFIDENCE)}, choices from ${String(CHOICE_CONFIDENCE)}, follow-ups from ${String(FOLLOW_UP_CONFIDENCE)})`,
    `before      ${told(before)}`,
    `kept        ${told(memory)}`,
    `index       ${String(engine.facts.length)} facts, ${String(engine.index.phrasings.texts.length)} phrasings`,
    ...trials.map((trial, index) => explainTrial(trial, index === 0)),
  ].join("\n");
}

function factsOf(decision: Decision): string {
  const facts = "facts" in decision ? decision.facts : [];
  return facts.length === 0 ? "" : ` ${facts.map(({ id }) => id).join(" and ")}`;
}

function told(memory: Remembered | undefined): string {
  if (memory === undefined) return "nothing";
  const { named = [], subject, values, relation = "none", words, told: fact = "none" } = memory;
  const list = (ids: readonly string[]): string => ids.join(" ") || "none";
  return `subject ${subject}, relation ${relation}, fact told ${fact}, values ${list(values)}, named ${list(named)}, words «${words.join(" ")}»`;
}

function explainTrial(
  { text, how, reading, candidates, evidence, followUp, confidence }: Trial,
  chosen: boolean,
): string {
  const words = reading.tokens.map(({ typed, word, terms, weight, surety }) => {
    const shown = [...terms]
      .filter(([term]) => !term.startsWith("s:"))
      .map(([term, quality]) => `${term} ${number(quality)}`);
    const as = word === typed ? "" : ` → ${word}`;
    return `    ${typed}${as}  weight ${number(weight)}${surety === 1 ? "" : `, surety ${number(surety)}`}${shown.length === 0 ? "" : `  [${shown.join(", ")}]`}`;
  });
  const facts = candidates
    .slice(0, SHOWN_MAX)
    .map(
      ({ fact, score, features, phrasing }) =>
        `    ${number(score)}  ${fact.id}  ${pairs({ ...features })}  «${phrasing}»`,
    );
  return [
    `\n${chosen ? "chosen" : "tried"}: ${how} «${text}», ${reading.script}, ${reading.language}, confidence ${number(confidence)}`,
    `  evidence  ${evidence === undefined ? "none" : pairs({ ...evidence })}`,
    ...(followUp === undefined ? [] : [`  going on  ${pairs({ ...followUp })}`]),
    "  words",
    ...words,
    "  candidates",
    ...facts,
  ].join("\n");
}

function pairs(values: Readonly<Record<string, number>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} ${number(value)}`)
    .join(", ");
}

function number(value: number): string {
  return value.toFixed(2);
}
