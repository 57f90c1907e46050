import type { Difficulty } from "../../content/quiz.ts";
import type { Entity, Fact } from "../../content/schema.ts";
import type { Random } from "../../ports.ts";
import { below } from "./chance.ts";
import { wrongEntities } from "./distractors.ts";
import { explanationOf } from "./explanation.ts";
import { isCertain, valuesOf, type Knowledge } from "./knowledge.ts";
import { fill, optionOf } from "./names.ts";
import { wrongYears, yearOption } from "./numbers.ts";
import type { BankQuestion, Both } from "./question.ts";
import { LATEST_YEAR, optionsOfValue } from "./values.ts";

/** Of whom the pack tells this much, people remember everything. */
const FACTS_OF_THE_FAMILIAR = 8;
const FACTS_OF_THE_OBSCURE = 2;
/** Of each kind, so many contemporaries are offered: three of four, one of them of the right one's gender. */
const NEAREST_IN_TIME = 2;

type RandomFor = (id: string) => Random;
interface Made {
  readonly suffix: "v" | "y" | "s";
  readonly text: Both;
  readonly right: Both;
  readonly distractors: readonly Both[];
}

/** The questions that a fact's relation asks of it: for its value, its year, its subject. */
export function questionsOfRelation(
  knowledge: Knowledge,
  fact: Fact,
  randomFor: RandomFor,
): readonly BankQuestion[] {
  const relation = knowledge.relation(fact.relation);
  const subject = knowledge.entity(fact.subject);
  if (relation?.quiz === undefined || subject === undefined || !isCertain(fact)) return [];
  const { topic, difficulty } = relation.quiz;
  return [forValue, forYear, forSubject].flatMap((make) => {
    const made = make(knowledge, fact, subject, (suffix) => randomFor(`${fact.id}/${suffix}`));
    if (made === undefined) return [];
    const { suffix, ...words } = made;
    return {
      ...words,
      text: inItsWork(words.text, fact, subject),
      id: `${fact.id}/${suffix}`,
      topic: fact.about === "series" ? "series" : topic,
      difficulty: difficultyFor(knowledge, subject, difficulty),
      explanation: explanationOf(fact.answer),
      sources: fact.sources,
      factId: fact.id,
      factIds: [fact.id],
    } satisfies BankQuestion;
  });
}

/** Both works have an Olga and a Gosha: of a character of the series it is said that the series is meant. */
function inItsWork(text: Both, { about }: Fact, { kind }: Entity): Both {
  if (about !== "series" || kind !== "character") return text;
  return {
    ru: text.ru.includes("сериал") ? text.ru : text.ru.replace(/\?$/u, " в сериале?"),
    en: text.en.includes("series") ? text.en : text.en.replace(/\?$/u, " in the series?"),
  };
}

function forValue(knowledge: Knowledge, fact: Fact, subject: Entity, randomFor: RandomFor): Made | undefined {
  const quiz = knowledge.relation(fact.relation)?.quiz;
  if (quiz?.value === undefined || "text" in fact.value) return undefined;
  const random = randomFor("v");
  const same = knowledge
    .said(fact.relation ?? "")
    .filter((other) => other.subject === subject.id || valuesOf(other).includes(subject.id));
  const also = new Set([subject.id, ...same.flatMap((other) => [other.subject, ...valuesOf(other)])]);
  const made = optionsOfValue(knowledge, fact, also, random, quiz.decoys);
  return made === undefined
    ? undefined
    : { suffix: "v", text: fill(quiz.value, { subject, value: made.entity }), ...made.options };
}

function forYear(knowledge: Knowledge, fact: Fact, subject: Entity, randomFor: RandomFor): Made | undefined {
  const template = knowledge.relation(fact.relation)?.quiz?.year;
  const year = yearOf(fact);
  if (template === undefined || year === undefined) return undefined;
  const wrong = wrongYears(year, LATEST_YEAR, [], randomFor("y"));
  return {
    suffix: "y",
    text: fill(template, { subject }),
    right: yearOption(year),
    distractors: wrong.map(yearOption),
  };
}

function forSubject(
  knowledge: Knowledge,
  fact: Fact,
  subject: Entity,
  randomFor: RandomFor,
): Made | undefined {
  const quiz = knowledge.relation(fact.relation)?.quiz;
  if (quiz?.subject === undefined) return undefined;
  const random = randomFor("s");
  const year = yearOf(fact);
  const ids = valuesOf(fact);
  const value = year === undefined ? knowledge.entity(ids[below(ids.length, random)] ?? "") : String(year);
  if (value === undefined) return undefined;
  const facts = knowledge.said(fact.relation ?? "");
  const agrees = (other: Fact): boolean =>
    typeof value === "string"
      ? yearOf(other) === year || !isCertain(other)
      : valuesOf(other).includes(value.id) || other.subject === value.id;
  const right = facts.filter(agrees).flatMap((other) => [other.subject, ...valuesOf(other)]);
  const distractors = wrongEntities(
    knowledge,
    {
      right: subject,
      about: fact.about,
      not: new Set(right),
      ...(year === undefined
        ? {}
        : {
            among: contemporaries(
              knowledge,
              fact,
              facts.filter((other) => !agrees(other)),
            ),
          }),
    },
    random,
  );
  return distractors === undefined
    ? undefined
    : {
        suffix: "s",
        text: fill(quiz.subject, { subject, value }),
        right: optionOf(subject),
        distractors,
      };
}

/** A relation's difficulty, moved by how much the pack has to say of the subject. */
function difficultyFor(knowledge: Knowledge, subject: Entity, usual: Difficulty): Difficulty {
  const facts = knowledge.pack.facts.filter((fact) => fact.subject === subject.id).length;
  if (subject.kind !== "character" || facts === 0) return usual;
  if (facts >= FACTS_OF_THE_FAMILIAR) return 1;
  return facts <= FACTS_OF_THE_OBSCURE ? 3 : usual;
}

/** Subjects of the given facts nearest in time: first those of the same gender, then any. */
function contemporaries(knowledge: Knowledge, fact: Fact, facts: readonly Fact[]): ReadonlySet<string> {
  const genderOf = (other: Fact): string | undefined => knowledge.entity(other.subject)?.gender;
  const near = facts.toSorted((one, other) => yearsBetween(one, fact) - yearsBetween(other, fact));
  const same = near.filter((other) => genderOf(other) === genderOf(fact)).slice(0, NEAREST_IN_TIME);
  const rest = near.filter((other) => !same.includes(other)).slice(0, NEAREST_IN_TIME);
  return new Set([...same, ...rest].map((other) => other.subject));
}

function yearsBetween(one: Fact, other: Fact): number {
  return Math.abs((yearOf(one) ?? 0) - (yearOf(other) ?? 0));
}

function yearOf({ value }: Fact): number | undefined {
  if ("year" in value) return value.year;
  return "date" in value ? Number(value.date.slice(0, 4)) : undefined;
}
