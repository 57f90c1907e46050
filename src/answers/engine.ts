import type { Pack } from "../content/pack.ts";
import type { Fact, Language } from "../content/schema.ts";
import { remembering } from "./reading/remembering.ts";
import { ANSWER_CONFIDENCE, CHOICE_CONFIDENCE } from "./search/coefficients.ts";
import { confidenceOf, evidenceFor } from "./search/confidence.ts";
import type { IsRealWord } from "./search/dictionary.ts";
import {
  asksAgain,
  ellipsisIn,
  expandedBy,
  leansBack,
  namesSomething,
  remembered,
  speaksOfSomebody,
  spokenOf,
  type Remembered,
} from "./search/follow-up.ts";
import { FOLLOW_UP_CONFIDENCE } from "./search/follow-up-coefficients.ts";
import { bestFollowUp } from "./search/going-on.ts";
import { buildIndex, type Index } from "./search/index.ts";
import { createMeaning } from "./search/meaning.ts";
import { createRanker, type Candidate } from "./search/rank.ts";
import { createReader, type Reading } from "./search/read.ts";
import { oneSubjectEach, SEGMENTS_MAX, segmentsOf, twoQuestions } from "./search/segments.ts";
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
  /** 0 to 1: the chance that the question has an answer here. */
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

/** What comes of a part of a message, asked by itself. */
type PartOf = (part: string) => Trial;

/** Parts of a message and of its two halves. */
const PARTS_MAX = 3 * SEGMENTS_MAX;
const CHOICES_MAX = 3;
/** Candidates within this score of the best are close. */
const CLOSE_SCORE = 0.12;
/**
 * Two facts about one of the same entities whose scores differ by less are both
 * told: of 83 such pairs that labelled questions found, both were right in 19,
 * and the second alone in 18.
 */
const EQUAL_SCORE = 0.025;
/** A question that an editor has foreseen word for word. */
const EXACT_CONFIDENCE = 0.99;
/** With less matter even such a question may be meant otherwise. */
const FORESEEN_MATTER = 0.25;
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
  const meaning = createMeaning(index);
  const rank = createRanker(index, meaning);
  const byId = new Map(
    pack.facts.flatMap((fact) => [fact.id, ...fact.formerly].map((id) => [id, fact] as const)),
  );

  /** @param mayTell false for a fact that is out of the question */
  function attempt(
    text: string,
    how: Trial["how"],
    reading: Reading,
    mayTell: (fact: Fact) => boolean = () => true,
  ): Trial {
    const candidates = rank(reading).filter(({ fact }) => mayTell(fact));
    const evidence = evidenceFor(candidates, reading, index);
    const judged = evidence === undefined ? 0 : confidenceOf(evidence);
    const isForeseen = candidates[0]?.exact === true && (evidence?.matter ?? 0) >= FORESEEN_MATTER;
    const confidence = isForeseen ? EXACT_CONFIDENCE : judged;
    return { text, how, reading, candidates, evidence, confidence };
  }

  /** Every way to take one question, the best first. */
  function attempts(
    question: string,
    reading: Reading,
    memory: Remembered | undefined,
    partOf: PartOf,
  ): readonly [Trial, ...Trial[]] {
    const leans = memory !== undefined && leansBack(reading);
    // Who goes on asking wants another fact, unless the same is asked for again.
    const told = memory === undefined || asksAgain(memory, reading) ? undefined : memory.told;
    const spoken = memory === undefined ? undefined : spokenOf(memory, reading);
    const mayTell = (fact: Fact): boolean =>
      fact.id !== told && (spoken === undefined || index.isAbout(fact.id, spoken));
    const ellipsis = memory === undefined ? undefined : ellipsisIn(reading);
    const whole = attempt(question, "whole", reading, leans ? mayTell : undefined);
    const parts = segmentsOf(question).map(partOf);
    const alone = bestFirst([whole, ...parts]);
    const [chosen] = alone;
    if (memory === undefined || (!leans && chosen.confidence >= ALONE_CONFIDENCE)) return alone;
    const expanded = expandedBy(memory, ellipsis ?? reading, index);
    if (expanded.length === 0) return alone;
    // «What about the series?» says nothing itself, and asks what was asked before.
    const isEllipsis = ellipsis !== undefined;
    const ways = (isEllipsis ? expanded.slice(0, 1) : expanded).map((way) =>
      attempt(question, "follow-up", way, mayTell),
    );
    const asked = { leans, named: namesSomething(reading), nearnessOf: nearnessTo(memory.told) };
    const goesOn = bestFollowUp(isEllipsis ? ways : [...ways, whole], asked);
    if (goesOn === undefined) return [...alone, ...ways];
    const followUp = { ...goesOn, evidence: evidenceFor(goesOn.candidates, goesOn.reading, index) };
    const isBetter = isEllipsis || surenessOf(followUp) > surenessOf(chosen) - (leans ? LEANING_MARGIN : 0);
    return isBetter ? [followUp, ...alone, ...ways] : [...alone, followUp, ...ways];
  }

  /** How near a candidate is to the fact that was told last. */
  function nearnessTo(told: string | undefined): (candidate: Candidate) => number {
    const place = index.placeOf(byId.get(told ?? "")?.id ?? "");
    return ({ fact }) => {
      const other = index.placeOf(fact.id);
      return place === undefined || other === undefined ? 0 : meaning.between(place, other);
    };
  }

  function ask(question: string, memory?: Remembered): Answer {
    const reading = read(question);
    const talk = smallTalkIn(reading);
    if (talk !== undefined) {
      return finish({ kind: "small talk", talk }, [attempt(question, "whole", reading)], memory);
    }
    // The halves of a long message are made of the same parts.
    const partOf = remembering(PARTS_MAX, (part) => attempt(part, "part", read(part)));
    const trials = attempts(question, reading, memory, partOf);
    const halves =
      trials[0].confidence >= EXACT_CONFIDENCE
        ? undefined
        : (bothHalves(question, memory, partOf) ?? bothSubjects(question, trials[0]));
    return halves === undefined
      ? finish(decide(trials[0], memory, index), trials, memory)
      : finish({ kind: "answer", facts: factsOf(halves) }, [...halves, ...trials], memory);
  }

  /** The two answers of a double question; undefined where it is single, or one half is not sure. */
  function bothHalves(
    question: string,
    memory: Remembered | undefined,
    partOf: PartOf,
  ): readonly Trial[] | undefined {
    const texts = twoQuestions(question);
    if (texts === undefined) return undefined;
    const [first] = attempts(texts[0], read(texts[0]), memory, partOf);
    if (!isSure(first)) return undefined;
    // «…and where is he buried?» speaks of the one that the first half named.
    const [second] = attempts(texts[1], read(texts[1]), remembered(first, factsOf([first])), partOf);
    const areTwo = isSure(second) && factsOf([first, second]).length === 2;
    return areTwo ? [first, second] : undefined;
  }

  /** The two answers of a question about two («Кем работали Людмила и Тося?»), where no one fact speaks of both. */
  function bothSubjects(question: string, whole: Trial): readonly Trial[] | undefined {
    if (whole.how !== "whole" || (whole.candidates[0]?.features.entities ?? 1) === 1) return undefined;
    const readings = oneSubjectEach(whole.reading);
    if (readings === undefined) return undefined;
    const [first, second] = readings.map((reading) => attempt(question, "part", reading));
    if (first === undefined || second === undefined) return undefined;
    const areTwo = isSure(first) && isSure(second) && factsOf([first, second]).length === 2;
    return areTwo ? [first, second] : undefined;
  }

  return { ask, index, facts: pack.facts, factById: (id) => byId.get(id) };
}

function bestFirst(trials: readonly [Trial, ...Trial[]]): readonly [Trial, ...Trial[]] {
  const worth = ({ how, confidence }: Trial): number => confidence - (how === "whole" ? 0 : PART_MARGIN);
  const best = trials.reduce((a, b) => (worth(b) > worth(a) ? b : a));
  return [best, ...trials.filter((trial) => trial !== best)];
}

function factsOf(trials: readonly Trial[]): readonly Fact[] {
  return [...new Set(trials.flatMap(({ candidates }) => candidates.slice(0, 1).map(({ fact }) => fact)))];
}

/** How sure a trial is, on the scale of whole questions. */
function surenessOf({ how, confidence }: Trial): number {
  return how === "follow-up" ? (confidence * ANSWER_CONFIDENCE) / FOLLOW_UP_CONFIDENCE : confidence;
}

function isSure(trial: Trial): boolean {
  return surenessOf(trial) >= ANSWER_CONFIDENCE;
}

function decide(trial: Trial, memory: Remembered | undefined, index: Index): Decision {
  const { candidates, reading } = trial;
  const [first] = candidates;
  // «When did he die?», asked out of the blue, is true of many.
  const isLeftOpen = memory === undefined && trial.confidence < EXACT_CONFIDENCE && speaksOfSomebody(reading);
  const confidence = surenessOf(trial) - (isLeftOpen ? LEANING_MARGIN : 0);
  if (first === undefined || confidence < CHOICE_CONFIDENCE) return { kind: "unknown", near: [] };
  if (confidence >= ANSWER_CONFIDENCE) return { kind: "answer", facts: bestFacts(candidates, index) };
  const close = candidates.filter(({ score }) => score >= first.score - CLOSE_SCORE).slice(0, CHOICES_MAX);
  const facts = close.map(({ fact }) => fact);
  return facts.length > 1 ? { kind: "choices", facts } : { kind: "unknown", near: facts };
}

/** The best fact, with the next one where that is as good. */
function bestFacts(candidates: readonly Candidate[], index: Index): readonly Fact[] {
  const [first, second] = candidates;
  if (first === undefined) return [];
  const areEqual =
    second !== undefined &&
    !first.exact &&
    first.score - second.score < EQUAL_SCORE &&
    index.shareEntities(first.fact.id, second.fact.id);
  return areEqual ? [first.fact, second.fact] : [first.fact];
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
