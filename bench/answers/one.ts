/** One contestant at one size, in a process of its own, so that its memory is its own. */
import { loadDictionary } from "../../src/answers/search/dictionary.ts";
import { buildIndex } from "../../src/answers/search/index.ts";
import { chooseScript } from "../../src/answers/search/script.ts";
import { createWords } from "../../src/answers/search/words.ts";
import { normalise } from "../../src/answers/reading/normalise.ts";
import { readQuestions } from "../../src/cli/questions.ts";
import { loadPack } from "../../src/content/files.ts";
import { quantile } from "../quantile.ts";
import { CONTESTANTS } from "./engines.ts";
import { grow } from "./grown.ts";

export interface Task {
  readonly name: string;
  /** Invented facts around the shipped ones. */
  readonly grown: number;
  /** Questions in a wrong layout or in Latin letters are read before they are asked. */
  readonly isRead: boolean;
  readonly max: number;
  /** Path of labelled questions. */
  readonly questions: string;
}

export interface Measured extends Task {
  readonly facts: number;
  readonly asked: number;
  readonly right: number;
  readonly p50: number;
  readonly p99: number;
  readonly longest: number;
  readonly buildMs: number;
  /** Heap and buffers that the index added. */
  readonly mib: number;
  readonly readsScripts: boolean;
}

const SEED = 1979;
/** Before it is measured, a contestant is asked so many questions, or for so long. */
const WARM_UP_MAX = 1_500;
const WARM_UP_MS = 5_000;
const MIB = 1024 * 1024;

const task = JSON.parse(process.argv[2] ?? "{}") as Task;
const { pack: shipped } = await loadPack("data");
const isRealWord = await loadDictionary();
const pack = task.grown === 0 ? shipped : grow(shipped, task.grown, SEED);
const contestant = CONTESTANTS.find(({ name }) => name === task.name);
if (contestant === undefined) throw new Error(`Cannot measure «${task.name}»: no contestant is called so`);

const readsItself = contestant.readsScripts === true || !task.isRead;
const asGiven = readsItself ? (question: string): string => question : createReading();

/** Questions in the script that makes most sense of them, for those that cannot read others. */
function createReading(): (question: string) => string {
  const words = createWords(buildIndex(shipped), isRealWord);
  return (question) => chooseScript(normalise(question), words).tokens.join(" ");
}

const ids = new Map(shipped.facts.flatMap(({ id, formerly }) => [id, ...formerly].map((one) => [one, id])));
const labelled = readQuestions(task.questions).filter(
  ({ expect, context, kind }) => expect === "answer" && context === undefined && kind !== "twopart",
);
const step = Math.max(1, labelled.length / task.max);
const questions = Array.from(
  { length: Math.min(task.max, labelled.length) },
  (_, at) => labelled[Math.floor(at * step)]!,
);

const memory = (): number => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};
const before = memory();
const began = performance.now();
const searcher = await contestant.build(pack, isRealWord);
const buildMs = performance.now() - began;
const mib = (memory() - before) / MIB;

// What a process does in its first moments is not how it goes on. Other questions than the measured ones: their words are new.
const measuredOnes = new Set(questions);
const others = labelled.filter((question) => !measuredOnes.has(question)).slice(0, WARM_UP_MAX);
const warmUntil = performance.now() + WARM_UP_MS;
for (const { q } of others) {
  await searcher.first(asGiven(q));
  if (performance.now() > warmUntil) break;
}
let right = 0;
const took: number[] = [];
for (const { q, facts = [] } of questions) {
  const text = asGiven(q);
  const asked = performance.now();
  const first = await searcher.first(text);
  took.push(performance.now() - asked);
  if (first !== undefined && facts.some((id) => (ids.get(id) ?? id) === first)) right += 1;
}
const measured: Measured = {
  ...task,
  facts: pack.facts.length,
  asked: questions.length,
  right,
  p50: quantile(took, 0.5),
  p99: quantile(took, 0.99),
  longest: quantile(took, 1),
  buildMs,
  mib,
  readsScripts: contestant.readsScripts === true,
};
process.send?.(measured, undefined, undefined, () => process.exit(0));
