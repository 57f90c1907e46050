import type { Answer, Engine } from "./engine.ts";
import { ANSWER_CONFIDENCE, CHOICE_CONFIDENCE } from "./search/coefficients.ts";
import type { Trial } from "./search/trial.ts";

/** Candidates told of each trial. */
const SHOWN_MAX = 4;

/** How a question was understood, what was considered, and why it was decided so: plain text for a terminal. */
export function explain({ decision, confidence, trials, memory }: Answer, engine: Engine): string {
  return [
    `decision    ${decision.kind}, confidence ${number(confidence)} (answer from ${String(ANSWER_CONFIDENCE)}, choices from ${String(CHOICE_CONFIDENCE)})`,
    `memory      ${memory === undefined ? "nothing" : `named ${memory.named?.join(" ") ?? "nobody"}, subject ${memory.subject}, values ${memory.values.join(" ") || "none"}, relation ${memory.relation ?? "none"}, words «${memory.words.join(" ")}»`}`,
    `index       ${String(engine.facts.length)} facts, ${String(engine.index.phrasings.length)} phrasings`,
    ...trials.map((trial, index) => explainTrial(trial, index === 0)),
  ].join("\n");
}

function explainTrial(
  { text, how, reading, candidates, evidence, confidence }: Trial,
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
