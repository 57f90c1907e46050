import type { Api } from "grammy";
import { createAnnouncements } from "./announcements/telegram/feature.ts";
import { createMemories } from "./answers/memory.ts";
import { overlaid } from "./answers/overlaid.ts";
import { eraseAnswers } from "./answers/store.ts";
import { answersComposer } from "./answers/telegram/composer.ts";
import type { Config } from "./config.ts";
import { createCountdown } from "./countdown/telegram/feature.ts";
import { createCuration } from "./curation/telegram/feature.ts";
import { followerIds } from "./countdown/store/follows.ts";
import { sendBy, type CardFiles } from "./delivery/telegram.ts";
import type { Clock, Log, Random } from "./ports.ts";
import type { Knowledge } from "./knowledge.ts";
import { createReloading } from "./operations/admin/store/reloading.ts";
import { adminComposer } from "./operations/admin/telegram.ts";
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
  readonly knowledge: Knowledge;
  readonly api: Api;
  /** The client by which delivery sends: it does not wait for a 429 by itself. */
  readonly deliveryApi: Api;
  /** Of the bot. */
  readonly username: () => string;
  readonly hasInlineMode: () => boolean;
  /** Pictures of ours, whichever feature draws them. */
  readonly files: CardFiles;
  /** Something was enqueued: the sender looks at once. */
  readonly wakeDelivery: () => void;
}

/** The features, in the order in which they see an update. Answers come last: they read every text. */
export function assembleFeatures(parts: Parts): readonly Feature[] {
  const { config, ports, db, texts, knowledge, files, wakeDelivery } = parts;
  const { engine } = knowledge;
  const { clock, log, random } = ports;
  const memories = createMemories(clock);
  const curation = createCuration({
    db,
    texts,
    clock,
    log,
    defaultLanguage: config.defaultLanguage,
    admins: config.botAdmins,
    nearest: (question) => engine.ask(question).trials[0]?.candidates.map(({ fact }) => fact) ?? [],
    factById: engine.factById,
    addSource: (source) => knowledge.addSource(source),
    otherQueue: (t) => quiz.reviewButton(t),
    wakeDelivery,
  });
  const answers: Feature = {
    composer: answersComposer({
      db,
      engine: overlaid(engine, curation.additions),
      curation: curation.answers,
      sources: knowledge.sources,
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
    get calendar() {
      return knowledge.pack.calendar;
    },
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
    get bank() {
      return knowledge.bank;
    },
    sources: knowledge.sources,
    username: parts.username,
    hasInlineMode: parts.hasInlineMode,
    admins: config.botAdmins,
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
  const reloading = createReloading({ db, clock, log, read: () => knowledge.reload() });
  const admin: Feature = {
    composer: adminComposer({ db, clock, admins: config.botAdmins, reload: () => reloading.reload() }),
    recover: () => reloading.recover(),
    chores: [reloading.chore],
  };
  return [admin, announcements, curation, quiz, countdown, answers];
}
