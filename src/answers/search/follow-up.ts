import type { Fact } from "../../content/schema.ts";
import type { Index } from "./index.ts";
import { entityTerm } from "./lexicon.ts";
import type { ReadToken, Reading } from "./read.ts";
import type { Trial } from "./trial.ts";

/** What stays of an answered question for the next one of the same person. Plain data: it can be stored. */
export interface Remembered {
  /** The words that were asked, as understood. */
  readonly words: readonly string[];
  /** Entities that the answer was about: its subject, then its values. */
  readonly subject: string;
  readonly values: readonly string[];
  readonly about: "film" | "series" | "both";
  readonly language: "ru" | "en";
}

/** A question this long stands on its own. */
const FOLLOW_UP_WORDS_MAX = 9;
/** What was said before weighs this much of what is said now. */
const EARLIER_QUALITY = 0.8;
const EARLIER_WEIGHT = 0.5;

export function remembered(chosen: Trial, facts: readonly Fact[]): Remembered | undefined {
  const [fact] = facts;
  if (fact === undefined) return undefined;
  return {
    words: chosen.reading.tokens.map(({ word }) => word),
    subject: fact.subject,
    values: "entities" in fact.value ? fact.value.entities : [],
    about: fact.about,
    language: chosen.reading.language,
  };
}

/**
 * The ways in which a short question may go on from the one before: about the
 * answer itself («а когда он родился?»), about the same subject («а в каком
 * году?»), or the same question of somebody else («а взрослую?»).
 */
export function expandedBy(memory: Remembered, reading: Reading, index: Index): readonly Reading[] {
  if (reading.tokens.length > FOLLOW_UP_WORDS_MAX) return [];
  const entity = (id: string): ReadToken =>
    said(id, new Map([[entityTerm(id), EARLIER_QUALITY]]), index.weightOf(entityTerm(id)));
  const names = [memory.subject, ...memory.values].map(entity);
  const now = new Set(reading.tokens.map(({ word }) => index.lexicon.root(word)));
  const before = memory.words
    .filter((word) => !now.has(index.lexicon.root(word)))
    .map((word) => {
      const term = `s:${index.lexicon.root(word)}`;
      return said(word, new Map([[term, EARLIER_QUALITY]]), index.weightOf(term) * EARLIER_WEIGHT);
    });
  const withTokens = (tokens: readonly ReadToken[]): Reading => ({
    ...reading,
    tokens: [...reading.tokens, ...tokens],
  });
  return [...names.map((name) => withTokens([name])), withTokens(before)];
}

function said(word: string, terms: ReadonlyMap<string, number>, weight: number): ReadToken {
  return { typed: word, word, terms, weight, surety: 1 };
}
