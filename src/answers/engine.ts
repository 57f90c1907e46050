import type { Pack } from "../content/pack.ts";
import type { Fact, Language } from "../content/schema.ts";
import { confidenceOf, evidenceFor } from "./search/confidence.ts";
import type { IsRealWord } from "./search/dictionary.ts";
import { expandedBy, leansBack, remembered, type Remembered } from "./search/follow-up.ts";
import { buildIndex, type Index } from "./search/index.ts";
import { createRanker } from "./search/rank.ts";
import { createReader, type Reading } from "./search/read.ts";
import { segmentsOf, twoQuestions } from "./search/segments.ts";
import { smallTalkIn, type SmallTalk } from "./search/small-talk.ts";
import type { Trial } from "./search/trial.ts";

/** What the bot says to a question. */
export type Decision =
  | { readonly kind: "answer"; readonly facts: readonly Fact[] }
  /** Close candidates: the person chooses. Two or three. */
  | { readonly kind: "choices"; readonly facts: readonly Fact[] }
  /** `near` are facts that share something with the question, offered as topics; perhaps none. */
  | { readonly kind: "unknown"; readonly near: readonly Fact[] }
  | { readonly kind: "small talk"; readonly talk: SmallTalk };

export interface Answer {
  readonly decision: Decision;
  /** Of the question as it was understood, not of the person's client. */
  readonly language: Language;
  /** 0 to 1: the chance that the best candidate is right. */
  readonly confidence: number;
  /** Everything that was tried, the chosen one first. */
  readonly trials: readonly Trial[];
  /** To be given with the same person's next question. */
  readonly memory: Remembered | undefined;
}

/** Answers questions from one data pack. Pure: the same question gives the same answer. */
export interface Engine {
  ask(question: string, memory?: Remembered): Answer;
  factById(id: string): Fact | undefined;
  readonly facts: readonly Fact[];
  readonly index: Index;
}

/** From here on the best candidate is told. Chosen by what `npm run answers:score` shows of both kinds of error. */
export const ANSWER_CONFIDENCE = 0.27;
/** From here on, close candidates are offered. */
export const CHOICE_CONFIDENCE = 0.16;
const CHOICES_MAX = 3;
/** Candidates within this score of the best are close. */
const CLOSE_SCORE = 0.12;
/** A question that an editor has foreseen word for word. */
const EXACT_CONFIDENCE = 0.99;
/** A part of a message must be surer than the whole by this, having had more chances to match. */
const PART_MARGIN = 0.05;
/** A question that points back, taken by itself, must be surer by this. */
const LEANING_MARGIN = 0.3;
/** What was said before is only brought in where the question alone is less sure than this. */
const ALONE_CONFIDENCE = 0.9;

/** Builds the engine of a pack; takes a moment, so it is done once. */
export function createEngine(pack: Pack, isRealWord: IsRealWord): Engine {
  const index = buildIndex(pack);
  const read = createReader(index, isRealWord);
  const rank = createRanker(index);
  const byId = new Map(
    pack.facts.flatMap((fact) => [fact.id, ...fact.formerly].map((id) => [id, fact] as const)),
  );

  function attempt(text: string, how: Trial["how"], reading: Reading): Trial {
    const candidates = rank(reading);
    const evidence = evidenceFor(candidates, reading, index);
    const judged = evidence === undefined ? 0 : confidenceOf(evidence);
    const confidence = candidates[0]?.exact === true ? EXACT_CONFIDENCE : judged;
    return { text, how, reading, candidates, evidence, confidence };
  }

  /** Every way to take one question, the best first. */
  function attempts(
    question: string,
    reading: Reading,
    memory: Remembered | undefined,
  ): readonly [Trial, ...Trial[]] {
    const trials = [
      attempt(question, "whole", reading),
      ...segmentsOf(question).map((part) => attempt(part, "part", read(part))),
    ];
    const leans = memory !== undefined && leansBack(reading);
    if (memory !== undefined && (leans || best(trials).confidence < ALONE_CONFIDENCE)) {
      for (const expanded of expandedBy(memory, reading, index))
        trials.push(attempt(question, "follow-up", expanded));
    }
    const chosen = best(trials, leans);
    return [chosen, ...trials.filter((trial) => trial !== chosen)];
  }

  function ask(question: string, memory?: Remembered): Answer {
    const reading = read(question);
    const talk = smallTalkIn(reading);
    if (talk !== undefined) {
      return finish({ kind: "small talk", talk }, [attempt(question, "whole", reading)], memory);
    }
    const trials = attempts(question, reading, memory);
    const halves = trials[0].confidence >= EXACT_CONFIDENCE ? undefined : bothHalves(question, memory);
    return halves === undefined
      ? finish(decide(trials[0]), trials, memory)
      : finish({ kind: "answer", facts: factsOf(halves) }, [...halves, ...trials], memory);
  }

  /** The two answers of a double question; undefined where it is single, or one half is not sure. */
  function bothHalves(question: string, memory: Remembered | undefined): readonly Trial[] | undefined {
    const texts = twoQuestions(question);
    if (texts === undefined) return undefined;
    const [first] = attempts(texts[0], read(texts[0]), memory);
    // «…and where is he buried?» speaks of the one that the first half named.
    const [second] = attempts(texts[1], read(texts[1]), remembered(first, factsOf([first])));
    const isSure = Math.min(first.confidence, second.confidence) >= ANSWER_CONFIDENCE;
    return isSure && factsOf([first, second]).length === 2 ? [first, second] : undefined;
  }

  return { ask, index, facts: pack.facts, factById: (id) => byId.get(id) };
}

/** @param leans true where the question points back, so that alone it is worth less */
function best(trials: readonly Trial[], leans = false): Trial {
  const worth = ({ how, confidence }: Trial): number => {
    if (leans) return confidence - (how === "follow-up" ? 0 : LEANING_MARGIN);
    return confidence - (how === "whole" ? 0 : PART_MARGIN);
  };
  return trials.reduce((a, b) => (worth(b) > worth(a) ? b : a));
}

function factsOf(trials: readonly Trial[]): readonly Fact[] {
  return [...new Set(trials.flatMap(({ candidates }) => candidates.slice(0, 1).map(({ fact }) => fact)))];
}

function decide({ candidates, confidence }: Trial): Decision {
  const [first] = candidates;
  if (first === undefined || confidence < CHOICE_CONFIDENCE) return { kind: "unknown", near: [] };
  if (confidence >= ANSWER_CONFIDENCE) return { kind: "answer", facts: [first.fact] };
  const close = candidates.filter(({ score }) => score >= first.score - CLOSE_SCORE).slice(0, CHOICES_MAX);
  const facts = close.map(({ fact }) => fact);
  return facts.length > 1 ? { kind: "choices", facts } : { kind: "unknown", near: facts };
}

function finish(decision: Decision, trials: readonly Trial[], memory: Remembered | undefined): Answer {
  const [chosen] = trials;
  return {
    decision,
    trials,
    language: chosen?.reading.language ?? "en",
    confidence: chosen?.confidence ?? 0,
    memory: decision.kind === "answer" && chosen !== undefined ? remembered(chosen, decision.facts) : memory,
  };
}
