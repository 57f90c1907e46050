import type { Api } from "grammy";
import type { Engine } from "./answers/engine.ts";
import { createMemories } from "./answers/memory.ts";
import { eraseAnswers } from "./answers/store.ts";
import { answersComposer } from "./answers/telegram/composer.ts";
import type { Config } from "./config.ts";
import type { Pack } from "./content/pack.ts";
import type { Source } from "./content/schema.ts";
import type { Clock, Log, Random } from "./ports.ts";
import type { Database } from "./storage/database.ts";
import type { Feature } from "./telegram/feature.ts";
import type { Texts } from "./telegram/i18n.ts";

/** What features are made of. */
export interface Parts {
  readonly config: Config;
  readonly ports: { readonly clock: Clock; readonly random: Random; readonly log: Log };
  readonly db: Database;
  readonly texts: Texts;
  readonly pack: Pack;
  readonly engine: Engine;
  readonly sources: ReadonlyMap<string, Source>;
  readonly api: Api;
  /** Something was enqueued: the sender looks at once. */
  readonly wakeDelivery: () => void;
}

/** The features, in the order in which they see an update. Answers come last: they read every text. */
export function assembleFeatures({ config, ports, db, texts, engine, sources }: Parts): readonly Feature[] {
  const { clock, log, random } = ports;
  const memories = createMemories(clock);
  const answers: Feature = {
    composer: answersComposer({
      db,
      engine,
      sources,
      texts,
      memories,
      clock,
      random,
      log,
      zone: config.defaultTimezone,
    }),
    async erase(personId) {
      await eraseAnswers(db, personId);
      memories.forget(personId);
    },
  };
  return [answers];
}
