import { describe, expect, test } from "vitest";
import { loadPack } from "../../src/content/files.ts";
import { QUIZ_TOPICS } from "../../src/content/quiz.ts";
import { LANGUAGES } from "../../src/content/schema.ts";
import { buildBank, readingOf } from "../../src/quiz/bank/bank.ts";
import { seeded } from "../../src/quiz/bank/chance.ts";
import { knowledgeOf, valuesOf } from "../../src/quiz/bank/knowledge.ts";
import { optionOf } from "../../src/quiz/bank/names.ts";
import { questionsOfQuote } from "../../src/quiz/bank/quotes.ts";
import { questionsOfRelation } from "../../src/quiz/bank/relations.ts";
import { questionProblems } from "../../src/quiz/bank/rules.ts";
import { questionOfEntry } from "../../src/quiz/bank/written.ts";

const { pack } = await loadPack("data");
const knowledge = knowledgeOf(pack);
const bank = buildBank(pack, seeded);
const written = new Set(pack.quiz.map(({ id }) => id));
const made = bank.filter(({ id }) => !written.has(id));
const four = bank.filter(({ distractors }) => distractors.length === 3);

/** Entities by the way in which they stand as an option. */
const entityByOption = Map.groupBy(pack.entities, (entity) => optionOf(entity).ru);

describe("the bank of the real pack", () => {
  test.each(LANGUAGES)("has at least 600 questions that read differently in %s", (language) => {
    expect(new Set(bank.map((question) => readingOf(question, language))).size).toBeGreaterThanOrEqual(600);
  });

  test("asks every question that an editor wrote", () => {
    const lost = pack.quiz.filter(({ id }) => !bank.some((question) => question.id === id));
    expect(
      lost.map((entry) => {
        const question = questionOfEntry(knowledge, entry, seeded);
        return [entry.id, question === undefined ? "no wrong options" : questionProblems(question)];
      }),
    ).toEqual([]);
    expect(pack.quiz.length).toBeGreaterThanOrEqual(150);
  });

  test.each(LANGUAGES)("fits into Telegram's quiz poll in %s", (language) => {
    for (const { id, text, right, distractors, explanation } of bank) {
      const options = [right, ...distractors].map((option) => option[language]);
      expect(text[language].length, id).toBeLessThanOrEqual(300);
      expect(Math.max(...options.map(({ length }) => length)), id).toBeLessThanOrEqual(100);
      expect(explanation[language].length, id).toBeLessThanOrEqual(200);
      expect(explanation[language], id).not.toContain("\n");
      expect([text[language], explanation[language], ...options].join(" "), id).not.toMatch(/[{}]/u);
    }
  });

  test("leaves out hardly any question that facts would give", () => {
    const all = pack.facts.flatMap((fact) => [
      ...questionsOfRelation(knowledge, fact, seeded),
      ...questionsOfQuote(knowledge, fact, seeded),
    ]);
    expect(all.length - made.length).toBeLessThanOrEqual(3);
  });

  test("has each id once, short enough for a button", () => {
    expect(new Set(bank.map(({ id }) => id)).size).toBe(bank.length);
    expect(Math.max(...bank.map(({ id }) => id.length))).toBeLessThanOrEqual(42);
  });

  test("has at least a dozen questions of every topic and difficulty 1 to 3", () => {
    for (const topic of QUIZ_TOPICS)
      expect(bank.filter((question) => question.topic === topic).length, topic).toBeGreaterThanOrEqual(12);
    for (const difficulty of [1, 2, 3])
      expect(bank.filter((question) => question.difficulty === difficulty).length).toBeGreaterThan(80);
  });

  test("names a source for every question", () => {
    const sources = new Set(pack.sources.map(({ id }) => id));
    for (const question of bank) {
      expect(question.sources.length, question.id).toBeGreaterThan(0);
      expect(
        question.sources.filter((id) => !sources.has(id)),
        question.id,
      ).toEqual([]);
    }
  });

  test("comes out the same each time", () => {
    expect(buildBank(pack, seeded)).toEqual(bank);
  });

  test.each(LANGUAGES)(
    "does not let the longest option be the right one more often than chance in %s",
    (language) => {
      const longest = four.filter(({ right, distractors }) =>
        distractors.every((option) => option[language].length < right[language].length),
      );
      expect(longest.length / four.length).toBeLessThan(0.3);
    },
  );
});

describe("a question made from a fact", () => {
  test("stands on one that is certain and does not change", () => {
    for (const { id, factId } of made) {
      const fact = knowledge.fact(factId);
      expect(fact?.disputed, id).toBeUndefined();
      expect(fact?.as_of, id).toBeUndefined();
      expect(fact?.interpretation, id).toBe(false);
      if (fact?.quote !== undefined) expect(fact.quote.exact, id).toBe(true);
    }
  });

  test("has no second right answer, not even a disputed one or an alias", () => {
    for (const { id, factId, distractors } of made.filter((question) => question.id.endsWith("/v"))) {
      const fact = knowledge.fact(factId)!;
      const rights = knowledge
        .said(fact.relation ?? "")
        .filter(({ subject }) => subject === fact.subject)
        .flatMap(valuesOf);
      const rightEntities = rights.map((right) => knowledge.entity(right)!);
      for (const option of distractors) {
        for (const entity of entityByOption.get(option.ru) ?? []) {
          expect(rights, id).not.toContain(entity.id);
          expect(
            rightEntities.filter((right) => knowledge.shareName(right, entity)).map((right) => right.id),
            id,
          ).toEqual([]);
        }
      }
    }
  });

  test("asks for a subject of which no other option's fact says the same", () => {
    const asked = made.filter((question) => question.id.endsWith("/s"));
    expect(asked.length).toBeGreaterThan(40);
    for (const { id, factId, distractors } of asked) {
      const fact = knowledge.fact(factId)!;
      const sameValue = knowledge
        .said(fact.relation ?? "")
        .filter((other) =>
          "entities" in fact.value
            ? valuesOf(other).some((value) => valuesOf(fact).includes(value))
            : JSON.stringify(other.value).includes(JSON.stringify(fact.value).slice(8, 13)),
        )
        .map((other) => optionOf(knowledge.entity(other.subject)!).ru);
      for (const option of distractors) expect(sameValue, id).not.toContain(option.ru);
    }
  });

  test("gives no line of the right speaker as a wrong line", () => {
    const lines = made.filter((question) => question.id.endsWith("/l"));
    expect(lines.length).toBeGreaterThan(10);
    for (const { id, factId, distractors } of lines) {
      const speaker = knowledge.fact(factId)?.quote?.speaker;
      const own = pack.facts
        .filter(({ quote }) => quote?.speaker === speaker)
        .map(({ quote }) => quote!.ru.replace(/[.]$/u, ""));
      for (const option of distractors) expect(own, id).not.toContain(option.ru.slice(1, -1));
    }
  });

  test("offers people and heroes of the right one's gender and sort", () => {
    for (const question of made.filter(({ id }) => /^(cast|remake\.cast).*\/[vs]$/u.test(id))) {
      const [right] = entityByOption.get(question.right.ru) ?? [];
      for (const option of question.distractors) {
        const [entity] = entityByOption.get(option.ru) ?? [];
        expect([entity?.kind, entity?.gender, entity?.sort], question.id).toEqual([
          right?.kind,
          right?.gender,
          right?.sort,
        ]);
      }
    }
  });
});

test("no question gives its answer away by being the only one of its gender", () => {
  const genderOf = (option: string): string | undefined => entityByOption.get(option)?.[0]?.gender;
  const alone = four.filter(({ right, distractors }) => {
    const gender = genderOf(right.ru);
    const others = distractors.map((option) => genderOf(option.ru));
    return gender !== undefined && others.every((other) => other !== undefined && other !== gender);
  });
  expect(alone.map(({ id }) => id)).toEqual([]);
});
