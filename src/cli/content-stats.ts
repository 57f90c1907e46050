/** `npm run content:stats`: how much the data pack holds, by topic and language. */
import { loadPack } from "../content/files.ts";
import { LANGUAGES, type Fact } from "../content/schema.ts";

const { pack, problems } = await loadPack(process.env["CONTENT_DIR"] ?? "data");

const byTopic = Map.groupBy(pack.facts, topicOf);
console.log(
  row("topic", "facts", ...LANGUAGES.map((language) => `ask ${language}`), "spoiler", "disputed", "dated"),
);
for (const [topic, facts] of [...byTopic].sort(([a], [b]) => a.localeCompare(b)))
  console.log(statsRow(topic, facts));
console.log(statsRow("ALL", pack.facts));
console.log(
  `\n${String(pack.entities.length)} entities, ${String(pack.relations.length)} relations, ` +
    `${String(pack.sources.length)} sources, ${String(pack.words.length)} word groups, ${String(pack.calendar.length)} dated events, ${String(problems.length)} problems`,
);

function topicOf({ id, about }: Fact): string {
  const topic = id.split(".")[0] ?? id;
  return about === "series" && topic !== "remake" ? `${topic} (series)` : topic;
}

function statsRow(topic: string, facts: readonly Fact[]): string {
  const asked = LANGUAGES.map((language) => facts.reduce((sum, { ask }) => sum + ask[language].length, 0));
  const count = (is: (fact: Fact) => boolean): number => facts.filter(is).length;
  return row(
    topic,
    facts.length,
    ...asked,
    count(({ spoiler }) => spoiler),
    count(({ disputed }) => disputed !== undefined),
    count(({ as_of }) => as_of !== undefined),
  );
}

function row(first: string, ...cells: readonly (string | number)[]): string {
  return first.padEnd(22) + cells.map((cell) => String(cell).padStart(9)).join("");
}
