import { normalise } from "./reading/normalise.ts";

/** Words that begin a question in Russian or English, as `normalise` leaves them. */
const ASKING = new Set(
  (
    "кто кого кому кем ком что чего чему чем где куда откуда когда почему зачем отчего как какой какая какое какие " +
    "каков какого какую каким чей чья чье чьи сколько который которая правда верно " +
    "who whom whose what which where when why how is are was were did does do has have"
  ).split(" "),
);
/** «А кто играл…», "so who played…": what may stand before. */
const LEADING = new Set(
  "а и ну но так вот скажите подскажите народ ребята люди so and but well hey guys".split(" "),
);
const LEADING_WORDS_MAX = 3;

/** Whether a message of a group's talk is phrased as a question: it ends in a question mark or begins with a question word. */
export function isQuestion(text: string): boolean {
  if (/\?[!?)\]»”"'\s\p{Extended_Pictographic}\uFE0F]*$/u.test(text)) return true;
  const words = normalise(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  const first = words.findIndex((word, index) => index >= LEADING_WORDS_MAX || !LEADING.has(word));
  return ASKING.has(words[first] ?? "");
}

const POINTING_WORDS_MAX = 6;
/** What people ask of words that they point at. */
const POINTING = [
  /(?:^|\s)(?:что|чьи|чье|чья) (?:за |это |слова|фраза|цитата|реплика)/u,
  /(?:^|\s)что это(?:\s|$)/u,
  /(?:^|\s)(?:откуда|из какого|какой фильм|какая сцена|из какой)/u,
  /(?:^|\s)кто (?:это |так )?(?:сказал|говорит|говорил|произносит|произнес)/u,
  /(?:^|\s)(?:чьи|чье|чья)(?:\s|$)/u,
  /\bwho (?:said|says|is saying)\b/u,
  /\bwhere (?:is|was|does) (?:this|that|it)\b.*\bfrom\b/u,
  /\bwhat(?:'s| is| s)? (?:this|that|it)(?: from)?$/u,
  /\bwhose (?:words|line|quote)/u,
];

/** Whether a message says nothing by itself but points at other words: «откуда это?», "who said this?", or is empty. */
export function pointsAway(text: string): boolean {
  const plain = normalise(text)
    .replace(/[^\p{L}\p{N}'\s]+/gu, " ")
    .replace(/\s+/gu, " ")
    .trim();
  if (plain === "") return true;
  if (plain.split(" ").length > POINTING_WORDS_MAX) return false;
  return POINTING.some((pattern) => pattern.test(plain));
}
