import { describe, expect, test } from "vitest";
import type { Pack } from "../../src/content/pack.ts";
import { parseList } from "../../src/content/parse.ts";
import { checkQuiz } from "../../src/content/quiz-check.ts";
import { quizSchema } from "../../src/content/quiz.ts";
import { factSchema } from "../../src/content/schema.ts";
import { buildBank } from "../../src/quiz/bank/bank.ts";
import { seeded } from "../../src/quiz/bank/chance.ts";
import { explanationOf } from "../../src/quiz/bank/explanation.ts";
import { fill } from "../../src/quiz/bank/names.ts";
import { wrongDates, wrongNumbers, wrongYears } from "../../src/quiz/bank/numbers.ts";
import { questionProblems } from "../../src/quiz/bank/rules.ts";
import type { BankQuestion } from "../../src/quiz/bank/question.ts";
import { entity, fact, relation, source } from "../support/pack.ts";

const PEOPLE = [
  ["alexey-batalov", "m", "Алексей Баталов", "Alexey Batalov"],
  ["oleg-tabakov", "m", "Олег Табаков", "Oleg Tabakov"],
  ["yuri-vasilyev", "m", "Юрий Васильев", "Yuri Vasilyev"],
  ["boris-smorchkov", "m", "Борис Сморчков", "Boris Smorchkov"],
  ["vera-alentova", "f", "Вера Алентова", "Vera Alentova"],
] as const;
const people = PEOPLE.map(([id, gender, ru, en]) =>
  entity({ id, kind: "person", sort: "actor", gender, name: { ru, en } }),
);
const quiz = {
  topic: "cast",
  difficulty: 2,
  value: { ru: "Кто играет {subject:acc}?", en: "Who plays {subject}?" },
};

function pack(changes: Partial<Pack> = {}): Pack {
  return {
    facts: [fact({ relation: "played-by" })],
    entities: [entity(), ...people],
    relations: [relation({ quiz })],
    sources: [source()],
    words: [],
    quiz: [],
    calendar: [],
    ...changes,
  };
}

const asked = (changes: Partial<Pack>) => buildBank(pack(changes), seeded);

describe("a question made through a relation", () => {
  test("asks for the value, with three others of its sort and gender", () => {
    const [question, ...others] = asked({});
    expect(others).toEqual([]);
    expect(question).toMatchObject({
      id: "cast.gosha/v",
      text: { ru: "Кто играет Гошу?", en: "Who plays Gosha?" },
      right: { ru: "Алексей Баталов", en: "Alexey Batalov" },
      explanation: { ru: "Гошу играет Алексей Баталов.", en: "Gosha is played by Alexey Batalov." },
    });
    expect(question?.distractors.map(({ en }) => en).sort()).toEqual([
      "Boris Smorchkov",
      "Oleg Tabakov",
      "Yuri Vasilyev",
    ]);
  });

  test("of a character of the series says that the series is meant", () => {
    const [question] = asked({ facts: [fact({ relation: "played-by", about: "series" })] });
    expect(question?.text).toEqual({
      ru: "Кто играет Гошу в сериале?",
      en: "Who plays Gosha in the series?",
    });
  });

  test.each([
    ["disputed", { disputed: { ru: "Иначе.", en: "Otherwise." } }],
    ["dated", { as_of: "2025" }],
    ["an interpretation", { interpretation: true }],
  ])("is not made of a fact that is %s", (_, changes) => {
    expect(asked({ facts: [fact({ relation: "played-by", ...changes })] })).toEqual([]);
  });

  test("is not made where there are too few other answers", () => {
    expect(asked({ entities: [entity(), ...people.slice(0, 3)] })).toEqual([]);
  });

  test("offers nobody of whom another fact says the same, even a disputed one", () => {
    const facts = [
      fact({ relation: "played-by" }),
      fact({
        id: "cast.gosha-too",
        relation: "played-by",
        value: { entities: ["oleg-tabakov"] },
        disputed: { ru: "Иначе.", en: "Otherwise." },
      }),
    ];
    expect(asked({ facts })).toEqual([]);
  });

  test("offers nobody who shares a name with the right one", () => {
    const namesake = entity({
      id: "namesake",
      kind: "person",
      sort: "actor",
      gender: "m",
      name: { ru: "Баталов-младший", en: "Batalov junior" },
      also: { ru: ["Алексей Баталов"], en: [] },
    });
    const [question] = asked({ entities: [entity(), ...people, namesake] });
    expect(question?.distractors.map(({ en }) => en)).not.toContain("Batalov junior");
  });

  test("takes a decoy where entities are too few", () => {
    const decoys = { ru: ["Андрей Миронов"], en: ["Andrei Mironov"] };
    const [question] = asked({
      entities: [entity(), ...people.slice(0, 3)],
      relations: [relation({ quiz: { ...quiz, decoys } })],
    });
    expect(question?.distractors).toContainEqual({ ru: "Андрей Миронов", en: "Andrei Mironov" });
  });
});

describe("a line of the film", () => {
  const line = (exact: boolean) =>
    fact({
      id: "quote.more",
      value: { text: { ru: "строка", en: "line" } },
      quote: { ru: "Гулять люблю.", en: "I like a stroll.", exact, speaker: "oleg-tabakov" },
    });

  test("is asked for by its speaker where its wording is certain", () => {
    const [question] = asked({ facts: [line(true)] });
    expect(question?.text).toEqual({
      ru: "Кто это говорит? «Гулять люблю»",
      en: "Who says this? “I like a stroll.”",
    });
    expect(question?.right.en).toBe("Oleg Tabakov");
  });

  test("is not where it comes from memory", () => {
    expect(asked({ facts: [line(false)] })).toEqual([]);
  });
});

describe("templates", () => {
  test("choose words by gender", () => {
    const template = {
      ru: "Когда {subject?родился|родилась} {subject}?",
      en: "When was {subject} born?",
    };
    expect(fill(template, { subject: people[4] }).ru).toBe("Когда родилась Вера Алентова?");
    expect(fill(template, { subject: people[0] }).ru).toBe("Когда родился Алексей Баталов?");
  });

  test("set titles in the quotation marks of the language", () => {
    const film = entity({
      id: "film",
      kind: "work",
      gender: undefined,
      name: { ru: "Розыгрыш", en: "Practical Joke" },
    });
    expect(fill({ ru: "Что такое {subject}?", en: "What is {subject}?" }, { subject: film })).toEqual({
      ru: "Что такое «Розыгрыш»?",
      en: "What is “Practical Joke”?",
    });
  });
});

describe("wrong numbers, years and dates", () => {
  const seeds = Array.from({ length: 40 }, (_, index) => seeded(`n${String(index)}`));

  test.each([1, 2, 7, 19, 26, 115, 400, 4052, 50_000, 550_000, 4.5, 84.4])(
    "are three other positive numbers as round as %d",
    (value) => {
      const decimals = (number: number) => (String(number).split(".")[1] ?? "").length;
      for (const random of seeds) {
        const wrong = wrongNumbers(value, random);
        expect(new Set([value, ...wrong]).size).toBe(4);
        for (const number of wrong) {
          expect(number).toBeGreaterThan(0);
          expect(decimals(number)).toBeLessThanOrEqual(decimals(value));
          if (value >= 1000) expect(String(number)).toHaveLength(String(value).length);
        }
      }
    },
  );

  test("lie below the right number as well as above it", () => {
    const lower = seeds.map((random) => wrongNumbers(35, random).filter((number) => number < 35).length);
    expect(new Set(lower).size).toBe(4);
  });

  test("are years near by and never in the future", () => {
    for (const random of seeds) {
      const wrong = wrongYears(2024, 2025, [2020], random);
      expect(new Set(wrong).size).toBe(3);
      for (const year of wrong) {
        expect(year).toBeLessThanOrEqual(2025);
        expect(year).toBeGreaterThan(2010);
        expect([2020, 2024]).not.toContain(year);
      }
    }
  });

  test("are dates of the same year and the same exactness, each in its own month", () => {
    for (const random of seeds) {
      for (const date of ["1981-03-31", "1981-05"]) {
        const all = [date, ...wrongDates(date, random)];
        expect(new Set(all.map((one) => one.slice(0, 7))).size).toBe(4);
        expect(new Set(all.map(({ length }) => length)).size).toBe(1);
      }
    }
  });
});

describe("an explanation", () => {
  test("is the whole sentences that fit", () => {
    const long = `${"Слово ".repeat(40)}конец.`;
    expect(explanationOf({ ru: `Первое дело. ${long}`, en: "The first. The second." })).toEqual({
      ru: "Первое дело.",
      en: "The first. The second.",
    });
  });

  test("loses the yes or no of another question", () => {
    expect(explanationOf({ ru: "Да, он снялся.", en: "No: nobody did." })).toEqual({
      ru: "Он снялся.",
      en: "Nobody did.",
    });
  });

  test("does not end after an initial", () => {
    const long = "Это М. Бронштейн " + "и ".repeat(100) + "другие.";
    expect(explanationOf({ ru: long, en: "" }).ru.length).toBeGreaterThan(100);
  });
});

describe("the rules of a question", () => {
  const good: BankQuestion = {
    id: "good",
    topic: "plot",
    difficulty: 1,
    text: { ru: "Где они познакомились?", en: "Where did they meet?" },
    right: { ru: "В электричке", en: "On a train" },
    distractors: [
      { ru: "В трамвае", en: "On a tram" },
      { ru: "В метро", en: "In the metro" },
      { ru: "На катке", en: "On a rink" },
    ],
    explanation: { ru: "В электричке.", en: "On a train." },
    sources: ["wiki"],
    factId: "plot.train",
    factIds: ["plot.train"],
  };
  const both = (text: string) => ({ ru: text, en: text });

  test("let a good one pass", () => {
    expect(questionProblems(good)).toEqual([]);
  });

  test.each<[string, Partial<BankQuestion>, string]>([
    [
      "an answer in the question",
      { text: { ru: "В электричке ли?", en: "Was it on a train?" } },
      "ru: the question names its answer",
    ],
    [
      "a wrong option in the question",
      { text: { ru: "Не в метро?", en: "Not in the metro?" } },
      "en: the question names a wrong option, which rules it out",
    ],
    [
      "two options alike",
      { distractors: [...good.distractors.slice(0, 2), { ru: "в электричке!", en: "on a train!" }] },
      "ru: two options are the same",
    ],
    [
      "a right option far longer",
      { right: { ru: "В электричке, идущей из Клина в Москву", en: "On a train" } },
      "ru: the right option stands out by its length",
    ],
    [
      "a right option in another script",
      { right: { ru: "Elektrichka", en: "On a train" } },
      "ru: the right option stands out by its script",
    ],
    [
      "an option over 100 characters",
      { distractors: [...good.distractors.slice(0, 2), both("х".repeat(101))] },
      "en: an option is too long or empty",
    ],
    ["three options", { distractors: good.distractors.slice(0, 2) }, "ru: neither two nor four options"],
    [
      "an explanation over 200 characters",
      { explanation: both("x".repeat(201)) },
      "ru: the explanation is too long or empty",
    ],
    ["three line feeds", { explanation: both("a\nb\nc\nd") }, "ru: the explanation has too many lines"],
    ["an open slot", { text: { ru: "Где {subject}?", en: "Where?" } }, "ru: an open slot"],
    ["Russian in English", { text: { ru: "Где?", en: "Где?" } }, "en: Russian letters in English"],
  ])("find %s", (_, changes, problem) => {
    expect(questionProblems({ ...good, ...changes })).toContain(problem);
  });
});

describe("the check of written questions", () => {
  const entry = (changes: Readonly<Record<string, unknown>> = {}) => ({
    id: "gosha",
    fact: "cast.gosha",
    topic: "cast",
    difficulty: 1,
    ask: { ru: "Кто играет Гошу?", en: "Who plays Gosha?" },
    ...changes,
  });
  const found = (entries: readonly unknown[], facts: readonly unknown[] = [fact()]) =>
    checkQuiz(
      parseList("quiz.yaml", JSON.stringify(entries), quizSchema).entries,
      parseList("facts.yaml", JSON.stringify(facts), factSchema).entries,
    ).map(({ path, what }) => `${path}: ${what}`);
  const wrong = { ru: ["а", "б", "в"], en: ["a", "b", "c"] };

  test("finds nothing in a good one", () => {
    expect(found([entry()])).toEqual([]);
  });

  test.each<[string, unknown, unknown, string]>([
    [
      "a fact that is not there",
      entry({ fact: "cast.nobody" }),
      fact(),
      "gosha.fact: there is no fact «cast.nobody»",
    ],
    [
      "a disputed fact",
      entry(),
      fact({ disputed: { ru: "Нет.", en: "No." } }),
      "gosha.fact: «cast.gosha» is disputed: write «settled: true» where the dispute does not touch the answer",
    ],
    ["a fact that changes", entry(), fact({ as_of: "2025" }), "gosha.fact: «cast.gosha» changes with time"],
    [
      "an interpretation",
      entry(),
      fact({ interpretation: true }),
      "gosha.fact: «cast.gosha» is an interpretation",
    ],
    [
      "words without a right option",
      entry({ wrong }),
      fact({ value: { text: { ru: "а", en: "a" } } }),
      "gosha.fact: «cast.gosha» has words as its value: write «right»",
    ],
    [
      "a right option without wrong ones",
      entry({ right: { ru: "д", en: "d" } }),
      fact(),
      "gosha.fact: no wrong options can be made for this: write «wrong»",
    ],
    [
      "an uncertain wording",
      entry({ ask: { ru: "Чьё это: «Гулять люблю»?", en: "Whose?" } }),
      fact({ quote: { ru: "Гулять люблю.", en: "I like it.", exact: false } }),
      "gosha.fact: the wording of «cast.gosha» is not certain",
    ],
    [
      "options that are the same",
      entry({ right: { ru: "А", en: "z" }, wrong }),
      fact(),
      "gosha.wrong.ru: two options are the same",
    ],
    [
      "a hyphen for a dash",
      entry({ ask: { ru: "Гоша - кто?", en: "Who?" } }),
      fact(),
      "gosha.ask.ru: a hyphen between spaces: write a dash —",
    ],
  ])("finds %s", (_, one, about, problem) => {
    expect(found([one], [about])).toContain(problem);
  });

  test("finds the same id and the same question twice", () => {
    expect(found([entry(), entry()])).toEqual([
      "gosha.id: «gosha» has the same id",
      "gosha.ask: «gosha» has the same ask",
      "gosha.ask: «gosha» has the same ask",
    ]);
  });

  test("lets a dispute pass that does not touch the answer", () => {
    expect(found([entry({ settled: true })], [fact({ disputed: { ru: "Нет.", en: "No." } })])).toEqual([]);
  });

  test("names the file and the line of what does not fit the schema", () => {
    const yaml =
      "- id: one\n  fact: cast.gosha\n  topic: sport\n  difficulty: 1\n  ask: { ru: Кто?, en: Who? }\n";
    expect(parseList("data/quiz/x.yaml", yaml, quizSchema).problems).toMatchObject([
      { file: "data/quiz/x.yaml", line: 3, path: "one.topic" },
    ]);
  });
});
