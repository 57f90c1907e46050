import type { Fact } from "../content/schema.ts";
import type { Answer } from "./engine.ts";

/** How near two facts are, by what they share. */
const SUBJECT_SHARED = 4;
const VALUE_SHARED = 3;
const RELATION_SHARED = 2;
/** The same work, film or series; too little by itself. */
const WORK_SHARED = 1;

/**
 * Facts that go on from a fact: about the same subject, about what its answer
 * names, or of the same relation. The nearest first; equals in the order of
 * the pack, beginning behind the fact, so that asking on and on goes through
 * all of them.
 */
export function relatedTo(fact: Fact, facts: readonly Fact[], factsMax: number): readonly Fact[] {
  const at = facts.indexOf(fact);
  return [...facts.slice(at + 1), ...facts.slice(0, Math.max(at, 0))]
    .map((other) => ({ other, nearness: nearness(fact, other) }))
    .filter(({ nearness: near }) => near >= RELATION_SHARED)
    .sort((a, b) => b.nearness - a.nearness)
    .slice(0, factsMax)
    .map(({ other }) => other);
}

/** The next best candidates for a question whose answer missed, without those already told. */
export function alternativesTo(answer: Answer, told: readonly Fact[], factsMax: number): readonly Fact[] {
  const candidates = answer.trials.flatMap(({ candidates: facts }) => facts);
  const best = candidates.sort((a, b) => b.score - a.score).map(({ fact }) => fact);
  return [...new Set(best)].filter((fact) => !told.includes(fact)).slice(0, factsMax);
}

function nearness(a: Fact, b: Fact): number {
  const named = valuesOf(a);
  const shares = [
    a.subject === b.subject ? SUBJECT_SHARED : 0,
    named.includes(b.subject) || valuesOf(b).includes(a.subject) ? VALUE_SHARED : 0,
    a.relation !== undefined && a.relation === b.relation ? RELATION_SHARED : 0,
    a.about === b.about ? WORK_SHARED : 0,
  ];
  return shares.reduce((sum, share) => sum + share, 0);
}

function valuesOf({ value }: Fact): readonly string[] {
  return "entities" in value ? value.entities : [];
}
