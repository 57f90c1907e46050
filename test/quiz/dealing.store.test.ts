import { expect, test } from "vitest";
import { seeded } from "../../src/quiz/bank/chance.ts";
import { SOLO_OPTIONS } from "../../src/quiz/options.ts";
import { decideReport, reportQuestion } from "../../src/quiz/storage/questions.ts";
import { deckFor, mistakesDeck } from "../../src/quiz/telegram/dealing.ts";
import type { BankQuestion } from "../../src/quiz/bank/question.ts";
import { describeOnBoth } from "../support/databases.ts";
import { KATYA, T0 } from "./support.ts";

const both = (text: string) => ({ ru: text, en: text });
const question = (id: string): BankQuestion => ({
  id,
  topic: "cast",
  difficulty: 1,
  text: both(`Кто играет ${id}?`),
  right: both("Баталов"),
  distractors: [both("Табаков"), both("Васильев"), both("Сморчков")],
  explanation: both("Баталов."),
  sources: ["wiki"],
  factId: id,
  factIds: [id],
});

describeOnBoth("a question that an admin has taken out", (open) => {
  test("is dealt neither in a new game nor among one's own mistakes", async () => {
    const db = await open();
    const ports = { bank: ["q1", "q2"].map(question), random: seeded("deal") };
    await db
      .insertInto("quiz_answers")
      .values(
        ["q1", "q2"].map((id, at) => ({
          game_id: "game",
          question_id: id,
          person_id: KATYA,
          chat_id: KATYA,
          topic: "cast",
          difficulty: 1,
          is_right: 0 as const,
          points: 0,
          elapsed_ms: 1_000,
          answered_at: T0 + at,
        })),
      )
      .execute();
    const ids = async () => [
      (await deckFor(db, ports, KATYA, SOLO_OPTIONS)).map(({ questionId }) => questionId).sort(),
      (await mistakesDeck(db, ports, "game", KATYA)).map(({ questionId }) => questionId),
    ];
    expect(await ids()).toEqual([
      ["q1", "q2"],
      ["q1", "q2"],
    ]);
    const report = {
      id: "r",
      questionId: "q1",
      personId: KATYA,
      language: "ru",
      reportedAt: new Date(T0),
    } as const;
    await reportQuestion(db, report);
    await decideReport(db, "r", "retired");
    expect(await ids()).toEqual([["q2"], ["q2"]]);
  });
});
