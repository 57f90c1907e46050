import { describe, expect, test } from "vitest";
import { loadPack } from "../../src/content/files.ts";
import { buildBank } from "../../src/quiz/bank/bank.ts";
import { seeded } from "../../src/quiz/bank/chance.ts";
import { difficultyOf } from "../../src/quiz/bank/difficulty.ts";
import { givesAway } from "../../src/quiz/bank/leaks.ts";
import { arrange, pick } from "../../src/quiz/bank/pick.ts";
import type { BankQuestion } from "../../src/quiz/bank/question.ts";

const { pack } = await loadPack("data");
const bank = buildBank(pack, seeded);
const nothing: ReadonlySet<string> = new Set<string>();

function question(id: string, changes: Partial<BankQuestion> = {}): BankQuestion {
  return {
    id,
    topic: "plot",
    difficulty: 2,
    text: { ru: `Вопрос ${id}`, en: `Question ${id}` },
    right: { ru: `верно ${id}`, en: `right ${id}` },
    distractors: ["а", "б", "в"].map((one) => ({ ru: one, en: one })),
    explanation: { ru: "Потому.", en: "Because." },
    sources: ["wiki"],
    factId: id,
    factIds: [id],
    ...changes,
  };
}

const ids = (questions: readonly BankQuestion[]) => questions.map(({ id }) => id);

describe("picking a game", () => {
  test("gives as many as asked, none twice", () => {
    const game = pick(bank, { used: nothing, random: seeded("a"), count: 20 });
    expect(new Set(ids(game)).size).toBe(20);
  });

  test("gives what there is where a topic has fewer", () => {
    const few = [question("one"), question("two"), question("other", { topic: "music" })];
    const game = pick(few, { topic: "plot", used: nothing, random: seeded("a"), count: 10 });
    expect(ids(game).sort()).toEqual(["one", "two"]);
  });

  test("keeps to the topic and the difficulty", () => {
    const game = pick(bank, {
      topic: "series",
      difficulty: 3,
      used: nothing,
      random: seeded("b"),
      count: 20,
    });
    expect(game.every(({ topic, difficulty }) => topic === "series" && difficulty === 3)).toBe(true);
  });

  test("takes neighbouring difficulties only where the wanted one runs out", () => {
    const some = [
      question("easy", { difficulty: 1 }),
      question("hard", { difficulty: 3 }),
      question("middle", { difficulty: 2 }),
    ];
    const game = pick(some, { difficulty: 1, used: nothing, random: seeded("c"), count: 2 });
    expect(ids(game)).toEqual(["easy", "middle"]);
  });

  test("goes by what a question's difficulty has become", () => {
    const some = [question("became-easy", { difficulty: 3 }), question("hard", { difficulty: 3 })];
    const game = pick(some, {
      difficulty: 1,
      difficultyNow: ({ id }) => (id === "became-easy" ? 1 : 3),
      used: nothing,
      random: seeded("c"),
      count: 1,
    });
    expect(ids(game)).toEqual(["became-easy"]);
  });

  test("repeats nothing until the pool is used up", () => {
    const used = new Set<string>();
    for (let game = 0; game < Math.floor(bank.length / 10); game += 1) {
      const picked = pick(bank, { used, random: seeded(`game ${String(game)}`), count: 10 });
      for (const { id } of picked) {
        expect(used).not.toContain(id);
        used.add(id);
      }
    }
    expect(used.size).toBe(Math.floor(bank.length / 10) * 10);
  });

  test("brings back first what was asked longest ago", () => {
    const all = Array.from({ length: 12 }, (_, index) => question(String(index)));
    const used = new Set(ids(all));
    const game = pick(all, { used, random: seeded("d"), count: 3 });
    for (const { id } of game) expect(Number(id)).toBeLessThan(4);
  });

  test("mixes topics, so that neighbours differ", () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const game = pick(bank, { used: nothing, random: seeded(String(seed)), count: 10 });
      game.slice(1).forEach((one, index) => expect(one.topic).not.toBe(game[index]?.topic));
      expect(new Set(game.map(({ topic }) => topic)).size).toBeGreaterThanOrEqual(8);
    }
  });

  test("asks no two questions that stand on one fact, nor one whose answer another tells", () => {
    for (let seed = 0; seed < 20; seed += 1) {
      const game = pick(bank, { used: nothing, random: seeded(`leak ${String(seed)}`), count: 20 });
      for (const [index, one] of game.entries())
        for (const other of game.slice(index + 1))
          expect(givesAway(one, other) || givesAway(other, one), `${one.id} ${other.id}`).toBe(false);
    }
  });

  test("asks them all the same where there are no others", () => {
    const twins = [question("a", { factIds: ["same"] }), question("b", { factIds: ["same"] })];
    expect(pick(twins, { used: nothing, random: seeded("e"), count: 2 })).toHaveLength(2);
  });

  test("is the same for the same chance, and another for another", () => {
    const game = (seed: string) => ids(pick(bank, { used: nothing, random: seeded(seed), count: 10 }));
    expect(game("x")).toEqual(game("x"));
    expect(game("x")).not.toEqual(game("y"));
  });
});

describe("whether one question tells the answer of another", () => {
  const who = question("who", {
    text: { ru: "Кто играет Катерину Тихомирову?", en: "Who plays Katerina Tikhomirova?" },
    right: { ru: "Вера Алентова", en: "Vera Alentova" },
  });

  test("it does where its explanation says it", () => {
    const other = question("other", {
      explanation: { ru: "Катерину Тихомирову играет Вера Алентова.", en: "It is so." },
    });
    expect(givesAway(other, who)).toBe(true);
  });

  test("it does not where it only names the same person", () => {
    const other = question("other", { right: { ru: "Вера Алентова", en: "Vera Alentova" } });
    expect(givesAway(other, who)).toBe(false);
  });
});

describe("arranging the options", () => {
  test("keeps all of them and knows the right one", () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const { options, right } = arrange(question("q"), seeded(String(seed)));
      expect(options).toHaveLength(4);
      expect(options[right]).toEqual({ ru: "верно q", en: "right q" });
      expect(new Set(options.map(({ ru }) => ru)).size).toBe(4);
    }
  });

  test("puts the right one in each place about as often", () => {
    const places = [0, 0, 0, 0];
    const random = seeded("places");
    for (let round = 0; round < 4000; round += 1) {
      const { right } = arrange(question("q"), random);
      places[right] = (places[right] ?? 0) + 1;
    }
    for (const count of places) expect(Math.abs(count - 1000)).toBeLessThan(120);
  });
});

describe("the difficulty of a question", () => {
  test.each([1, 2, 3] as const)("is the editor's while nobody has answered: %d", (byHand) => {
    expect(difficultyOf(byHand, 0, 0)).toBe(byHand);
  });

  test.each([
    ["an easy one that nobody gets becomes hard", 1, 40, 4, 3],
    ["a hard one that everybody gets becomes easy", 3, 40, 38, 1],
    ["five answers do not move a middling one", 2, 5, 4, 2],
    ["a middling one answered by two thirds stays", 2, 300, 200, 2],
  ] as const)("moves with the share of right answers: %s", (_, byHand, shown, right, now) => {
    expect(difficultyOf(byHand, shown, right)).toBe(now);
  });
});
