import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { User, UserFromGetMe } from "@grammyjs/types";
import type { Clock, Random } from "../ports.ts";
import { createDispatcher } from "./api/dispatch.ts";
import { serveBotApi } from "./api/http.ts";
import { TELEGRAM_LIMITS } from "./api/limits.ts";
import type { Limits } from "./api/limits.ts";
import { createPoller } from "./api/polling.ts";
import { setScene } from "./control/scene.ts";
import { serveControl } from "./control/serve.ts";
import { stopPolls } from "./world/polls.ts";
import { randomText } from "./world/state.ts";
import { createWorld } from "./world/world.ts";
import type { World } from "./world/world.ts";

export { TELEGRAM_LIMITS } from "./api/limits.ts";
export type { Limits } from "./api/limits.ts";
export type { Fault, Faults } from "./api/faults.ts";
export type { Channel } from "./world/channel.ts";
export type { ChatHandle } from "./world/chat.ts";
export type { MessageMatch } from "./world/reading.ts";
export { textMention } from "./world/content.ts";
export type { Sendable } from "./world/content.ts";
export type { AlbumPart } from "./world/sharing.ts";
export type { Group, Somebody } from "./world/group.ts";
export type { Person, WriteOptions } from "./world/person.ts";
export type { InlineAsk, InlineOptions } from "./world/inline.ts";
export type { InlineAnswer, InlineResult } from "./world/surfaces.ts";
export type { NewPoll } from "./world/poll-state.ts";
export type { PollOptionView, PollView } from "./world/poll-view.ts";
export type { Press, PressTarget } from "./world/pressing.ts";
export type { WorldEvent } from "./world/signal.ts";
export type { ApiCall, CallbackAnswer, Violation } from "./world/state.ts";
export type { Topic } from "./world/topics.ts";
export { WaitError } from "./world/waiting.ts";
export type { VoteTarget } from "./world/voting.ts";
export type { NewChannel, NewGroup, NewPerson } from "./world/population.ts";
export type { World } from "./world/world.ts";

/** How the sandbox is started. */
export interface SandboxOptions {
  readonly clock: Clock;
  readonly random: Random;
  /** 0, the default, takes any free port. */
  readonly port?: number;
  /** Nothing else is ever listened on. */
  readonly host?: "127.0.0.1";
  /** As with @BotFather: on where it is left out. */
  readonly privacyMode?: boolean;
  /** Where it is left out: Telegram's with the page, none without. */
  readonly limits?: Limits | undefined;
  /**
   * Whether the chat page and its control API are served, in a world with two
   * people and two groups; off where it is left out.
   */
  readonly page?: boolean;
}

/** A running Bot API server with its world. */
export interface Sandbox {
  /** `http://127.0.0.1:PORT`, to be used as the API root. */
  readonly url: string;
  /** New at every start; nothing but the bot needs it. */
  readonly token: string;
  readonly bot: User;
  readonly world: World;
  /** Breaks all connections; resolves when the port is free. */
  stop(): Promise<void>;
}

/** The loopback interface: the sandbox lets everybody in, so nobody may reach it. */
const HOST = "127.0.0.1";
const KEEP_ALIVE_MS = 120_000;
const TOKEN_LENGTH = 33;
const BOT_ID_MIN = 1_000_000_000;

/**
 * Starts a strict Bot API server with an empty world.
 *
 * @throws Error of node:net where the port is taken
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { random, clock, privacyMode } = options;
  // Who tries the bot by hand shall meet Telegram's flood control; tests ask for it.
  const limits = options.limits ?? (options.page === true ? TELEGRAM_LIMITS : undefined);
  const bot = createBot(random);
  const token = `${String(bot.id)}:AA${randomText({ random }, TOKEN_LENGTH)}`;
  const { state, world } = createWorld({ clock, random, bot, privacyMode, limits });
  const poller = createPoller();
  const dispatcher = createDispatcher(state, poller);

  const stage = options.page === true ? { world, state, scene: setScene(world) } : undefined;
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const isControl = !/^\/(?:file\/)?bot/.test(request.url ?? "") && stage !== undefined;
    if (isControl) await serveControl(stage, portOf(server), request, response);
    else await serveBotApi(state, dispatcher, token, request, response);
  };
  const server = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : undefined);
    });
  });
  // A server that hangs up between two calls looks like a fault to a bot that keeps its connections.
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const port = await listen(server, options.port ?? 0);
  return {
    url: `http://${HOST}:${String(port)}`,
    token,
    bot,
    world,
    async stop() {
      dispatcher.webhook.stop();
      poller.end();
      stopPolls(state);
      await close(server);
    },
  };
}

function createBot(random: Random): UserFromGetMe {
  return {
    id: BOT_ID_MIN + Math.floor(random() * BOT_ID_MIN),
    is_bot: true,
    first_name: "Eight Days",
    username: "eight_days_bot",
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_guest_queries: true,
    supports_inline_queries: true,
    can_connect_to_business: false,
    has_main_web_app: false,
    has_topics_enabled: false,
    allows_users_to_create_topics: false,
    can_manage_bots: false,
    supports_join_request_queries: false,
  };
}

async function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, HOST, () => {
      server.off("error", reject);
      resolve(portOf(server));
    });
  });
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port;
}

async function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}
