import { phrasingKey } from "../../content/check.ts";
import { EXPLANATION_CHARS_MAX, OPTION_CHARS_MAX, QUESTION_CHARS_MAX } from "../../content/quiz.ts";
import { LANGUAGES, type Language } from "../../content/schema.ts";
import type { BankQuestion } from "./question.ts";

/** Telegram's limit for a quiz's explanation (Bot API, sendPoll). */
const EXPLANATION_LINE_FEEDS_MAX = 2;
/** A right option is not this many times longer or shorter than every wrong one, … */
const LENGTH_RATIO_MAX = 1.7;
/** … give or take some characters, which among short options show nothing. */
const LENGTH_SLACK = 8;

/** Why a question must not be asked; empty where it may. */
export function questionProblems(question: BankQuestion): readonly string[] {
  return LANGUAGES.flatMap((language) =>
    [
      ...limitProblems(question, language),
      ...optionProblems(question, language),
      ...languageProblems(question, language),
    ].map((what) => `${language}: ${what}`),
  );
}

function limitProblems(
  { text, right, distractors, explanation }: BankQuestion,
  language: Language,
): string[] {
  const options = [right, ...distractors].map((option) => option[language]);
  return [
    ...(text[language].length > QUESTION_CHARS_MAX ? ["the question is too long"] : []),
    ...(options.some(({ length }) => length > OPTION_CHARS_MAX || length === 0)
      ? ["an option is too long or empty"]
      : []),
    ...(distractors.length === 1 || distractors.length === 3 ? [] : ["neither two nor four options"]),
    ...(explanation[language].length > EXPLANATION_CHARS_MAX || explanation[language] === ""
      ? ["the explanation is too long or empty"]
      : []),
    ...(explanation[language].split("\n").length - 1 > EXPLANATION_LINE_FEEDS_MAX
      ? ["the explanation has too many lines"]
      : []),
  ];
}

function optionProblems({ text, right, distractors }: BankQuestion, language: Language): string[] {
  const wrong = distractors.map((option) => option[language]);
  const options = [right[language], ...wrong];
  const lengths = wrong.map(({ length }) => length);
  const { length } = right[language];
  return [
    ...(new Set(options.map(phrasingKey)).size < options.length ? ["two options are the same"] : []),
    ...(distractors.length > 1 && isNamed(text[language], right[language])
      ? ["the question names its answer"]
      : []),
    ...(distractors.length > 1 &&
    wrong.some((option) => isNamed(text[language], option)) &&
    !options.every((option) => isNamed(text[language], option))
      ? ["the question names a wrong option, which rules it out"]
      : []),
    ...(length > LENGTH_RATIO_MAX * Math.max(...lengths) + LENGTH_SLACK ||
    length * LENGTH_RATIO_MAX + LENGTH_SLACK < Math.min(...lengths)
      ? ["the right option stands out by its length"]
      : []),
    ...(wrong.some((option) => scriptOf(option) === scriptOf(right[language]))
      ? []
      : ["the right option stands out by its script"]),
  ];
}

function languageProblems(
  { text, right, distractors, explanation }: BankQuestion,
  language: Language,
): string[] {
  const options = [right, ...distractors].map((option) => option[language]);
  const all = [text[language], explanation[language], ...options];
  return [
    ...(all.some((one) => /[{}]/u.test(one)) ? ["an open slot"] : []),
    ...(language === "en" && [text.en, ...options].some((one) => /\p{Script=Cyrillic}/u.test(one))
      ? ["Russian letters in English"]
      : []),
    ...(language === "ru" && !/\p{Script=Cyrillic}/u.test(text.ru) ? ["no Russian in the question"] : []),
  ];
}

/** Whether a text says an option in so many words; short options are found anywhere and show nothing. */
function isNamed(text: string, option: string): boolean {
  const key = phrasingKey(option);
  return key.length > 3 && ` ${phrasingKey(text)} `.includes(` ${key} `);
}

function scriptOf(option: string): "cyrillic" | "latin" | "none" {
  if (/\p{Script=Cyrillic}/u.test(option)) return "cyrillic";
  return /\p{L}/u.test(option) ? "latin" : "none";
}
