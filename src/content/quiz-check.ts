import type { Problem } from "./pack.ts";
import type { Entry } from "./parse.ts";
import type { QuizEntry } from "./quiz.ts";
import { LANGUAGES, type Fact } from "./schema.ts";
import { typographyProblems } from "./typography.ts";

/** What a written question cannot show by itself: that its facts exist and may be asked. */
export function checkQuiz(
  quiz: readonly Entry<QuizEntry>[],
  facts: readonly Entry<Fact>[],
): readonly Problem[] {
  const factById = new Map(facts.map(({ value }) => [value.id, value]));
  return [
    ...repeats(quiz),
    ...quiz.flatMap((entry) => [...factProblems(entry, factById), ...optionProblems(entry), ...slips(entry)]),
  ];
}

function problem(entry: Entry<QuizEntry>, path: readonly (string | number)[], what: string): Problem {
  const { file, value } = entry;
  return { file, line: entry.lineOf(...path), path: [value.id, ...path].join("."), what };
}

/** Ids, and questions that are the same to a person who reads them. */
function repeats(quiz: readonly Entry<QuizEntry>[]): Problem[] {
  const owners = new Map<string, string>();
  return quiz.flatMap((entry) => {
    const { id, ask, right, fact } = entry.value;
    const taken = (key: string, path: string): Problem[] => {
      const owner = owners.get(key);
      owners.set(key, owner ?? id);
      return owner === undefined ? [] : [problem(entry, [path], `«${owner}» has the same ${path}`)];
    };
    return [
      ...taken(`id ${id}`, "id"),
      ...LANGUAGES.flatMap((language) =>
        taken(`${language} ${ask[language]} ${right?.[language] ?? fact.join()}`, "ask"),
      ),
    ];
  });
}

function factProblems(entry: Entry<QuizEntry>, facts: ReadonlyMap<string, Fact>): Problem[] {
  const { fact: ids, right, wrong, settled, ask } = entry.value;
  return ids.flatMap((id, index) => {
    const fact = facts.get(id);
    if (fact === undefined) return [problem(entry, ["fact"], `there is no fact «${id}»`)];
    const found: string[] = [];
    const isText = "text" in fact.value;
    if (index === 0 && right === undefined && isText)
      found.push(`«${id}» has words as its value: write «right»`);
    if (index === 0 && wrong === undefined && (isText || right !== undefined))
      found.push("no wrong options can be made for this: write «wrong»");
    if (fact.disputed !== undefined && !settled)
      found.push(`«${id}» is disputed: write «settled: true» where the dispute does not touch the answer`);
    if (fact.as_of !== undefined) found.push(`«${id}» changes with time`);
    if (fact.interpretation) found.push(`«${id}» is an interpretation`);
    if (fact.quote?.exact === false && ask.ru.includes(fact.quote.ru.replace(/[.!?…]+$/u, "")))
      found.push(`the wording of «${id}» is not certain`);
    return found.map((what) => problem(entry, ["fact"], what));
  });
}

function optionProblems(entry: Entry<QuizEntry>): Problem[] {
  const { right, wrong } = entry.value;
  if (wrong === undefined) return [];
  const found: Problem[] = [];
  if (wrong.ru.length !== wrong.en.length)
    found.push(problem(entry, ["wrong"], "as many wrong options in Russian as in English"));
  for (const language of LANGUAGES) {
    const options = [...wrong[language], ...(right === undefined ? [] : [right[language]])];
    const keys = options.map((option) => option.toLowerCase().replaceAll("ё", "е"));
    if (new Set(keys).size < keys.length)
      found.push(problem(entry, ["wrong", language], "two options are the same"));
  }
  return found;
}

function slips(entry: Entry<QuizEntry>): Problem[] {
  const { ask, right, wrong, why } = entry.value;
  return LANGUAGES.flatMap((language) =>
    [
      { path: ["ask", language], text: ask[language] },
      { path: ["right", language], text: right?.[language] ?? "" },
      { path: ["why", language], text: why?.[language] ?? "" },
      ...(wrong?.[language] ?? []).map((text, at) => ({ path: ["wrong", language, at], text })),
    ].flatMap(({ path, text }) =>
      typographyProblems(text, language).map((what) => problem(entry, path, what)),
    ),
  );
}
