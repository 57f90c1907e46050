import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { Api, Bot, type Composer } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";
import { loadDictionary } from "./answers/search/dictionary.ts";
import { ownRights } from "./chats/rights.ts";
import { eraseSettings } from "./chats/settings/store.ts";
import { settingsMenu } from "./chats/settings/telegram/menu.ts";
import { ownSections } from "./chats/settings/telegram/own.ts";
import { findChat, markUnreachable, migrateChat } from "./chats/store.ts";
import { chatCommands, chatTracking, idleCommands } from "./chats/telegram.ts";
import type { Config } from "./config.ts";
import type { Language } from "./content/schema.ts";
import { cardFiles, prepareDelivery, type Moved } from "./delivering.ts";
import { createGate } from "./delivery/gate.ts";
import { createPace } from "./delivery/pace.ts";
import { forgetBatches } from "./delivery/store/forgetting.ts";
import { eraseOutgoing, moveOutgoing } from "./delivery/store/queue.ts";
import { assembleFeatures } from "./features.ts";
import { loadKnowledge, type Knowledge } from "./knowledge.ts";
import { createInbox } from "./inbox/inbox.ts";
import { createPoller } from "./inbox/poller.ts";
import { countPending, inboxStore, type ChatOfPoll } from "./inbox/store.ts";
import { startReceiving } from "./inbox/telegram/receiving.ts";
import { ALLOWED_UPDATES, pollTelegram } from "./inbox/telegram/updates.ts";
import { createTimekeeper } from "./inbox/timekeeper.ts";
import { fireTimers } from "./inbox/timers/store.ts";
import { createChores } from "./operations/chores.ts";
import { textRoute } from "./operations/http.ts";
import { createMetrics, type Metrics } from "./operations/metrics.ts";
import type { Clock, Log, Random } from "./ports.ts";
import { keepBeating } from "./storage/beating.ts";
import { inTransaction, openDatabase, type Database } from "./storage/database.ts";
import * as leases from "./storage/leases.ts";
import { apologising, settleError } from "./telegram/boundary.ts";
import { clientOptions } from "./telegram/client.ts";
import type { AppContext } from "./telegram/context.ts";
import { eraseConversation, forgetConversations, privateConversations } from "./telegram/conversations.ts";
import { describeError } from "./telegram/errors.ts";
import type { Feature } from "./telegram/feature.ts";
import { loadTexts, type Texts } from "./telegram/i18n.ts";
import { followMigration } from "./telegram/migration.ts";
import { whoAmI } from "./telegram/self.ts";
import { shapeProblem } from "./telegram/shape.ts";
import { updateProfile } from "./telegram/profile.ts";

export interface Ports {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Default is what is read from `config.contentDir`: some seconds. Bots of one process may share it. */
  readonly knowledge?: Knowledge | undefined;
}

/** A running bot. */
export interface App {
  readonly me: UserFromGetMe;
  /** Port of the HTTP server; undefined where none was asked for. */
  readonly httpPort: number | undefined;
  /** Resolves when Telegram refuses the token for good; else only after stop. */
  readonly ended: Promise<"stopped" | "refused">;
  /** Resolves when every update received so far is settled and everything enqueued is sent. */
  idle(): Promise<void>;
  /** Finishes what is in hand, confirms it to Telegram, closes everything. */
  stop(): Promise<void>;
}

/** The lease of the one replica that polls. */
const POLLING_LEASE = "polling";

/**
 * Wires and starts the bot.
 *
 * @param token of the bot at `config.botApiRoot`
 * @throws where the data pack is broken, the database cannot be opened, or Telegram refuses the token
 */
export async function startApp(config: Config, token: string, ports: Ports): Promise<App> {
  const { clock, log } = ports;
  const knowledge = ports.knowledge ?? (await loadKnowledge(config.contentDir, await loadDictionary()));
  const db = await openDatabase(config.database);
  const holder = randomUUID();
  // SQLite belongs to one process: what a dead one held is free at once.
  if (config.database.kind === "sqlite") await leases.clearLeases(db);
  await leases.heartbeat(db, holder, clock.now());

  const gate = createGate();
  const pace = createPace(config.broadcastRate);
  // Telegram counts replies and bulk together: for each reply one message of bulk stands back.
  const counted = {
    ...gate,
    sent: (chatId: number, now: Date): void => {
      gate.sent(chatId, now);
      pace.began(1, now);
    },
  };
  const bot = new Bot<AppContext>(token, {
    client: clientOptions(config.botApiRoot, { gate: counted, clock, log }),
  });
  bot.botInfo = await whoAmI(bot.api, clock, log);
  const texts = loadTexts(join(config.contentDir, "locales"));
  const wake = { delivery: (): void => undefined };
  // Delivery has its own client: it heeds a 429 itself, and a reply must not wait behind its calls.
  const api = new Api(token, clientOptions(config.botApiRoot, { clock, log }));
  const files = cardFiles(db, clock, () => features);
  const features: readonly Feature[] = assembleFeatures({
    config,
    ports,
    db,
    texts,
    knowledge,
    api: bot.api,
    files,
    deliveryApi: api,
    username: () => bot.botInfo.username,
    hasInlineMode: () => bot.botInfo.supports_inline_queries,
    wakeDelivery: () => wake.delivery(),
  });
  const moved = following(db, features, clock);
  const metrics = createMetrics({ updatesWaiting: () => countPending(db), deliveryRate: () => pace.rate() });
  const sender = prepareDelivery(ports, { db, holder, api, gate, pace, features, moved, metrics, files });
  wake.delivery = sender.wake;
  wire(bot, features, { config, ports, db, texts, moved });

  const inbox = createInbox(
    inboxStore(db, holder, clock, chatOfPoll(features)),
    (update) => handle(bot, update as Update, { ports, db, metrics }),
    clock,
    log,
  );
  const timekeeper = createTimekeeper((now) => fireTimers(db, now), inbox.wake, clock, log);
  const chores = createChores(
    [...housekeeping(db), ...features.flatMap((one) => one.chores ?? [])],
    clock,
    log,
  );
  // Of several replicas one polls: two would be told off with 409 for ever.
  const mayPoll = (): Promise<boolean> => leases.acquireLease(db, POLLING_LEASE, holder, clock.now());
  const poller = createPoller(pollTelegram(bot.api), inbox, mayPoll, clock, log);
  for (const feature of features) await feature.recover?.();
  const routes = { "/metrics": textRoute(metrics.contentType, () => metrics.text()) };
  const receiving = await startReceiving({ api: bot.api, config, inbox, poller, routes, clock, log });
  timekeeper.start();
  sender.start();
  chores.start();
  const stopping = new AbortController();
  const beating = keepBeating(db, holder, stopping.signal, clock, log);
  // Menus are no reason to keep people waiting, nor is a refusal of them to stop.
  const dressing = updateProfile(bot.api, texts).then(
    (written) => log.info({ written }, "the profile is up to date"),
    (error: unknown) =>
      log.warn({ reason: describeError(error) }, "the profile could not be brought up to date"),
  );

  return {
    me: bot.botInfo,
    httpPort: receiving.httpPort,
    ended: receiving.ended,
    async idle() {
      await inbox.idle();
      await sender.idle();
    },
    async stop() {
      await receiving.stop();
      await Promise.all([timekeeper.stop(), chores.stop()]);
      await inbox.stop();
      await sender.stop();
      stopping.abort();
      await Promise.all([dressing, beating]);
      await leases.retire(db, holder);
      await db.destroy();
    },
  };
}

function following(db: Database, features: readonly Feature[], clock: Clock): Moved {
  return async (trx, from, to) => {
    if (!(await migrateChat(trx, from, to, clock.now()))) return;
    await moveOutgoing(trx, from, to);
    for (const feature of features) await feature.moveChat?.(trx, from, to);
  };
}

/** Votes name their poll alone; the feature whose poll it is knows the chat. */
function chatOfPoll(features: readonly Feature[]): ChatOfPoll {
  return async (db, pollId) => {
    for (const feature of features) {
      const chatId = await feature.chatOfPoll?.(db, pollId);
      if (chatId !== undefined) return chatId;
    }
    return undefined;
  };
}

const HOUSEKEEPING_MS = 600_000;

function housekeeping(db: Database): NonNullable<Feature["chores"]> {
  return [
    { name: "delivery.forget", everyMs: HOUSEKEEPING_MS, run: (now) => forgetBatches(db, now) },
    {
      name: "conversations.forget",
      everyMs: HOUSEKEEPING_MS,
      run: async (now) => {
        await forgetConversations(db, now);
        return false;
      },
    },
  ];
}

interface Wiring {
  readonly config: Config;
  readonly ports: Ports;
  readonly db: Database;
  readonly texts: Texts;
  readonly moved: Moved;
}

/** The order in which handlers see an update, top to bottom. */
function wire(
  bot: Bot<AppContext>,
  features: readonly Feature[],
  { config, ports, db, texts, moved }: Wiring,
): void {
  const { clock, log } = ports;
  const { defaultLanguage } = config;
  const follow = (from: number, to: number): Promise<void> =>
    inTransaction(db, (trx) => moved(trx, from, to));
  const erasers = [
    ...features.flatMap(({ erase }) => erase ?? []),
    (personId: number) => eraseConversation(db, personId),
    (personId: number) => eraseOutgoing(db, personId),
    (personId: number) => eraseSettings(db, personId),
  ];
  const languageOf = async (personId: number): Promise<Language> => {
    const chat = await findChat(db, personId);
    return chat?.language ?? chat?.clientLanguage ?? defaultLanguage;
  };
  const startLinks = features.flatMap((feature) => feature.startLinks ?? []);
  const chats = { db, texts, clock, log, erasers, startLinks, defaultLanguage, moved: follow };
  bot.api.config.use(followMigration(follow));
  bot.use(chatTracking(chats));
  bot.use(apologising());
  bot.use(settingsOf(bot, features, { config, ports, db, texts, moved }));
  bot.use(chatCommands(chats));
  bot.use(privateConversations({ db, texts, clock, languageOf }));
  const [answers, ...others] = features.toReversed();
  for (const feature of others.toReversed()) bot.use(feature.composer);
  bot.use(idleCommands());
  if (answers !== undefined) bot.use(answers.composer);
}

/** Kinds of updates that are measured by name; whatever else comes is one kind. */
const MEASURED = [...ALLOWED_UPDATES, "event"] as const;

/** The settings menu: the chat's own sections, then each feature's. */
function settingsOf(
  bot: Bot<AppContext>,
  features: readonly Feature[],
  { config, ports: { clock }, db, texts }: Wiring,
): Composer<AppContext> {
  const own = ownSections({
    db,
    clock,
    async hearsAll(chatId) {
      const member = await bot.api.getChatMember(chatId, bot.botInfo.id);
      return ownRights(member, bot.botInfo.can_read_all_group_messages).hearsAll;
    },
    async zoneChanged(trx, chatId, zone) {
      for (const feature of features) await feature.zoneChanged?.(trx, chatId, zone);
    },
    async topicChanged(trx, chatId, from, to) {
      for (const feature of features) await feature.topicChanged?.(trx, chatId, from, to);
    },
  });
  return settingsMenu({
    db,
    clock,
    texts,
    api: bot.api,
    defaultLanguage: config.defaultLanguage,
    defaultZone: config.defaultTimezone,
    sections: [...own.slice(0, 2), ...features.flatMap(({ settings }) => settings ?? []), ...own.slice(2)],
  });
}

interface Handling {
  readonly ports: Ports;
  readonly db: Database;
  readonly metrics: Metrics;
}

async function handle(
  bot: Bot<AppContext>,
  update: Update,
  { ports: { clock, log }, db, metrics }: Handling,
): Promise<"handled" | "again"> {
  const problem = shapeProblem(update);
  if (problem !== undefined) {
    log.warn({ updateId: update.update_id, problem }, "an update of an odd shape is left unread");
    return "handled";
  }
  const startedAt = clock.now().getTime();
  const measure = (outcome: "handled" | "again" | "failed"): void => {
    const kind = MEASURED.find((key) => key in update) ?? "other";
    metrics.handled(kind, outcome, (clock.now().getTime() - startedAt) / 1_000);
  };
  try {
    await bot.handleUpdate(update);
    measure("handled");
    return "handled";
  } catch (error) {
    try {
      const outcome = await settleError(error, (chatId) => markUnreachable(db, chatId, clock.now()), log);
      measure(outcome);
      return outcome;
    } catch (fault) {
      measure("failed");
      throw fault;
    }
  }
}
