import type { Api } from "grammy";
import type { Engine } from "./answers/engine.ts";
import { createAnnouncements } from "./announcements/telegram/feature.ts";
import { createMemories } from "./answers/memory.ts";
import { overlaid } from "./answers/overlaid.ts";
import { eraseAnswers } from "./answers/store.ts";
import { answersComposer } from "./answers/telegram/composer.ts";
import type { Config } from "./config.ts";
import { createCountdown } from "./countdown/telegram/feature.ts";
import type { Pack } from "./content/pack.ts";
import { createCuration } from "./curation/telegram/feature.ts";
import { followerIds } from "./countdown/store/follows.ts";
import { sendBy, type CardFiles } from "./delivery/telegram.ts";
import type { Clock, Log, Random } from "./ports.ts";
import { buildBank } from "./quiz/bank/bank.ts";
import { seeded } from "./quiz/bank/chance.ts";
import { createQuiz } from "./quiz/telegram/feature.ts";
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
  readonly api: Api;
  /** The client by which delivery sends: it does not wait for a 429 by itself. */
  readonly deliveryApi: Api;
  /** Of the bot. */
  readonly username: () => string;
  /** Pictures of ours, whichever feature draws them. */
  readonly files: CardFiles;
  /** Something was enqueued: the sender looks at once. */
  readonly wakeDelivery: () => void;
}

/** The features, in the order in which they see an update. Answers come last: they read every text. */
export function assembleFeatures(parts: Parts): readonly Feature[] {
  const { config, ports, db, texts, pack, engine, files, wakeDelivery } = parts;
  const { clock, log, random } = ports;
  const memories = createMemories(clock);
  const sources = new Map(pack.sources.map((source) => [source.id, source]));
  const curation = createCuration({
    db,
    texts,
    clock,
    log,
    defaultLanguage: config.defaultLanguage,
    admins: config.botAdmins,
    nearest: (question) => engine.ask(question).trials[0]?.candidates.map(({ fact }) => fact) ?? [],
    factById: engine.factById,
    addSource: (source) => sources.set(source.id, source),
    wakeDelivery,
  });
  const answers: Feature = {
    composer: answersComposer({
      db,
      engine: overlaid(engine, curation.additions),
      curation: curation.answers,
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
  const countdown = createCountdown({
    db,
    texts,
    clock,
    log,
    defaultLanguage: config.defaultLanguage,
    defaultZone: config.defaultTimezone,
    admins: config.botAdmins,
    calendar: pack.calendar,
    files,
    wakeDelivery,
  });
  const quiz = createQuiz({
    db,
    texts,
    clock,
    random,
    log,
    api: parts.api,
    defaultLanguage: config.defaultLanguage,
    defaultZone: config.defaultTimezone,
    // The same wrong options stand beside a question in every process.
    bank: buildBank(pack, seeded),
    sources,
    username: parts.username,
    wakeDelivery,
  });
  const announcements = createAnnouncements({
    db,
    texts,
    clock,
    log,
    api: parts.api,
    defaultLanguage: config.defaultLanguage,
    defaultZone: config.defaultTimezone,
    admins: config.botAdmins,
    mayPay: config.paidBroadcast,
    followers: followerIds,
    send: sendBy(parts.deliveryApi, files),
    wakeDelivery,
  });
  return [announcements, curation, quiz, countdown, answers];
}
