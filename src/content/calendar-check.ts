import type { CalendarEntry } from "./calendar.ts";
import type { Problem } from "./pack.ts";
import type { Entry } from "./parse.ts";
import { LANGUAGES, type Fact } from "./schema.ts";
import { typographyProblems } from "./typography.ts";

/** What no single event can show: ids that repeat, facts that are not there; and slips of language. */
export function checkCalendar(
  calendar: readonly Entry<CalendarEntry>[],
  facts: readonly Entry<Fact>[],
): readonly Problem[] {
  const factIds = new Set(facts.flatMap(({ value }) => [value.id, ...value.formerly]));
  const seen = new Set<string>();
  return calendar.flatMap((entry) => {
    const { id, fact, title, texts, repeats } = entry.value;
    const found: Problem[] = [];
    const tell = (path: readonly string[], what: string): void => {
      found.push({ file: entry.file, line: entry.lineOf(...path), path: [id, ...path].join("."), what });
    };
    if (seen.has(id)) tell(["id"], `the id «${id}» is taken`);
    seen.add(id);
    if (fact !== undefined && !factIds.has(fact)) tell(["fact"], `there is no fact «${fact}»`);
    for (const language of LANGUAGES) {
      for (const what of typographyProblems(title[language], language)) tell(["title", language], what);
      for (const [phase, text] of Object.entries(texts ?? {})) {
        const path = ["texts", phase, language];
        for (const what of typographyProblems(text[language], language)) tell(path, what);
        const unknown = /\{(?!(?:days|years)\})[^}]*\}/u.exec(text[language]);
        if (unknown !== null) tell(path, `«${unknown[0]}» stands for nothing: there are {days} and {years}`);
        if (repeats === "once" && text[language].includes("{years}")) {
          tell(path, "{years} stands in an event that comes once");
        }
      }
    }
    return found;
  });
}
