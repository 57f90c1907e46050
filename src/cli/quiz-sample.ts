/** `node src/cli/quiz-sample.ts [count] [seed] [topic]`: questions of the bank in both languages, for reading by eye. */
import { loadPack } from "../content/files.ts";
import { LANGUAGES, type Language } from "../content/schema.ts";
import { buildBank } from "../quiz/bank/bank.ts";
import { seeded, shuffled } from "../quiz/bank/chance.ts";
import { arrange } from "../quiz/bank/pick.ts";
import type { BankQuestion } from "../quiz/bank/question.ts";

const COUNT_DEFAULT = 10;
const [count = String(COUNT_DEFAULT), seed = "1", topic] = process.argv.slice(2);
const { pack } = await loadPack(process.env["CONTENT_DIR"] ?? "data");
const bank = buildBank(pack, seeded);

const asked = shuffled(
  bank.filter((question) => topic === undefined || question.topic === topic),
  seeded(seed),
).slice(0, Number(count));
for (const question of asked) {
  console.log(
    `\n# ${question.id} (${question.topic}, ${question.difficulty}; ${question.factIds.join(", ")})`,
  );
  for (const language of LANGUAGES) console.log(shown(question, language));
}

const tally = (key: (question: BankQuestion) => string): string =>
  [...Map.groupBy(bank, key)]
    .toSorted(([one], [other]) => one.localeCompare(other))
    .map(([name, { length }]) => `${name} ${length}`)
    .join(", ");
console.log(`\n${bank.length} questions: ${tally(({ topic: name }) => name)}`);
console.log(`by difficulty: ${tally(({ difficulty }) => String(difficulty))}`);

const kept = new Set(bank.map(({ id }) => id));
const leftOut = pack.quiz.filter(({ id }) => !kept.has(id)).map(({ id }) => id);
console.log(`written, but left out: ${leftOut.join(", ") || "none"}`);

function shown(question: BankQuestion, language: Language): string {
  const { options, right } = arrange(question, seeded(`${seed} ${question.id}`));
  return [
    question.text[language],
    ...options.map((option, index) => `  ${index === right ? "✓" : " "} ${option[language]}`),
    `  → ${question.explanation[language]}`,
  ].join("\n");
}
