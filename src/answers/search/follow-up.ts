import type { Fact } from "../../content/schema.ts";
import { wantedOf } from "../reading/common-words.ts";
import type { Index } from "./index.ts";
import { entitiesIn, entityTerm, relationTerm, rootTerm } from "./lexicon.ts";
import type { ReadToken, Reading } from "./read.ts";
import type { Trial } from "./trial.ts";

/** What stays of an answered question for the next one of the same person. Plain data: it can be stored. */
export interface Remembered {
  /** The words that were asked, as understood, without the names among them. */
  readonly words: readonly string[];
  /** Entities that were named, and that the answer was about. */
  readonly named?: readonly string[];
  readonly subject: string;
  readonly values: readonly string[];
  /** The relation that was asked for, if the fact has one. */
  readonly relation: string | undefined;
  /** The fact that was told: who goes on asking wants another. */
  readonly told?: string;
}

/** A question with more words stands on its own. */
const FOLLOW_UP_WORDS_MAX = 9;
/** What was said before weighs this much of what is said now. */
const EARLIER_QUALITY = 0.8;
const EARLIER_WEIGHT = 0.5;

export function remembered(chosen: Trial, facts: readonly Fact[]): Remembered | undefined {
  const [fact] = facts;
  if (fact === undefined) return undefined;
  return {
    words: chosen.reading.tokens.filter((token) => !names(token)).map(({ word }) => word),
    named: [...new Set(chosen.reading.tokens.flatMap(({ terms }) => surelyIn(terms)))],
    told: fact.id,
    subject: fact.subject,
    values: "entities" in fact.value ? fact.value.entities : [],
    relation: fact.relation,
  };
}

/**
 * The ways in which a short question may go on from the one before: about what
 * was answered («а когда он родился?»), about the same thing («а в каком
 * году?»), or the same question of somebody else («а Тося?»).
 */
export function expandedBy(memory: Remembered, reading: Reading, index: Index): readonly Reading[] {
  if (reading.tokens.length > FOLLOW_UP_WORDS_MAX) return [];
  const { root } = index.lexicon;
  const said = (word: string, term: string, weight: number): ReadToken => ({
    typed: word,
    word,
    terms: new Map([[term, EARLIER_QUALITY]]),
    weight: index.weightOf(term) * weight,
    surety: 1,
    marked: false,
  });
  const now = new Set(reading.tokens.map(({ word }) => root(word)));
  const words = memory.words
    .filter((word) => !now.has(root(word)))
    .map((word) => said(word, rootTerm(root(word)), EARLIER_WEIGHT));
  const relation =
    memory.relation === undefined
      ? []
      : [said(memory.relation, relationTerm(memory.relation), EARLIER_WEIGHT)];
  const spokenOf = [...new Set([...(memory.named ?? []), memory.subject, ...memory.values])];
  const gender = genderMeant(reading);
  const fitting = spokenOf.filter((id) => (index.genderOf(id) ?? gender) === gender || gender === undefined);
  const entities = (fitting.length > 0 ? fitting : spokenOf).map((id) => said(id, entityTerm(id), 1));
  const also = (tokens: readonly ReadToken[]): Reading => ({
    ...reading,
    tokens: [...reading.tokens, ...tokens],
  });
  // A new name takes the old one's place, and the question stays; else the name stays, and the question is new.
  return reading.tokens.some(names)
    ? [also([...words, ...relation]), also(relation)]
    : [
        ...entities.map((entity) => also([entity])),
        ...entities.slice(0, 1).map((entity) => also([entity, ...words])),
        ...(memory.named?.length === 0 ? [also([...words, ...relation])] : []),
      ];
}

const HE = new Set("он его ему нему нем ним him his he".split(" "));
const SHE = new Set("она ее ей ней нее нею she her hers".split(" "));

/** Of whom a pronoun speaks. */
function genderMeant({ tokens }: Reading): "m" | "f" | undefined {
  if (tokens.some(({ word }) => SHE.has(word))) return "f";
  return tokens.some(({ word }) => HE.has(word)) ? "m" : undefined;
}

function surelyIn(terms: ReadonlyMap<string, number>): readonly string[] {
  return entitiesIn(terms)
    .filter((term) => terms.get(term) === 1)
    .map((term) => term.slice(entityTerm("").length));
}

const ELLIPSIS = /^(?:(?:and|а|ну а|но) )?(?:(?:what|how) about|(?:что|как) (?:насчет|с|по поводу))(?= )/u;

/**
 * What is left of «а что насчёт сериала?», "what about the series?" once the
 * phrase is gone that only says that the question was asked before; undefined
 * for any other question.
 */
export function ellipsisIn(reading: Reading): Reading | undefined {
  const { tokens } = reading;
  if (tokens.length > LEANING_WORDS_MAX + 1) return undefined;
  const [phrase] = ELLIPSIS.exec(tokens.map(({ word }) => word).join(" ")) ?? [];
  return phrase === undefined ? undefined : { ...reading, tokens: tokens.slice(phrase.split(" ").length) };
}

/** True where a follow-up asks for what was told already, so that it may be told again. */
export function asksAgain({ relation, words }: Remembered, { tokens, wanted }: Reading): boolean {
  if (relation === undefined || !tokens.some(({ terms }) => terms.has(relationTerm(relation)))) return false;
  return words.some((word) => [...wanted].some((kind) => kind === wantedOf(word)));
}

/**
 * What a pronoun may speak of: the people and things that were named or told
 * of, the works aside. Undefined where the question has no pronoun, names
 * somebody itself, or nothing but a work was spoken of.
 */
export function spokenOf(memory: Remembered, { tokens }: Reading): ReadonlySet<string> | undefined {
  if (tokens.some(names) || !tokens.some(({ word }) => HE.has(word) || SHE.has(word))) return undefined;
  const ids = [...(memory.named ?? []), memory.subject, ...memory.values].filter((id) => !WORKS.has(id));
  return ids.length === 0 ? undefined : new Set(ids.map(entityTerm));
}

/** True where a short question speaks of a «he» or «she» whom it does not name. */
export function speaksOfSomebody({ tokens }: Reading): boolean {
  if (tokens.length > FOLLOW_UP_WORDS_MAX || tokens.some(names)) return false;
  return tokens.some(({ word }) => HE.has(word) || SHE.has(word));
}

const WORKS = new Set(["film", "series"]);

/** Words that point back: without what was said before they mean nothing. */
const POINTING = new Set(
  (
    "он она оно они его ее их ему ей им нем ней нее него нему них ним ними нею этот эта там тогда потом затем тоже " +
    "he she it they him her them his hers its their there then that those also too"
  ).split(" "),
);
const OPENING = new Set(["а", "и", "ну", "and", "so", "but", "what", "how", "then", "тогда"]);
/** Words of an opening that may still be a question of its own. */
const LEANING_WORDS_MAX = 4;

/** True where a question points back to what was said before: by a pronoun, or by its «а …?», "and …?". */
export function leansBack({ tokens }: Reading): boolean {
  if (tokens.length > FOLLOW_UP_WORDS_MAX) return false;
  const opens = OPENING.has(tokens[0]?.word ?? "") && tokens.length <= LEANING_WORDS_MAX;
  return opens || (tokens.some(({ word }) => POINTING.has(word)) && !tokens.some(names));
}

/** True where a question names somebody or something itself. */
export function namesSomething({ tokens }: Reading): boolean {
  return tokens.some(names);
}

function names({ terms }: ReadToken): boolean {
  return entitiesIn(terms).length > 0;
}
