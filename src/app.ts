import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { Bot } from "grammy";
import type { Update, UserFromGetMe } from "grammy/types";
import { createEngine, type Engine } from "./answers/engine.ts";
import { createMemories } from "./answers/memory.ts";
import { eraseAnswers } from "./answers/store.ts";
import { loadDictionary } from "./answers/search/dictionary.ts";
import { answersComposer } from "./answers/telegram/composer.ts";
import { markUnreachable, migrateChat } from "./chats/store.ts";
import { chatCommands, chatTracking } from "./chats/telegram.ts";
import type { Config } from "./config.ts";
import { loadPack } from "./content/files.ts";
import { describeProblem } from "./content/pack.ts";
import type { Source } from "./content/schema.ts";
import { webhookHandler } from "./inbox/http.ts";
import { createInbox, type Inbox } from "./inbox/inbox.ts";
import { createPoller, type Poller } from "./inbox/poller.ts";
import { inboxStore } from "./inbox/store.ts";
import { ALLOWED_UPDATES, pollTelegram } from "./inbox/telegram.ts";
import { hears } from "./operations/health.ts";
import { webhookHealth } from "./operations/telegram.ts";
import { healthRoute, serve, type HttpServer, type Route } from "./operations/http.ts";
import type { Clock, Log, Random } from "./ports.ts";
import { openDatabase, type Database } from "./storage/database.ts";
import * as leases from "./storage/leases.ts";
import { apologising, settleError } from "./telegram/boundary.ts";
import { clientOptions } from "./telegram/client.ts";
import type { AppContext } from "./telegram/context.ts";
import { describeError } from "./telegram/errors.ts";
import { loadTexts, type Texts } from "./telegram/i18n.ts";
import { followMigration } from "./telegram/migration.ts";
import { whoAmI } from "./telegram/self.ts";
import { shapeProblem } from "./telegram/shape.ts";
import { updateProfile } from "./telegram/profile.ts";

export interface Ports {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

/** A running bot. */
export interface App {
  readonly me: UserFromGetMe;
  /** Port of the HTTP server; undefined where none was asked for. */
  readonly httpPort: number | undefined;
  /** Resolves when Telegram refuses the token for good; else only after stop. */
  readonly ended: Promise<"stopped" | "refused">;
  /** Resolves when every update received so far is settled. */
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
  const { pack, problems } = await loadPack(config.contentDir);
  if (problems.length > 0) {
    throw new Error(`Cannot start: the data pack has problems\n${problems.map(describeProblem).join("\n")}`);
  }
  const db = await openDatabase(config.database);
  const holder = randomUUID();
  // SQLite belongs to one process: what a dead one held is free at once.
  if (config.database.kind === "sqlite") await leases.clearLeases(db);
  await leases.heartbeat(db, holder, clock.now());

  const bot = new Bot<AppContext>(token, { client: clientOptions(config.botApiRoot, clock, log) });
  bot.botInfo = await whoAmI(bot.api, clock, log);
  const texts = loadTexts(join(config.contentDir, "locales"));
  const engine = createEngine(pack, await loadDictionary());
  wire(bot, {
    config,
    ports,
    db,
    texts,
    engine,
    sources: new Map(pack.sources.map((source) => [source.id, source])),
  });

  const inbox = createInbox(
    inboxStore(db, holder, clock),
    (update) => handle(bot, update as Update, ports, db),
    clock,
    log,
  );
  // Of several replicas one polls: two would be told off with 409 for ever.
  const mayPoll = (): Promise<boolean> => leases.acquireLease(db, POLLING_LEASE, holder, clock.now());
  const poller = createPoller(pollTelegram(bot.api), inbox, mayPoll, clock, log);
  const receiver = await startReceiving(bot, config, ports, inbox, poller);
  const stopping = new AbortController();
  const beating = beat(db, holder, ports, stopping.signal);
  // Menus are no reason to keep people waiting, nor is a refusal of them to stop.
  const dressing = updateProfile(bot.api, texts).then(
    (written) => log.info({ written }, "the profile is up to date"),
    (error: unknown) =>
      log.warn({ reason: describeError(error) }, "the profile could not be brought up to date"),
  );

  return {
    me: bot.botInfo,
    httpPort: receiver.http?.port,
    ended: receiver.ended,
    idle: () => inbox.idle(),
    async stop() {
      await receiver.stop();
      await inbox.stop();
      stopping.abort();
      await Promise.all([dressing, beating]);
      await leases.retire(db, holder);
      await db.destroy();
    },
  };
}

interface Parts {
  readonly config: Config;
  readonly ports: Ports;
  readonly db: Database;
  readonly texts: Texts;
  readonly engine: Engine;
  readonly sources: ReadonlyMap<string, Source>;
}

/** The order in which handlers see an update, top to bottom. */
function wire(bot: Bot<AppContext>, { config, ports, db, texts, engine, sources }: Parts): void {
  const { clock, log, random } = ports;
  const memories = createMemories(clock);
  const erasers = [
    (personId: number) => eraseAnswers(db, personId),
    async (personId: number) => memories.forget(personId),
  ];
  const chats = { db, texts, clock, log, erasers, defaultLanguage: config.defaultLanguage };
  bot.api.config.use(
    followMigration(async (from, to) => {
      await migrateChat(db, from, to, clock.now());
    }),
  );
  bot.use(chatTracking(chats));
  bot.use(apologising());
  bot.use(chatCommands(chats));
  bot.use(answersComposer({ db, engine, sources, texts, memories, clock, random }));
}

async function handle(
  bot: Bot<AppContext>,
  update: Update,
  { clock, log }: Ports,
  db: Database,
): Promise<"handled" | "again"> {
  const problem = shapeProblem(update);
  if (problem !== undefined) {
    log.warn({ updateId: update.update_id, problem }, "an update of an odd shape is left unread");
    return "handled";
  }
  try {
    await bot.handleUpdate(update);
    return "handled";
  } catch (error) {
    return settleError(error, (chatId) => markUnreachable(db, chatId, clock.now()), log);
  }
}

interface Receiving {
  readonly http: HttpServer | undefined;
  readonly ended: Promise<"stopped" | "refused">;
  stop(): Promise<void>;
}

async function startReceiving(
  bot: Bot<AppContext>,
  config: Config,
  ports: Ports,
  inbox: Inbox,
  poller: Poller,
): Promise<Receiving> {
  const { clock, log } = ports;
  const { mode } = config;
  const startedAt = clock.now();
  const isWell =
    mode.kind === "webhook"
      ? webhookHealth(bot.api, mode.url, clock)
      : async () => hears({ now: clock.now(), polledAt: poller.lastFinishedAt(), startedAt });
  const routes: Record<string, Route> = {
    "/healthz": healthRoute(isWell),
    "/readyz": healthRoute(async () => true),
    ...(mode.kind === "webhook" ? { [new URL(mode.url).pathname]: webhookHandler(mode.secret, inbox) } : {}),
  };
  const http = config.port === undefined ? undefined : await serve(config.host, config.port, routes, log);
  inbox.start();
  if (mode.kind === "webhook") {
    await bot.api.setWebhook(mode.url, { secret_token: mode.secret, allowed_updates: ALLOWED_UPDATES });
    return { http, ended: new Promise(() => undefined), stop: async () => http?.stop() };
  }
  await bot.api.deleteWebhook();
  const ended = poller.run();
  return {
    http,
    ended,
    async stop() {
      await poller.stop();
      await http?.stop();
    },
  };
}

async function beat(db: Database, holder: string, { clock, log }: Ports, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await leases.heartbeat(db, holder, clock.now());
    } catch (error) {
      log.error({ error }, "the heartbeat could not be written; another replica may take over");
    }
    await clock.sleep(leases.HEARTBEAT_MS, signal);
  }
}
