import { declineName } from "../../content/declension.ts";
import type { Pack } from "../../content/pack.ts";
import type { Entity } from "../../content/schema.ts";
import { normalise } from "../reading/normalise.ts";
import { createRoots, type Root } from "../reading/roots.ts";
import { isCyrillic, tokensOf } from "../reading/tokens.ts";

/** Longest name looked for, in words. */
const NAME_WORDS_MAX = 6;

/** A name or a phrase of the data pack, found in a row of roots. */
export interface Span {
  /** The first token and the one after the last. */
  readonly from: number;
  readonly to: number;
  readonly term: string;
  /** The term's place among those of the lexicon. */
  readonly number: number;
  /** How surely the words mean it: a name, a mere description, a word of the same meaning. */
  readonly quality: number;
}

const NAME_QUALITY = 1;
const ROLE_QUALITY = 0.75;
/** «Гурина» is of Gurin or is Gurina herself. */
const SHARED_FORM_QUALITY = 0.9;
const GROUP_QUALITY = 0.85;

/** What words mean: names lead to entities, synonyms to their group. */
export interface Lexicon {
  readonly root: Root;
  /** Every name, description and synonym that stands in the roots. Overlapping ones are all given. */
  spansIn(roots: readonly string[]): readonly Span[];
}

interface Known extends Pick<Span, "term" | "number" | "quality"> {
  readonly roots: readonly string[];
  /** Its place among all that were learnt: spans come in this order. */
  readonly order: number;
}

const ENTITY = "e:";

export function entityTerm(id: string): string {
  return `${ENTITY}${id}`;
}

export function isEntityTerm(term: string): boolean {
  return term.startsWith(ENTITY);
}

/** From this quality on a word names an entity, and is not only near its name. */
export const NAMED_QUALITY = 0.7;

/** The entity terms that a word of a question surely stands for. */
export function entitiesIn(terms: ReadonlyMap<string, number>): readonly string[] {
  const entities: string[] = [];
  for (const [term, quality] of terms) {
    if (quality >= NAMED_QUALITY && isEntityTerm(term)) entities.push(term);
  }
  return entities;
}

export function groupTerm(id: string): string {
  return `g:${id}`;
}

/** The term of a relation's words. */
export function relationTerm(id: string): string {
  return groupTerm(`relation-${id}`);
}

const ROOT = "s:";

export function rootTerm(root: string): string {
  return `${ROOT}${root}`;
}

export function isRootTerm(term: string): boolean {
  return term.startsWith(ROOT);
}

/** The root of a root's term. */
export function rootIn(term: string): string {
  return term.slice(ROOT.length);
}

/** Names that begin with the same root: thousands of people may share a first name, and few a second word. */
interface Names {
  readonly alone: Known[];
  readonly longer: Map<string, Known[]>;
}

const inOrder = (a: Known, b: Known): number => a.order - b.order;

function listFor({ alone, longer }: Names, second: string | undefined): Known[] {
  if (second === undefined) return alone;
  const list = longer.get(second) ?? [];
  longer.set(second, list);
  return list;
}

/** Those of some names that stand in a row of roots from a place on. */
function namesAt({ alone, longer }: Names, roots: readonly string[], from: number): readonly Known[] {
  const perhaps = longer.size === 0 ? undefined : longer.get(roots[from + 1] ?? "");
  if (perhaps === undefined) return alone;
  let found: Known[] | undefined;
  for (const name of perhaps) if (standsAt(name, roots, from)) (found ??= []).push(name);
  if (found === undefined) return alone;
  return alone.length === 0 ? found : [...alone, ...found].sort(inOrder);
}

/** True where a name of two words or more, the first two of which are there, stands there in full. */
function standsAt({ roots: wanted }: Known, roots: readonly string[], from: number): boolean {
  for (let at = 2; at < wanted.length; at += 1) if (roots[from + at] !== wanted[at]) return false;
  return true;
}

/** Reads the pack's names and words once. */
export function createLexicon(pack: Pack): Lexicon {
  const root = createRoots(nameFormsOf(pack.entities));
  const known = new Map<string, Names>();
  const numbers = new Map<string, number>();
  let learnt = 0;
  const learn = (text: string, term: string, quality: number): void => {
    const roots = tokensOf(normalise(text)).map(root);
    const first = roots[0];
    if (first === undefined || roots.length > NAME_WORDS_MAX) return;
    const names = known.get(first) ?? { alone: [], longer: new Map<string, Known[]>() };
    known.set(first, names);
    const list = listFor(names, roots[1]);
    if (!list.some((other) => other.term === term && other.roots.join(" ") === roots.join(" "))) {
      const number = numbers.get(term) ?? numbers.size;
      numbers.set(term, number);
      list.push({ roots, term, number, quality, order: (learnt += 1) });
    }
  };
  for (const entity of pack.entities) {
    const term = entityTerm(entity.id);
    for (const name of [entity.name.ru, entity.name.en, ...entity.also.ru, ...entity.also.en]) {
      learn(name, term, NAME_QUALITY);
      for (const form of sharedForms(entity, name, root)) learn(form, term, SHARED_FORM_QUALITY);
    }
    for (const role of [...entity.roles.ru, ...entity.roles.en]) learn(role, term, ROLE_QUALITY);
  }
  const groups = [
    ...pack.words.map(({ id, ru, en }) => ({ term: groupTerm(id), words: [...ru, ...en] })),
    ...pack.relations.map(({ id, words }) => ({ term: relationTerm(id), words: [...words.ru, ...words.en] })),
  ];
  for (const { term, words } of groups) {
    for (const word of words.flatMap(verbForms)) learn(word, term, GROUP_QUALITY);
  }
  return {
    root,
    spansIn(roots) {
      const spans: Span[] = [];
      for (let from = 0; from < roots.length; from += 1) {
        const names = known.get(roots[from] ?? "");
        if (names === undefined) continue;
        for (const { roots: wanted, term, number, quality } of namesAt(names, roots, from)) {
          spans.push({ from, to: from + wanted.length, term, number, quality });
        }
      }
      return spans;
    },
  };
}

/** Every Russian case form of every word in a name, to the word itself. */
function nameFormsOf(entities: readonly Entity[]): ReadonlyMap<string, string> {
  const forms = new Map<string, string>();
  for (const entity of entities) {
    if (!isDeclined(entity)) continue;
    for (const name of [entity.name.ru, ...entity.also.ru]) {
      for (const word of tokensOf(normalise(name))) {
        if (!isCyrillic(word) || word.length < 3) continue;
        // «Никитина» may be either part of a name; all its forms lead to it.
        for (const part of ["first", "last"] as const) {
          for (const form of Object.values(declineName(word, entity.gender ?? "m", part))) {
            if (!forms.has(form)) forms.set(form, word);
          }
        }
      }
    }
  }
  return forms;
}

/** Case forms of a name of one word that are taken for another name. */
function sharedForms(entity: Entity, name: string, root: Root): readonly string[] {
  const [word = "", ...others] = tokensOf(normalise(name));
  if (!isDeclined(entity) || others.length > 0 || !isCyrillic(word)) return [];
  const forms = Object.values(declineName(word, entity.gender ?? "m"));
  return forms.filter((form) => root(form) !== root(word));
}

function isDeclined({ kind }: Entity): boolean {
  return kind === "person" || kind === "character";
}

/** «снять» is asked as «снял», «сняла», «сняли»: their roots differ, so a verb brings its past forms. */
function verbForms(word: string): readonly string[] {
  const verb = /^(\p{Script=Cyrillic}+)ть(ся)?$/u.exec(word);
  if (verb === null) return [word];
  const [, stem = "", reflexive] = verb;
  const past = reflexive === undefined ? ["л", "ла", "ло", "ли"] : ["лся", "лась", "лось", "лись"];
  return [word, ...past.map((ending) => `${stem}${ending}`)];
}
