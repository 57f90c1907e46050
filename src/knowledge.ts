import { createEngine, type Engine } from "./answers/engine.ts";
import type { IsRealWord } from "./answers/search/dictionary.ts";
import { loadPack } from "./content/files.ts";
import { describeProblem, type Pack } from "./content/pack.ts";
import type { Source } from "./content/schema.ts";
import { buildBank } from "./quiz/bank/bank.ts";
import { seeded } from "./quiz/bank/chance.ts";
import type { BankQuestion } from "./quiz/bank/question.ts";

/** What the bot knows: the data pack and all that is built from it, replaced as a whole. */
export interface Knowledge {
  readonly pack: Pack;
  readonly engine: Engine;
  readonly bank: readonly BankQuestion[];
  /** Of the pack and of the admins' own facts. */
  readonly sources: ReadonlyMap<string, Source>;
  addSource(source: Source): void;
  /** Reads the pack anew; with problems everything stays as it is. @returns the problems */
  reload(): Promise<readonly string[]>;
}

/**
 * Reads the data pack and builds what stands on it.
 *
 * @throws where the pack has problems, naming each with its file and line
 */
export async function loadKnowledge(directory: string, isRealWord: IsRealWord): Promise<Knowledge> {
  const { pack, problems } = await loadPack(directory);
  if (problems.length > 0) {
    throw new Error(`Cannot start: the data pack has problems\n${problems.map(describeProblem).join("\n")}`);
  }
  const added = new Map<string, Source>();
  // One map for all who hold it, filled anew: an answer's sources are looked up when it is told.
  const sources = new Map<string, Source>();
  const take = (fresh: Pack): ReturnType<typeof built> => {
    sources.clear();
    for (const source of [...fresh.sources, ...added.values()]) sources.set(source.id, source);
    return built(fresh, isRealWord);
  };
  let now = take(pack);
  for (const { ask } of pack.facts.slice(0, WARM_UP_QUESTIONS)) now.engine.ask(ask.ru[0] ?? ask.en[0] ?? "");
  const engine: Engine = {
    ask: (question, memory) => now.engine.ask(question, memory),
    factById: (id) => now.engine.factById(id),
    get facts() {
      return now.engine.facts;
    },
    get index() {
      return now.engine.index;
    },
  };
  return {
    engine,
    get pack() {
      return now.pack;
    },
    get bank() {
      return now.bank;
    },
    sources,
    addSource(source) {
      added.set(source.id, source);
      sources.set(source.id, source);
    },
    async reload() {
      const read = await loadPack(directory);
      if (read.problems.length === 0) now = take(read.pack);
      return read.problems.map(describeProblem);
    },
  };
}

/** The first questions of a process take ten times as long as later ones, while its code is compiled: so many are asked at the start. */
const WARM_UP_QUESTIONS = 60;

function built(pack: Pack, isRealWord: IsRealWord) {
  return {
    pack,
    engine: createEngine(pack, isRealWord),
    // The same wrong options stand beside a question in every process.
    bank: buildBank(pack, seeded),
  };
}
