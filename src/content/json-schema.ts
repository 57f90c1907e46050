import { z } from "zod";
import { calendarSchema } from "./calendar.ts";
import { quizSchema } from "./quiz.ts";
import { entitySchema, factSchema, relationSchema, sourceSchema, wordsSchema } from "./schema.ts";

const FILES = {
  facts: factSchema,
  entities: entitySchema,
  relations: relationSchema,
  sources: sourceSchema,
  words: wordsSchema,
  quiz: quizSchema,
  calendar: calendarSchema,
} as const;

/** The JSON Schemas by which editors' programs complete and check: file name to content. */
export function jsonSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(FILES).map(([name, schema]) => [
      `${name}.json`,
      `${JSON.stringify(z.toJSONSchema(z.array(schema), { io: "input", unrepresentable: "any" }), null, 2)}\n`,
    ]),
  );
}
