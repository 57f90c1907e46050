import { DatabaseSync } from "node:sqlite";
import Fuse from "fuse.js";
import { createEngine } from "../../src/answers/engine.ts";
import type { IsRealWord } from "../../src/answers/search/dictionary.ts";
import type { Pack } from "../../src/content/pack.ts";

/** What every library is given of a fact: how it is asked, and its answer, in both languages. */
export interface Document {
  readonly id: string;
  readonly ask: string;
  readonly answer: string;
}

/** Finds the fact that a question means. */
export interface Searcher {
  /** Id of the best fact; undefined where nothing was found or, of ours, where it is not told. */
  first(question: string): string | undefined | Promise<string | undefined>;
}

export interface Contestant {
  readonly name: string;
  /** Questions are so slow that fewer are asked. */
  readonly isSlow?: boolean;
  /** Reads a wrong layout and Latin letters by itself. */
  readonly readsScripts?: boolean;
  build(pack: Pack, isRealWord: IsRealWord): Searcher | Promise<Searcher>;
}

export function documentsOf({ facts }: Pack): readonly Document[] {
  return facts.map(({ id, ask, answer }) => ({
    id,
    ask: [...ask.ru, ...ask.en].join("\n"),
    answer: `${answer.ru}\n${answer.en}`,
  }));
}

const OURS: Contestant = {
  name: "Eight Days",
  readsScripts: true,
  build(pack, isRealWord) {
    const engine = createEngine(pack, isRealWord);
    return {
      first(question) {
        const { decision, trials } = engine.ask(question);
        if (decision.kind === "answer") return decision.facts[0]?.id;
        // The libraries are never silent; neither is ours here.
        return trials[0]?.candidates[0]?.fact.id;
      },
    };
  },
};

const fuse = (name: string, options: object): Contestant => ({
  name,
  isSlow: true,
  build(pack) {
    // Fuse takes lists: each phrasing is matched by itself, as its guide would have it.
    const lists = pack.facts.map(({ id, ask, answer }) => ({
      id,
      ask: [...ask.ru, ...ask.en],
      answer: [answer.ru, answer.en],
    }));
    const index = new Fuse(lists, { keys: ["ask", "answer"], ...options });
    return { first: (question) => index.search(question, { limit: 1 })[0]?.item.id };
  },
});

const MINISEARCH: Contestant = {
  name: "MiniSearch",
  async build(pack) {
    const { default: MiniSearch } = await import("minisearch");
    const index = new MiniSearch<Document>({
      fields: ["ask", "answer"],
      // As its guide recommends for typos, and the question field first.
      searchOptions: { fuzzy: 0.2, prefix: true, boost: { ask: 2 } },
    });
    index.addAll(documentsOf(pack));
    return { first: (question) => index.search(question)[0]?.id };
  },
};

const ORAMA: Contestant = {
  name: "Orama",
  async build(pack) {
    const { create, insertMultiple, search } = await import("@orama/orama");
    // Its own tokenizers know one alphabet each, and would drop half of the pack.
    const tokenizer = {
      language: "english",
      normalizationCache: new Map(),
      tokenize: (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [],
    };
    const db = create({
      schema: { id: "string", ask: "string", answer: "string" },
      components: { tokenizer },
    });
    await insertMultiple(db, documentsOf(pack));
    return {
      async first(question) {
        const { hits } = await search(db, { term: question, limit: 1, boost: { ask: 2 } });
        return hits[0]?.document.id;
      },
    };
  },
};

const FLEXSEARCH: Contestant = {
  name: "FlexSearch",
  async build(pack) {
    const { Document } = await import("flexsearch");
    const index = new Document({ document: { id: "id", index: ["ask", "answer"] }, tokenize: "forward" });
    for (const document of documentsOf(pack)) index.add({ ...document });
    return {
      first(question) {
        const found: unknown = index.search(question, { limit: 1, suggest: true })[0]?.result[0];
        return typeof found === "string" ? found : undefined;
      },
    };
  },
};

const FTS5: Contestant = {
  name: "SQLite FTS5, trigrams",
  build(pack) {
    const db = new DatabaseSync(":memory:");
    db.exec("create virtual table facts using fts5(id unindexed, ask, answer, tokenize = 'trigram')");
    const insert = db.prepare("insert into facts values (?, ?, ?)");
    db.exec("begin");
    for (const { id, ask, answer } of documentsOf(pack)) insert.run(id, ask, answer);
    db.exec("commit");
    const find = db.prepare("select id from facts where facts match ? order by bm25(facts, 0, 2, 1) limit 1");
    return {
      first(question) {
        const words = question.toLowerCase().match(/[\p{L}\p{N}]{3,}/gu) ?? [];
        if (words.length === 0) return undefined;
        const row = find.get(words.map((word) => `"${word}"`).join(" OR "));
        return row === undefined ? undefined : String(row["id"]);
      },
    };
  },
};

export const CONTESTANTS: readonly Contestant[] = [
  OURS,
  fuse("Fuse.js, default", {}),
  fuse("Fuse.js, token search", { useTokenSearch: true, ignoreLocation: true }),
  MINISEARCH,
  ORAMA,
  FLEXSEARCH,
  FTS5,
];
